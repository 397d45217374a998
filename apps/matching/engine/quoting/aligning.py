"""Aligns windows of an article with windows of a library, many at a time, so that chunks may change places.

Local alignment by dynamic programming (Smith and Waterman 1981) with one move more: from the best cell of the row
above to any cell, for the price of a jump. That lets the words of the wording come in another order than the
article's, chunk by chunk, and costs one maximum for each row. All windows advance together, a row at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Shorts = npt.NDArray[np.int16]
Numbers = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]

UNIT = 4  # parts of a bit in which scores are counted: 64 words of 18 bits stay far below 2¹⁵

# What a word in common is worth beyond its rarity, and what changes cost, in bits. The balance decides where a
# passage ends: from 0 to 7, 3 to 9, 2 to 4 and 7 to 15 were tried together on seeds 1 to 4, and of the reworded
# passages .83 to .88 found at ten false ones in 200 articles; the worst was 9 for a word inserted.
SHARED = 4.0
INSERTED = 6
DROPPED = 3
JUMP = 10
STEPS = (1, 2)  # words dropped in one step; more than three cost no less than a jump


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """Windows to be aligned, in columns. ``here``: numbers of the article's words (rows, windows), what each is worth
    (``gains``) and what it costs to go past the border before it (``borders``), in UNITs; ``there``: numbers of the
    library's words (columns, windows). Numbers below 0 are equal to none: -1 there, -2 here. ``strip``: windows with
    the same one have the same words of the article."""

    here: Numbers
    gains: Shorts
    borders: Shorts
    there: Numbers
    strip: Places

    def taken(self, at: Places) -> "Task":
        return Task(
            self.here[:, at], self.gains[:, at], self.borders[:, at], self.there[:, at], self.strip[at]
        )


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The best alignments of windows; see `scores_of`. ``tilted[i, j, k]`` is the score of the best one of window k
    that ends before its article word i and library word j, and j times the price of a dropped word, so that a score
    that is handed on past dropped words stays the same number. ``ends[i, k]``: the best score for any j."""

    tilted: Shorts
    ends: Shorts

    def of(self, i: Places, j: Places, k: Places) -> Shorts:
        """The scores of single cells."""
        scores: Shorts = self.tilted[i, j, k] - (j * (DROPPED * UNIT)).astype(np.int16)
        return scores

    def best(self, i: Places, k: Places) -> Places:
        """The first library word before which each of these rows of windows is at its best."""
        columns: Places = (self.tilted[i, :, k] - _tilt(self)).argmax(axis=1)
        return columns


def _tilt(scores: Scores) -> Shorts:
    return (np.arange(scores.tilted.shape[1]) * (DROPPED * UNIT)).astype(np.int16)


def scores_of(task: Task) -> Scores:
    """All windows advance together, a row at a time; only at words in common, one cell in a hundred, is anything
    reached, and elsewhere scores are handed on."""
    rows, windows = task.here.shape
    columns = len(task.there)
    tilted = np.empty((rows + 1, columns + 1, windows), dtype=np.int16)
    ends = np.zeros((rows + 1, windows), dtype=np.int16)
    scores = Scores(tilted, ends)
    none = np.repeat(_tilt(scores)[:, None], windows, axis=1)
    tilted[0] = none
    kept, near = np.empty_like(none), np.empty_like(none)
    price = task.borders + np.int16(INSERTED * UNIT)
    for i, (cell, k, worth, border, floor, first) in enumerate(_common(task)):
        before, after = tilted[i], tilted[i + 1]
        peak = np.maximum(ends[i] - task.borders[i], 0)
        np.subtract(before, price[i], out=kept)
        np.maximum(kept, none, out=kept)
        np.maximum(peak - np.int16(INSERTED * UNIT), 0, out=ends[i + 1])
        if len(cell):
            straight = np.maximum(before.take(cell) - border, floor)
            reach = np.maximum(straight, peak.take(k) + floor - np.int16(JUMP * UNIT)) + worth
            flat, behind = kept.reshape(-1), cell + windows
            flat[behind] = np.maximum(flat.take(behind), reach + np.int16(DROPPED * UNIT))
            best = k.take(first)
            ends[i + 1, best] = np.maximum(ends[i + 1].take(best), np.maximum.reduceat(reach - floor, first))
        _dropped(kept, near, after)
    return scores


def _dropped(kept: Shorts, near: Shorts, after: Shorts) -> None:
    """Into ``after`` what is kept, or better before one of STEPS columns more (in two rounds: three together)."""
    one, two = STEPS
    near[:one] = kept[:one]
    np.maximum(kept[one:], kept[:-one], out=near[one:])
    after[:two] = near[:two]
    np.maximum(near[two:], near[:-two], out=after[two:])


