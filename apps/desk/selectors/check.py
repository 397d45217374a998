"""The proposed clauses of an import as an editor checks them: what stands in the list, where, and how much of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from apps.desk.selectors.check_items import (
    Gone,
    Item,
    LeftOut,
    Proposed,
    cut,
    is_doubtful,
    name_of_held,
)
from apps.documents import services
from apps.documents.engine import draft
from apps.documents.engine.draft import Row, is_unsure
from apps.documents.intake.matching import Held, held_beside
from apps.documents.intake.planning import NEW, SAME
from apps.documents.models import Import, Wording
from apps.documents.models.importing import Purpose

PAGE = 150  # entries of one page: some twenty screens, and a tenth of a second to write
ALL, DOUBTFUL, CHANGED, UNMATCHED = "all", "doubtful", "changed", "unmatched"
FILTERS = (ALL, DOUBTFUL, CHANGED, UNMATCHED)


@dataclass(frozen=True)
class Matched:
    """What the rows were matched to. ``fates`` are those of the rows, in their order; ``order`` all clauses that a row
    can be the new wording of; ``beside``: they are in another edition, and mostly in another language; ``languages``
    are those of their wordings."""

    fates: tuple[tuple[str, ...], ...] = ()
    order: tuple[Held, ...] = ()
    gone: frozenset[int] = frozenset()
    beside: bool = False
    languages: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def by_clause(self) -> Mapping[int, Held]:
        return {held.clause_id: held for held in self.order}


def matched(row: Import) -> Matched:
    """A fixed number of queries; none for a new document."""
    if row.purpose == Purpose.REVISION and row.edition is not None:
        plan = services.planned(row)
        held = [line.held for line in (*plan.lines, *plan.gone) if line.held is not None]
        return Matched(
            fates=tuple(line.fates for line in plan.lines),
            order=tuple(sorted(held, key=lambda each: each.rank)),
            gone=frozenset(line.held.clause_id for line in plan.gone if line.held is not None),
            languages={each.wording_id: row.edition.language for each in held},
        )
    if row.purpose == Purpose.EDITION and row.document is not None:
        languages = Wording.objects.current().filter(document=row.document)
        known = dict(languages.values_list("pk", "edition__language"))
        return _beside(draft.load(row.rows), held_beside(row.document), known)
    return Matched()


def _beside(rows: Sequence[Row], held: Sequence[Held], languages: Mapping[int, str]) -> Matched:
    known = {each.clause_id for each in held}
    mentioned = {clause for row in rows for clause in (row.clause, *row.also)}
    return Matched(
        fates=tuple((SAME,) if row.clause in known else (NEW,) for row in rows),
        order=tuple(held),
        gone=frozenset(known - mentioned),
        beside=True,
        languages=languages,
    )


Entry = tuple[str, int]  # what it is, and its place: among the rows, the parts left out, or the clauses


class Checked:
    """The list of an import, in a fixed number of queries.

    ``show`` is one of FILTERS; the row ``opened``, that somebody edits, is always in the list.
    """

    def __init__(self, row: Import, show: str, opened: str = "") -> None:
        self.row = row
        self.show = show if show in FILTERS else ALL
        self.opened = opened
        self.rows = draft.load(row.rows)
        self.matched = matched(row)
        self.out = draft.left_out(self.rows, row.text)

    @cached_property
    def everything(self) -> list[Entry]:
        """Rows in their order; before each what was left out before it, and the clauses that stood there."""
        before = self._before()
        found: list[Entry] = []
        for place in range(len(self.rows) + 1):
            found += before.get(place, ())
            if place < len(self.rows):
                found.append(("row", place))
        return found

    @cached_property
    def entries(self) -> list[Entry]:
        return [entry for entry in self.everything if self._shown(*entry)]

    def _before(self) -> dict[int, list[Entry]]:
        found: dict[int, list[Entry]] = {}
        for number, (_start, end) in enumerate(self.out):
            at = next((place for place, row in enumerate(self.rows) if row.start >= end), len(self.rows))
            found.setdefault(at, []).append(("out", number))
        places = {row.clause: place for place, row in enumerate(self.rows) if row.clause is not None}
        at = 0
        for number, held in enumerate(self.matched.order):
            if held.clause_id in self.matched.gone:
                found.setdefault(at, []).append(("gone", number))
            elif held.clause_id in places:
                at = places[held.clause_id] + 1
        return found

    def _shown(self, what: str, place: int) -> bool:
        if self.show == ALL:
            return True
        if what != "row":
            return what == "gone" and self.show in (CHANGED, UNMATCHED)
        return self.rows[place].key == self.opened or self._counts_as(self.show, place)

    def _counts_as(self, show: str, place: int) -> bool:
        row = self.rows[place]
        fates = self.matched.fates[place] if self.matched.fates else ()
        if show == DOUBTFUL:
            return is_doubtful(row)
        if show == UNMATCHED:
            return fates == (NEW,)
        return bool(fates) and (fates != (SAME,) or is_unsure(row))

    def _to_look_at(self, row: Row) -> bool:
        return is_doubtful(row) or (bool(self.matched.order) and is_unsure(row))

    @cached_property
    def unsure(self) -> int:
        return sum(is_unsure(row) for row in self.rows) if self.matched.order else 0

    @cached_property
    def counts(self) -> dict[str, int]:
        found = {
            show: sum(self._counts_as(show, place) for place in range(len(self.rows)))
            for show in (DOUBTFUL, CHANGED, UNMATCHED)
        }
        gone = len(self.matched.gone)
        return {
            ALL: len(self.rows),
            DOUBTFUL: found[DOUBTFUL],
            CHANGED: found[CHANGED] + gone,
            UNMATCHED: found[UNMATCHED] + gone,
        }

    @cached_property
    def kinds(self) -> list[tuple[str, int]]:
        return Counter(row.kind for row in self.rows).most_common()

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.entries) // PAGE))

    def nearest(self, key: str) -> str:
        """The row, or where it is not in the list the next one that is, or the last; "" where none is."""
        shown = [place for what, place in self.entries if what == "row"]
        at = next((place for place, row in enumerate(self.rows) if row.key == key), len(self.rows))
        found = next((place for place in shown if place >= at), shown[-1] if shown else None)
        return "" if found is None else self.rows[found].key

    @cached_property
    def ids(self) -> list[str]:
        """Of the entries, as their items have them."""
        return [self._id(*entry) for entry in self.entries]

    def place_of(self, identifier: str) -> int | None:
        """Where among the entries the one with the id stands."""
        return self.ids.index(identifier) if identifier in self.ids else None

    def page_of(self, key: str) -> int:
        """The page on which the row is; 1 where it is on none."""
        return (self.place_of(f"row-{key}") or 0) // PAGE + 1

    def items(self, begin: int, end: int) -> list[Item]:
        return [self._item(entry) for entry in self.entries[begin:end]]

    @cached_property
    def to_look_at(self) -> list[tuple[int, str]]:
        """Page and key of the rows whose boundary or match is doubtful."""
        return [
            (at // PAGE + 1, self.rows[place].key)
            for at, (what, place) in enumerate(self.entries)
            if what == "row" and self._to_look_at(self.rows[place])
        ]

    def _id(self, what: str, place: int) -> str:
        if what == "row":
            return f"row-{self.rows[place].key}"
        if what == "gone":
            return f"gone-{self.matched.order[place].clause_id}"
        start, end = self.out[place]
        return f"out-{start}-{end}"

    def _item(self, entry: Entry) -> Item:
        what, place = entry
        if what == "out":
            start, end = self.out[place]
            return LeftOut(start, end, *cut(self.row.text[start:end]))
        if what == "gone":
            held = self.matched.order[place]
            return Gone(held, self.matched.languages.get(held.wording_id, ""))
        return self._proposed(place)

    def _proposed(self, place: int) -> Proposed:
        row = self.rows[place]
        above = self.rows[place - 1] if place else None
        shared = above is not None and (above.start, above.end) == (row.start, row.end)
        fates = self.matched.fates[place] if self.matched.fates else ()
        held = self.matched.by_clause.get(row.clause) if row.clause is not None else None
        return Proposed(
            row=row,
            first=place == 0,
            source=cut("" if shared else self.row.text[row.start : row.end].strip("\n")),
            shared=shared,
            fates=fates,
            held=held,
            language=self.matched.languages.get(held.wording_id, "") if held is not None else "",
            also=tuple(self.matched.by_clause[each] for each in row.also if each in self.matched.by_clause),
            beside=self.matched.beside,
            doubtful_match=is_unsure(row) and bool(fates),
            nearby=self._nearby(place) if fates == (NEW,) else (),
        )

    def _nearby(self, place: int) -> tuple[Held, ...]:
        """The clauses that are not in the new text and stood right before or behind: this may be one of them."""
        at = self.places[place]
        around = (self.everything[at - 1 : at] if at else []) + self.everything[at + 1 : at + 2]
        return tuple(self.matched.order[number] for what, number in around if what == "gone")

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Where each row stands among all entries."""
        return {place: at for at, (what, place) in enumerate(self.everything) if what == "row"}

    def choices(self) -> Iterable[tuple[int, str]]:
        """The clauses that a row can be the new wording of, by id and name."""
        return [(held.clause_id, name_of_held(held)) for held in self.matched.order]
