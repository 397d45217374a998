from collections.abc import Sequence
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from apps.matching.engine.align import Group, Unit, align, partners_of
from tests.matching.texts import texts

PEACE = (
    "The Parties shall settle their disputes by peaceful means and refrain from the threat or use of force."
)
TRADE = (
    "The Parties shall promote trade in agricultural goods and abolish customs duties on textile products."
)
COURT = (
    "Any disagreement about this Treaty may be referred to the International Court of Justice in The Hague."
)
TRANSIT = (
    "Vehicles registered in one State may cross the territory of the other along the agreed railway lines."
)

units = st.builds(
    Unit,
    text=texts.map(" ".join),
    label=st.sampled_from(["", "1", "2", "(a)", "Article 1"]),
    kind=st.sampled_from(["", "article", "item"]),
    depth=st.integers(0, 2),
)


def aligned(old: Sequence[str], new: Sequence[str]) -> list[tuple[tuple[int, ...], tuple[int, ...], str]]:
    groups = align([Unit(text) for text in old], [Unit(text) for text in new])
    return [(group.old, group.new, group.kind) for group in groups]


def labelled(*pairs: tuple[str, str], depth: int = 0) -> list[Unit]:
    return [Unit(text, label, depth=depth) for label, text in pairs]


def pairs(groups: Sequence[Group]) -> dict[int, tuple[int, ...]]:
    return partners_of(groups)


def test_what_differs_in_typography_is_the_same() -> None:
    other = TRADE.upper().replace("GOODS", "“goods”,").replace(" ", "  ")
    assert aligned([PEACE, TRADE], [PEACE, other]) == [((0,), (0,), "same"), ((1,), (1,), "same")]


def test_a_changed_word_is_a_rewording() -> None:
    assert aligned([PEACE], [PEACE.replace("shall", "may")]) == [((0,), (0,), "reworded")]


def test_two_clauses_in_one_are_merged() -> None:
    assert aligned([COURT, PEACE, TRADE], [COURT, f"{PEACE} {TRADE}"]) == [
        ((0,), (0,), "same"),
        ((1, 2), (1,), "merged"),
    ]


def test_one_clause_in_two_is_split() -> None:
    first, second = PEACE.split(" and ")
    assert aligned([TRADE, PEACE], [TRADE, first, second]) == [
        ((0,), (0,), "same"),
        ((1,), (1, 2), "split"),
    ]


def test_a_whole_text_in_one_clause_is_split_into_all_of_them() -> None:
    parts = [PEACE, TRADE, COURT, TRANSIT, "Done at Baku in two originals.", "The annexes form a part of it."]
    assert aligned(["\n".join(parts)], parts) == [((0,), (0, 1, 2, 3, 4, 5), "split")]


def test_what_is_gone_stands_where_it_stood() -> None:
    assert aligned([PEACE, TRADE, COURT], [PEACE, COURT, TRANSIT]) == [
        ((0,), (0,), "same"),
        ((1,), (), "gone"),
        ((2,), (1,), "same"),
        ((), (2,), "new"),
    ]


def test_the_clause_that_left_its_neighbours_moved() -> None:
    groups = align([Unit(t) for t in (PEACE, TRADE, COURT)], [Unit(t) for t in (COURT, PEACE, TRADE)])
    assert [(group.old, group.moved) for group in groups] == [((2,), True), ((0,), False), ((1,), False)]
    assert all(group.kind == "same" for group in groups)


def test_another_number_is_renumbering_and_other_punctuation_is_not() -> None:
    groups = align(
        labelled(("Article 1", PEACE), ("Article 2", TRADE)),
        labelled(("ARTICLE 1.", PEACE), ("Article 3", TRADE)),
    )
    assert [group.renumbered for group in groups] == [False, True]


def test_a_clause_from_which_much_was_taken_is_not_taken_for_its_twin() -> None:
    old = f"{PEACE} {COURT}"
    twin = (
        PEACE.replace("disputes", "differences").replace("force", "arms")
        + " "
        + COURT.replace("Any disagreement", "A quarrel").replace("in The Hague", "")
    )
    assert aligned([TRADE, old], [TRADE, twin, PEACE]) == [
        ((0,), (0,), "same"),
        ((), (1,), "new"),
        ((1,), (2,), "reworded"),
    ]


def test_near_identical_clauses_keep_their_order_and_their_labels() -> None:
    text = "Goods of the {} list shall be admitted free of duty from the first day of the year that follows."
    names = ("first", "second", "third", "fourth")
    old = [Unit(text.format(name), str(n)) for n, name in enumerate(names)]
    new = [Unit(text.format("agreed"), str(n)) for n in range(4)]
    assert pairs(align(old, new)) == {0: (0,), 1: (1,), 2: (2,), 3: (3,)}
    # Without the first, the labels say which they are.
    assert pairs(align(old, new[1:])) == {1: (0,), 2: (1,), 3: (2,)}


def test_tiny_items_belong_below_their_own_article() -> None:
    items = labelled(("(a)", "goods;"), ("(b)", "services;"), depth=1)
    old = [*labelled(("1", PEACE)), *items, *labelled(("2", TRADE)), *items]
    new = [*labelled(("1", TRADE)), *items, *labelled(("2", PEACE)), *items]
    assert pairs(align(old, new)) == {0: (3,), 1: (4,), 2: (5,), 3: (0,), 4: (1,), 5: (2,)}


def test_a_tiny_item_may_be_reworded_entirely() -> None:
    old = [*labelled(("1", PEACE)), *labelled(("(a)", "goods;"), ("(b)", "services;"), depth=1)]
    new = [*labelled(("1", PEACE)), *labelled(("(a)", "products;"), ("(b)", "services;"), depth=1)]
    assert [group.kind for group in align(old, new)] == ["same", "reworded", "same"]


def test_units_without_a_word_go_by_label_and_order() -> None:
    old = [*labelled(("I", ""), ("1", PEACE), ("II", "")), *labelled(("2", TRADE))]
    new = [*labelled(("I", ""), ("1", PEACE), ("1a", COURT), ("II", "—")), *labelled(("2", TRADE))]
    assert pairs(align(old, new)) == {0: (0,), 1: (1,), 2: (3,), 3: (4,)}


def test_nothing_corresponds_to_nothing() -> None:
    assert align([], []) == []
    assert aligned([], [PEACE]) == [((), (0,), "new")]
    assert aligned([PEACE], []) == [((0,), (), "gone")]


@settings(max_examples=50)
@given(st.lists(units, max_size=8), st.lists(units, max_size=8))
def test_every_unit_is_in_exactly_one_group(old: list[Unit], new: list[Unit]) -> None:
    groups = align(old, new)
    assert sorted(chain(*(group.old for group in groups))) == list(range(len(old)))
    assert sorted(chain(*(group.new for group in groups))) == list(range(len(new)))
    firsts = [group.new[0] for group in groups if group.new]
    assert firsts == sorted(firsts)
    assert all(0 <= group.score <= 1 for group in groups)


@settings(max_examples=50)
@given(st.lists(units, max_size=10))
def test_a_text_is_itself(old: list[Unit]) -> None:
    assert {
        (group.old, group.kind, group.moved, group.renumbered) for group in align(old, old) if group.new
    } == {((i,), "same", False, False) for i in range(len(old))}
