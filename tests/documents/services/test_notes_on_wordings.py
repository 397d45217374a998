import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from apps.commentary.models import Anchor, Annotation, Target
from apps.documents.contents import EditionContent, WordingContent
from apps.documents.models import Edition, Wording
from apps.documents.problems import (
    ReasonMissing,
)
from apps.documents.services import (
    add_edition,
    add_wording,
    publish_edition,
    withdraw_clause,
)
from tests.documents.services.wordings import TEXT, a_draft, a_published, revise
from tests.factories import SourceFactory, a_note

pytestmark = pytest.mark.django_db


def anchor_of(note: Annotation, wording: Wording) -> Anchor:
    return Anchor.objects.get(target__annotation=note, wording=wording)


def _reader() -> AnonymousUser:
    return AnonymousUser()


def test_a_draft_on_which_a_note_stands_is_replaced_in_an_open_revision() -> None:
    wording = a_draft()
    note = a_note(wording, "consult")

    revised = revise(wording, TEXT.replace("without delay", "at once"))

    revision = wording.edition.revisions.get(number=2)
    assert revised.pk != wording.pk
    assert revision.published_at is None
    assert Edition.objects.get().current_revision is None
    assert anchor_of(note, wording).state == anchor_of(note, revised).state == "exact"


def test_publishing_a_draft_publishes_all_its_open_revisions() -> None:
    wording = a_draft()
    a_note(wording, "consult")
    revised = revise(wording, TEXT + " Indeed.")

    edition = publish_edition(by=None, edition=wording.edition, base_version=1)

    assert edition.current_revision == 2
    assert not edition.revisions.filter(published_at__isnull=True).exists()
    assert list(Wording.objects.in_revision_shown()) == [revised]


def test_a_note_that_was_found_again_also_keeps_a_draft_from_changing_in_place() -> None:
    published = a_published()
    note = a_note(published, "consult")
    other = add_edition(
        by=None, document=published.document, content=EditionContent(SourceFactory.create(), "en")
    )
    held = add_wording(
        by=None, edition=other, clause=published.clause, content=WordingContent("They consult.")
    )
    assert anchor_of(note, held).state == "exact"

    with pytest.raises(ReasonMissing):
        revise(held, "They confer.", reason="")
    assert revise(held, "They confer.").pk != held.pk


def test_a_note_that_is_lost_in_a_draft_does_not_hold_it_and_is_sought_again() -> None:
    published = a_published()
    note = a_note(published, "consult")
    other = add_edition(
        by=None, document=published.document, content=EditionContent(SourceFactory.create(), "en")
    )
    held = add_wording(
        by=None, edition=other, clause=published.clause, content=WordingContent("They confer.")
    )
    assert anchor_of(note, held).state == "lost"

    revised = revise(held, "They consult.", reason="")

    assert revised.pk == held.pk
    assert anchor_of(note, held).state == "exact"


def test_no_note_is_lost_by_a_revision() -> None:
    wording = a_published()
    exact = a_note(wording, "shall consult")
    reworded = a_note(wording, "without delay, and")
    lost = a_note(wording, "resolutely suppress")
    clause_note, document_note = a_note(wording), a_note(wording.document)
    draft = a_note(wording, "hostile acts", draft=True)
    withdrawn = a_note(wording, "Parties", withdrawn=True)
    before = {target.pk: (target.quote, target.start, target.end) for target in Target.objects.all()}

    revised = revise(
        wording, "The Parties shall consult without  delay, and shall answer for all hostile acts."
    )

    states = {note: anchor_of(note, revised).state for note in (exact, reworded, lost, draft, withdrawn)}
    assert states == {exact: "exact", reworded: "reworded", lost: "lost", draft: "exact", withdrawn: "exact"}
    assert Annotation.objects.count() == 7
    assert (
        Anchor.objects.filter(wording=revised).count() == Anchor.objects.filter(wording=wording).count() == 5
    )
    assert {t.pk: (t.quote, t.start, t.end) for t in Target.objects.all()} == before, (
        "selectors stay for good"
    )
    fallen_back = lost.targets.get()
    assert (fallen_back.clause, fallen_back.removed_at) == (wording.clause, None), "it stays at its clause"
    assert set(Annotation.objects.visible_to(_reader())) == {
        exact,
        reworded,
        lost,
        clause_note,
        document_note,
    }
    for note in (exact, reworded):
        anchor = anchor_of(note, revised)
        assert anchor.start is not None
        words = revised.text[anchor.start : anchor.end]
        assert " ".join(words.split()) == note.targets.get().quote


def test_a_note_that_was_lost_is_found_when_its_words_come_back() -> None:
    wording = a_published()
    note = a_note(wording, "resolutely suppress")
    without = revise(wording, "The Parties shall answer for hostile acts.")
    again = revise(without, TEXT, reason="It was right before.")

    assert [anchor_of(note, state).state for state in (wording, without, again)] == ["exact", "lost", "exact"]


def test_words_that_were_reworded_are_followed_by_the_rules_for_a_new_text() -> None:
    wording = a_published()
    note = a_note(wording, "shall resolutely suppress hostile acts")
    revised = revise(wording, TEXT.replace("resolutely suppress", "suppress with resolve"))

    anchor = anchor_of(note, revised)
    assert (anchor.state, revised.text[anchor.start : anchor.end]) == (
        "reworded",
        "shall suppress with resolve hostile acts",
    )
    assert 0.4 < anchor.score < 0.94


def test_notes_of_a_withdrawn_clause_fall_back_to_the_document() -> None:
    wording = a_published()
    notes = {a_note(wording, "consult"), a_note(wording)}

    withdraw_clause(by=None, clause=wording.clause, reason="It is not in the document.")

    assert set(Annotation.objects.visible_to(_reader())) == notes


def test_the_database_itself_keeps_the_words_on_which_notes_stand() -> None:
    wording = a_draft()
    a_note(wording, "consult")
    with pytest.raises(IntegrityError, match="annotations stand on wording"), transaction.atomic():
        Wording.objects.filter(pk=wording.pk).update(text="Other words.")
