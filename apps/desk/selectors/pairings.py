"""The desk of pairings: how the clauses of two documents correspond, what was decided of it, and in which order it is
looked at."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.paginator import Page, Paginator

from apps.accounts.rules import Viewer
from apps.parallels.engine.texts import MIRRORED, Kind
from apps.parallels.kinds import kind_word
from apps.parallels.models import Comparison, Decision, Pairing, PairingKind
from apps.parallels.selectors import comparison
from apps.parallels.shapes import AlignedRow, ClauseFace, ComparisonRows

A_PAGE = 25  # rows with both texts: some three screens
ORDERS = ("doubt", "text")
ALL = "all"
SHOWS = (*Decision.values, ALL)

# What makes a waiting pairing doubtful beside the words that both sides do not share: several clauses to one are wrong
# more often than anything else, and a clause that left its neighbours may be another one of the same words. A clause
# without a counterpart stands between what shares half of its words and what shares more.
MANY, MOVED, ALONE = 0.3, 0.2, 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows are wanted, and the pairing that one comes from: it is shown whatever else is."""

    order: str = ORDERS[0]
    show: str = SHOWS[0]
    kind: str = ""
    at: int | None = None

    @property
    def query(self) -> str:
        kind = self.kind.replace(" ", "+")
        return f"show={self.show}&order={self.order}" + (f"&kind={kind}" if kind else "")


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person said of a pairing, which may hold no more. ``kind`` as seen from the comparison's own left."""

    id: int
    decision: str
    kind: str
    moved: bool
    score: float
    version: int
    by: str
    at: datetime | None
    clauses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, ``place`` among all in the order of the text. Not ``standing``: it was rejected, or its clauses went
    elsewhere since."""

    row: AlignedRow
    place: tuple[int, int]
    decision: str
    standing: bool = True

    @property
    def doubt(self) -> float:
        if not (self.row.left and self.row.right):
            return ALONE
        many = len(self.row.left) + len(self.row.right) > 2
        return 1 - self.row.score + MANY * many + MOVED * self.row.moved


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    number: int
    selected: bool


@dataclass(frozen=True)
class Board:
    """Two documents with all their pairings. ``compared_at`` is None where they never were; not ``fresh``: they were,
    and a text changed since."""

    found: ComparisonRows
    asked: Asked
    decided: Mapping[int, Decided]
    compared_at: datetime | None
    mirrored: bool  # the comparison is kept the other way round

    @property
    def fresh(self) -> bool:
        return self.found.computed_at is not None

    @property
    def held(self) -> bool:
        return bool(self.found.left.clauses and self.found.right.clauses)

    @cached_property
    def faces(self) -> tuple[Mapping[int, ClauseFace], Mapping[int, ClauseFace]]:
        """All clauses with words of both sides, in order, by key."""
        left = sorted((face for row in self.found.rows for face in row.left), key=lambda face: face.place)
        right = sorted((face for row in self.found.rows for face in row.right), key=lambda face: face.place)
        return {face.clause_id: face for face in left}, {face.clause_id: face for face in right}

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """Everything that stands or was decided, in the order of the text."""
        rows = self.found.rows
        found = [Entry(row, (number, 0), row.decision) for number, row in enumerate(rows)]
        shown = {row.pairing_id for row in rows if row.decision != Decision.WAITING}
        turn = {face.clause_id: number for number, row in enumerate(rows) for face in (*row.left, *row.right)}
        for each in self.decided.values():
            if each.id not in shown and each.clauses and turn.keys() >= set(each.clauses):
                row = self._row(each)
                place = turn[(row.left or row.right)[0].clause_id], each.id
                found.append(Entry(row, place, each.decision, standing=False))
        return sorted(found, key=lambda entry: entry.place)

    def _row(self, each: Decided) -> AlignedRow:
        """Of a pairing that does not stand."""
        sides = [tuple(side[clause] for clause in each.clauses if clause in side) for side in self.faces]
        kind = Kind(each.kind)
        return AlignedRow(
            key=f"decided-{each.id}",
            kind=(MIRRORED.get(kind, kind) if self.mirrored else kind).value,
            moved=each.moved,
            score=each.score,
            decision=each.decision,
            pairing_id=each.id,
            version=each.version,
            left=sides[0],
            right=sides[1],
            shared_topics=(),
            force="",
            force_changes=(),
        )

    @cached_property
    def shown(self) -> Sequence[Entry]:
        asked = self.asked
        rows = [
            entry
            for entry in self.entries
            if (self._passes(entry, asked.show) and asked.kind in ("", entry.row.kind))
            or (asked.at is not None and entry.row.pairing_id == asked.at)
        ]
        if asked.order == "text":
            return rows
        return sorted(rows, key=lambda entry: (self._rests(entry), -entry.doubt, entry.place))

    def page(self, number: str | None) -> "Page[Entry]":
        """The one asked for, else that of the pairing that one comes from."""
        pages = Paginator(self.shown, A_PAGE)
        if number is None and self.asked.at is not None:
            here = (i for i, entry in enumerate(self.shown) if entry.row.pairing_id == self.asked.at)
            return pages.get_page(next(here, 0) // A_PAGE + 1)
        return pages.get_page(number)

    @property
    def shows(self) -> Sequence[Choice]:
        own = [entry for entry in self.entries if self.asked.kind in ("", entry.row.kind)]
        labels = {**{each.value: str(each.label) for each in Decision}, ALL: ""}
        return [
            Choice(
                show,
                labels[show],
                sum(self._passes(entry, show) for entry in own),
                show == self.asked.show,
            )
            for show in SHOWS
        ]

    @property
    def kinds(self) -> Sequence[Choice]:
        """Those that there are, and the one asked for."""
        counts = Counter(entry.row.kind for entry in self.entries if self._passes(entry, self.asked.show))
        there = {entry.row.kind for entry in self.entries} | {self.asked.kind}
        known = [each for each in PairingKind if each.value in there]
        return [
            Choice("", "", sum(counts.values()), not self.asked.kind),
            *(
                Choice(e.value, kind_word(self.found, e), counts[e.value], e.value == self.asked.kind)
                for e in known
            ),
        ]

    def entry_of(self, pairing_id: int) -> Entry | None:
        """The row of a pairing, as it stands or as it was decided."""
        own = [entry for entry in self.entries if entry.row.pairing_id == pairing_id]
        return next(iter(own), None)

    def entry_with(self, left: Collection[int], right: Collection[int]) -> Entry | None:
        """The first standing row that has one of the clauses."""
        clauses = {*left, *right}
        return next(
            (
                entry
                for entry in self.entries
                if entry.standing
                and any(face.clause_id in clauses for face in (*entry.row.left, *entry.row.right))
            ),
            None,
        )

    def _rests(self, entry: Entry) -> bool:
        """Decided rows come last, but not the one that was decided just now: it keeps its place."""
        return entry.decision != Decision.WAITING and entry.row.pairing_id != self.asked.at

    @staticmethod
    def _passes(entry: Entry, show: str) -> bool:
        return show in (ALL, entry.decision)


def board_of(viewer: Viewer, left: str, right: str, asked: Asked) -> Board | None:
    """None where the viewer may not see one of the two, or they are the same. Eleven queries, whatever the size."""
    found = comparison(viewer, left, right)
    if found is None:
        return None
    low, high = sorted((found.left.document.id, found.right.document.id))
    kept = Comparison.objects.filter(left=low, right=high).values_list("computed_at", flat=True).first()
    rows = (
        Pairing.objects.filter(comparison__left=low, comparison__right=high)
        .exclude(decision=Decision.WAITING)
        .annotate(
            clauses=ArrayAgg("members__clause", order_by=["members__position", "members__id"], default=[])
        )
        .order_by("id")
        .values_list(
            "id",
            "decision",
            "kind",
            "moved",
            "score",
            "version",
            "decided_by__name",
            "decided_at",
            "clauses",
        )
    )
    decided = [
        Decided(pk, decision, kind, moved, score, version, by or "", at, tuple(clauses))
        for pk, decision, kind, moved, score, version, by, at, clauses in rows
    ]
    return Board(
        found=found,
        asked=asked,
        decided={each.id: each for each in decided},
        compared_at=kept,
        mirrored=found.left.document.id != low,
    )
