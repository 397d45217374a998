"""What becomes of notes when an edition gets a new text."""

from dataclasses import replace

import pytest

from apps.commentary import deciding
from apps.commentary.models import Anchor, Annotation
from apps.documents.contents import EditionContent, WordingContent
from apps.documents.intake.matching import match_revision
from apps.documents.services import add_edition, add_wording, revise_wording
from tests.commentary.revising import again, first, holding, rows_of, span_of, today
from tests.documents.services.wordings import as_it_is
from tests.factories import EditorFactory, SourceFactory
from tests.factories.scenes import a_note

pytestmark = pytest.mark.django_db

PEACE = "The Parties shall live in peace and consult each other every spring without delay."
HELP = "Each Party shall help the other when it is attacked by a third state or by bandits."
FORCE = "This Treaty shall enter into force on the day of its signature by both Parties."
JUDGES = "Disputes about its meaning shall go to three wise judges chosen by the Parties."
TEXTS = [PEACE, HELP, FORCE]


def test_words_that_stay_in_a_clause_that_changes_are_exact() -> None:
    edition = first(TEXTS)
    note = a_note(holding("spring"), "consult each other")
    again(edition, [PEACE.replace("without delay", "at once"), HELP, FORCE])
    assert today(note) == [("exact", "consult each other", "Article 1")]


def test_a_clause_that_is_renumbered_takes_its_notes_along() -> None:
    edition = first(TEXTS)
    note = a_note(holding("attacked"), "help the other")
    again(edition, [PEACE, JUDGES, HELP, FORCE])
    assert today(note) == [("exact", "help the other", "Article 3")]


def test_words_that_moved_to_another_clause_are_lost_at_their_own() -> None:
    edition = first(TEXTS)
    note = a_note(holding("attacked"), "when it is attacked by a third state")
    moved = FORCE.replace("signature", "signature, and when it is attacked by a third state")
    again(edition, [PEACE, HELP.replace(" when it is attacked by a third state", ""), moved])
    assert today(note) == [
        ("moved", "when it is attacked by a third state", "Article 3"),
        ("lost", "", "Article 2"),
    ]


def test_other_words_at_the_same_place_are_reworded_with_a_score() -> None:
    edition = first(TEXTS)
    note = a_note(holding("spring"), "live in peace and consult each other every spring")
    again(edition, [PEACE.replace("every spring", "each autumn"), HELP, FORCE])
    assert today(note) == [("reworded", "live in peace and consult each other each autumn", "Article 1")]
    assert 0.6 < Anchor.objects.get(target=span_of(note), state="reworded").score < 0.94


def test_words_that_went_are_lost_and_the_note_stays() -> None:
    edition = first(TEXTS)
    note = a_note(holding("spring"), "every spring")
    again(edition, [PEACE.replace(" every spring", ""), HELP, FORCE])
    assert today(note) == [("lost", "", "Article 1")]
    assert Annotation.objects.get() == note


def test_a_clause_that_goes_and_comes_back_has_its_notes_again() -> None:
    edition = first(TEXTS)
    note = a_note(holding("attacked"), "help the other")
    again(edition, [PEACE, FORCE])
    assert today(note) == []
    again(edition, TEXTS)
    assert today(note) == [("exact", "help the other", "Article 2")]


def test_the_first_text_again_is_exact_through_several_states() -> None:
    edition = first(TEXTS)
    note = a_note(holding("spring"), "consult each other every spring")
    again(edition, [PEACE.replace("every spring", "each autumn"), HELP, FORCE])
    again(edition, [PEACE.replace("consult each other every spring", "keep silent"), HELP, FORCE])
    assert today(note)[0][0] == "lost"
    again(edition, TEXTS)
    assert today(note) == [("exact", "consult each other every spring", "Article 1")]


def test_words_that_had_moved_leave_when_they_stand_at_home_again() -> None:
    edition = first(TEXTS)
    words = "when it is attacked by a third state"
    note = a_note(holding("attacked"), words)
    moved = FORCE.replace("signature", f"signature, and {words}")
    again(edition, [PEACE, HELP.replace(f" {words}", ""), moved])
    again(edition, [PEACE, HELP, moved])  # now at both
    assert today(note) == [("exact", words, "Article 2"), ("lost", "", "Article 3")]


def test_merged_clauses_keep_the_notes_of_both() -> None:
    edition = first(TEXTS)
    one, other = a_note(holding("spring"), "every spring"), a_note(holding("attacked"), "by bandits")
    rows = match_revision(edition, rows_of([f"{PEACE} {HELP}", FORCE]))
    again(edition, rows)
    assert today(one)[0][:2] == ("exact", "every spring")
    assert today(other)[0][:2] in {("moved", "by bandits"), ("exact", "by bandits")}


