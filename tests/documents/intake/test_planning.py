"""What confirming would do, told before it is done."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from apps.documents.engine.draft import Row
from apps.documents.engine.ranks import between
from apps.documents.intake.matching import Held
from apps.documents.intake.planning import Plan, plan

NOBODY: frozenset[str] = frozenset()


def held(clause: int, rank: str, text: str = "", label: str = "", parent: int | None = None) -> Held:
    return Held(
        wording_id=100 + clause,
        clause_id=clause,
        ref=str(clause),
        rank=rank,
        kind="article",
        label=label or str(clause),
        label_source_id=1,
        heading="",
        lead_in="",
        whole=True,
        text=text or f"Words of {clause}.",
        parent_id=parent,
        depth=0,
        version=1,
    )


def row(
    clause: int | None, text: str = "", label: str = "", depth: int = 0, also: tuple[int, ...] = ()
) -> Row:
    return Row(
        key=f"r{clause}-{label}-{text}",
        kind="article",
        label=label or str(clause or ""),
        heading="",
        text=text or f"Words of {clause}.",
        depth=depth,
        start=0,
        end=0,
        clause=clause,
        also=also,
    )


THREE = [held(1, "1000"), held(2, "1001"), held(3, "1002")]
RANKS = {each.clause_id: each.rank for each in THREE}


def planned(*rows: Row) -> Plan:
    return plan(rows, THREE, RANKS, NOBODY)


def fates(what: Plan) -> list[tuple[str, ...]]:
    return [line.fates for line in what.lines]


def test_the_same_text_changes_nothing() -> None:
    what = planned(row(1), row(2), row(3))
    assert fates(what) == [("same",)] * 3
    assert not what.changes


def test_other_words_are_reworded() -> None:
    assert fates(planned(row(1), row(2, "Other words."), row(3)))[1] == ("reworded",)


def test_another_number_is_renumbered() -> None:
    assert fates(planned(row(1), row(2, label="2a"), row(3)))[1] == ("renumbered",)


def test_another_place_is_moved_and_only_that_one() -> None:
    what = planned(row(3), row(1), row(2))
    assert fates(what) == [("moved",), ("same",), ("same",)]
    assert [line.rank for line in what.lines] == sorted(line.rank for line in what.lines)


def test_another_parent_is_moved() -> None:
    assert fates(planned(row(1), row(2, depth=1), row(3)))[1] == ("moved",)


def test_what_is_not_there_any_more_is_gone() -> None:
    what = planned(row(1), row(3))
    assert [line.held.clause_id for line in what.gone if line.held] == [2]


def test_the_words_of_a_merged_clause_are_sought_where_it_went() -> None:
    what = planned(row(1, "Words of 1. Words of 2.", also=(2,)), row(3))
    assert fates(what)[0] == ("reworded", "merged")
    assert what.gone[0].into == (0,)


def test_the_words_of_a_divided_clause_are_sought_in_all_its_parts() -> None:
    what = planned(row(1), row(2, "Words"), row(None, "of 2.", also=(2,)), row(3))
    assert fates(what)[1:3] == [("reworded", "split"), ("new",)]
    assert what.lines[1].into == (1, 2)


def test_a_newcomer_gets_a_rank_between_its_neighbours() -> None:
    what = planned(row(1), row(None, "New."), row(2), row(3))
    assert "1000" < what.lines[1].rank < "1001"


def test_a_newcomer_gets_no_rank_that_another_edition_uses() -> None:
    taken = frozenset({between("1000", "1001"), "2000"})
    what = plan([row(1), row(None, "New."), row(2), row(3), row(None, "Last.")], THREE, RANKS, taken)
    assert not taken & {what.lines[1].rank, what.lines[4].rank}
    assert what.lines[4].rank > "2000"


def test_the_fingerprint_is_that_of_what_would_be_done() -> None:
    one, same = planned(row(1), row(2, "Other.")), planned(row(1), row(2, "Other."))
    assert one.fingerprint() == same.fingerprint()
    newer = [replace(THREE[0], version=2), *THREE[1:]]
    assert plan([row(1), row(2, "Other.")], newer, RANKS, NOBODY).fingerprint() != one.fingerprint()


@settings(max_examples=60)
@given(st.lists(st.sampled_from([1, 2, 3, None]), max_size=12))
def test_ranks_are_in_order_and_nobody_is_forgotten(clauses: list[int | None]) -> None:
    seen: set[int] = set()
    rows = []
    for clause in clauses:
        if clause is not None and clause in seen:
            continue
        seen.update({clause} - {None})  # type: ignore[arg-type]
        rows.append(row(clause, text="New." if clause is None else ""))
    what = planned(*rows)
    ranks = [line.rank for line in what.lines]
    assert ranks == sorted(set(ranks))
    assert {line.held.clause_id for line in (*what.lines, *what.gone) if line.held} == {1, 2, 3}
