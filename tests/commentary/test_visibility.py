import pytest
from django.contrib.auth.models import AnonymousUser

from apps.accounts.rules import Viewer
from apps.commentary.models import Annotation, Commentary, Expert
from tests.factories.accounts import EditorFactory, UserFactory
from tests.factories.commentary import AnnotationFactory
from tests.factories.documents import ClauseFactory, DocumentFactory, EditionFactory, WordingFactory
from tests.factories.scenes import a_note

pytestmark = pytest.mark.django_db


def seen_by(viewer: Viewer) -> set[object]:
    return set(Annotation.objects.visible_to(viewer).values_list("pk", flat=True))


def test_drafts_are_for_their_author_and_for_editors() -> None:
    author, other, editor = UserFactory.create(), UserFactory.create(), EditorFactory.create()
    note = a_note(DocumentFactory.create(), draft=True, created_by=author)
    assert seen_by(author) == seen_by(editor) == {note.pk}
    assert seen_by(other) == seen_by(AnonymousUser()) == set()


def test_withdrawn_notes_are_for_nobody() -> None:
    a_note(DocumentFactory.create(), withdrawn=True)
    assert seen_by(EditorFactory.create()) == set()


def test_a_published_note_is_hidden_while_all_that_it_is_about_is_hidden() -> None:
    reader, editor = AnonymousUser(), EditorFactory.create()
    hidden = DocumentFactory.create(draft=True)
    note = a_note(hidden)
    in_draft_edition = a_note(WordingFactory.create(edition=EditionFactory.create(draft=True)))
    withdrawn_document = a_note(DocumentFactory.create(withdrawn=True))
    assert seen_by(reader) == set()
    assert seen_by(editor) == {note.pk, in_draft_edition.pk}
    a_note(DocumentFactory.create(), annotation=note)
    assert seen_by(reader) == {note.pk}
    assert withdrawn_document.pk not in seen_by(editor)


def test_a_note_on_a_withdrawn_clause_stays_with_its_document() -> None:
    edition = EditionFactory.create()
    wording = WordingFactory.create(
        edition=edition, clause=ClauseFactory.create(document=edition.document, withdrawn=True)
    )
    note = a_note(wording)
    assert seen_by(AnonymousUser()) == {note.pk}


def test_an_account_that_was_closed_sees_what_everybody_sees() -> None:
    author = UserFactory.create(is_active=False)
    a_note(DocumentFactory.create(), draft=True, created_by=author)
    assert seen_by(author) == set()


def test_experts_and_commentaries_are_as_visible_as_what_uses_them() -> None:
    reader = AnonymousUser()
    draft = a_note(DocumentFactory.create(), draft=True)
    assert not Expert.objects.visible_to(reader).exists()
    assert not Commentary.objects.visible_to(reader).exists()
    assert Expert.objects.visible_to(UserFactory.create()).exists()
    published = a_note(DocumentFactory.create())
    assert set(Expert.objects.visible_to(reader)) == set(published.experts.all())
    assert set(Commentary.objects.visible_to(reader)) == {published.commentary}
    assert draft.commentary not in Commentary.objects.visible_to(reader)


def test_a_target_that_was_taken_away_shows_nothing() -> None:
    note = a_note(DocumentFactory.create())
    note.targets.update(removed_at="2026-01-01T00:00Z")
    assert seen_by(AnonymousUser()) == set()


def test_editors_edit_all_and_contributors_their_own_drafts() -> None:
    author = UserFactory.create()
    draft = AnnotationFactory.create(draft=True, created_by=author)
    published = AnnotationFactory.create(created_by=author)
    assert set(Annotation.objects.editable_by(author)) == {draft}
    assert set(Annotation.objects.editable_by(EditorFactory.create())) == {draft, published}
    assert not Annotation.objects.editable_by(UserFactory.create()).exists()
    assert not Annotation.objects.editable_by(AnonymousUser()).exists()
