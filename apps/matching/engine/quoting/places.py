"""Which windows of the library are worth aligning with which windows of the article.

Article and library are cut into strips and blocks; hits are counted by pairs of the two (the histogram of diagonal
methods, but wide enough for chunks that changed places). Of each strip the windows with the most hits are kept, and
of those the ones whose words tell the most.
"""

from dataclasses import dataclass

import numpy as np

from apps.matching.engine.quoting.article import Article
from apps.matching.engine.quoting.lookup import PARTS, STRIP
from apps.matching.engine.quoting.rarity import Bits
from apps.matching.engine.quoting.segment import BLOCK
from apps.matching.engine.quoting.sides import Longs, Sides

# A window is two strips of the article high and a little wider, so that a quotation of 8 to 40 words lies within one
# and most of the words around it do not.
ROWS = 2 * STRIP
SPAN = 4  # blocks of the library
COLUMNS = BLOCK * (SPAN + 2)
# Bits of hits for a window to be looked at: three pairs of fairly rare words, or two that a library of up to a million
# words has once (those of lookup.SMALL). 36 takes a tenth more time, 24 half as long again, for nothing.
FLOOR = 40.0
# Windows of each strip whose words are looked at, and those that are aligned. The right one of a reworded passage is
# among the first 10 by hits in .79, among 100 in .94; by words among 10 in .92, among 20 in .95, among 40 in .97. More
# than these gained nothing at the end, since what is found so late is too weak to be believed: 120 instead of 90 took a
# tenth more time and found none more of 360 (seeds 11 to 13).
FIRST = 90
KEPT = 16
# A word counts by what it says beyond so many bits ("the" and "shall" are everywhere); and of wordings with the same
# words, which formulas have, those come first that have them in the same order.
WORTHY = 6.0
IN_ORDER = 0.05
# Bits that they have to say together for a window to be aligned: 22 lost nothing of the reworded passages of seeds 2
# and 3 and left half of the windows; 28 lost two in a hundred.
TOLD = 20.0


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """ROWS words of the article from ``strip`` · STRIP on, with SPAN blocks of the library from ``block`` on;
    ``bits``: what they have in common tells."""

    strip: Longs
    block: Longs
    bits: Bits

    def __len__(self) -> int:
        return len(self.strip)

    def taken(self, at: Longs) -> "Windows":
        return Windows(self.strip[at], self.block[at], self.bits[at])

    def rows(self) -> Longs:
        """The article's words of each window (ROWS, windows); the last may lie beyond its end."""
        return (self.strip * STRIP)[None, :] + np.arange(ROWS)[:, None]


def windows_of(article: Article, sides: Sides, hits: Longs, alone: Bits) -> Windows:
    """The best windows of each strip, ordered by strip and then the best first."""
    # A window is two rows of cells, of which one tells at least half.
    least = FLOOR * PARTS / 2
    hits = _gathered(hits, least)
    if not len(hits):
        return Windows(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))
    found = _best(_counted(sides, hits, least), sides, FIRST)
    found = Windows(found.strip, found.block, _shared(article, sides, found, alone))
    return _best(found.taken(np.flatnonzero(found.bits >= TOLD)), sides, KEPT)


def _counted(sides: Sides, hits: Longs, least: float) -> Windows:
    """All windows with enough hits."""
    key = hits >> 8
    last = np.flatnonzero(np.append(key[1:] != key[:-1], True))
    cell, own = key[last], np.diff(np.cumsum(hits & 255)[last], prepend=0)
    block = cell & 0xFFFFFFFF
    _, end = sides.whose(block)
    width = np.minimum(SPAN, end - block)  # not what lies beyond the wording's end
    bits, limit = own.copy(), cell + width
    for ahead in range(1, SPAN):
        bits[:-ahead] += (cell[ahead:] < limit[:-ahead]) * own[ahead:]
    good = np.flatnonzero(bits >= least)
    return _rows_of_two(cell[good], bits[good], width[good])


