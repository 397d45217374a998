"""Where pairs of an article's words stand in a library: the hits from which windows are made.

Four kinds of pair survive four kinds of change: neighbours here and there; with a word inserted here; with a word
dropped here; with a word replaced.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from apps.matching.engine.quoting.article import Article, Side
from apps.matching.engine.quoting.segment import BLOCK
from apps.matching.engine.quoting.sides import Longs, Sides

# A pair of words that stands in more places is narrowed down by the words that follow it; 500 loses one in a hundred
# of the reworded passages and saves a quarter of the time, 1,600 doubles the hits.
COMMON = 800
# Of four words in a row that stand in more places so many are looked at, the same for the words after them: words of
# a formula in hundreds of wordings need some of them, not all.
SAMPLE = 64
# Tokens that a library has at least when the rarity of pairs is judged: in ten clauses every pair is a find.
SMALL = 1 << 20


# Words in a row that are a run (``runs``): a quotation of eight words, of which one may be a number that is written
# another way. Six find as many of those that are word for word (all of 1,440, seeds 601 to 606), and take longer.
IN_A_ROW = 7

# Words of the article in a strip, of which places tells.
STRIP = 32
PARTS = 8  # of a bit, in which hits are summed

# The table of a segment, and how far apart the two words stand in the article. The first is of neighbours.
TABLES = (("pair", 1), ("skip", 1), ("skip", 2))


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """For each word of the article where the places of the pair that begins with it stand in a table: from ``low`` to
    ``high`` (exclusive), which are equal where there are none."""

    low: Longs
    high: Longs

    @property
    def sizes(self) -> Longs:
        return self.high - self.low

    def where(self, mask: npt.NDArray[np.bool_], other: "Stretch") -> "Stretch":
        """This one's there, and the other's elsewhere."""
        return Stretch(np.where(mask, self.low, other.low), np.where(mask, self.high, other.high))


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """The pairs of an article in a library. ``neighbours``: in how many places each word of the article stands before
    the next; ``stretches``: for each of TABLES those in each side, the common ones narrowed down; ``fours``: in each
    side those of four words in a row, where a run may be."""

    sides: Sides
    neighbours: Longs
    stretches: tuple[tuple[Stretch, ...], ...]
    fours: tuple[Stretch, ...]

    @classmethod
    def of(cls, article: Article, sides: Sides) -> "Lookup":
        pairs, *skips = (
            tuple(_stretch(article, side, name, distance) for side in sides.each) for name, distance in TABLES
        )
        neighbours = _total(pairs)
        whole = _whole(neighbours, _total(skips[-1]))
        fours = pairs
        for distance in (2, 3):  # as deep as the table is ordered
            common = _total(pairs) > COMMON
            at = np.flatnonzero(common | whole)
            fours = tuple(
                _narrowed(article, side, one, at, distance)
                for side, one in zip(sides.each, fours, strict=True)
            )
            pairs = tuple(one.where(common, other) for one, other in zip(fours, pairs, strict=True))
        none = Stretch(*np.zeros((2, len(article.numbers)), dtype=np.int64))
        return cls(sides, neighbours, (pairs, *skips), tuple(one.where(whole, none) for one in fours))


def _whole(pairs: Longs, apart: Longs) -> npt.NDArray[np.bool_]:
    """Whether with each word of the article four in a row begin that may stand in the library, by how often it stands
    beside the next and with one between, where enough of them follow each other for a run."""
    held = pairs > 0
    three = held & (apart > 0)
    four = np.zeros(len(held), dtype=bool)
    four[:-2] = three[:-2] & three[1:-1] & held[2:]
    wide = np.ones(IN_A_ROW - 3)
    if len(four) < len(wide):
        return np.zeros(len(held), dtype=bool)
    begins = np.convolve(four, wide, "valid") > len(wide) - 0.5
    return np.convolve(begins, wide, "full") > 0.5


def _stretch(article: Article, side: Side, name: str, distance: int) -> Stretch:
    low, high = np.zeros((2, len(article.numbers)), dtype=np.int64)
    table, starts = side.segment.hashes(f"{name}s"), side.segment.numbers(f"{name}_starts")
    row = side.known[article.numbers]
    first, second = row[:-distance], row[distance:]
    at = np.flatnonzero((first >= 0) & (second >= 0))
    if len(at) and len(table):
        key = (first[at] << 32) | second[at]
        order = np.argsort(key)  # what is looked up in order is found in half of the time
        at, key = at[order], key[order].astype(np.uint64)
        index = np.minimum(np.searchsorted(table, key), len(table) - 1)
        held = table[index] == key
        at, index = at[held], index[held]
        low[at], high[at] = starts[index], starts[index + 1]
    return Stretch(low, high)


def hits_of(lookup: Lookup, start: int, end: int) -> Longs:
    """Hits of the article's words ``start`` to ``end``, in any order, each as one number, since values are sorted in a
    tenth of the time of places: the strip in which a word of the article stands in the upper bits, then 32 bits for
    the block of the library in which it stands too, beside another that does, and 8 for the PARTS that say how rare
    the two are together."""
    found: list[Longs] = []
    for (name, _), stretches in zip(TABLES, lookup.stretches, strict=True):
        cut = [Stretch(one.low[start:end], one.high[start:end]) for one in stretches]
        found += _of_table(lookup.sides, name, start, cut)
    return np.concatenate(found)


def _of_table(sides: Sides, name: str, start: int, stretches: Sequence[Stretch]) -> Iterator[Longs]:
    total = _total(stretches)
    size = max(SMALL, sides.tokens)
    parts = np.minimum(np.log2(size / np.maximum(total, 1)) * PARTS, 255).astype(np.int64)
    heads = ((np.arange(start, start + len(total)) // STRIP) << 40) | parts
    most = np.where(total > COMMON, SAMPLE if name == "pair" else 0, COMMON)
    for number, (side, one) in enumerate(zip(sides.each, stretches, strict=True)):
        taken = np.minimum(one.sizes, most)
        before = np.cumsum(taken) - taken
        places = side.segment.numbers(f"{name}_places")
        there = places.take(np.repeat(one.low - before, taken) + np.arange(taken.sum()))
        block = (there // BLOCK).astype(np.int64) + sides.first_block(number)
        yield np.repeat(heads, taken) | (block << 8)


def _total(stretches: Sequence[Stretch]) -> Longs:
    return sum((one.sizes for one in stretches[1:]), stretches[0].sizes)


def _narrowed(article: Article, side: Side, stretch: Stretch, common: Longs, distance: int) -> Stretch:
    """The stretches of common pairs cut down to those places where the word at this distance follows too."""
    if not len(common):
        return stretch
    low, high = stretch.low.copy(), stretch.high.copy()
    ahead = common + distance
    word = side.known[article.numbers[np.minimum(ahead, len(article.numbers) - 1)]]
    follows = (ahead < len(article.numbers)) & (word >= 0)
    high[common[~follows]] = low[common[~follows]]
    common, word = common[follows], word[follows]
    begin, end = (np.tile(one[common], 2) for one in (low, high))
    cut = _bisected(side, begin, end, distance, np.concatenate([word, word + 1]))
    low[common], high[common] = cut[: len(common)], cut[len(common) :]
    return Stretch(low, high)


def _bisected(side: Side, low: Longs, high: Longs, distance: int, word: Longs) -> Longs:
    """For each stretch of neighbours the first place at which the word at this distance is not less than the given."""
    tokens, places = side.segment.numbers("tokens"), side.segment.numbers("pair_places")
    low, high = low.copy(), high.copy()
    while (open_ := low < high).any():
        middle = (low + high) >> 1
        ahead = places[np.minimum(middle, len(places) - 1)].astype(np.int64) + distance
        less = open_ & (tokens[np.minimum(ahead, len(tokens) - 1)] < word)
        low = np.where(less, middle + 1, low)
        high = np.where(open_ & ~less, middle, high)
    return low
