"""Where clauses come from, in documents that are related and in the whole library."""

import pytest

from apps.documents.models.document import RelationKind
from apps.parallels.selectors import library_lineage, line_through_time, lineage, recurrence
from apps.parallels.services import compare
from tests.factories import DocumentFactory, DocumentRelationFactory
from tests.parallels.treaties import COURT, PEACE, READER, SCHOOL, TRADE, TRANSIT, clauses, entered, signed

pytestmark = pytest.mark.django_db


def test_each_clause_has_its_ancestors_the_oldest_first() -> None:
    oldest = signed("1997-07", PEACE, TRADE)
    middle = signed("2008-11-02", PEACE.replace("peaceful", "friendly"), after=(oldest,))
    newest = signed("2022-02-22", PEACE, TRADE, SCHOOL, after=(middle,))
    found = lineage(READER, newest.document.slug)
    assert found is not None
    assert [side.document.signed for side in found.earlier] == ["1997-07", "2008-11-02"]
    assert [
        (row.state, [(one.document.signed, one.kind) for one in row.ancestors]) for row in found.rows
    ] == [
        ("from", [("1997-07", "same"), ("2008-11-02", "reworded")]),
        ("from", [("1997-07", "same")]),
        ("new", []),
    ]
    assert dict(found.counts) == {"from": 2, "new": 1}


def test_nothing_is_new_where_an_earlier_text_is_not_held_whole() -> None:
    known = DocumentFactory.create(signed="1997")
    newest = signed("2022-02-22", PEACE)
    DocumentRelationFactory.create(from_document=newest.document, to_document=known)
    found = lineage(READER, newest.document.slug)
    assert found is not None
    assert [(side.document.slug, side.clauses) for side in found.earlier] == [(known.slug, 0)]
    assert [row.state for row in found.rows] == ["unknown"]
    excerpts = signed("2001", TRADE, extent="excerpts")
    other = signed("2020", PEACE, after=(excerpts,))
    again = lineage(READER, other.document.slug)
    assert again is not None
    assert [row.state for row in again.rows] == ["unknown"]


def test_what_accompanies_a_document_is_no_ancestor() -> None:
    one, other = signed("2001", PEACE), signed("2002", PEACE)
    DocumentRelationFactory.create(
        from_document=other.document, to_document=one.document, kind=RelationKind.ACCOMPANIES
    )
    found = lineage(READER, other.document.slug)
    assert found is not None
    assert found.earlier == ()


def test_a_draft_among_the_ancestors_is_not_told() -> None:
    newest = signed("2022", PEACE)
    draft = entered(PEACE, document=DocumentFactory.create(draft=True), draft=True)
    DocumentRelationFactory.create(from_document=newest.document, to_document=draft.document)
    found = lineage(READER, newest.document.slug)
    assert found is not None
    assert found.earlier == ()
    assert lineage(READER, draft.document.slug) is None


def test_a_clause_has_a_line_through_time() -> None:
    oldest = signed("1997-07", PEACE, TRADE)
    middle = signed("2008", f"{PEACE} {TRADE}", after=(oldest,))
    newest = signed("2022", PEACE, after=(middle,))
    line = line_through_time(READER, clauses(middle)[0])
    assert [(one.document.signed, one.kind, len(one.clauses)) for one in line] == [
        ("1997-07", "merged", 2),
        ("2008", "", 1),
        ("2022", "reworded", 1),
    ]
    compare(viewer=READER, left=middle.document, right=newest.document)
    assert line_through_time(READER, clauses(middle)[0]) == line
    alone = signed("2023", COURT)
    assert [one.kind for one in line_through_time(READER, clauses(alone)[0])] == [""]


def test_the_number_of_queries_of_a_lineage_is_fixed(django_assert_num_queries: object) -> None:
    for number in (1, 3):
        before = tuple(signed(f"199{n}", PEACE, TRADE) for n in range(number))
        newest = signed("2022", PEACE, after=before)
        for one in before:
            compare(viewer=READER, left=one.document, right=newest.document)
        with django_assert_num_queries(8):  # type: ignore[operator]
            lineage(READER, newest.document.slug)
        clause = clauses(newest)[0]
        with django_assert_num_queries(7):  # type: ignore[operator]
            line_through_time(READER, clause)


def test_wordings_that_recur_are_counted_by_document_with_the_first() -> None:
    first = signed("1992", f"{PEACE} Always.")
    signed("2001", PEACE, PEACE.replace("peaceful", "friendly"))
    mine = signed("2010", PEACE, TRANSIT, "Done in Kars.")
    entered(PEACE, document=DocumentFactory.create(draft=True), draft=True)
    found = recurrence(READER, [clause.pk for clause in clauses(mine)])
    peace, transit = clauses(mine)[:2]
    assert set(found) == {peace.pk, transit.pk}
    assert found[peace.pk].documents == 3
    place = found[peace.pk].first
    assert place is not None
    assert place.document.slug == first.document.slug
    assert (found[transit.pk].documents, found[transit.pk].places) == (1, ())


def test_of_two_documents_of_one_day_none_is_earlier() -> None:
    mine, twin = signed("2009-12-17", PEACE), signed("2009-12-17", PEACE)
    signed("2009", PEACE)
    for one in (mine, twin):
        found = library_lineage(READER, one.document.slug)
        assert found is not None
        assert [row.ancestors for row in found.rows] == [()]
        assert recurrence(READER, [clauses(one)[0].pk])[clauses(one)[0].pk].first is None


def test_the_library_is_searched_for_earlier_wordings() -> None:
    first = signed("1992", PEACE, TRADE)
    second = signed("2001", PEACE.replace("peaceful", "friendly"))
    signed("2020", PEACE)
    mine = signed("2010", PEACE, SCHOOL)
    found = library_lineage(READER, mine.document.slug)
    assert found is not None
    assert [[(one.document.slug, one.kind) for one in row.ancestors] for row in found.rows] == [
        [(first.document.slug, "same"), (second.document.slug, "reworded")],
        [],
    ]
    assert (found.documents, dict(found.counts)) == (2, {"from": 1, "new": 1})
    assert library_lineage(READER, entered(PEACE).document.slug) is None