def _gathered(hits: Longs, least: float) -> Longs:
    """In order, without those that tell less and have no other in reach: most of them, by chance."""
    if not len(hits):
        return hits
    hits.sort()
    apart = hits[1:] - hits[:-1] >= SPAN << 8
    alone = np.ones(len(hits), dtype=bool)
    alone[1:] = apart
    alone[:-1] &= apart
    alone &= (hits & 255) < least
    return hits[np.flatnonzero(~alone)]  # a mask takes five times as long


def _rows_of_two(cell: Longs, bits: Longs, width: Longs) -> Windows:
    """Each row of cells with the best of those below and above it that begin within it."""
    below = _neighbours(cell, bits, width, 1 << 32)
    above = _neighbours(cell, bits, width, -(1 << 32))
    strip, block = cell >> 32, cell & 0xFFFFFFFF
    strips = np.concatenate([strip, np.maximum(strip - 1, 0)])
    told = np.concatenate([bits + below, bits + above]) / PARTS
    good = np.flatnonzero(told >= FLOOR)
    return Windows(strips[good], np.concatenate([block, block])[good], told[good].astype(np.float32))


def _neighbours(cell: Longs, bits: Longs, width: Longs, away: int) -> Longs:
    if not len(cell):
        return bits
    at = np.minimum(np.searchsorted(cell, cell + away), len(cell) - 1)
    return np.where((cell[at] >= cell + away) & (cell[at] < cell + away + width), bits[at], 0)


def _best(found: Windows, sides: Sides, count: int) -> Windows:
    """Of each strip the best window of each wording, and of these the best so many."""
    found = found.taken(np.flatnonzero(sides.allowed(found.block)))
    whose, _ = sides.whose(found.block)
    wording = (found.strip << 32) | whose
    order = np.argsort(wording, kind="stable")
    if not len(order):
        return found.taken(order)
    first = np.flatnonzero(np.concatenate([[True], wording[order[1:]] != wording[order[:-1]]]))
    # Bits in the upper half (those of floats above 0 are ordered as they are), and of equals the first.
    ranked = (found.bits.view(np.int32).astype(np.int64)[order] << 32) | (0xFFFFFFFF - order)
    found = found.taken(0xFFFFFFFF - (np.maximum.reduceat(ranked, first) & 0xFFFFFFFF))
    found = found.taken(_ranked(found))
    rank = np.arange(len(found)) - np.searchsorted(found.strip, found.strip)
    return found.taken(np.flatnonzero(rank < count))


def _ranked(found: Windows) -> Longs:
    """By strip, the best first, equals as they stand: all in one number, since values are sorted in a twentieth of the
    time of places by two keys."""
    if not len(found):
        return found.strip
    strip = found.strip - found.strip.min()
    worst_first = found.bits.view(np.int32).astype(np.int64)
    order = (strip << 56) | ((0x7FFFFFFF - worst_first) << 25) | np.arange(len(found))
    order.sort()
    places: Longs = order & ((1 << 25) - 1)
    return places


def _shared(article: Article, sides: Sides, found: Windows, alone: Bits) -> Bits:
    """What the words tell that stand on both sides of each window, each word once, whatever their order."""
    low = int(found.strip.min(initial=0))
    high = int(found.strip.max(initial=0)) + 2
    gains = np.zeros((high - low, len(article.hashes) + 1), dtype=np.float32)  # the last: of no word
    at = np.arange(low * STRIP, min(high * STRIP, len(article.numbers)))
    worth = np.maximum(alone[at] - WORTHY, 0)
    gains[at // STRIP - low, article.numbers[at]] = worth
    earlier = at >= (low + 1) * STRIP
    gains[at[earlier] // STRIP - low - 1, article.numbers[at[earlier]]] = worth[earlier]
    number = np.sort(sides.numbers(found.block, 0, SPAN), axis=1)
    number[:, 1:] |= -(number[:, 1:] == number[:, :-1]).astype(np.int32)  # -1 where the word came before
    # -1 leads to the last of the row before, which is 0 too.
    number += ((found.strip - low) * gains.shape[1])[:, None].astype(np.int32)
    told: Bits = gains.ravel().take(number).sum(axis=1, dtype=np.float32)
    return told + IN_ORDER * found.bits
