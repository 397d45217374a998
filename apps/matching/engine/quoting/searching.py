"""From an article and the sides of a library to alignments: hits, windows, and what of them is alike."""

from collections.abc import Iterator

import numpy as np

from apps.matching.engine.quoting.aligning import SHARED, UNIT, Places, Shorts, Task, partners_of, scores_of
from apps.matching.engine.quoting.article import Article
from apps.matching.engine.quoting.evidence import Alignment, alignments_at
from apps.matching.engine.quoting.lookup import STRIP, Lookup, hits_of
from apps.matching.engine.quoting.places import COLUMNS, ROWS, SPAN, Windows, windows_of
from apps.matching.engine.quoting.rarity import Bits, Rarity
from apps.matching.engine.quoting.runs import runs_of
from apps.matching.engine.quoting.segment import BLOCK
from apps.matching.engine.quoting.sides import Sides

# Strips that are looked up, and windows that are aligned, at a time: an article of 2,000 words at once, in some ten
# megabytes. Each batch costs some 1,500 steps however small: 32 and 256 take a tenth longer.
BATCH = 64
AT_ONCE = 512

# Bits for an alignment to be looked at closely: of 4,701 passages that are told rightly (seeds 601 to 606 and 611 to
# 614) none has less than 42, and 36 gives more alignments for nothing. Of alignments that end within PLACE words of
# each other so many are, and none that is much worse than the best: more than are ever told, since some of them turn
# out to be the same.
WORTHY = 40.0
PLACE = 16
RIVALS = 12
NEAR = 0.6

Pairs = tuple[int, Places, Places]  # a wording, and which words are the same here and there


def alignments_of(article: Article, lookup: Lookup, rarity: Rarity, borders: Bits) -> list[Alignment]:
    """The best alignments of each strip of the article, in any order; those that reach beyond their window are found
    in several."""
    padding = np.full(ROWS, -2, dtype=np.int32)
    numbers = np.concatenate([article.numbers, padding])
    gains, costs = _units(rarity.gains + SHARED), _units(borders)
    sides = lookup.sides
    found = list(_runs(article, lookup, rarity, borders))
    for windows in _batches(article, lookup, rarity.alone):
        rows = windows.rows()
        there = np.ascontiguousarray(sides.numbers(windows.block, 1, SPAN + 1).T)
        task = Task(numbers.take(rows), gains.take(rows), costs.take(rows), there, windows.strip)
        scores = scores_of(task)
        whose, _ = sides.whose(windows.block)
        kept = _rivals(windows, whose, scores.ends)
        partner = partners_of(task, scores, kept)
        which, row = np.nonzero(partner >= 0)
        columns = partner[which, row].astype(np.int64)
        here = row + windows.strip[kept[which]] * STRIP
        places = columns + (windows.block[kept[which]] - 1) * BLOCK
        cuts = np.searchsorted(which, np.arange(len(kept) + 1)).tolist()
        for n, own in enumerate(whose[kept].tolist()):
            begin, end = cuts[n], cuts[n + 1]
            pairs = here[begin:end], places[begin:end]
            if row[end - 1] == ROWS - 1 or columns[end - 1] == COLUMNS - 1:
                pairs = _continued(article, sides, own, *pairs)
            if row[begin] == 0 or columns[begin] == 0:
                pairs = _preceded(article, sides, own, *pairs)
            found.append((own, *pairs))
    return alignments_at(found, rarity, borders)


def _runs(article: Article, lookup: Lookup, rarity: Rarity, borders: Bits) -> Iterator[Pairs]:
    """Each run as the part of it that is worth the most: past a border its words have to be worth what that costs."""
    worth = rarity.gains + np.float32(SHARED)
    total = np.concatenate([[0.0], np.cumsum(worth, dtype=np.float64)])
    for start in range(0, len(article.numbers), BATCH * STRIP):
        for run in runs_of(article, lookup, start, start + BATCH * STRIP):
            if total[run.here + run.length] - total[run.here] >= WORTHY:
                here = np.arange(*_best_part(worth, borders, run.here, run.here + run.length))
                yield run.whose, here, here + (run.there - run.here)


def _best_part(worth: Bits, borders: Bits, start: int, end: int) -> tuple[int, int]:
    best = total = float(worth[start])
    first, span = start, (start, start + 1)
    for at in range(start + 1, end):
        total -= float(borders[at])
        if total < 0:
            total, first = 0.0, at
        total += float(worth[at])
        if total >= best:
            best, span = total, (first, at + 1)
    return span


def _continued(
    article: Article, sides: Sides, whose: int, here: Places, there: Places
) -> tuple[Places, Places]:
    """The pairs of words, and those after them that are the same words: a quotation does not end with its window."""
    _, end = sides.span(whose)
    room = min(ROWS, len(article.numbers) - int(here[-1]) - 1, end - int(there[-1]) - 1)
    more = np.arange(1, room + 1)
    more = more[: _alike(article, sides, whose, here[-1] + more, there[-1] + more)]
    return np.append(here, here[-1] + more), np.append(there, there[-1] + more)


def _preceded(
    article: Article, sides: Sides, whose: int, here: Places, there: Places
) -> tuple[Places, Places]:
    """The same for those before them."""
    start, _ = sides.span(whose)
    room = min(ROWS, int(here[0]), int(there[0]) - start)
    more = np.arange(1, room + 1)
    more = more[: _alike(article, sides, whose, here[0] - more, there[0] - more)][::-1]
    return np.append(here[0] - more, here), np.append(there[0] - more, there)


def _alike(article: Article, sides: Sides, whose: int, here: Places, there: Places) -> int:
    """How many of the pairs, from the first on, are the same words."""
    different = article.numbers[here] != sides.beside(whose, there)
    return int(different.argmax()) if different.any() else len(here)


def _batches(article: Article, lookup: Lookup, alone: Bits) -> Iterator[Windows]:
    """Windows of some strips at a time: a long article takes more time, not more memory."""
    for start in range(0, len(article.numbers), BATCH * STRIP):
        end = min(start + BATCH * STRIP, len(article.numbers))
        hits = hits_of(lookup, start, min(end + STRIP, len(article.numbers)))
        windows = windows_of(article, lookup.sides, hits, alone)
        mine = windows.taken(np.flatnonzero(windows.strip * STRIP < end))
        # Strips stay together.
        begin = 0
        while begin < len(mine):
            last = mine.strip[min(begin + AT_ONCE, len(mine)) - 1]
            stop = int(np.searchsorted(mine.strip, last, side="right"))
            yield mine.taken(np.arange(begin, stop))
            begin = stop


def _rivals(windows: Windows, whose: Places, ends: Shorts) -> Places:
    """Of the windows whose alignments end at about the same word of the article the best of each wording; of those
    the best, if they are good enough, and not much worse than the best of all."""
    place = (windows.strip * STRIP + ends.argmax(axis=0)) // PLACE
    best = ends.max(axis=0)
    good = np.flatnonzero(best >= WORTHY * UNIT)
    good = good[np.lexsort((-best[good], place[good]))]
    _, first = np.unique(
        (place[good] << 32) | whose[good], return_index=True
    )  # of equals the first, the best
    good = good[np.sort(first)]
    begin = np.searchsorted(place[good], place[good])
    kept: Places = good[(np.arange(len(good)) - begin < RIVALS) & (best[good] >= NEAR * best[good[begin]])]
    return kept


def _units(bits: Bits) -> Shorts:
    whole = np.concatenate([np.rint(bits * UNIT), np.zeros(ROWS)])
    return whole.astype(np.int16)
