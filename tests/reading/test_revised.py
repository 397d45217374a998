"""What became of each clause from one state to another."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from apps.reading.revised import fates, moved_clauses


@dataclass(frozen=True)
class Clause:
    clause_id: int
    parent_id: int | None = None
    text: str = "The Parties consult."
    kind: str = "paragraph"
    label: str = ""
    heading: str = ""
    lead_in: str = ""
    whole: bool = True


def lines(*ids: int) -> list[Clause]:
    return [Clause(each) for each in ids]


def test_what_is_gone_stands_where_it_stood() -> None:
    found = fates(lines(9, 1, 2, 3, 4), lines(1, 5, 4, 6))

    assert [each.clause_id for each in found] == [9, 1, 2, 3, 5, 4, 6]
    assert [each.clause_id for each in found if each.after is None] == [9, 2, 3]
    assert [each.clause_id for each in found if each.before is None] == [5, 6]
    assert not any(each.moved for each in found)


def test_one_clause_that_changed_its_place_is_the_one_that_moved() -> None:
    assert moved_clauses(lines(1, 2, 3, 4, 5), lines(5, 1, 2, 3, 4)) == {5}
    assert moved_clauses(lines(1, 2, 3, 4, 5), lines(1, 3, 4, 2, 5)) == {2}
    assert len(moved_clauses(lines(1, 2), lines(2, 1))) == 1


def test_parts_that_go_with_their_clause_did_not_move() -> None:
    before = [Clause(1), Clause(11, 1), Clause(12, 1), Clause(2), Clause(3)]
    after = [Clause(2), Clause(3), Clause(1), Clause(11, 1), Clause(12, 1)]
    assert moved_clauses(before, after) == {1}
    assert moved_clauses(before, [Clause(1), Clause(11, 1), Clause(2), Clause(12, 2), Clause(3)]) == {12}


def test_only_what_a_reader_would_see_is_a_change() -> None:
    assert all(each.same for each in fates(lines(1, 2), lines(1, 2)))
    for change in (
        {"label": "2"},
        {"heading": "Trust"},
        {"kind": "article"},
        {"lead_in": "He says"},
        {"text": "x"},
    ):
        (fate,) = fates([Clause(1)], [Clause(1, **change)])  # type: ignore[arg-type] # names are those of its fields
        assert not fate.same


ORDERS = st.lists(st.integers(1, 30), unique=True, max_size=20)


@settings(max_examples=150, deadline=None)
@given(ORDERS, ORDERS)
def test_every_clause_has_one_fate_and_what_stayed_keeps_its_order(old: list[int], new: list[int]) -> None:
    found = fates(lines(*old), lines(*new))

    assert sorted(each.clause_id for each in found) == sorted({*old, *new})
    assert [each.clause_id for each in found if each.after] == new
    stayed = [each.clause_id for each in found if each.before and each.after and not each.moved]
    assert stayed == [clause for clause in old if clause in stayed]


@settings(max_examples=100, deadline=None)
@given(st.permutations(range(6)))
def test_no_fewer_clauses_could_have_moved(order: list[int]) -> None:
    before, after = lines(*range(6)), lines(*order)
    longest = max(
        len(chosen)
        for bits in range(64)
        if (chosen := [clause for place, clause in enumerate(order) if bits >> place & 1]) == sorted(chosen)
    )
    assert len(moved_clauses(before, after)) == 6 - longest
