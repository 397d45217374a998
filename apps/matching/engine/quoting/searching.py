"""From an article and the sides of a library to alignments: hits, windows, and what of them is alike."""

from collections.abc import Iterator

import numpy as np

from apps.matching.engine.quoting.aligning import SHARED, UNIT, Numbers, Shorts, Task, partners_of, scores_of
from apps.matching.engine.quoting.article import Article, Side
from apps.matching.engine.quoting.evidence import Alignment, bits_of
from apps.matching.engine.quoting.lookup import hits_of
from apps.matching.engine.quoting.places import ROWS, STRIP, Windows, windows_of
from apps.matching.engine.quoting.rarity import Bits, Rarity

BATCH = 128
AT_ONCE = 256
WORTHY = 30.0
RIVALS = 12


def alignments_of(article: Article, sides: list[Side], rarity: Rarity, borders: Bits) -> list[Alignment]:
    """The best alignments of each strip of the article, in any order; those that reach beyond their window are found
    in several."""
    padding = np.full(ROWS, -2, dtype=np.int32)
    numbers = np.concatenate([article.numbers, padding])
    gains, costs = _units(rarity.gains + SHARED), _units(borders)
    found: list[Alignment] = []
    for number, side in enumerate(sides):
        for windows in _batches(article, side, rarity.alone):
            rows, columns = windows.rows(), windows.columns(side)
            task = Task(numbers[rows], gains[rows], costs[rows], side.numbers_at(columns))
            scores = scores_of(task)
            best = scores.max(axis=(0, 1)) / UNIT
            kept = _rivals(windows, best)
            if not len(kept):
                continue
            partner = partners_of(task.taken(kept), scores[:, :, kept])
            whose = side.segment.numbers("blocks")[windows.block[kept]]
            for n, k in enumerate(kept.tolist()):
                row = np.flatnonzero(partner[n] >= 0)
                here, there = row + windows.strip[k] * STRIP, columns[partner[n][row], k]
                found.append(
                    Alignment(number, int(whose[n]), here, there, bits_of(here, there, rarity, borders))
                )
    return found


def _batches(article: Article, side: Side, alone: Bits) -> Iterator[Windows]:
    """Windows of some strips at a time: a long article takes more time, not more memory."""
    for start in range(0, len(article.numbers), BATCH * STRIP):
        end = min(start + BATCH * STRIP, len(article.numbers))
        windows = windows_of(
            article, side, hits_of(article, side, start, min(end + STRIP, len(article.numbers))), alone
        )
        mine = windows.taken(np.flatnonzero(windows.strip * STRIP < end))
        # Strips stay together.
        begin = 0
        while begin < len(mine):
            stop = int(
                np.searchsorted(mine.strip, mine.strip[min(begin + AT_ONCE, len(mine)) - 1], side="right")
            )
            yield mine.taken(np.arange(begin, stop))
            begin = stop


def _rivals(windows: Windows, best: Shorts) -> Numbers:
    """Of each strip the best windows, if they are good enough."""
    good = np.flatnonzero(best >= WORTHY)
    good = good[np.lexsort((-best[good], windows.strip[good]))]
    strip = windows.strip[good]
    return good[np.arange(len(good)) - np.searchsorted(strip, strip) < RIVALS]


def _units(bits: Bits) -> Shorts:
    whole = np.concatenate([np.rint(bits * UNIT), np.zeros(ROWS)])
    return whole.astype(np.int16)
