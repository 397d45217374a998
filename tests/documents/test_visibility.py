"""Which rows a viewer sees: where access starts."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from apps.accounts.rules import Viewer
from apps.documents.models import Document, Edition, Wording
from apps.documents.services import withdraw_clause
from tests.factories import (
    AdministratorFactory,
    DocumentFactory,
    EditionFactory,
    EditorFactory,
    RevisionFactory,
    UserFactory,
    WordingFactory,
)

pytestmark = pytest.mark.django_db

READERS: list[Callable[[], Viewer]] = [AnonymousUser, UserFactory.create]
EDITORS: list[Callable[[], Viewer]] = [EditorFactory.create, AdministratorFactory.create]


@pytest.fixture
def documents() -> dict[str, Document]:
    return {
        "published": DocumentFactory.create(),
        "draft": DocumentFactory.create(draft=True),
        "withdrawn": DocumentFactory.create(withdrawn=True),
    }


@pytest.mark.parametrize("viewer", READERS)
def test_readers_and_contributors_see_what_is_published(
    viewer: Callable[[], Viewer], documents: dict[str, Document]
) -> None:
    person = viewer()
    assert set(Document.objects.visible_to(person)) == {documents["published"]}
    assert not Document.objects.editable_by(person).exists()


@pytest.mark.parametrize("viewer", EDITORS)
def test_editors_see_drafts_too_and_keep_everything(
    viewer: Callable[[], Viewer], documents: dict[str, Document]
) -> None:
    person = viewer()
    assert set(Document.objects.visible_to(person)) == {documents["published"], documents["draft"]}
    assert set(Document.objects.editable_by(person)) == set(documents.values())


def test_an_account_that_is_closed_sees_what_readers_see(documents: dict[str, Document]) -> None:
    closed = EditorFactory.create(is_active=False)
    assert set(Document.objects.visible_to(closed)) == {documents["published"]}


def test_an_edition_is_seen_where_its_document_is(documents: dict[str, Document]) -> None:
    editions = {
        (document, status): EditionFactory.create(
            document=documents[document], **{status: True} if status else {}
        )
        for document in documents
        for status in ("", "draft", "withdrawn")
    }

    assert set(Edition.objects.visible_to(AnonymousUser())) == {editions["published", ""]}
    assert set(Edition.objects.visible_to(EditorFactory.create())) == {
        editions[document, status] for document in ("published", "draft") for status in ("", "draft")
    }


def test_of_a_published_edition_everybody_sees_the_published_state() -> None:
    edition = EditionFactory.create()
    shown = WordingFactory.create(edition=edition)
    RevisionFactory.create(edition=edition, published_at=None)
    WordingFactory.create(edition=edition, since=2)

    for viewer in (AnonymousUser(), UserFactory.create(), EditorFactory.create()):
        assert list(Wording.objects.visible_to(viewer)) == [shown]


def test_of_a_draft_editors_see_the_newest_state_and_nobody_else_anything() -> None:
    wording = WordingFactory.create(edition__draft=True)

    assert list(Wording.objects.visible_to(EditorFactory.create())) == [wording]
    assert not Wording.objects.visible_to(UserFactory.create()).exists()
    assert not Wording.objects.visible_to(AnonymousUser()).exists()


def test_the_words_of_a_withdrawn_clause_are_seen_by_nobody() -> None:
    wording = WordingFactory.create()
    withdraw_clause(by=None, clause=wording.clause, reason="No.")

    for viewer in (AnonymousUser(), EditorFactory.create()):
        assert not Wording.objects.visible_to(viewer).exists()
