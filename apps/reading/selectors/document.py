"""The reading page: a document clause by clause with what experts say of it, as a filter leaves it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from apps.accounts.rules import Viewer
from apps.reading.filtering import Selection, clause_passes, passes
from apps.reading.moments import read_state, unknown_revision
from apps.reading.parameters import read, read_editions
from apps.reading.selectors.as_of import then
from apps.reading.selectors.cards import card
from apps.reading.selectors.choices import filter_view
from apps.reading.selectors.editions import edition_views
from apps.reading.selectors.head import document_head
from apps.reading.selectors.layout import Layout
from apps.reading.selectors.material import Material, material
from apps.reading.selectors.states import state_view
from apps.reading.selectors.whole import NoteDates
from apps.reading.shapes import (
    ClauseRow,
    DocumentHead,
    FoldedClauses,
    ReadingPage,
    StateView,
    Totals,
)

NEAR = 150  # notes that the page brings along; those of clauses further down follow in parts
NEAR_AGAIN = 16  # where the browser holds the clauses already, so that a choice of the filter is seen at once
A_PART = 240
MOST_LAYOUTS = 8  # kept of a document: a dozen editions make 144 pairs, each as large as the text


@dataclass(frozen=True)
class Subject:
    """A document as a viewer may see it, in the language that was active when it was read; ``past`` is the state, where
    it is not the present one."""

    slug: str
    head: DocumentHead
    stuff: Material
    past: StateView | None = None
    note_dates: Mapping[UUID, NoteDates] | None = None  # of an earlier state
    _layouts: dict[tuple[str, str], Layout] = field(default_factory=dict, compare=False)

    def layout(self, edition: str, beside: str = "") -> Layout:
        """With the edition of the one ref in front, "" for the main one, and that of the other beside it, if any."""
        kept = self._layouts.pop((edition, beside), None)
        layout = self._layouts[edition, beside] = kept or Layout(self.stuff, self.slug, edition, beside)
        if len(self._layouts) > MOST_LAYOUTS:
            self._layouts.pop(next(iter(self._layouts)), None)
        return layout


class View:
    """A subject under one filter and with one edition in front, or two beside each other."""

    def __init__(self, subject: Subject, query: QueryDict) -> None:
        self.subject = subject
        self.path = subject.head.url + (subject.past.query if subject.past else "")
        refs = [each.ref for each in subject.stuff.editions]
        self.layout = subject.layout(*read_editions(query, refs, []))
        asked = read(query, self.layout.offer.known, refs)
        problems = subject.past.problems if subject.past else _no_state(query)
        self.asked = replace(asked, problems=(*problems, *asked.problems))
        self.selection: Selection = self.asked.selection

    @cached_property
    def hidden(self) -> frozenset[int]:
        """The targets that the filter leaves out."""
        entries = self.layout.entries
        return frozenset(target for target, entry in entries.items() if not passes(entry, self.selection))

    @cached_property
    def rows(self) -> tuple[ClauseRow, ...]:
        around = self.layout.surroundings(self.hidden)
        return tuple(
            self.layout.row(clause_id, around, shown=self.shows(clause_id, self.selection))
            for clause_id in self.subject.stuff.order
        )

    def shows(self, clause_id: int, selection: Selection) -> bool:
        entries = self.layout.entries
        return clause_passes(
            self.layout.topics_of(clause_id),
            (entries[row.id] for row in self.layout.by_place.get(clause_id, ())),
            selection,
            self.layout.forces.get(clause_id, ""),
        )

    def clauses_by_force(self) -> Mapping[str, int]:
        """How many clauses would be shown if the one force alone were asked for, under the rest of the filter."""
        under = self.selection.having("force", ())
        forces = self.layout.forces
        return Counter(forces[clause_id] for clause_id in forces if self.shows(clause_id, under))

    def totals(self) -> Totals:
        notes = self.subject.stuff.notes
        return Totals(
            clauses=len(self.rows),
            clauses_shown=sum(row.shown for row in self.rows),
            notes=len({row.annotation_id for row in notes}),
            notes_shown=len({row.annotation_id for row in notes if row.id not in self.hidden}),
        )

    def page(self, near: int = NEAR) -> ReadingPage:
        """``near`` is the number of notes that come along."""
        around = self.layout.surroundings(self.hidden)
        entries = self.layout.entries.values()
        return ReadingPage(
            head=self.subject.head,
            editions=edition_views(self.subject.stuff.editions, self.asked, self.path),
            about=tuple(card(row, around) for row in self.layout.by_place.get(None, ())),
            rows=tuple(fold(self.rows, "editions" if self.asked.beside else "edition")),
            filter=filter_view(self.path, self.asked, self.layout.offer, entries, self.clauses_by_force()),
            totals=self.totals(),
            outline=self.rows,
            parts=parts(self.rows, near),
            long=len(self.subject.stuff.notes) > NEAR,
            past=self.subject.past,
            query=self.asked.url(self.path.removeprefix(self.subject.head.url), self.selection),
        )


def subject(viewer: Viewer, slug: str) -> Subject | None:
    """The document, or None where there is none that the viewer may see. Nine queries."""
    found = document_head(viewer, slug)
    if found is None:
        return None
    document_id, head = found
    return Subject(slug, head, material(viewer, document_id))


def past_subject(viewer: Viewer, slug: str, query: QueryDict, *, withdrawn: bool = False) -> Subject | None:
    """The document in the earlier state that the address asks for; None where it asks for none that can be given.
    Arguments, queries and what it may raise are those of ``then``."""
    found = then(viewer, slug, query, withdrawn=withdrawn)
    if found is None:
        return None
    dates = {note: NoteDates(*dates) for note, dates in found.notes.dates.items()}
    state = state_view(found, viewer if withdrawn else None)
    return Subject(slug, found.head, found.material, state, dates)


def alone_view(viewer: Viewer, slug: str, query: QueryDict) -> View | None:
    """What an address asks for with one edition, as paper and files take it, or None where there is no such document
    that the viewer may see. Nine queries; more for an earlier state, where NotHere may be raised."""
    found = past_subject(viewer, slug, query) or subject(viewer, slug)
    if found is None:
        return None
    alone = query.copy()
    alone.pop("beside", None)
    return View(found, alone)


def reading_page(viewer: Viewer, slug: str, query: QueryDict) -> ReadingPage | None:
    """The page of ``alone_view``."""
    view = alone_view(viewer, slug, query)
    return view.page() if view else None


def _no_state(query: QueryDict) -> tuple[str, ...]:
    """Why the state that is asked for is not the one shown."""
    asked, problem = read_state(query, timezone.now())
    if asked and asked.edition:
        return (unknown_revision(asked.value),)
    return (problem,) if problem else ()


def parts(rows: Sequence[ClauseRow], near: int = NEAR) -> Mapping[int, int]:
    """The part in which the notes of each clause come that do not come with the page, by clause, from 1.

    Which clauses a part holds does not depend on ``near``: that decides only what comes with the page.
    """
    found: dict[int, int] = {}
    notes = 0
    for row in rows:
        here = len(row.visible_cards)
        if here and notes + here > near:
            found[row.id] = 1 + notes // A_PART
        notes += here
    return found


def fold(rows: Iterable[ClauseRow], missing: str = "edition") -> Iterable[ClauseRow | FoldedClauses]:
    """Runs of neighbours that are left out for one reason become one line; ``missing`` is the reason of those that what
    is chosen does not hold."""
    for reason, run in groupby(rows, lambda row: _reason(row, missing)):
        if reason:
            yield _folded(tuple(run), reason)
        else:
            yield from run


def _reason(row: ClauseRow, missing: str) -> str:
    if not row.shown:
        return "filter"
    return "" if row.held else missing


def _folded(run: tuple[ClauseRow, ...], reason: str) -> FoldedClauses:
    notes = {each.id for row in run for each in row.visible_cards}
    return FoldedClauses(rows=run, reason=reason, notes=len(notes))
