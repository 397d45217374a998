"""Which rows of a comparison are folded, and the parts in which a long one comes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from apps.parallels.models import Decision, PairingKind
from apps.parallels.shapes import AlignedRow
from apps.reading.selectors.comparison_filter import PairingAsked

SAME, FILTER = "same", "filter"
# A part is as much as is read in a sitting and sent at once: some 300 kB of HTML.
A_PART = 120_000
OF_A_ROW = 900  # characters that a row has besides its words
LONGEST_NUMBER = 10  # digits; Python reads no number of some thousands
OF_A_NAME = 300  # and that the name of one has which is left out


@dataclass(frozen=True, slots=True)
class Unit:
    """A row, or neighbours that are folded for one reason."""

    reason: str
    rows: tuple[AlignedRow, ...]


class Parts:
    """``wanted`` is the number of a part, ``row`` the key of a row whose part is wanted: strangers' words, of which
    nonsense gives the first."""

    def __init__(
        self, rows: Sequence[AlignedRow], asked: PairingAsked, wanted: str = "", row: str = ""
    ) -> None:
        self.asked = asked
        self._parts: list[list[Unit]] = [[]]
        room = A_PART
        for unit in self._units(rows):
            if room <= 0:
                self._parts.append([])
                room = A_PART
            self._parts[-1].append(unit)
            room -= sum(_weight(each, unit.reason) for each in unit.rows)
        self.number = self._number(wanted, row)

    def _number(self, wanted: str, row: str) -> int:
        if row in self.part_of:
            return self.part_of[row]
        number = int(wanted) if wanted.isdecimal() and len(wanted) < LONGEST_NUMBER else 1
        return min(max(number, 1), self.last)

    @property
    def last(self) -> int:
        return len(self._parts)

    @property
    def here(self) -> list[Unit]:
        return self._parts[self.number - 1]

    @cached_property
    def part_of(self) -> dict[str, int]:
        """The part of each row, by its key."""
        return {
            row.key: number
            for number, part in enumerate(self._parts, 1)
            for unit in part
            for row in unit.rows
        }

    def _units(self, rows: Sequence[AlignedRow]) -> Iterator[Unit]:
        for reason, run in groupby(rows, self._reason):
            if not reason:
                for row in run:
                    yield Unit("", (row,))
                continue
            yield from _chunks(reason, run)

    def _reason(self, row: AlignedRow) -> str:
        if row.key not in self.asked.passing:
            return FILTER
        return SAME if not self.asked.choice and calm(row) else ""


def calm(row: AlignedRow) -> bool:
    """Whether nothing about the row is news."""
    noted = any(face.notes or face.absences for face in (*row.left, *row.right))
    return (
        row.kind == PairingKind.SAME
        and not (row.moved or row.force or noted)
        and row.decision == Decision.WAITING
    )


def _chunks(reason: str, run: Iterator[AlignedRow]) -> Iterator[Unit]:
    """One unit, unless it would be longer than a part."""
    rows: list[AlignedRow] = []
    room = A_PART
    for row in run:
        rows.append(row)
        room -= _weight(row, reason)
        if room <= 0:
            yield Unit(reason, tuple(rows))
            rows, room = [], A_PART
    if rows:
        yield Unit(reason, tuple(rows))


def _weight(row: AlignedRow, reason: str) -> int:
    if reason == FILTER:
        return OF_A_NAME
    return OF_A_ROW + sum(len(face.text) for face in (*row.left, *row.right))
