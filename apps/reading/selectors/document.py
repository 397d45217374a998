"""The reading page: a document clause by clause with what experts say of it, as a filter leaves it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from apps.accounts.rules import Viewer, can_write
from apps.commentary.selectors import TargetRow, target_rows, visible_targets, whereabouts
from apps.documents.selectors import (
    EditionRow,
    WordingRow,
    clauses_in_order,
    editions,
    wordings_of_document,
)
from apps.reading.filtering import Entry, Selection, clause_passes, passes
from apps.reading.parameters import read
from apps.reading.selectors.cards import Surroundings, by_whereabouts, card, dom_ids, in_order, stands_at
from apps.reading.selectors.choices import Offer, filter_view, offer
from apps.reading.selectors.editions import edition_views
from apps.reading.selectors.faces import Face, faces
from apps.reading.selectors.head import document_head
from apps.reading.selectors.rows import clause_row
from apps.reading.shapes import ClauseRow, FoldedClauses, ReadingPage, Totals
from apps.topics.selectors import topic_tree, topics_of_clauses
from apps.topics.tree import Tree


@dataclass(frozen=True)
class Material:
    """Everything that the page of a document is made of, before anything is filtered. ``editions`` main first."""

    document_id: int
    editions: Sequence[EditionRow]
    wordings: Sequence[WordingRow]
    tree: Tree
    clause_topics: Mapping[int, tuple[int, ...]]
    notes: Sequence[TargetRow]

    @cached_property
    def order(self) -> list[int]:
        return clauses_in_order(self.wordings, self.editions)


def material(viewer: Viewer, document_id: int) -> Material:
    """Five queries, whatever the length of the document."""
    wordings = wordings_of_document(viewer, document_id)
    return Material(
        document_id=document_id,
        editions=editions(viewer, [document_id]),
        wordings=wordings,
        tree=topic_tree(),
        clause_topics=topics_of_clauses({row.clause_id for row in wordings}),
        notes=target_rows(viewer, visible_targets(viewer).filter(document=document_id)),
    )


class View:
    """The material under one filter and with one edition in front."""

    def __init__(self, stuff: Material, query: QueryDict, path: str) -> None:
        self.stuff = stuff
        self.path = path
        refs = [edition.ref for edition in stuff.editions]
        wanted = query.get("edition", "")
        self.faces = faces(stuff.wordings, stuff.editions, wanted if wanted in refs else "")
        fronts = {face.wording.id: clause_id for clause_id, face in self.faces.items()}
        self.place = {row.id: stands_at(row, self.faces, fronts) for row in stuff.notes}
        self.entries = {row.id: self._entry(row) for row in stuff.notes}
        self.offer: Offer = offer(
            self.entries.values(), stuff.notes, self._topics_of(stuff.order), stuff.tree
        )
        self.asked = read(query, self.offer.known, refs)
        self.selection: Selection = self.asked.selection
        self.hidden = frozenset(
            row.id for row in stuff.notes if not passes(self.entries[row.id], self.selection)
        )

    def _topics_of(self, clause_ids: Iterable[int]) -> frozenset[int]:
        return frozenset(
            topic for clause_id in clause_ids for topic in self.stuff.clause_topics.get(clause_id, ())
        )

    def _slugs(self, topic_ids: Iterable[int]) -> frozenset[str]:
        tree = self.stuff.tree
        return frozenset(tree[topic_id].slug for topic_id in tree.closed(topic_ids))

    def _entry(self, row: TargetRow) -> Entry:
        clause_id = self.place[row.id]
        of_clause = self.stuff.clause_topics.get(clause_id, ()) if clause_id is not None else ()
        return Entry(
            note=row.annotation_id,
            topics=self._slugs((*row.topics, *of_clause)),
            stances=frozenset((stance.value, stance.code) for stance in row.stances),
            experts=frozenset(expert.slug for expert in row.experts),
        )

    @cached_property
    def by_place(self) -> Mapping[int | None, list[TargetRow]]:
        found: dict[int | None, list[TargetRow]] = defaultdict(list)
        for row in self.stuff.notes:
            found[self.place[row.id]].append(row)
        for clause_id, rows in found.items():
            rows[:] = in_order(rows, self.faces[clause_id].wording.id if clause_id is not None else None)
        return found

    def shows(self, clause_id: int) -> bool:
        return clause_passes(
            self._slugs(self._topics_of([clause_id])),
            (self.entries[row.id] for row in self.by_place.get(clause_id, ())),
            self.selection,
        )

    def notes_in_order(self) -> list[TargetRow]:
        """As on the page; those that the filter leaves out come last, so that a note's own address leads to a
        place that is shown."""
        in_place = [row for place in (None, *self.stuff.order) for row in self.by_place.get(place, ())]
        return sorted(in_place, key=lambda row: row.id in self.hidden)

    def totals(self, rows: Sequence[ClauseRow]) -> Totals:
        return Totals(
            clauses=len(rows),
            clauses_shown=sum(row.shown for row in rows),
            notes=len({row.annotation_id for row in self.stuff.notes}),
            notes_shown=len({row.annotation_id for row in self.stuff.notes if row.id not in self.hidden}),
        )


def reading_page(viewer: Viewer, slug: str, query: QueryDict) -> ReadingPage | None:
    """The page, or None where there is no such document that the viewer may see. Seven queries."""
    found = document_head(viewer, slug)
    if found is None:
        return None
    document_id, head = found
    view = View(material(viewer, document_id), query, head.url)
    around = surroundings(viewer, view)
    rows = tuple(_rows(viewer, view, around, slug))
    return ReadingPage(
        head=head,
        editions=edition_views(view.stuff.editions, view.asked, view.path),
        about=tuple(card(row, around) for row in view.by_place.get(None, ())),
        rows=tuple(fold(rows)),
        filter=filter_view(view.path, view.asked, view.offer, view.entries.values()),
        totals=view.totals(rows),
        outline=rows,
    )


def surroundings(viewer: Viewer, view: View) -> Surroundings:
    """One query: where else the notes stand."""
    places = whereabouts(viewer, {row.annotation_id for row in view.stuff.notes})
    return Surroundings(
        tree=view.stuff.tree,
        editions={edition.id: edition for edition in view.stuff.editions},
        whereabouts=by_whereabouts(places),
        document_id=view.stuff.document_id,
        dom_ids=dom_ids(view.notes_in_order()),
        hidden=view.hidden,
    )


def _rows(viewer: Viewer, view: View, around: Surroundings, slug: str) -> Iterable[ClauseRow]:
    writes = can_write(viewer)
    for clause_id in view.stuff.order:
        face: Face = view.faces[clause_id]
        yield clause_row(
            face,
            view.by_place.get(clause_id, ()),
            around,
            slug=slug,
            topics=view.stuff.clause_topics.get(clause_id, ()),
            shown=view.shows(clause_id),
            writes=writes,
        )


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