def test_a_divided_clause_keeps_its_notes_in_both_parts() -> None:
    edition = first([f"{PEACE} {HELP}", FORCE])
    one, other = a_note(holding("spring"), "every spring"), a_note(holding("attacked"), "by bandits")
    again(edition, TEXTS)
    assert {today(one)[0][:2], today(other)[0][:2]} == {("exact", "every spring"), ("moved", "by bandits")}


def test_notes_that_nobody_sees_are_anchored_too() -> None:
    edition = first(TEXTS)
    withdrawn = a_note(holding("spring"), "every spring", withdrawn=True)
    removed = a_note(holding("spring"), "consult each other")
    target = span_of(removed)
    target.removed_at = edition.document.first_published_at
    target.save()
    again(edition, [PEACE.replace("without delay", "at once"), HELP, FORCE])
    assert today(withdrawn)[0][0] == today(removed)[0][0] == "exact"


def test_notes_made_on_another_edition_or_language_follow_only_the_same_words() -> None:
    edition = first(TEXTS)
    other = add_edition(
        by=None, document=edition.document, content=EditionContent(SourceFactory.create(), "ru")
    )
    clause = holding("spring").clause
    held = add_wording(by=None, edition=other, clause=clause, content=WordingContent("Стороны живут в мире."))
    russian = a_note(held, "живут в мире")
    again(edition, [PEACE.replace("without delay", "at once"), HELP, FORCE])
    states = Anchor.objects.filter(target=span_of(russian)).values_list("wording__edition__language", "state")
    assert sorted(states) == [("en", "lost"), ("ru", "exact")]


class TestDecisions:
    def test_a_place_that_a_person_chose_holds_while_its_words_stand(self) -> None:
        edition, editor = first(TEXTS), EditorFactory.create()
        note = a_note(holding("spring"), "every spring")
        again(edition, [PEACE.replace("every spring", "three times a year"), HELP, FORCE])
        now = holding("three times")
        start = now.text.index("three times a year")
        deciding.place(by=editor, target=span_of(note), wording=now, start=start, end=start + 18)
        again(edition, [now.text.replace("without delay", "at once"), HELP, FORCE])
        anchor = Anchor.objects.get(target=span_of(note), wording=holding("at once"))
        assert (anchor.state, anchor.by_person, anchor.decided_by) == ("reworded", True, editor)
        assert today(note)[0][1] == "three times a year"

    def test_it_holds_in_another_clause_while_its_own_is_revised(self) -> None:
        edition = first(TEXTS)
        note = a_note(holding("spring"), "every spring")
        again(edition, [PEACE.replace(" every spring", ""), HELP, FORCE])
        force = holding("signature")
        deciding.place(by=None, target=span_of(note), wording=force, start=5, end=11)
        again(edition, [PEACE.replace(" every spring", " often"), HELP, FORCE])
        assert today(note) == [("reworded", "Treaty", "Article 3"), ("lost", "", "Article 1")]

    def test_other_words_there_open_the_case_again(self) -> None:
        edition = first(TEXTS)
        note = a_note(holding("spring"), "live in peace and consult each other every spring")
        again(edition, [PEACE.replace("every spring", "each autumn"), HELP, FORCE])
        deciding.accept(by=None, target=span_of(note))
        again(edition, [PEACE.replace("every spring", "each winter"), HELP, FORCE])
        anchor = Anchor.objects.get(target=span_of(note), wording=holding("winter"))
        assert (anchor.state, anchor.by_person) == ("reworded", False)

    def test_what_is_kept_on_its_clause_stays_there_until_its_own_words_come_back(self) -> None:
        edition, editor = first(TEXTS), EditorFactory.create()
        note = a_note(holding("spring"), "live in peace and consult each other every spring")
        again(edition, [PEACE.replace("every spring", "each autumn"), HELP, FORCE])
        deciding.keep_on_clause(by=editor, target=span_of(note))
        again(edition, [PEACE.replace("every spring", "each winter"), HELP, FORCE])
        anchor = Anchor.objects.get(target=span_of(note), wording=holding("winter"))
        assert (anchor.state, anchor.by_person, anchor.decided_by) == ("lost", True, editor)
        again(edition, [HELP, FORCE])
        again(edition, [PEACE.replace("every spring", "each winter"), HELP, FORCE])
        assert Anchor.objects.get(target=span_of(note), wording=holding("winter")).by_person
        again(edition, TEXTS)
        assert today(note)[0][0] == "exact"


def test_a_small_edit_of_a_clause_finds_words_that_stand_elsewhere_at_home_again() -> None:
    edition = first(TEXTS)
    words = "when it is attacked by a third state"
    note = a_note(holding("attacked"), words)
    moved = FORCE.replace("signature", f"signature, and {words}")
    again(edition, [PEACE, HELP.replace(f" {words}", ""), moved])
    wording = holding("bandits")
    revise_wording(
        by=None,
        wording=wording,
        base_version=wording.version,
        content=replace(as_it_is(wording), text=HELP),
        reason="It was right.",
    )
    assert today(note) == [("exact", words, "Article 2"), ("lost", "", "Article 3")]
