"""The best pairs of two sequences that keep the order of both (Needleman and Wunsch, 1970), in a band."""

from collections.abc import Callable, Sequence

# So many pairs are weighed at most, in a band around the diagonal where there are more: about a second. What left
# its place by more than the band's width in a stretch of thousands is not found by its order.
CELLS = 250_000


def best_sequence(
    left: Sequence[int], right: Sequence[int], weigh: Callable[[int, int], float]
) -> list[tuple[int, int, float]]:
    """Pairs with their weights, of the greatest weight in sum. Leaving out costs nothing; a weight of 0 is no pair."""
    if not left or not right:
        return []
    stretch = len(right) / len(left)
    half = max(1, int(stretch), CELLS // len(left) // 2)
    lows = [max(0, int(n * stretch) - half) for n in range(len(left))]
    weights = [
        [weigh(i, j) for j in right[low : int(n * stretch) + half + 1]]
        for n, (i, low) in enumerate(zip(left, lows, strict=True))
    ]
    best = _sums(lows, weights)
    found = []
    n, m = 0, 0
    while n < len(left):
        m = max(m, lows[n])
        row, here = best[n], m - lows[n]
        if here >= len(row) - 1:
            n += 1
        elif row[here] == row[here + 1]:
            m += 1
        elif row[here] == _at(best, lows, n + 1, m):
            n += 1
        else:
            found.append((left[n], right[m], weights[n][here]))
            n, m = n + 1, m + 1
    return found


def _sums(lows: Sequence[int], weights: Sequence[Sequence[float]]) -> list[list[float]]:
    """The greatest sum from each cell of the band on; each row ends with a 0."""
    best: list[list[float]] = [[] for _ in lows]
    for n in range(len(lows) - 1, -1, -1):
        row = [0.0] * (len(weights[n]) + 1)
        for k in range(len(weights[n]) - 1, -1, -1):
            m, weight = lows[n] + k, weights[n][k]
            value = max(row[k + 1], _at(best, lows, n + 1, m))
            if weight > 0:
                value = max(value, weight + _at(best, lows, n + 1, m + 1))
            row[k] = value
        best[n] = row
    return best


def _at(best: Sequence[Sequence[float]], lows: Sequence[int], n: int, m: int) -> float:
    if n >= len(best):
        return 0.0
    row = best[n]
    return row[min(max(0, m - lows[n]), len(row) - 1)]
