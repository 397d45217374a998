"""What became of each clause from one state of an edition to another. Plain data, no Django."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Protocol, TypeVar


class Line(Protocol):
    """A clause in one state of an edition."""

    @property
    def clause_id(self) -> int: ...
    @property
    def parent_id(self) -> int | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def lead_in(self) -> str: ...
    @property
    def whole(self) -> bool: ...
    @property
    def text(self) -> str: ...


L = TypeVar("L", bound=Line)
SAID = ("text", "heading", "lead_in", "label", "kind", "whole")


@dataclass(frozen=True, slots=True)
class Fate(Generic[L]):
    """``before`` is None for a new clause, ``after`` for one that is gone; with each goes the clause right before it,
    None for the first."""

    clause_id: int
    before: L | None
    after: L | None
    stood_after: L | None
    stands_after: L | None
    moved: bool

    @property
    def same(self) -> bool:
        """Whether a reader would find nothing changed."""
        if self.before is None or self.after is None or self.moved:
            return False
        return all(getattr(self.before, name) == getattr(self.after, name) for name in SAID)


def fates(before: Sequence[L], after: Sequence[L]) -> list[Fate[L]]:
    """Each clause of two states, given in their order: as they stand after, what is gone where it stood."""
    old, new = _by_clause(before), _by_clause(after)
    moved = moved_clauses(before, after)
    stood, stands = _preceding(before), _preceding(after)

    def fate(clause_id: int) -> Fate[L]:
        return Fate(
            clause_id=clause_id,
            before=old.get(clause_id),
            after=new.get(clause_id),
            stood_after=stood.get(clause_id),
            stands_after=stands.get(clause_id),
            moved=clause_id in moved,
        )

    return [fate(clause_id) for clause_id in _order(before, after)]


def _by_clause(lines: Iterable[L]) -> dict[int, L]:
    return {line.clause_id: line for line in lines}


def _preceding(lines: Sequence[L]) -> dict[int, L]:
    return {line.clause_id: previous for previous, line in pairwise(lines)}


def _order(before: Sequence[Line], after: Sequence[Line]) -> Iterable[int]:
    """The clauses that stand after, and those that are gone behind the one that they stood behind."""
    kept = {line.clause_id for line in after}
    behind: dict[int | None, list[int]] = defaultdict(list)
    last: int | None = None
    for line in before:
        if line.clause_id in kept:
            last = line.clause_id
        else:
            behind[last].append(line.clause_id)
    yield from behind[None]
    for line in after:
        yield line.clause_id
        yield from behind[line.clause_id]


def moved_clauses(before: Sequence[Line], after: Sequence[Line]) -> frozenset[int]:
    """The clauses that are part of another clause than before, or changed places with those beside them.

    Among clauses that stayed parts of the same one, the most that keep their order stay; the others moved.
    """
    old = _by_clause(before)
    kept = [line for line in after if line.clause_id in old]
    elsewhere = {line.clause_id for line in kept if line.parent_id != old[line.clause_id].parent_id}
    places = {line.clause_id: place for place, line in enumerate(before)}
    siblings: dict[int | None, list[int]] = defaultdict(list)
    for line in kept:
        if line.clause_id not in elsewhere:
            siblings[line.parent_id].append(line.clause_id)
    stayed = {clause_id for group in siblings.values() for clause_id in _longest_in_order(group, places)}
    return frozenset(line.clause_id for line in kept if line.clause_id not in stayed)


def _longest_in_order(clauses: Sequence[int], places: Mapping[int, int]) -> list[int]:
    """The longest run of ``clauses``, not necessarily neighbours, whose places ascend: patience sorting, O(n log n)
    (M. L. Fredman, On computing the length of longest increasing subsequences, Discrete Mathematics 11, 1975)."""
    tops: list[int] = []  # the smallest place in which a run of each length can end
    ends: list[int] = []  # and the clause that is there
    previous: dict[int, int | None] = {}
    for clause_id in clauses:
        at = bisect_left(tops, places[clause_id])
        previous[clause_id] = ends[at - 1] if at else None
        tops[at : at + 1], ends[at : at + 1] = [places[clause_id]], [clause_id]
    run: list[int] = []
    current = ends[-1] if ends else None
    while current is not None:
        run.append(current)
        current = previous[current]
    return run
