import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.quotations.engine.overlap import same_places

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda at: (at[0], sum(at))), max_size=8
)


@pytest.mark.parametrize(
    ("known", "found", "same"),
    [
        ((0, 100), (0, 100), True),
        ((0, 100), (20, 110), True),
        ((0, 100), (60, 140), True),  # half of what was found has been decided on
        ((0, 100), (70, 170), False),
        ((0, 100), (40, 50), True),  # it lies within
        ((40, 50), (0, 100), False),  # what was decided is a small part of it
        ((0, 100), (100, 200), False),
    ],
)
def test_a_passage_is_the_same_where_most_of_it_is(
    known: tuple[int, int], found: tuple[int, int], same: bool
) -> None:
    assert same_places([known], [found]) == ({0: 0} if same else {})


def test_of_several_the_one_with_the_most_in_common_is_meant() -> None:
    assert same_places([(0, 50), (30, 90), (200, 220)], [(35, 95), (5, 45)]) == {0: 1, 1: 0}


@settings(max_examples=60)
@given(SPANS, SPANS)
def test_every_known_passage_is_found_again(
    known: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    places = same_places(known, [*known, *others])
    for place, span in enumerate(known):
        assert known[places[place]] == span
