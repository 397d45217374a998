"""Aligns windows of an article with windows of a library, many at a time, so that chunks may change places.

Local alignment by dynamic programming (Smith and Waterman 1981) with one move more: from the best cell of the row
above to any cell, for the price of a jump. That lets the words of the wording come in another order than the
article's, chunk by chunk, and costs one maximum for each row. All windows advance together, a row at a time.
"""

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
    library's words (columns, windows). Numbers below 0 are equal to none: -1 there, -2 here."""

    here: Numbers
    gains: Shorts
    borders: Shorts
    there: Numbers

    def taken(self, at: Places) -> "Task":
        return Task(self.here[:, at], self.gains[:, at], self.borders[:, at], self.there[:, at])


def scores_of(task: Task) -> Shorts:
    """``[i, j, k]``: the best alignment of window k that ends before its article word i and library word j."""
    rows, windows = task.here.shape
    columns = len(task.there)
    scores = np.zeros((rows + 1, columns + 1, windows), dtype=np.int16)
    before, less, none = np.empty_like(scores[0]), np.empty_like(scores[0]), np.zeros_like(scores[0])
    for i in range(rows):
        now = scores[i + 1]
        np.subtract(scores[i], task.borders[i], out=before)
        np.maximum(before, none, out=before)  # with 0 itself, five times as long
        # One cell in a hundred is a word in common: only there anything is reached.
        same = np.flatnonzero(task.there == task.here[i])
        k = same % windows
        reach = np.maximum(before.ravel()[same], (before.max(axis=0) - np.int16(JUMP * UNIT))[k])
        reach += task.gains[i, k]
        np.subtract(before, INSERTED * UNIT, out=now)
        np.maximum(now, none, out=now)
        flat = now.reshape(-1)
        flat[same + windows] = np.maximum(flat[same + windows], reach)
        for far in STEPS:
            np.subtract(now[:-far], far * DROPPED * UNIT, out=less[far:])
            np.maximum(now[far:], less[far:], out=now[far:])
    return scores


def partners_of(task: Task, scores: Shorts) -> Numbers:
    """For each window its best alignment: the column with which each row is aligned, -1 where with none
    (windows, rows). Of the scores the windows come first here: ``[k, i, j]``."""
    windows, _rows, wide = scores.shape
    end = scores.reshape(windows, -1).argmax(axis=1)
    i, j = end // wide, end % wide
    found = np.full((windows, len(task.here)), -1, dtype=np.int32)
    k = np.flatnonzero(scores[np.arange(windows), i, j] > 0)
    i, j = i[k], j[k]
    while len(k):
        i, j = _step(task, scores, found, (i, j, k))
        open_ = scores[k, i, j] > 0
        i, j, k = i[open_], j[open_], k[open_]
    return found


def _step(
    task: Task, scores: Shorts, found: Numbers, at: tuple[Places, Places, Places]
) -> tuple[Places, Places]:
    """One step back from each cell; the alignments that it passes are noted."""
    i, j, k = at
    now = scores[k, i, j]
    above = np.maximum(scores[k, i - 1] - task.borders[i - 1, k][:, None], 0)
    every, left = np.arange(len(k)), np.maximum(j - 1, 0)
    peak = above.argmax(axis=1)
    straight, jump = above[every, left], above[every, peak] - np.int16(JUMP * UNIT)
    same = (j > 0) & (task.there[left, k] == task.here[i - 1, k])
    same &= now == np.maximum(straight, jump) + task.gains[i - 1, k]
    inserted = ~same & (now == above[every, j] - INSERTED * UNIT)
    found[k[same], i[same] - 1] = left[same]
    # What is neither dropped a word there: one column back in the same row.
    back = np.where(same, np.where(straight >= jump, left, peak), np.where(inserted, j, left))
    ahead = np.where(same | inserted, i - 1, i)
    # Before a border nothing may be left of what came to it.
    over = same & (np.maximum(straight, jump) <= 0)
    return np.where(over, 0, ahead), np.where(over, 0, back)
