"""The reading page: a document clause by clause with what experts say of it, as a filter leaves it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.http import QueryDict

from apps.accounts.rules import Viewer
from apps.reading.filtering import Selection, clause_passes, passes
from apps.reading.parameters import read, write
from apps.reading.selectors.cards import card
from apps.reading.selectors.choices import filter_view
from apps.reading.selectors.editions import edition_views
from apps.reading.selectors.head import document_head
from apps.reading.selectors.layout import Layout
from apps.reading.selectors.material import Material, material
from apps.reading.shapes import ClauseRow, DocumentHead, FoldedClauses, ReadingPage, Totals

NEAR = 150  # notes that the page brings along; those of clauses further down follow in parts
NEAR_AGAIN = 16  # where the browser holds the clauses already, so that a choice of the filter is seen at once
A_PART = 240


@dataclass(frozen=True)
class Subject:
    """A document as a viewer may see it, in the language that was active when it was read."""

    slug: str
    head: DocumentHead
    stuff: Material
    _layouts: dict[str, Layout] = field(default_factory=dict, compare=False)

    def layout(self, edition: str) -> Layout:
        """With the edition of that ref in front; what is no ref is the main one."""
        known = edition if any(edition == each.ref for each in self.stuff.editions) else ""
        if known not in self._layouts:
            self._layouts[known] = Layout(self.stuff, self.slug, known)
        return self._layouts[known]


class View:
    """A subject under one filter and with one edition in front."""

    def __init__(self, subject: Subject, query: QueryDict) -> None:
        self.subject = subject
        self.path = subject.head.url
        self.layout = subject.layout(query.get("edition", ""))
        self.asked = read(query, self.layout.offer.known, [each.ref for each in subject.stuff.editions])
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
            self.layout.row(clause_id, around, shown=self.shows(clause_id))
            for clause_id in self.subject.stuff.order
        )

    def shows(self, clause_id: int) -> bool:
        entries = self.layout.entries
        return clause_passes(
            self.layout.topics_of(clause_id),
            (entries[row.id] for row in self.layout.by_place.get(clause_id, ())),
            self.selection,
        )

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
            rows=tuple(fold(self.rows)),
            filter=filter_view(self.path, self.asked, self.layout.offer, entries),
            totals=self.totals(),
            outline=self.rows,
            parts=parts(self.rows, near),
            long=len(self.subject.stuff.notes) > NEAR,
            query=write("", self.selection, self.asked.edition),
        )


def subject(viewer: Viewer, slug: str) -> Subject | None:
    """The document, or None where there is none that the viewer may see. Seven queries."""
    found = document_head(viewer, slug)
    if found is None:
        return None
    document_id, head = found
    return Subject(slug, head, material(viewer, document_id))


def reading_page(viewer: Viewer, slug: str, query: QueryDict) -> ReadingPage | None:
    """The page, or None where there is no such document that the viewer may see. Seven queries."""
    found = subject(viewer, slug)
    return View(found, query).page() if found else None


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


def fold(rows: Iterable[ClauseRow]) -> Iterable[ClauseRow | FoldedClauses]:
    """Runs of neighbours that are left out for one reason become one line."""
    run: list[ClauseRow] = []
    for row in rows:
        if run and _reason(row) != _reason(run[0]):
            yield _folded(run)
            run = []
        if _reason(row):
            run.append(row)
        else:
            yield row
    if run:
        yield _folded(run)


def _reason(row: ClauseRow) -> str:
    if not row.shown:
        return "filter"
    return "" if row.held else "edition"


def _folded(run: list[ClauseRow]) -> FoldedClauses:
    notes = {each.id for row in run for each in row.visible_cards}
    return FoldedClauses(rows=tuple(run), reason=_reason(run[0]), notes=len(notes))
