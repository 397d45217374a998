"""Every page takes the same number of queries for few rows and for many."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.commentary.models import Annotation
from apps.documents.models import Edition
from tests.factories import (
    DocumentFactory,
    DocumentPartyFactory,
    DocumentRelationFactory,
    EditorFactory,
    QuotationFactory,
    TopicFactory,
    UserFactory,
    a_document,
    a_note,
)

pytestmark = pytest.mark.django_db
MOST = 13  # of a page, for readers
MOST_OF_A_COMMENTARY = 17  # with the passages in its order, and how they move through the documents
ACCOUNT = 2  # the session and the account


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def a_noted_document(clauses: int, notes: int) -> Edition:
    edition = a_document(clauses=clauses, notes=notes, slug=f"of-{clauses}")
    for _ in range(clauses // 3):
        a_note(edition.document, stances=[("neutral", None)])
    notes_made = list(Annotation.objects.filter(targets__document=edition.document, targets__kind="span"))
    for place, note in enumerate(notes_made):
        QuotationFactory.create(
            text=None,
            commentary=notes_made[0].commentary,
            annotation=note,
            words="x",
            start=place,
            end=place + 1,
        )
    for _ in range(1 + clauses // 50):
        DocumentPartyFactory.create(document=edition.document)
        DocumentRelationFactory.create(from_document=edition.document)
    return edition


@pytest.fixture
def editions() -> list[Edition]:
    """Three clauses with a note each, and three hundred with three each."""
    return [a_noted_document(3, 1), a_noted_document(300, 3)]


def document_url(edition: Edition) -> str:
    return f"/documents/{edition.document.slug}/"


def filtered_url(edition: Edition) -> str:
    return f"{document_url(edition)}?stance=favourable&edition={edition.ref}&topic=%00"


def clause_url(edition: Edition) -> str:
    return f"{document_url(edition)}2/"


def note_of(edition: Edition) -> Annotation:
    return Annotation.objects.filter(targets__document=edition.document, targets__kind="span")[0]


def note_url(edition: Edition) -> str:
    return f"/annotations/{note_of(edition).pk}/"


def expert_url(edition: Edition) -> str:
    return f"/experts/{note_of(edition).experts.all()[0].slug}/"


def commentary_url(edition: Edition) -> str:
    commentary = note_of(edition).commentary
    return f"/commentaries/{commentary.slug if commentary else ''}/"


def topic_url(edition: Edition) -> str:
    return f"/topics/{note_of(edition).topics.all()[0].slug}/"


Address = Callable[[Edition], str]
ADDRESSES: list[Address] = [
    document_url,
    filtered_url,
    clause_url,
    note_url,
    expert_url,
    commentary_url,
    topic_url,
]


def test_three_clauses_take_as_many_as_three_hundred(client: Client, editions: list[Edition]) -> None:
    for address in ADDRESSES:
        few, many = (queries(client, address(edition)) for edition in editions)
        most = MOST_OF_A_COMMENTARY if address is commentary_url else MOST
        assert few == many <= most, address.__name__


def test_who_writes_costs_no_query_a_clause(client: Client, editions: list[Edition]) -> None:
    for account in (UserFactory, EditorFactory):
        client.force_login(account.create())
        few, many = (queries(client, document_url(edition)) for edition in editions)
        assert few == many <= MOST + ACCOUNT


def test_the_library_takes_as_many_for_one_document_as_for_twenty(client: Client) -> None:
    a_document(clauses=1)
    one = queries(client, "/")
    for _ in range(20):
        a_note(DocumentPartyFactory.create(document=DocumentFactory.create()).document)

    assert queries(client, "/") == one <= MOST


def test_the_tree_takes_as_many_for_three_topics_as_for_thirty(client: Client) -> None:
    edition = a_document(clauses=3)
    few = queries(client, "/topics/")
    for _ in range(27):
        a_note(edition.document, topics=[TopicFactory.create()])

    assert queries(client, "/topics/") == few <= MOST
