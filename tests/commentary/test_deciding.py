"""What waits for an editor after a revision, and what an editor decides."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.commentary import deciding
from apps.commentary.models import Anchor, Annotation, Target
from apps.commentary.problems import AnchorChanged, AnchorsChanged, NothingDecided, NothingProposed
from apps.commentary.reviewing import fallen, in_order, numbers, standing_of, waiting
from apps.documents.contents import EditionContent, WordingContent
from apps.documents.models import Edition
from apps.documents.services import add_edition, add_wording, withdraw_clause
from tests.commentary.revising import again, first, holding, span_of, today
from tests.commentary.test_reanchoring import FORCE, HELP, PEACE, TEXTS
from tests.factories import EditorFactory, SourceFactory
from tests.factories.scenes import a_note

pytestmark = pytest.mark.django_db

AUTUMN = PEACE.replace("every spring", "each autumn")
SILENT = PEACE.replace("consult each other every spring", "keep silent")
WORDS = "live in peace and consult each other every spring"
ATTACKED = "when it is attacked by a third state"


def cases() -> list[Target]:
    return list(in_order(waiting()))


def reworded() -> Annotation:
    edition = first(TEXTS)
    note = a_note(holding("spring"), WORDS)
    again(edition, [AUTUMN, HELP, FORCE])
    return note


def moved() -> Annotation:
    edition = first(TEXTS)
    note = a_note(holding("attacked"), ATTACKED)
    again(
        edition,
        [PEACE, HELP.replace(f" {ATTACKED}", ""), FORCE.replace("signature", f"signature, {ATTACKED}")],
    )
    return note


def gone() -> Annotation:
    edition = first(TEXTS)
    note = a_note(holding("attacked"), "help the other")
    again(edition, [PEACE, FORCE])
    return note


def anchors(note: Annotation) -> list[tuple[object, ...]]:
    rows = Anchor.objects.filter(target__annotation=note).order_by("wording")
    return list(rows.values_list("wording", "state", "start", "end", "score", "by_person", "decided_by"))


class TestWhatWaits:
    def test_nothing_while_every_note_stands_on_its_words(self) -> None:
        edition = first(TEXTS)
        a_note(holding("spring"), "every spring")
        again(edition, [PEACE.replace("without delay", "at once"), HELP, FORCE])
        assert cases() == []

    @pytest.mark.parametrize("make", [reworded, moved, gone])
    def test_each_span_that_is_not_exact_once(self, make: object) -> None:
        note = make()  # type: ignore[operator]
        assert cases() == [span_of(note)]

    def test_withdrawn_notes_and_targets_that_were_taken_away_do_not(self) -> None:
        note = reworded()
        target = span_of(note)
        target.removed_at = target.document.first_published_at
        target.save()
        assert cases() == []
        target.removed_at = None
        target.save()
        Annotation.objects.update(status="withdrawn")
        assert cases() == []

    def test_words_that_an_edition_in_another_language_cannot_have_do_not(self) -> None:
        edition = first(TEXTS)
        note = a_note(holding("spring"), "every spring")
        content = EditionContent(SourceFactory.create(), "ru")
        other = add_edition(by=None, document=edition.document, content=content)
        clause = holding("spring").clause
        add_wording(by=None, edition=other, clause=clause, content=WordingContent("Каждую весну."))
        assert Anchor.objects.filter(target=span_of(note), state="lost").exists()
        assert cases() == []

    def test_a_clause_that_an_editor_withdraws_leaves_its_notes_waiting(self) -> None:
        first(TEXTS)
        note, whole = a_note(holding("spring"), "every spring"), a_note(holding("spring"))
        withdraw_clause(by=None, clause=holding("spring").clause, reason="It is not in the text.")
        assert cases() == [span_of(note)]
        assert list(fallen()) == [span_of(whole)]
        standing = standing_of(cases())[span_of(note).pk]
        assert (standing.new, standing.home) == (None, None)
        assert standing.old is not None

    def test_they_are_counted_by_edition_and_state_and_score(self) -> None:
        note = reworded()
        edition = span_of(note).made_on.edition_id  # type: ignore[union-attr]
        (row,) = in_order(waiting(state="reworded"))
        assert row.changed_in == 2
        assert 0.5 < row.proposed_score < 0.94
        assert not waiting(state="lost").exists()
        assert numbers(waiting(), 0.5)[edition].above == 1
        assert numbers(waiting(), 0.99)[edition].above == 0

    def test_many_take_as_many_queries_as_one(self) -> None:
        edition = first(TEXTS)
        for words in ("every spring", WORDS, "each other every spring without"):
            a_note(holding("spring"), words)
        again(edition, [AUTUMN, HELP, FORCE])
        with CaptureQueriesContext(connection) as captured:
            assert len(standing_of(cases())) == 3
        assert len(captured) == 3


class TestAccepting:
    def test_the_place_stays_and_the_case_is_closed(self) -> None:
        note, editor = reworded(), EditorFactory.create()
        before = anchors(note)
        anchor = deciding.accept(by=editor, target=span_of(note))
        assert (anchor.state, anchor.by_person, anchor.decided_by) == ("reworded", True, editor)
        assert [row[:5] for row in anchors(note)] == [row[:5] for row in before]
        assert cases() == []

    def test_a_place_that_is_not_proposed_cannot_be_accepted(self) -> None:
        note = gone()
        with pytest.raises(NothingProposed):
            deciding.accept(by=None, target=span_of(note))

    def test_it_is_one_act_of_the_history(self) -> None:
        note, editor = reworded(), EditorFactory.create()
        deciding.accept(by=editor, target=span_of(note))
        event = apps.get_model("commentary", "AnchorEvent")._default_manager.latest("pgh_id")
        assert event.pgh_context.metadata == {"user": editor.pk, "act": "accept anchor"}

    @pytest.mark.parametrize("what", ["decision", "revision", "withdrawal"])
    def test_what_changed_meanwhile_is_not_decided(self, what: str) -> None:
        note = reworded()
        target = span_of(note)
        seen = standing_of([target])[target.pk].seen
        edition = Edition.objects.get()
        if what == "decision":
            deciding.keep_on_clause(by=None, target=target, seen=seen)
        elif what == "revision":
            again(edition, [AUTUMN.replace("autumn", "winter"), HELP, FORCE])
        else:
            Annotation.objects.update(status="withdrawn")
        before = anchors(note)
        with pytest.raises(AnchorChanged):
            deciding.accept(by=None, target=target, seen=seen)
        assert anchors(note) == before

    def test_all_above_a_score_at_once_and_no_others(self) -> None:
        edition = first(TEXTS)
        sure, doubtful = a_note(holding("spring"), f"{WORDS} without delay"), a_note(holding("spring"), WORDS)
        a_note(holding("bandits"), "by bandits")
        again(edition, [AUTUMN, HELP.replace(" by bandits", "").replace("state or", "state"), FORCE])
        scores = {row.annotation_id: row.proposed_score for row in waiting()}
        assert scores[sure.pk] > scores[doubtful.pk]
        with pytest.raises(AnchorsChanged):
            deciding.accept_above(by=None, edition=edition, score=scores[sure.pk], expected=3)
        assert deciding.accept_above(by=None, edition=edition, score=scores[sure.pk], expected=1) == 1
        assert span_of(doubtful) in cases()
        assert span_of(sure) not in cases()


class TestPlacing:
    @pytest.mark.parametrize(
        ("words", "within", "state"),
        [(ATTACKED, "signature", "moved"), ("help the other", "bandits", "reworded")],
    )
    def test_the_state_follows_from_words_and_clause(self, words: str, within: str, state: str) -> None:
        note = moved()
        wording = holding(within)
        start = wording.text.index(words)
        target = span_of(note)
        anchor = deciding.place(by=None, target=target, wording=wording, start=start, end=start + len(words))
        assert (anchor.state, anchor.score, anchor.by_person) == (state, 1.0, True)
        assert [row for row in today(note) if row[0] != "lost"] == [(state, words, wording.label)]
        assert cases() == []

    def test_words_of_another_edition_or_of_an_earlier_state_are_no_place(self) -> None:
        note = reworded()
        target = span_of(note)
        assert target.made_on is not None
        with pytest.raises(AnchorChanged):
            deciding.place(by=None, target=target, wording=target.made_on, start=0, end=3)
        with pytest.raises(ValueError, match="no place"):
            deciding.place(by=None, target=target, wording=holding("autumn"), start=3, end=3)


class TestKeeping:
    def test_it_is_lost_for_good_reason_and_the_case_is_closed(self) -> None:
        note = reworded()
        anchor = deciding.keep_on_clause(by=None, target=span_of(note))
        assert (anchor.state, anchor.start, anchor.by_person) == ("lost", None, True)
        assert cases() == []

    def test_words_that_moved_are_left_where_they_moved_to(self) -> None:
        note = moved()
        deciding.keep_on_clause(by=None, target=span_of(note))
        assert [state for state, _words, _label in today(note)] == ["lost", "lost"]
        assert cases() == []

    def test_a_note_whose_clause_is_gone_stays_at_the_document(self) -> None:
        note = gone()
        deciding.keep_on_clause(by=None, target=span_of(note))
        assert cases() == []
        assert [row[1] for row in anchors(note)] == ["exact"], "the last words are what they were"

    def test_a_place_chosen_before_its_clause_went_does_not_hide_that_it_went(self) -> None:
        note = reworded()
        deciding.accept(by=None, target=span_of(note))
        again(Edition.objects.get(), [HELP, FORCE])
        assert cases() == [span_of(note)]
        deciding.keep_on_clause(by=None, target=span_of(note))
        assert cases() == []


class TestTakingBack:
    @pytest.mark.parametrize(
        ("make", "act"),
        [
            *((make, act) for make in (reworded, moved) for act in ("accept", "place", "keep", "all")),
            (gone, "place"),
            (gone, "keep"),
        ],
    )
    def test_every_decision_can_be_taken_back(self, make: object, act: str) -> None:
        note = make()  # type: ignore[operator]
        target, before = span_of(note), {row[0]: row for row in anchors(note)}
        if act == "place":
            deciding.place(by=None, target=target, wording=holding("peace"), start=4, end=11)
        elif act == "keep":
            deciding.keep_on_clause(by=None, target=target)
        elif act == "accept":
            deciding.accept(by=None, target=target)
        else:
            deciding.accept_above(by=None, edition=Edition.objects.get(), score=0)
        assert cases() == []
        deciding.take_back(by=None, target=target)
        assert {row[0]: row for row in anchors(note) if row[0] in before} == before
        assert cases() == [target]
        with pytest.raises(NothingDecided):
            deciding.take_back(by=None, target=target)

    def test_what_was_carried_on_from_a_decision_is_sought_anew(self) -> None:
        note = reworded()
        deciding.keep_on_clause(by=None, target=span_of(note))
        again(Edition.objects.get(), [AUTUMN.replace("without delay", "at once"), HELP, FORCE])
        assert cases() == []
        deciding.take_back(by=None, target=span_of(note))
        assert today(note)[0][0] == "reworded"

    def test_a_note_left_at_its_document_goes_back_to_the_word_before(self) -> None:
        note = reworded()
        anchor = deciding.accept(by=None, target=span_of(note))
        again(Edition.objects.get(), [HELP, FORCE])
        deciding.keep_on_clause(by=None, target=span_of(note))
        deciding.take_back(by=None, target=span_of(note))
        anchor.refresh_from_db()
        assert (anchor.state, anchor.by_person) == ("reworded", True)
        assert cases() == [span_of(note)]


def test_silent_words_are_lost_and_wait() -> None:
    edition = first(TEXTS)
    note = a_note(holding("spring"), "each other every spring")
    again(edition, [SILENT, HELP, FORCE])
    standing = standing_of([span_of(note)])[span_of(note).pk]
    assert standing.new is None
    assert standing.home is not None
    assert standing.old is not None
    assert standing.old.until == 2
