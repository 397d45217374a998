"""Long lists of notes across documents, by document and clause: one bounded page of them at a time.

The whole list is read as bare numbers, put in order and cut; only what stands on the page is read in full.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet

from apps.accounts.rules import Viewer
from apps.commentary.models import Target
from apps.commentary.models.target import TargetKind
from apps.commentary.selectors import TargetRow, target_rows, visible_targets, whereabouts
from apps.documents.dates import display
from apps.documents.models import Document
from apps.documents.models.document import DocumentKind
from apps.documents.selectors import (
    EditionRow,
    PlaceInOrder,
    clauses_in_order,
    editions,
    places_in_order,
    wordings_of_clauses,
)
from apps.reading.addresses import document_url
from apps.reading.selectors.became import became
from apps.reading.selectors.cards import Surroundings, by_whereabouts, card, dom_ids
from apps.reading.selectors.faces import Face, faces
from apps.reading.selectors.rows import clause_row
from apps.reading.shapes import Card, ClauseRow, DocumentGroup, ListTotals, NoteList
from apps.topics.selectors import topics_of_clauses
from apps.topics.tree import Tree

PAGE_SIZE = 40  # notes, or clauses without one
KIND_LABELS = dict(DocumentKind.choices)
WHOLE = -1  # where notes on the document as a whole stand among its clauses


class Item(NamedTuple):
    """A note at a place, or a clause without one (then there is no target)."""

    document_id: int
    clause_id: int | None
    target_id: int | None
    note: UUID | None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    slug: str
    title: str
    kind: str
    status: str
    signed: str
    sort_key: str


@dataclass(frozen=True, slots=True)
class Order:
    """What puts a list in order: documents by title, clauses as in their document."""

    documents: Mapping[int, DocumentRow]
    editions: Sequence[EditionRow]
    clauses: Mapping[int, int]  # a clause's place in its document; only clauses that can be seen
    owners: Mapping[int, int]  # the document of each of them

    def key(self, item: Item) -> tuple[str, int, int]:
        place = self.clauses[item.clause_id] if item.clause_id is not None else WHOLE
        return (self.documents[item.document_id].sort_key, item.document_id, place)


def found_notes(targets: "QuerySet[Target]") -> list[Item]:
    """The bare list of ``targets``, narrowed from visible_targets, oldest note first; its clauses may be withdrawn."""
    rows = targets.order_by("annotation__created_at", "annotation_id", "position", "id").values_list(
        "id", "annotation_id", "document_id", "clause_id", "kind"
    )
    return [
        Item(document_id, None if kind == TargetKind.ABSENCE else clause_id, target_id, note)
        for target_id, note, document_id, clause_id, kind in rows
    ]


def note_list(
    viewer: Viewer, found: Sequence[Item], tree: Tree, number: str, clause_ids: Iterable[int] = ()
) -> NoteList:
    """A page of the list of what ``found_notes`` gave, and of clauses, spoken of or not.

    ``number`` is a stranger's word: nonsense gives the first page, too much the last. Eight queries.
    """
    bare = set(clause_ids)
    order = _order(
        viewer,
        {item.document_id for item in found},
        {item.clause_id for item in found if item.clause_id is not None} | bare,
    )
    items = [item if item.clause_id in order.clauses else item._replace(clause_id=None) for item in found]
    spoken_of = {item.clause_id for item in items}
    items += [
        Item(order.owners[clause_id], clause_id, None, None)
        for clause_id in sorted(bare - spoken_of)
        if clause_id in order.clauses
    ]
    # A document may be withdrawn between two queries.
    items = [item for item in items if item.document_id in order.documents]
    items.sort(key=order.key)
    page = Paginator(items, PAGE_SIZE).get_page(number)
    return NoteList(
        groups=tuple(_groups(viewer, list(page.object_list), order, tree)), totals=_totals(items), page=page
    )


def _totals(items: Iterable[Item]) -> ListTotals:
    items = list(items)
    return ListTotals(
        documents=len({item.document_id for item in items}),
        clauses=len({item.clause_id for item in items} - {None}),
        notes=len({item.note for item in items} - {None}),
    )


def _order(viewer: Viewer, document_ids: set[int], clause_ids: set[int]) -> Order:
    places = places_in_order(viewer, clause_ids)
    owners = {place.clause_id: place.document_id for place in places}
    ids = document_ids | set(owners.values())
    rows = Document.objects.visible_to(viewer).filter(pk__in=ids)
    in_documents = editions(viewer, ids)
    clauses: dict[int, int] = {}
    by_document: Callable[[PlaceInOrder], int] = attrgetter("document_id")
    for document_id, at in groupby(sorted(places, key=by_document), key=by_document):
        mine = [edition for edition in in_documents if edition.document_id == document_id]
        for place, clause_id in enumerate(clauses_in_order(list(at), mine)):
            clauses[clause_id] = place
    return Order(
        documents={
            pk: DocumentRow(*row)
            for pk, *row in rows.values_list("pk", "slug", "title", "kind", "status", "signed", "sort_key")
        },
        editions=in_documents,
        clauses=clauses,
        owners=owners,
    )


def _groups(viewer: Viewer, items: Sequence[Item], order: Order, tree: Tree) -> Iterable[DocumentGroup]:
    targets = [item.target_id for item in items if item.target_id is not None]
    clause_ids = {item.clause_id for item in items if item.clause_id is not None}
    notes = {row.id: row for row in target_rows(viewer, visible_targets(viewer).filter(pk__in=targets))}
    wordings = wordings_of_clauses(viewer, clause_ids)
    around = Surroundings(
        tree=tree,
        editions={edition.id: edition for edition in order.editions},
        whereabouts=by_whereabouts(whereabouts(viewer, {row.annotation_id for row in notes.values()})),
        dom_ids=dom_ids(notes[target] for target in targets if target in notes),
        became=became(notes.values(), wordings),
    )
    shown = faces(wordings, order.editions)
    topics = topics_of_clauses(clause_ids)
    for document_id, mine in groupby(items, key=lambda item: item.document_id):
        yield _group(list(mine), order.documents[document_id], notes, around, shown, topics)


def _group(
    items: Sequence[Item],
    document: DocumentRow,
    notes: Mapping[int, TargetRow],
    around: Surroundings,
    shown: Mapping[int, Face],
    topics: Mapping[int, tuple[int, ...]],
) -> DocumentGroup:
    about: tuple[Card, ...] = ()
    rows = []
    for clause_id, mine in groupby(items, key=lambda item: item.clause_id):
        here = [notes[target] for item in mine if (target := item.target_id) is not None and target in notes]
        if clause_id is None:
            about = tuple(card(row, around) for row in here)
        elif clause_id in shown:
            rows.append(_clause(shown[clause_id], here, around, document.slug, topics.get(clause_id, ())))
    return DocumentGroup(
        slug=document.slug,
        url=document_url(document.slug),
        title=document.title,
        kind=str(KIND_LABELS[document.kind]),
        status=document.status,
        signed=display(document.signed),
        about=about,
        rows=tuple(rows),
    )


def _clause(
    face: Face, rows: Sequence[TargetRow], around: Surroundings, slug: str, topics: Sequence[int]
) -> ClauseRow:
    return clause_row(
        face, rows, around, slug=slug, topics=topics, dom_id=f"clause-{face.clause_id}", named=True
    )
