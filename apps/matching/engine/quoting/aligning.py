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
    scores = np.zeros((rows + 1, len(task.there) + 1, windows), dtype=np.int16)
    for i in range(rows):
        now = scores[i + 1]
        before = scores[i] - task.borders[i]
        np.maximum(before, 0, out=before)
        reach = np.maximum(before[:-1], before.max(axis=0) - np.int16(JUMP * UNIT))
        reach += task.gains[i]
        reach *= task.there == task.here[i]
        before -= INSERTED * UNIT
        np.maximum(before, 0, out=now)
        np.maximum(now[1:], reach, out=now[1:])
        for far in STEPS:
            np.maximum(now[far:], now[:-far] - np.int16(far * DROPPED * UNIT), out=now[far:])
    return scores


def partners_of(task: Task, scores: Shorts) -> Numbers:
    """For each window its best alignment: the column with which each row is aligned, -1 where with none
    (windows, rows)."""
    windows = scores.shape[2]
    end = scores.reshape(-1, windows).argmax(axis=0)
    i, j = end // scores.shape[1], end % scores.shape[1]
    found = np.full((windows, len(task.here)), -1, dtype=np.int32)
    k = np.flatnonzero(scores[i, j, np.arange(windows)] > 0)
    i, j = i[k], j[k]
    while len(k):
        i, j = _step(task, scores, found, (i, j, k))
        open_ = scores[i, j, k] > 0
        i, j, k = i[open_], j[open_], k[open_]
    return found


def _step(
    task: Task, scores: Shorts, found: Numbers, at: tuple[Places, Places, Places]
) -> tuple[Places, Places]:
    """One step back from each cell; the alignments that it passes are noted."""
    i, j, k = at
    now = scores[i, j, k]
    above = np.maximum(scores[i - 1, :, k] - task.borders[i - 1, k][:, None], 0)
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
