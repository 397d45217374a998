"""What an editor withdraws while a page is put together: the page comes, with what is still there."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from apps.commentary.models import Annotation
from apps.documents.models import Edition
from apps.documents.services import withdraw_clause, withdraw_document
from tests.factories import a_document
from tests.reading.test_passages import a_passage

pytestmark = pytest.mark.django_db


class AfterQuery:
    """Does something once, after the query with this number (from 0) of those that it is wrapped around."""

    def __init__(self, number: int, act: Callable[[], object]) -> None:
        self.left, self.act, self.done = number, act, False

    def __call__(self, execute: Callable[..., Any], *query: Any) -> Any:
        result = execute(*query)
        if not self.done:
            self.done = self.left == 0
            self.left -= 1
            if self.done:
                self.act()
        return result


@pytest.fixture
def note() -> Annotation:
    edition = a_document(clauses=3, notes=0)
    note = a_passage(edition)
    a_passage(edition, "2")
    return note


@pytest.mark.parametrize(
    ("page", "what"), [("commentary", "document"), ("commentary", "clause"), ("annotation", "document")]
)
def test_a_page_comes_whatever_is_withdrawn_while_it_is_made(
    client: Client, note: Annotation, page: str, what: str
) -> None:
    assert note.commentary is not None
    url = f"/commentaries/{note.commentary.slug}/" if page == "commentary" else f"/annotations/{note.pk}/"
    assert client.get(url).status_code == 200
    edition = Edition.objects.get()

    def withdraw() -> None:
        reason = "It was published by mistake."
        if what == "clause":
            withdraw_clause(by=None, clause=edition.wordings.earliest("rank").clause, reason=reason)
        else:
            document = edition.document
            withdraw_document(by=None, document=document, base_version=document.version, reason=reason)

    for number in range(100):
        meanwhile = AfterQuery(number, withdraw)
        with transaction.atomic():
            with connection.execute_wrapper(meanwhile):
                assert client.get(url).status_code in (200, 404, 410), number
            transaction.set_rollback(True)
        if not meanwhile.done:
            break
    assert not meanwhile.done