Common = tuple[Places, Places, Shorts, Shorts, Shorts, Places]


def _common(task: Task) -> Iterator[Common]:
    """For each row its words in common, by windows: their cells in a row of scores, their windows, what they are
    worth, what the border before them costs, the tilt of their columns, and where those of each window begin."""
    rows, windows = task.here.shape
    row, k, column = _met(task)
    cell = column * windows + k
    worth, border = task.gains[row, k], task.borders[row, k]
    floor = (column * (DROPPED * UNIT)).astype(np.int16)
    begins = np.append(np.ones(min(1, len(k)), dtype=bool), (k[1:] != k[:-1]) | (row[1:] != row[:-1]))
    first = np.flatnonzero(begins)
    cuts = np.searchsorted(row, np.arange(rows + 1)).tolist()
    starts = np.searchsorted(first, cuts).tolist()
    for i in range(rows):
        at = slice(cuts[i], cuts[i + 1])
        yield cell[at], k[at], worth[at], border[at], floor[at], first[starts[i] : starts[i + 1]] - cuts[i]


def _met(task: Task) -> tuple[Places, Places, Places]:
    """Row, window and column of each word in common, in this order."""
    rows, windows = task.here.shape
    wide = int(max(task.here.max(initial=0), task.there.max(initial=0))) + 2
    # Each window's words of the article, in the order of their numbers and then of rows; many windows have the same.
    strips, strip = np.unique(task.strip, return_index=True)
    of = np.searchsorted(strips, task.strip)
    own = (np.arange(len(strips)) * wide)[:, None] + np.maximum(task.here[:, strip].T, -1) + 1
    order = np.argsort(own.ravel(), kind="stable")
    number, row = own.ravel()[order], order % rows
    again = np.append(number[1:] == number[:-1], False)
    first = np.full(len(strips) * wide, -1)
    first[number[::-1]] = np.arange(len(number))[::-1]
    first[np.arange(len(strips)) * wide] = -1  # numbers below 0 are equal to none
    at = first.take(np.maximum(task.there, -1) + (of * wide + 1)).ravel()
    cell = np.flatnonzero(at >= 0)
    at = at[cell]
    found = []
    while len(cell):
        found.append((row[at] << 40) | ((cell % windows) << 16) | (cell // windows))
        more = np.flatnonzero(again[at])
        cell, at = cell[more], at[more] + 1
    met = np.sort(np.concatenate([np.zeros(0, np.int64), *found]))
    return met >> 40, (met >> 16) & 0xFFFFFF, met & 0xFFFF


def partners_of(task: Task, scores: Scores, kept: Places) -> Numbers:
    """For some windows the best alignment of each: the column with which each row is aligned, -1 where with none
    (windows, rows)."""
    found = np.full((len(kept), len(task.here)), -1, dtype=np.int32)
    i = scores.ends[:, kept].argmax(axis=0)
    n = np.flatnonzero(scores.ends[i, kept] > 0)
    i, k = i[n], kept[n]
    j = scores.best(i, k)
    while len(k):
        i, j = _step(task, scores, (i, j, k), found, n)
        open_ = np.flatnonzero(scores.of(i, j, k) > 0)
        i, j, k, n = i[open_], j[open_], k[open_], n[open_]
    return found


def _step(
    task: Task, scores: Scores, at: tuple[Places, Places, Places], found: Numbers, n: Places
) -> tuple[Places, Places]:
    """One step back from each cell; the alignments that it passes are noted in the rows ``n`` of ``found``."""
    i, j, k = at
    now, border = scores.of(i, j, k), task.borders[i - 1, k]
    left = np.maximum(j - 1, 0)
    straight = np.maximum(scores.of(i - 1, left, k) - border, 0)
    jump = np.maximum(scores.ends[i - 1, k] - border, 0) - np.int16(JUMP * UNIT)
    came = np.maximum(straight, jump)
    same = (j > 0) & (task.there[left, k] == task.here[i - 1, k]) & (now == came + task.gains[i - 1, k])
    above = np.maximum(scores.of(i - 1, j, k) - border, 0)
    inserted = ~same & (now == above - np.int16(INSERTED * UNIT))
    found[n[same], i[same] - 1] = left[same]
    # What is neither dropped a word there: one column back in the same row.
    back = np.where(inserted, j, left)
    far = np.flatnonzero(same & (straight < jump))
    if len(far):
        back[far] = scores.best(i[far] - 1, k[far])
    ahead = np.where(same | inserted, i - 1, i)
    # Before a border nothing may be left of what came to it.
    over = same & (came <= 0)
    return np.where(over, 0, ahead), np.where(over, 0, back)
