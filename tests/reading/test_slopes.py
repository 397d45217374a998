"""The slope graph of a comparison, and the words of its rows: plain geometry and plain runs."""

from hypothesis import given
from hypothesis import strategies as st

from apps.matching.engine.worddiff import word_diff
from apps.reading.differing import GONE, NEW, SAME, Clauses, Evidence, new_side, old_side
from apps.reading.pairing_filter import PairingChoice, PairingEntry, numbers, shows
from apps.reading.slopes import HEIGHT, MOST_ZONES, Tie, slopes

TEXTS = st.lists(
    st.text(alphabet="ab c.\nə", min_size=1, max_size=40).filter(lambda text: bool(text.strip())),
    min_size=1,
    max_size=3,
)
BETWEEN = "\n\n"


def paths(ties: list[Tie], left: int, right: int) -> dict[tuple[str, bool], str]:
    return {(stroke.kind, stroke.shown): stroke.path for stroke in slopes(ties, left, right).strokes}


def test_neighbours_that_stayed_make_one_band_and_others_a_line_each() -> None:
    ties = [
        Tie(0, 0, "same"),
        Tie(1, 1, "same"),
        Tie(2, 3, "reworded"),
        Tie(3, None, "dropped"),
        Tie(None, 2, "new"),
    ]
    assert paths(ties, 4, 4) == {
        ("same", True): "M16 0L84 0V500L16 500Z",
        ("reworded", True): "M16 625L84 875",
        ("dropped", True): "M16 875h-12",
        ("new", True): "M84 625h12",
    }


def test_what_the_filter_leaves_out_is_drawn_apart_and_first() -> None:
    ties = [Tie(0, 0, "reworded"), Tie(1, 1, "reworded", shown=False), Tie(2, 2, "moved")]
    assert [(stroke.kind, stroke.shown) for stroke in slopes(ties, 3, 3).strokes] == [
        ("reworded", False),
        ("reworded", True),
        ("moved", True),
    ]


def test_a_thousand_clauses_stay_small() -> None:
    ties = [Tie(place, (place * 7) % 1000, "reworded") for place in range(1000)]
    picture = slopes(ties, 1000, 1000)
    assert sum(len(stroke.path) for stroke in picture.strokes) < 20_000
    assert len(picture.zones) <= 2 * MOST_ZONES


@given(st.integers(0, 300), st.integers(0, 300))
def test_the_zones_of_a_side_hold_every_clause_once(left: int, right: int) -> None:
    for side, size in enumerate((left, right)):
        held = [
            place
            for zone in slopes([], left, right).zones
            if zone.side == side
            for place in range(zone.first, zone.last + 1)
        ]
        assert held == list(range(size))
    assert slopes([], left, right).height == HEIGHT


def own(side: Clauses) -> list[str]:
    return ["".join(run.text for run in runs if not run.foreign) for runs in side]


@given(TEXTS, TEXTS)
def test_each_clause_has_its_own_words_whatever_differs(old: list[str], new: list[str]) -> None:
    pieces = word_diff(BETWEEN.join(old), BETWEEN.join(new))
    evidence = [Evidence(0, 3, 1)]
    assert own(old_side(pieces, [len(text) for text in old], len(BETWEEN), evidence)) == old
    assert own(new_side(pieces, [len(text) for text in new], len(BETWEEN), evidence)) == new


def test_the_new_side_has_the_words_that_went_in_their_place() -> None:
    old, new = "The Parties shall consult.", "The Parties may consult."
    (runs,) = new_side(word_diff(old, new), [len(new)], 2, [Evidence(12, 15, 1)])
    assert [(run.text.strip(), run.state, run.evidence, run.foreign) for run in runs] == [
        ("The Parties", SAME, 0, False),
        ("shall", GONE, 0, True),
        ("", NEW, 0, False),
        ("may", NEW, 1, False),
        ("consult.", SAME, 0, False),
    ]


def test_counts_are_true_under_the_other_facets() -> None:
    entries = [
        PairingEntry({"kind": ("new",), "with": ("notes",)}),
        PairingEntry({"kind": ("new",), "with": ()}, "the parties"),
        PairingEntry({"kind": ("same",), "with": ("notes", "moved")}),
    ]
    choice = PairingChoice({"kind": ("new",)})
    assert [shows(choice, entry) for entry in entries] == [True, True, False]
    assert numbers(entries, choice, "kind") == {"new": 2, "same": 1}
    assert numbers(entries, choice, "with") == {"notes": 1}
    assert numbers(entries, PairingChoice({"with": ("notes",)}), "with") == {"notes": 2, "moved": 1}
    assert numbers(entries, PairingChoice({}, "parties"), "kind") == {"new": 1}
