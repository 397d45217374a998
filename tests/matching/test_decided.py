from apps.matching.engine.align import Unit, align
from tests.matching.test_align import COURT, PEACE, TRADE, TRANSIT

OLD, NEW = [Unit(PEACE), Unit(TRADE), Unit(COURT)], [Unit(PEACE), Unit(TRADE), Unit(COURT)]


def test_what_is_fixed_is_a_group_as_it_is() -> None:
    groups = align(OLD, NEW, fixed=[((0,), (2,))])
    assert ((0,), (2,), "reworded") in [(group.old, group.new, group.kind) for group in groups]
    assert ((1,), (1,)) in [(group.old, group.new) for group in groups]


def test_several_units_may_be_fixed_together() -> None:
    groups = align(OLD, NEW, fixed=[((0, 2), (1,))])
    assert ((0, 2), (1,), "merged") in [(group.old, group.new, group.kind) for group in groups]


def test_what_is_fixed_to_nothing_is_gone() -> None:
    groups = align(OLD, NEW, fixed=[((1,), ())])
    assert {(group.old, group.new) for group in groups} >= {((1,), ()), ((), (1,))}


def test_what_is_kept_apart_is_in_no_group() -> None:
    groups = align(OLD, NEW, apart=[((1,), (1,))])
    assert not [group for group in groups if 1 in group.old and 1 in group.new]


def test_a_merger_that_is_refused_leaves_its_parts_free() -> None:
    old, new = [Unit(COURT), Unit(PEACE), Unit(TRANSIT)], [Unit(COURT), Unit(f"{PEACE} {TRANSIT}")]
    assert ((1, 2), (1,)) in [(group.old, group.new) for group in align(old, new)]
    groups = align(old, new, apart=[((1, 2), (1,))])
    assert ((1, 2), (1,)) not in [(group.old, group.new) for group in groups]
    assert any(group.new == (1,) and len(group.old) == 1 for group in groups)


def test_what_has_no_words_may_be_fixed_together_with_others() -> None:
    for texts in (("", "* * *"), ("", PEACE)):
        bare = [Unit(text) for text in texts]
        for old, new in ((bare, [Unit("…")]), ([Unit("…")], bare), (bare, [Unit(PEACE)])):
            link = (tuple(range(len(old))), tuple(range(len(new))))
            assert [(group.old, group.new) for group in align(old, new, fixed=[link])] == [link]
