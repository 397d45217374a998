"""The words of a row of a comparison: cut where they differ, where a clause ends, and where its force changed.

Plain data, no Django. Each side has its own words; the right one has also, in their place, the words that went, so that
a narrow screen can show both in one column.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from apps.matching.engine.worddiff import Change, Piece

SAME, GONE, NEW = "same", "gone", "new"
STATES = {Change.SAME: SAME, Change.REMOVED: GONE, Change.ADDED: NEW}


@dataclass(frozen=True, slots=True)
class Run:
    """``evidence`` is the number of the change of force that the words are evidence of; 0 for none. ``foreign``: the
    words are the other side's."""

    text: str
    state: str = SAME
    evidence: int = 0
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Code points of the side's joined text, end-exclusive."""

    start: int
    end: int
    number: int


Clauses = tuple[tuple[Run, ...], ...]


def old_side(
    pieces: Sequence[Piece], lengths: Sequence[int], between: int, found: Iterable[Evidence]
) -> Clauses:
    """For each of the clauses of the old text its runs. ``lengths`` are those of the clauses' texts, ``between`` what
    the joined text has from one to the next."""
    own = [piece for piece in pieces if piece.change is not Change.ADDED]
    return _Cutter(lengths, between, found).cut(own, Change.REMOVED)


def new_side(
    pieces: Sequence[Piece], lengths: Sequence[int], between: int, found: Iterable[Evidence]
) -> Clauses:
    """The same for the new text, with the old words that went in their place."""
    return _Cutter(lengths, between, found).cut(pieces, Change.ADDED)


class _Cutter:
    def __init__(self, lengths: Sequence[int], between: int, found: Iterable[Evidence]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        at = 0
        for length in lengths:
            self.starts.append(at)
            self.ends.append(at + length)
            at += length + between
        self.evidence = sorted(found, key=lambda each: each.start)
        self.edges = sorted(
            {*self.starts, *self.ends, *(edge for each in self.evidence for edge in (each.start, each.end))}
        )
        self.clauses: list[list[Run]] = [[] for _ in lengths]

    def cut(self, pieces: Iterable[Piece], own: Change) -> Clauses:
        at = 0
        for piece in pieces:
            if piece.change in (Change.SAME, own):
                self._own(piece, at)
                at += len(piece.text)
            elif self.clauses:
                self.clauses[self._clause(at)].append(Run(piece.text, STATES[piece.change], foreign=True))
        return tuple(tuple(runs) for runs in self.clauses)

    def _own(self, piece: Piece, at: int) -> None:
        end = at + len(piece.text)
        first = bisect_right(self.edges, at)
        cuts = [at]
        while first < len(self.edges) and self.edges[first] < end:
            cuts.append(self.edges[first])
            first += 1
        cuts.append(end)
        for start, stop in pairwise(cuts):
            clause = self._clause(start)
            if start < self.ends[clause]:
                text = piece.text[start - at : stop - at]
                self.clauses[clause].append(Run(text, STATES[piece.change], self._number(start)))

    def _clause(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def _number(self, at: int) -> int:
        return next((each.number for each in self.evidence if each.start <= at < each.end), 0)
