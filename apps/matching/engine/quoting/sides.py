"""The segments of a library as one row for an article: blocks, places and wordings are counted through all of them.

So what is found is the same however the library is cut into segments, and a segment of ten clauses beside one of
40,000 costs little.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from apps.matching.engine.quoting.article import Ints, Side
from apps.matching.engine.quoting.segment import BLOCK

Longs = npt.NDArray[np.int64]
Which = Longs | slice


@dataclass(frozen=True, eq=False)
class Sides:
    """``each`` holds its own blocks and wordings behind those of the sides before it."""

    each: Sequence[Side]

    @cached_property
    def _blocks(self) -> list[int]:
        """The first block of each side, and the end of all."""
        sizes = [len(side.segment.numbers("blocks")) for side in self.each]
        return [sum(sizes[:n]) for n in range(len(sizes) + 1)]

    @cached_property
    def _wordings(self) -> list[int]:
        sizes = [len(side.segment) for side in self.each]
        return [sum(sizes[:n]) for n in range(len(sizes) + 1)]

    @cached_property
    def words(self) -> int:
        """In all wordings."""
        return sum(int(side.segment.numbers("lengths").sum(dtype=np.int64)) for side in self.each)

    @cached_property
    def searched(self) -> int:
        """Words in the wordings that count."""
        return sum(
            int(side.segment.numbers("lengths")[side.allowed].sum(dtype=np.int64)) for side in self.each
        )

    @cached_property
    def tokens(self) -> int:
        return sum(len(side.segment.numbers("tokens")) for side in self.each)

    def first_block(self, number: int) -> int:
        """Of the side with this number."""
        return self._blocks[number]

    def first_wording(self, number: int) -> int:
        return self._wordings[number]

    def _parts(self, block: Longs) -> Iterator[tuple[Side, int, Which, Longs]]:
        """For each side that some of the blocks are of: it, its number, where in the array these stand, and their
        numbers in it."""
        if len(self.each) == 1:
            yield self.each[0], 0, slice(None), block
            return
        of = np.searchsorted(self._blocks[1:], block, side="right")
        for number, side in enumerate(self.each):
            at = np.flatnonzero(of == number)
            if len(at):
                yield side, number, at, block[at] - self._blocks[number]

    def whose(self, block: Longs) -> tuple[Longs, Longs]:
        """Of each block the wording, and the block at which that ends."""
        whose, end = np.empty_like(block), np.empty_like(block)
        for side, number, at, mine in self._parts(block):
            own = side.segment.numbers("blocks")[mine]
            whose[at] = own.astype(np.int64) + self._wordings[number]
            end[at] = side.segment.numbers("starts")[own + np.uint32(1)] // BLOCK + self._blocks[number]
        return whose, end

    def allowed(self, block: Longs) -> npt.NDArray[np.bool_]:
        """Whether the wordings of the blocks count."""
        found = np.empty(len(block), dtype=bool)
        for side, _number, at, mine in self._parts(block):
            found[at] = side.allowed[side.segment.numbers("blocks")[mine]]
        return found

    def numbers(self, block: Longs, before: int, after: int) -> Ints:
        """The article's numbers of the words from so many blocks before each to so many after it (blocks, words);
        -1 outside of its wording and for words that the article does not have."""
        found = np.empty((len(block), (before + after) * BLOCK), dtype=np.int32)
        for side, _number, at, mine in self._parts(block):
            found[at] = side.around(mine, before, after)
        return found

    def beside(self, whose: int, places: Longs) -> Ints:
        """The article's numbers of the words at some places in a wording."""
        number = self._of(whose)
        side = self.each[number]
        return side.own[side.segment.numbers("tokens")[places - self._blocks[number] * BLOCK]]

    def span(self, whose: int) -> tuple[int, int]:
        """The place of a wording's first word, and that behind its last."""
        number = self._of(whose)
        segment, own = self.each[number].segment, whose - self._wordings[number]
        start = int(segment.numbers("starts")[own]) + self._blocks[number] * BLOCK
        return start, start + int(segment.numbers("lengths")[own])

    def key(self, whose: int) -> int:
        number = self._of(whose)
        return int(self.each[number].segment.keys[whose - self._wordings[number]])

    def _of(self, whose: int) -> int:
        return bisect_right(self._wordings, whose) - 1
