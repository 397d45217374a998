"""Where pairs of an article's words stand in a segment: the hits from which windows are made.

Four kinds of pair survive four kinds of change: neighbours here and there; with a word inserted here; with a word
dropped here; with a word replaced.
"""

import numpy as np
import numpy.typing as npt

from apps.matching.engine.quoting.article import Article, Side
from apps.matching.engine.quoting.segment import BLOCK, Numbers

Longs = npt.NDArray[np.int64]

# A pair of words that stands in more places is narrowed down by the words that follow it; 500 loses one in a hundred
# of the reworded passages and saves a quarter of the time, 1,600 doubles the hits.
COMMON = 800
# Of four words in a row that stand in more places so many are looked at, the same for the words after them: words of
# a formula in hundreds of wordings need some of them, not all.
SAMPLE = 64
# Tokens that a library has at least when the rarity of pairs is judged: in ten clauses every pair is a find.
SMALL = 1 << 20


# Words of the article in a strip, of which places tells.
STRIP = 32
PARTS = 8  # of a bit, in which hits are summed


def hits_of(article: Article, side: Side, start: int, end: int) -> Longs:
    """Hits of the article's words ``start`` to ``end``, in any order, each as one number, since values are sorted in a
    tenth of the time of places: the strip in which a word of the article stands in the upper bits, then 32 bits for
    the block of the segment in which it stands too, beside another that does, and 8 for the PARTS that say how rare
    the two are together."""
    row = side.known[article.numbers[start : end + 3]]
    tables = (("pair", 1), ("skip", 1), ("skip", 2))
    return np.concatenate([_of_table(row, start, end, side, *table) for table in tables])


def _of_table(row: Longs, start: int, end: int, side: Side, name: str, distance: int) -> Longs:
    segment = side.segment
    table = segment.hashes(f"{name}s")
    starts, places = segment.numbers(f"{name}_starts"), segment.numbers(f"{name}_places")
    first, second = row[:-distance][: end - start], row[distance:][: end - start]
    at = np.flatnonzero((first >= 0) & (second >= 0))
    if not len(at) or not len(table):
        return np.zeros(0, np.int64)
    key = (first[at].astype(np.uint64) << np.uint64(32)) | second[at].astype(np.uint64)
    index = np.minimum(np.searchsorted(table, key), len(table) - 1)
    held = table[index] == key
    at, index = at[held], index[held]
    low, high = starts[index].astype(np.int64), starts[index + 1].astype(np.int64)
    if name == "pair":
        low, high = _narrowed(side, row, at, low, high)
    else:
        rare = high - low <= COMMON
        at, low, high = at[rare], low[rare], high[rare]
    sizes = high - low
    size = max(SMALL, len(segment.numbers("tokens")))
    parts = np.minimum(np.log2(size / np.maximum(sizes, 1)) * PARTS, 255).astype(np.int64)
    taken = np.where(sizes > COMMON, SAMPLE, sizes)
    before = np.cumsum(taken) - taken
    there = places[np.repeat(low - before, taken) + np.arange(taken.sum())]
    heads = ((at + start) // STRIP << 40) | parts
    found: Longs = np.repeat(heads, taken) | ((there // BLOCK).astype(np.int64) << 8)
    return found


def _narrowed(side: Side, row: Longs, at: Longs, low: Longs, high: Longs) -> tuple[Longs, Longs]:
    """The stretches of common pairs cut down to those places where the next word follows too, and the one after."""
    tokens, places = side.segment.numbers("tokens"), side.segment.numbers("pair_places")
    low, high = low.copy(), high.copy()
    for distance in (2, 3):  # as deep as the table is ordered
        common = np.flatnonzero(high - low > COMMON)
        word = row[np.minimum(at[common] + distance, len(row) - 1)]
        follows = (at[common] + distance < len(row)) & (word >= 0)
        high[common[~follows]] = low[common[~follows]]
        common, word = common[follows], word[follows]
        begin, end = low[common], high[common]
        low[common] = _bisected(tokens, places, begin, end, distance, word)
        high[common] = _bisected(tokens, places, low[common], end, distance, word + 1)
    return low, high


def _bisected(tokens: Numbers, places: Numbers, low: Longs, high: Longs, distance: int, word: Longs) -> Longs:
    """For each stretch the first place at which the word at this distance is not less than the given."""
    low, high = low.copy(), high.copy()
    while (open_ := low < high).any():
        middle = (low + high) >> 1
        ahead = places[np.minimum(middle, len(places) - 1)].astype(np.int64) + distance
        less = open_ & (tokens[np.minimum(ahead, len(tokens) - 1)] < word)
        low = np.where(less, middle + 1, low)
        high = np.where(open_ & ~less, middle, high)
    return low
