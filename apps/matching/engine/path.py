"""What became of each word: the alignment of two versions of a passage, word by word.

What begins and ends alike is set aside; sequences of words that stand once on both sides fix the rest (the idea of
Bram Cohen's patience diff); and the short stretches in between are aligned by weights (Needleman and Wunsch, 1970):
rare words and words beside others that agree weigh more, and one word may stand for another.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from apps.matching.engine.groups import left_their_order

# Stretches of up to this many pairs of words are aligned at once; longer ones are first cut where sequences of
# this many words stand once on both sides.
CELLS = 600
SEQUENCES = (4, 3, 2, 1)
# Sequences are trusted that fix this share of the shorter side. Where every fourth word was changed, a third of the
# sequences of four are left.
FIXED = 0.25
# A stretch in which nothing stands once is aligned all the same up to this size (some tenths of a second), and
# given up beyond it: there its words repeat each other so much that no place in it means anything.
MOST_CELLS = 250_000

# Weights of one agreement of words. Any word counts COMMON, one that stands nowhere else COMMON + 1. A neighbour that
# agrees adds NEIGHBOUR. Words that differ count REPLACED, so that a replaced word is found, and up to STEM more
# where they begin alike ("product", "products"): always less than an agreement.
COMMON, NEIGHBOUR = 0.5, 0.3
REPLACED, STEM = 0.1, 0.3

Region = tuple[int, int, int, int]
Begins = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Path:
    """``partner[i]`` is the new word that the i-th old one became, or -1; ``same[i]`` whether it is the same word."""

    partner: list[int]
    same: list[bool]
    taken: list[bool]
    weights: list[float]


def word_path(old: Sequence[str], new: Sequence[str], begins_old: Begins, begins_new: Begins) -> Path:
    """``begins_old`` and ``begins_new`` say whether something begins with a word: a sentence, an item, a line."""
    count = Counter(old)
    count.update(new)
    # Half of the occurrences are those of the other version.
    weight = {word: COMMON + min(1.0, 2 / n) for word, n in count.items()}
    partner = [-1] * len(old)
    for i, j in _pairs(old, new, weight):
        partner[i] = j
    settle(partner, old, begins_old)
    origin = [-1] * len(new)
    for i, j in enumerate(partner):
        if j >= 0:
            origin[j] = i
    if settle(origin, new, begins_new):
        partner = [-1] * len(old)
        for j, i in enumerate(origin):
            if i >= 0:
                partner[i] = j
    same = [j >= 0 and old[i] == new[j] for i, j in enumerate(partner)]
    return Path(partner, same, [i >= 0 for i in origin], [weight[word] for word in old])


def settle(partner: list[int], words: Sequence[str], begins: Begins) -> bool:
    """Lets what was taken out (or, seen from the new side, put in) be whole sentences where the words leave a choice.

    Of "the Parties shall meet; the Parties shall consult" without its first half, the words alone may as well have
    lost "meet; the Parties shall". Changes ``partner`` and says whether it did.
    """
    settled = False
    i = 0
    while i < len(partner):
        if partner[i] >= 0:
            i += 1
            continue
        j = i
        while j < len(partner) and partner[j] < 0:
            j += 1
        shift = _shift(partner, words, begins, i, j)
        for _ in range(abs(shift)):
            if shift < 0:
                i, j = i - 1, j - 1
                partner[j], partner[i] = partner[i], -1
            else:
                partner[i], partner[j] = partner[j], -1
                i, j = i + 1, j + 1
        settled = settled or shift != 0
        i = j
    return settled


def _shift(partner: Sequence[int], words: Sequence[str], begins: Begins, i: int, j: int) -> int:
    """By how many words the gap from i to j can be shifted so that it begins and ends where something begins."""
    size, low, high = j - i, i, i
    while low > 0 and partner[low - 1] >= 0 and words[low - 1] == words[low + size - 1]:
        low -= 1
    while high + size < len(words) and partner[high + size] >= 0 and words[high] == words[high + size]:
        high += 1
    if low == high:
        return 0

    def fit(start: int) -> int:
        end = start + size
        return begins(start) + (end == len(words) or begins(end))

    return max(range(low, high + 1), key=lambda start: (fit(start), -abs(start - i))) - i


def _pairs(old: Sequence[str], new: Sequence[str], weight: dict[str, float]) -> Iterator[tuple[int, int]]:
    regions = [(0, len(old), 0, len(new))]
    while regions:
        a, b, c, d = regions.pop()
        while a < b and c < d and old[a] == new[c]:
            yield a, c
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
            yield b, d
        if a == b or c == d:
            continue
        region = a, b, c, d
        if (b - a) * (d - c) > CELLS and (fixed := _fixed(old, new, region)):
            yield from fixed
            regions += _between(fixed, region)
        elif (b - a) * (d - c) <= MOST_CELLS:
            yield from _weighed(old, new, region, weight)


def _fixed(old: Sequence[str], new: Sequence[str], region: Region) -> list[tuple[int, int]]:
    """Words of sequences that stand once on both sides, in the order of both.

    Long sequences are the surest, unless they are so few that one which was moved, or repeats another that was changed,
    would decide: then the length that fixes the most words.
    """
    a, b, c, d = region
    best: dict[int, int] = {}
    for length in SEQUENCES:
        here, there = _once(old, a, b, length), _once(new, c, d, length)
        found = [(i, there[sequence]) for sequence, i in here.items() if sequence in there]
        astray = left_their_order([j for _i, j in found])
        kept: dict[int, int] = {}
        end = c  # no new word is given twice where sequences that are apart in the old text overlap in the new one
        for position, (i, j) in enumerate(found):
            if position not in astray:
                kept.update({i + k: j + k for k in range(length) if j + k >= end})
                end = j + length
        if len(kept) > len(best):
            best = kept
        if len(best) >= FIXED * min(b - a, d - c):
            break
    return sorted(best.items())


def _once(words: Sequence[str], start: int, end: int, length: int) -> dict[tuple[str, ...], int]:
    """Sequences of this length that stand once, in order, with where they start."""
    sequences = list(zip(*(words[start + k : end] for k in range(length)), strict=False))
    count = Counter(sequences)
    return {sequence: start + k for k, sequence in enumerate(sequences) if count[sequence] == 1}


def _between(fixed: Sequence[tuple[int, int]], region: Region) -> Iterator[Region]:
    a, b, c, d = region
    for i, j in fixed:
        if i > a and j > c:
            yield a, i, c, j
        a, c = i + 1, j + 1
    if a < b and c < d:
        yield a, b, c, d


def _weighed(
    old: Sequence[str], new: Sequence[str], region: Region, weight: dict[str, float]
) -> Iterator[tuple[int, int]]:
    a, b, c, d = region
    width = d - c
    gains = [[_gain(old, new, i, j, weight) for j in range(c, d)] for i in range(a, b)]
    best = [[0.0] * (width + 1) for _ in range(b - a + 1)]
    for n in range(b - a - 1, -1, -1):
        row, below, gain = best[n], best[n + 1], gains[n]
        right = 0.0
        for m in range(width - 1, -1, -1):
            value = below[m + 1] + gain[m]
            if below[m] > value:
                value = below[m]
            if right > value:
                value = right
            row[m] = right = value
    n = m = 0
    while n < b - a and m < width:
        if best[n][m] == best[n + 1][m + 1] + gains[n][m]:
            yield a + n, c + m
            n, m = n + 1, m + 1
        elif best[n][m] == best[n + 1][m]:
            n += 1
        else:
            m += 1


def _gain(old: Sequence[str], new: Sequence[str], i: int, j: int, weight: dict[str, float]) -> float:
    one, other = old[i], new[j]
    if one != other:
        if one[0] != other[0]:
            return REPLACED
        shared = next((k for k, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), None)
        alike = min(len(one), len(other)) if shared is None else shared
        return REPLACED + STEM * alike / max(len(one), len(other))
    gain = weight[one]
    if i and j and old[i - 1] == new[j - 1]:
        gain += NEIGHBOUR
    if i + 1 < len(old) and j + 1 < len(new) and old[i + 1] == new[j + 1]:
        gain += NEIGHBOUR
    return gain
