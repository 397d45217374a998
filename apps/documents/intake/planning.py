"""What confirming an import would do, line by line, before anything is done.

A plan is made from the rows and from what the edition holds at that moment. What an editor saw and what is committed
are the same plan when their fingerprints are: whatever changed in between makes another.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from apps.documents.engine.draft import Row, parents
from apps.documents.engine.ranks import between, spread
from apps.documents.intake.matching import Held
from apps.matching.engine.groups import left_their_order

SAME, NEW, GONE = "same", "new", "gone"


@dataclass(frozen=True, slots=True)
class Line:
    """What becomes of one clause.

    ``row`` is the proposed clause, None for one that is gone; ``held`` what the edition holds of it now, None for one
    that it does not hold. ``fates`` say what changes, in this order: reworded, renumbered, moved, merged, split; or
    alone: same, new, gone. ``parent`` is the place, among the plan's rows, of the clause that it is part of. ``into``
    are places of rows in which its words may stand now, its own first.
    """

    row: Row | None
    held: Held | None
    fates: tuple[str, ...]
    parent: int | None = None
    rank: str = ""
    into: tuple[int, ...] = ()

    @property
    def writes(self) -> bool:
        """Whether the clause gets a new wording."""
        return self.row is not None and self.fates != (SAME,)


@dataclass(frozen=True, slots=True)
class Plan:
    """``lines`` are those of the rows, in their order; ``gone`` the clauses that the new text does not have."""

    lines: tuple[Line, ...]
    gone: tuple[Line, ...]

    @property
    def changes(self) -> bool:
        return bool(self.gone) or any(line.writes for line in self.lines)

    def fingerprint(self) -> str:
        """The same exactly where the plan is."""
        facts = [
            (
                None
                if line.row is None
                else (line.row.kind, line.row.label, line.row.heading, line.row.text),
                None if line.row is None else (line.row.clause, line.row.also),
                None if line.held is None else (line.held.wording_id, line.held.version),
                line.fates,
                line.parent,
            )
            for line in (*self.lines, *self.gone)
        ]
        return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


def plan(rows: Sequence[Row], held: Sequence[Held], ranks: Mapping[int, str], taken: frozenset[str]) -> Plan:
    """``held`` is what the edition holds now, in order. ``ranks`` are the order keys that clauses of the document have
    already, in this edition or another, ``taken`` all keys in use."""
    by_clause = {each.clause_id: each for each in held}
    places = {row.clause: place for place, row in enumerate(rows) if row.clause is not None}
    above = parents(rows)
    stay = _in_their_order(rows, ranks)
    keys = _ranks(rows, stay, ranks, taken)
    lines = []
    for place, row in enumerate(rows):
        known = by_clause.get(row.clause) if row.clause is not None else None
        parent = above[place]
        part_of = None if parent is None else rows[parent].clause
        moved = known is not None and (place not in stay or _other_parent(known, parent, part_of))
        lines.append(
            Line(
                row=row,
                held=known,
                fates=_fates(
                    row, known, moved=moved, divided=_divided(row, rows), merged=_merged(row, places)
                ),
                parent=parent,
                rank=keys[place],
                into=(place,),
            )
        )
    return Plan(tuple(_with_into(lines, rows)), tuple(_gone(held, rows, places)))


def _fates(row: Row, held: Held | None, *, moved: bool, divided: bool, merged: bool) -> tuple[str, ...]:
    if held is None:
        return (NEW,)
    found = []
    if (row.text, row.heading, row.kind) != (held.text, held.heading, held.kind):
        found.append("reworded")
    if row.label != held.label:
        found.append("renumbered")
    if moved:
        found.append("moved")
    if found and merged:
        found.append("merged")
    if found and divided:
        found.append("split")
    return tuple(found) or (SAME,)


def _other_parent(held: Held, parent: int | None, part_of: int | None) -> bool:
    return (held.parent_id is None) != (parent is None) or (parent is not None and held.parent_id != part_of)


def _merged(row: Row, places: Mapping[int, int]) -> bool:
    """Whether it holds the words of a clause that no row continues."""
    return any(clause not in places for clause in row.also)


def _divided(row: Row, rows: Sequence[Row]) -> bool:
    return row.clause is not None and any(row.clause in other.also for other in rows)


def _with_into(lines: Sequence[Line], rows: Sequence[Row]) -> "list[Line]":
    also: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        for clause in row.also:
            also.setdefault(clause, []).append(place)
    return [
        Line(
            line.row, line.held, line.fates, line.parent, line.rank, (*line.into, *also[line.held.clause_id])
        )
        if line.held is not None and line.held.clause_id in also
        else line
        for line in lines
    ]


def _gone(held: Sequence[Held], rows: Sequence[Row], places: Mapping[int, int]) -> "list[Line]":
    return [
        Line(
            row=None,
            held=each,
            fates=(GONE,),
            into=tuple(place for place, row in enumerate(rows) if each.clause_id in row.also),
        )
        for each in held
        if each.clause_id not in places
    ]


def _in_their_order(rows: Sequence[Row], ranks: Mapping[int, str]) -> frozenset[int]:
    """Places of the rows whose clauses keep their order key: the longest run that is in order."""
    known = [place for place, row in enumerate(rows) if row.clause in ranks]
    order = {rank: number for number, rank in enumerate(sorted({ranks[rows[p].clause or 0] for p in known}))}
    left = left_their_order([order[ranks[rows[p].clause or 0]] for p in known])
    return frozenset(place for number, place in enumerate(known) if number not in left)


def _ranks(
    rows: Sequence[Row], stay: frozenset[int], ranks: Mapping[int, str], taken: frozenset[str]
) -> list[str]:
    """An order key for each row: its own where it stays, new ones between those of its neighbours where not."""
    found: list[str] = []
    place = 0
    lower: str | None = None
    while place < len(rows):
        if place in stay:
            lower = ranks[rows[place].clause or 0]
            found.append(lower)
            place += 1
            continue
        end = place
        while end < len(rows) and end not in stay:
            end += 1
        upper = ranks[rows[end].clause or 0] if end < len(rows) else None
        found += _free(lower, upper, end - place, taken)
        lower, place = found[-1], end
    return found


def _free(lower: str | None, upper: str | None, number: int, taken: frozenset[str]) -> list[str]:
    """Keys that no clause of another edition has, so that the editions' clauses never tie."""
    if upper is None and taken:
        lower = max(lower or "", max(taken))  # behind everything that is there
    keys = spread(lower, upper, number)
    free: list[str] = []
    for place, key in enumerate(keys):
        after = keys[place + 1] if place + 1 < len(keys) else upper
        while key in taken:
            key = between(key, after)
        free.append(key)
    return free
