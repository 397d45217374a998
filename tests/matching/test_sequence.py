from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from apps.matching.engine.sequence import best_sequence

weights = st.lists(st.lists(st.sampled_from([-1.0, 0.0, 0.5, 1.0, 2.0]), min_size=4, max_size=4), max_size=6)


def best(table: list[list[float]], n: int = 0, m: int = 0) -> float:
    """By trying everything."""
    if n == len(table) or m == 4:
        return 0.0
    pair = table[n][m] + best(table, n + 1, m + 1) if table[n][m] > 0 else 0.0
    return max(pair, best(table, n + 1, m), best(table, n, m + 1))


@given(weights)
def test_no_other_sequence_weighs_more(table: list[list[float]]) -> None:
    found = best_sequence(range(len(table)), range(4), lambda i, j: table[i][j])
    assert sum(weight for _i, _j, weight in found) == best(table)
    assert all(weight == table[i][j] > 0 for i, j, weight in found)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(found))


def test_long_sequences_are_followed_along_their_diagonal() -> None:
    found = best_sequence(range(2000), range(3, 2003), lambda i, j: float(i == j))
    assert [(i, j) for i, j, _weight in found] == [(i, i) for i in range(3, 2000)]


def test_nothing_has_no_sequence() -> None:
    assert best_sequence([], range(3), max) == []
