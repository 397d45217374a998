"""What a reader could not see then cannot be seen by asking for that day now, and what was withdrawn since neither."""

from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.commentary.models import Annotation
from apps.documents.models import Document, Edition, Wording
from apps.documents.models.document import Status
from apps.documents.services import (
    publish_document,
    publish_edition,
    withdraw_clause,
    withdraw_document,
    withdraw_edition,
)
from tests.documents.services.wordings import revise
from tests.factories import (
    DocumentFactory,
    DocumentRelationFactory,
    EditionFactory,
    RevisionFactory,
    WordingFactory,
    a_document,
    a_note,
)
from tests.factories.times import on
from tests.reading.conftest import EVERYBODY, People

pytestmark = pytest.mark.django_db
URL = "/documents/moscow/"
SECRET = "Zanzibar"


@pytest.fixture
def wording(db: None) -> Wording:
    with on(2022, 3, 1):
        return WordingFactory.create(
            edition__document__slug="moscow", edition__ref="jam", ref="1", text="build relations on trust"
        )


def html(client: Client, query: str) -> str:
    response = client.get(URL + query)
    assert response.status_code == HTTPStatus.OK, query
    return response.content.decode()


DAYS = ("?as-of=2022-03-02", "?as-of=2022-04-02", "?as-of=2022-05-02", "?revision=jam:1", "?revision=jam:2")


@pytest.mark.parametrize("name", EVERYBODY)
def test_drafts_of_then_are_shown_to_nobody(wording: Wording, people: People, name: str) -> None:
    """Not even to editors: a state is what this site showed."""
    with on(2022, 3, 1):
        a_note(wording, draft=True, body=f"{SECRET} note", created_by=people.author)
        draft = EditionFactory.create(document=wording.document, draft=True, ref="draft")
        other = WordingFactory.create(edition=draft, clause=wording.clause, text=f"{SECRET} words")
        WordingFactory.create(edition=draft, ref="9", text=f"{SECRET} clause")
        RevisionFactory.create(edition=wording.edition, published_at=None)
        WordingFactory.create(edition=wording.edition, ref="10", since=2, text=f"{SECRET} to come")
        a_note(other, SECRET, body="A note on words that are a draft.")
        related = DocumentFactory.create(draft=True, title=f"{SECRET} Treaty")
        DocumentRelationFactory.create(from_document=wording.document, to_document=related)
    client = people.client(name)

    for query in DAYS[:4]:
        assert SECRET not in html(client, query), query
    if name in ("anonymous", "contributor"):  # what is no state that was public leads to the present one
        assert SECRET not in html(client, "?revision=jam:2")
        assert SECRET not in html(client, "?revision=draft:1")


def test_what_was_published_since_is_not_in_the_state_before(wording: Wording, client: Client) -> None:
    with on(2022, 3, 1):
        note = a_note(wording, draft=True, body=f"{SECRET} note")
        draft = EditionFactory.create(document=wording.document, draft=True, ref="draft")
        WordingFactory.create(edition=draft, clause=wording.clause, text=f"{SECRET} words")
        related = DocumentFactory.create(draft=True, title=f"{SECRET} Treaty")
        DocumentRelationFactory.create(from_document=wording.document, to_document=related)
    with on(2022, 4, 1):
        note.status, note.first_published_at = Status.PUBLISHED, note.created_at
        note.save()
        publish_edition(by=None, edition=draft, base_version=draft.version)
        publish_document(by=None, document=related, base_version=related.version)

    assert html(client, "?as-of=2022-04-02").count(SECRET) >= 3
    assert SECRET not in html(client, "?as-of=2022-03-31")


def test_a_note_withdrawn_since_is_counted_and_for_editors_marked(wording: Wording, people: People) -> None:
    with on(2022, 3, 2):
        note = a_note(wording, body=f"{SECRET} note")
        a_note(wording, body="Another.")
    with on(2022, 4, 1):
        Annotation.objects.filter(pk=note.pk).update(status=Status.WITHDRAWN)

    for name in EVERYBODY:
        client = people.client(name)
        text = " ".join(html(client, "?as-of=2022-03-02").split())
        assert (f"{SECRET} note" in text) is (name == "editor"), name
        assert "1 note shown then has been withdrawn since" in text, name
        assert ("withdrawn since</span>" in text) is (name == "editor"), name
        part = client.get(f"{URL}notes/1/?as-of=2022-03-02").content.decode()
        assert (SECRET in part) is (name == "editor"), name
        for path in ("print/", "export/json/", "export/csv/", "export/md/"):
            assert SECRET not in client.get(f"{URL}{path}?as-of=2022-03-02").content.decode(), (name, path)


def test_a_note_that_became_a_draft_again_is_not_shown(wording: Wording, client: Client) -> None:
    with on(2022, 3, 2):
        note = a_note(wording, body=f"{SECRET} note")
    with on(2022, 4, 1):
        Annotation.objects.filter(pk=note.pk).update(status=Status.DRAFT)

    assert SECRET not in html(client, "?as-of=2022-03-02")


