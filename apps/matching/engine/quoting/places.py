"""Which windows of the library are worth aligning with which windows of the article.

Article and library are cut into strips and blocks; hits are counted by pairs of the two (the histogram of diagonal
methods, but wide enough for chunks that changed places). Of each strip the windows with the most hits are kept, and
of those the ones whose words tell the most.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from apps.matching.engine.quoting.article import Article, Side
from apps.matching.engine.quoting.lookup import Hits, Longs
from apps.matching.engine.quoting.rarity import Bits
from apps.matching.engine.quoting.segment import BLOCK

STRIP = 32  # words of the article
ROWS = 2 * STRIP
SPAN = 4  # blocks of the library
COLUMNS = BLOCK * (SPAN + 2)
FLOOR = 30.0
FIRST = 250
KEPT = 24
WORTHY = 6.0


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """ROWS words of the article from ``strip`` · STRIP on, with SPAN blocks of the segment from ``block`` on;
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

    def columns(self, side: Side) -> Longs:
        """The places in tokens of each window, with a block more on either side (COLUMNS, windows); -1 outside of
        its wording."""
        starts, lengths = side.segment.numbers("starts"), side.segment.numbers("lengths")
        whose = side.segment.numbers("blocks")[self.block]
        start = starts[whose].astype(np.int64)
        found = ((self.block - 1) * BLOCK)[None, :] + np.arange(COLUMNS)[:, None]
        return np.where((found >= start) & (found < start + lengths[whose]), found, -1)


def windows_of(article: Article, side: Side, hits: Hits, alone: Bits) -> Windows:
    """The best windows of each strip, ordered by strip and then the best first."""
    if not len(hits.here):
        return Windows(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))
    found = _best(_counted(side, hits), side, FIRST)
    return _best(Windows(found.strip, found.block, _shared(article, side, found, alone)), side, KEPT)


def _counted(side: Side, hits: Hits) -> Windows:
    """All windows with enough hits."""
    key = ((hits.here // STRIP) << 32) | (hits.there // BLOCK)
    order = np.argsort(key)
    key = key[order]
    total = np.concatenate([[0.0], np.cumsum(hits.bits[order], dtype=np.float64)])
    first = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    cell, after = key[first], np.append(first, len(key))
    strip, block = cell >> 32, cell & 0xFFFFFFFF
    # Not beyond the wording's end.
    end = side.segment.numbers("starts")[side.segment.numbers("blocks")[block] + 1] // BLOCK
    width = np.minimum(SPAN, end - block)
    bits = total[after[np.searchsorted(cell, cell + width)]] - total[first]
    below = cell + (1 << 32)
    bits += total[after[np.searchsorted(cell, below + width)]] - total[after[np.searchsorted(cell, below)]]
    good = np.flatnonzero(bits >= FLOOR)
    return Windows(strip[good], block[good], bits[good].astype(np.float32))


def _best(found: Windows, side: Side, count: int) -> Windows:
    """Of each strip the best window of each wording, and of these the best so many."""
    whose = side.segment.numbers("blocks")[found.block]
    found = found.taken(np.flatnonzero(side.allowed[whose]))
    found = found.taken(np.lexsort((-found.bits, found.strip)))
    whose = (found.strip << 32) | side.segment.numbers("blocks")[found.block]
    _, first = np.unique(whose, return_index=True)  # of equals the first, which is the best
    found = found.taken(np.sort(first))
    rank = np.arange(len(found)) - np.searchsorted(found.strip, found.strip)
    return found.taken(np.flatnonzero(rank < count))


def _shared(article: Article, side: Side, found: Windows, alone: Bits) -> Bits:
    """What the words tell that stand on both sides of each window, each word once, whatever their order."""
    low = int(found.strip.min(initial=0))
    high = int(found.strip.max(initial=0)) + 2
    gains = np.zeros((high - low, len(article.hashes) + 1), dtype=np.float32)  # the last: of no word
    at = np.arange(low * STRIP, min(high * STRIP, len(article.numbers)))
    worth = np.maximum(alone[at] - WORTHY, 0)
    gains[at // STRIP - low, article.numbers[at]] = worth
    earlier = at >= (low + 1) * STRIP
    gains[at[earlier] // STRIP - low - 1, article.numbers[at[earlier]]] = worth[earlier]
    number = np.sort(side.numbers_at(found.columns(side)), axis=0)
    number[1:][number[1:] == number[:-1]] = -1
    told: Bits = gains[found.strip - low, number].sum(axis=0, dtype=np.float32)
    return told
