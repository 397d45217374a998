from collections.abc import Sequence

from apps.matching.engine.align import Unit
from apps.parallels.engine.translated import align_translated

Pairs = set[tuple[tuple[int, ...], tuple[int, ...]]]


def units(*labels: str) -> list[Unit]:
    return [Unit(f"Sözlər {label}", label, "article") for label in labels]


def found(
    left: list[Unit], right: list[Unit], topics: tuple[Sequence[set[int]], Sequence[set[int]]]
) -> Pairs:
    frozen = [[frozenset(each) for each in side] for side in topics]
    groups = align_translated((left, right), (frozen[0], frozen[1]))
    return {(group.old, group.new) for group in groups}


def test_numbers_speak_where_nobody_gave_topics() -> None:
    assert found(units("1", "2"), units("1", "2"), ([set(), set()], [set(), set()])) == {
        ((0,), (0,)),
        ((1,), (1,)),
    }


def test_other_topics_outweigh_the_number() -> None:
    pairs = found(units("1", "2"), units("1", "2"), ([{7}, {8}], [{8}, {7}]))
    assert pairs == {((0,), (1,)), ((1,), (0,))}


def test_without_number_and_topic_nothing_is_guessed() -> None:
    pairs = found([Unit("Сон"), Unit("Мир")], [Unit("Peace")], ([set(), set()], [set()]))
    assert pairs == {((0,), ()), ((1,), ()), ((), (0,))}


def test_the_rarer_topic_tells_more() -> None:
    left, right = units("", ""), units("", "", "")
    assert ((0,), (1,)) in found(left, right, ([{1, 2}, {1}], [{1}, {1, 2}, set()]))


def test_what_is_decided_holds() -> None:
    none: list[frozenset[int]] = [frozenset(), frozenset()]
    groups = align_translated(
        (units("1", "2"), units("1", "2")), (none, none), fixed=[((0,), (1,))], apart=[]
    )
    assert ((0,), (1,)) in {(group.old, group.new) for group in groups}
    apart = align_translated((units("1"), units("1")), (none[:1], none[:1]), apart=[((0,), (0,))])
    assert {(group.old, group.new) for group in apart} == {((0,), ()), ((), (0,))}