def test_an_edition_withdrawn_since_is_counted_and_not_shown(wording: Wording, people: People) -> None:
    with on(2022, 3, 2):
        other = EditionFactory.create(document=wording.document, ref="other")
        WordingFactory.create(edition=other, clause=wording.clause, text=f"{SECRET} words")
        WordingFactory.create(edition=other, ref="8", text=f"{SECRET} clause")
    with on(2022, 4, 1):
        withdraw_edition(by=None, edition=other, base_version=other.version, reason="Not theirs.")

    for name in EVERYBODY:
        text = html(people.client(name), "?as-of=2022-03-02")
        assert SECRET not in text, name
        assert "1 edition shown then has been withdrawn since" in text, name
        assert SECRET not in html(people.client(name), "?revision=other:1"), name


def test_a_document_withdrawn_since_answers_410(wording: Wording, client: Client) -> None:
    with on(2022, 4, 1):
        document = Document.objects.get()
        withdraw_document(by=None, document=document, base_version=document.version, reason="Twice.")

    for query in ("", *DAYS[:2], "?revision=jam:1", "?as-of=nonsense"):
        assert client.get(URL + query).status_code == HTTPStatus.GONE, query


def test_a_draft_document_is_not_told_of(people: People) -> None:
    with on(2022, 3, 1):
        WordingFactory.create(
            edition__document=DocumentFactory.create(
                slug="moscow", draft=True, title=f"{SECRET} Declaration"
            ),
            edition__ref="jam",
        )

    for name in EVERYBODY:
        for query in DAYS[:4]:
            response = people.client(name).get(URL + query)
            text = response.content.decode()
            assert response.status_code == (HTTPStatus.OK if "rev" in query and name == "editor" else 404)
            assert (SECRET in text) is (response.status_code == HTTPStatus.OK)


def test_before_it_was_public_a_sentence_leads_to_the_first_state(wording: Wording, client: Client) -> None:
    for query in ("?as-of=2022-02-28", "?as-of=0001-01-01", "?as-of=2022-03-01T11:59:59Z"):
        response = client.get(URL + query)
        text = response.content.decode()
        assert response.status_code == HTTPStatus.NOT_FOUND, query
        assert "It has done so since 1 March 2022." in text
        assert f'href="{URL}?edition=jam"' in text
        assert "build relations" not in text


def test_while_it_was_withdrawn_there_is_nothing_to_show(wording: Wording, client: Client) -> None:
    with on(2022, 4, 1):
        Document.objects.update(status=Status.WITHDRAWN)
    with on(2022, 5, 1):
        Document.objects.update(status=Status.PUBLISHED)

    assert html(client, "?as-of=2022-03-31")
    response = client.get(f"{URL}?as-of=2022-04-15")
    assert response.status_code == HTTPStatus.NOT_FOUND
    assert "this document was withdrawn" in response.content.decode()
    assert html(client, "?as-of=2022-05-01")


def test_a_clause_withdrawn_before_its_edition_was_public_is_not_shown(
    wording: Wording, client: Client
) -> None:
    with on(2022, 3, 1):
        draft = EditionFactory.create(document=wording.document, draft=True, ref="draft")
        WordingFactory.create(edition=draft, clause=wording.clause, text="relations")
        hidden = WordingFactory.create(edition=draft, ref="9", text=f"{SECRET} clause")
        a_note(hidden, body=f"{SECRET} note")
    with on(2022, 3, 2):
        withdraw_clause(by=None, clause=hidden.clause, reason="Not in it.")
    with on(2022, 4, 1):
        publish_edition(by=None, edition=draft, base_version=draft.version)

    for query in ("?as-of=2022-03-01", "?as-of=2022-03-03", "?as-of=2022-04-02", "?revision=draft:1"):
        assert SECRET not in html(client, query), query


def test_revisions_that_nobody_ever_saw_cannot_be_asked_for(wording: Wording, client: Client) -> None:
    """Those published together with a later one, and those replaced before the document was public."""
    with on(2022, 4, 1):
        draft = EditionFactory.create(document=wording.document, draft=True, ref="draft")
        first = WordingFactory.create(edition=draft, clause=wording.clause, text=f"{SECRET} words")
        a_note(first, SECRET)
        revise(first, "relations of trust")
        publish_edition(by=None, edition=draft, base_version=draft.version)
    assert Edition.objects.get(ref="draft").current_revision == 2

    for query in ("?revision=draft:1", "?revision=draft:2", "?as-of=2022-04-01"):
        assert f"{SECRET} words" not in html(client, query), query
    assert "no revision “draft:1”" in html(client, "?revision=draft:1")


@pytest.mark.parametrize("account", ["anonymous", "editor"])
def test_a_state_takes_as_many_queries_for_few_rows_as_for_many(people: People, account: str) -> None:
    client = people.client(account)
    found = []
    for clauses, notes in ((3, 1), (60, 3)):
        with on(2022, 3, 1):
            edition = a_document(clauses=clauses, notes=notes)
            for _ in range(clauses // 3):
                a_note(edition.document, stances=[("neutral", None)])
        with on(2022, 4, 1):
            for wording in list(edition.wordings.all()[: clauses // 2]):
                revise(wording, "Something else entirely.")
        for query in ("as-of=2022-03-02", f"revision={edition.ref}:1&stance=neutral", "as-of=2022-04-01"):
            with CaptureQueriesContext(connection) as captured:
                client.get(f"/documents/{edition.document.slug}/?{query}")
            found.append(len(captured))
    assert found[:3] == found[3:]
    assert max(found) <= 50
