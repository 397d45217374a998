"""What a page that compares two documents is given."""

import pytest
from django.contrib.auth.models import AnonymousUser

from apps.matching.engine.worddiff import Change
from apps.parallels.selectors import comparison
from apps.parallels.services import compare, confirm
from tests.factories import ClauseTopicFactory, DocumentFactory, EditorFactory, TopicFactory
from tests.factories.commentary import AnnotationFactory, TargetFactory
from tests.factories.scenes import a_document, a_note
from tests.parallels.treaties import (
    COURT,
    PEACE,
    READER,
    SCHOOL,
    TRADE,
    TRANSIT,
    clauses,
    entered,
    pairing_of,
    rows,
    told,
    wording,
)

pytestmark = pytest.mark.django_db


def test_what_is_new_stands_in_its_place_and_what_is_dropped_in_its_own() -> None:
    left = entered(PEACE, TRADE, COURT)
    right = entered(PEACE, SCHOOL, COURT, TRANSIT)
    assert told(rows(left, right)) == [
        ("1", "1", "same"),
        ("2", "", "dropped"),
        ("", "2", "new"),
        ("3", "3", "same"),
        ("", "4", "new"),
    ]
    assert told(rows(right, left)) == [
        ("1", "1", "same"),
        ("2", "", "dropped"),
        ("", "2", "new"),
        ("3", "3", "same"),
        ("4", "", "dropped"),
    ]


@pytest.mark.parametrize("swapped", [False, True])
def test_what_is_kept_and_what_is_computed_are_the_same(swapped: bool) -> None:
    left, right = entered(PEACE, f"{TRADE} {COURT}", SCHOOL), entered(SCHOOL, PEACE, TRADE, COURT)
    left, right = (right, left) if swapped else (left, right)
    before = rows(left, right)
    compare(viewer=READER, left=left.document, right=right.document)
    after = rows(left, right)
    assert told(before) == told(after)
    assert [row.moved for row in before] == [row.moved for row in after]
    assert all(row.pairing_id is None for row in before)
    assert all(row.pairing_id and row.version == 1 for row in after)
    found = comparison(READER, left.document.slug, right.document.slug)
    assert found is not None
    assert found.computed_at is not None
    assert sum(found.counts.values()) == len(after)


def test_a_decision_is_shown_before_and_after_the_texts_change() -> None:
    left, right = entered(PEACE, TRADE), entered(PEACE, TRADE)
    compare(viewer=READER, left=left.document, right=right.document)
    confirm(by=EditorFactory.create(), pairing=pairing_of(clauses(left)[1]), base_version=1)
    assert [row.decision for row in rows(left, right)] == ["waiting", "confirmed"]
    entered(COURT, document=right.document)
    assert [row.decision for row in rows(left, right)] == ["waiting", "confirmed", "waiting"]


def test_differences_come_where_they_are_asked_for() -> None:
    left, right = entered(PEACE), entered(PEACE.replace("peaceful", "friendly"))
    assert rows(left, right)[0].pieces is None
    pieces = rows(left, right, differences=True)[0].pieces
    assert pieces is not None
    assert [piece.text for piece in pieces if piece.change is Change.ADDED] == [" friendly"]


def test_force_is_told_for_each_side_and_where_it_changed() -> None:
    left, right = entered(TRADE), entered(TRADE.replace("shall promote", "may promote"))
    row = rows(left, right)[0]
    forces = [face.force for face in (*row.left, *row.right)]
    assert [force.level for force in forces if force] == [5, 3]
    assert row.force == "weakened"
    assert [change.direction for change in row.force_changes] == ["weakened"]


def test_each_side_shows_its_notes_and_topics_and_what_is_absent() -> None:
    left, right = entered(PEACE, TRADE), entered(PEACE)
    topic, other = TopicFactory.create(), TopicFactory.create()
    for edition in (left, right):
        ClauseTopicFactory.create(clause=clauses(edition)[0], topic=topic)
    ClauseTopicFactory.create(clause=clauses(left)[0], topic=other)
    a_note(wording(left, 1), "Parties")
    a_note(wording(left, 1), "disputes")
    gone = clauses(left)[1]
    TargetFactory.create(
        annotation=AnnotationFactory.create(),
        kind="absence",
        document=right.document,
        clause=gone,
        clause_document=left.document,
    )
    first, second = rows(left, right)
    assert (first.left[0].notes, first.right[0].notes, first.shared_topics) == (2, 0, (topic.pk,))
    assert (second.kind, second.left[0].notes, second.left[0].absences) == ("dropped", 0, 1)


def test_excerpts_and_other_languages_are_said() -> None:
    left = entered(PEACE, TRADE)
    excerpts = entered(PEACE, extent="excerpts")
    found = comparison(READER, left.document.slug, excerpts.document.slug)
    assert found is not None
    assert (found.right.complete, [row.kind for row in found.rows]) == (False, ["same", "not held"])
    other = entered("Tərəflər sülhə sadiqdir.", language="az")
    translated = comparison(READER, left.document.slug, other.document.slug, differences=True)
    assert translated is not None
    assert not translated.by_words
    assert [(row.kind, row.pieces) for row in translated.rows] == [("translated", None), ("unknown", None)]


def test_a_document_of_which_no_words_are_held_has_an_empty_side() -> None:
    empty = DocumentFactory.create()
    found = comparison(READER, entered(PEACE).document.slug, empty.slug)
    assert found is not None
    assert (found.right.clauses, [row.kind for row in found.rows]) == (0, ["not held"])


def test_what_may_not_be_seen_is_not_there() -> None:
    left = entered(PEACE).document
    draft = entered(PEACE, document=DocumentFactory.create(draft=True), draft=True).document
    assert comparison(AnonymousUser(), left.slug, draft.slug) is None
    assert comparison(AnonymousUser(), left.slug, left.slug) is None
    assert comparison(AnonymousUser(), left.slug, "nowhere") is None
    assert comparison(EditorFactory.create(), left.slug, draft.slug) is not None


def test_lines_lead_from_place_to_place() -> None:
    left, right = entered(PEACE, TRADE), entered(COURT, f"{PEACE} {TRADE}")
    found = comparison(READER, left.document.slug, right.document.slug)
    assert found is not None
    assert {(line.left, line.right, line.kind) for line in found.lines} == {
        (0, 1, "merged"),
        (1, 1, "merged"),
        (None, 0, "new"),
    }


@pytest.mark.parametrize("kept", [False, True])
def test_the_number_of_queries_is_fixed(kept: bool, django_assert_num_queries: object) -> None:
    for number in (1, 3):
        one, other = (a_document(clauses=number, notes=number) for _ in "ab")
        if kept:
            compare(viewer=READER, left=one.document, right=other.document)
        with django_assert_num_queries(10 if kept else 9):  # type: ignore[operator]
            comparison(READER, one.document.slug, other.document.slug, differences=True)
