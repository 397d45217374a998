"""Texts as rows: editions, the wordings in them, and the order of a document's clauses.

Every function takes the viewer, asks one query and gives plain rows; only what the viewer may see is in them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Left, NullIf

from apps.accounts.rules import Viewer
from apps.core.arrays import json_array
from apps.documents.models import Address, Clause, Edition, Revision, Wording
from apps.documents.models.document import Status
from apps.documents.models.edition import Extent


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition with its source. ``clauses`` is the number of clauses it holds."""

    id: int
    document_id: int
    ref: str
    language: str
    translator: str
    authentic: bool
    extent: str
    order_known: bool
    status: str
    revision: int | None
    revised_at: datetime | None
    clauses: int
    source_id: int
    publisher: str
    title: str
    url: str
    published_on: str
    rights: str


@dataclass(frozen=True, slots=True)
class WordingRow:
    id: int
    edition_id: int
    clause_id: int
    ref: str
    kind: str
    label: str
    label_source_id: int | None
    label_publisher: str
    heading: str
    lead_in: str
    whole: bool
    parent_id: int | None
    rank: str
    text: str


@dataclass(frozen=True, slots=True)
class WordingTime:
    """Since which revision a wording holds, and when that was published."""

    edition_id: int
    clause_id: int
    since: int
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class ClauseOnce:
    """A clause by what it was called last in a public edition; ``kind`` is "" where it stands in none."""

    id: int
    slug: str  # of its document
    ref: str
    withdrawn_at: datetime | None
    kind: str
    label: str
    beginning: str


@dataclass(frozen=True, slots=True)
class PlaceInOrder:
    """Where a clause stands in one edition."""

    document_id: int
    edition_id: int
    clause_id: int
    rank: str


def words_beginning(length: int) -> Left:
    """How a wording begins, for a query: with its words, or with its heading where it has none."""
    return Left(Coalesce(NullIf("text", Value("")), "heading"), length)


def editions(viewer: Viewer, document_ids: Iterable[int]) -> list[EditionRow]:
    """The editions of the documents, the main one of each document first.

    The main edition is what readers see (published before draft), authentic before not, complete before excerpts,
    then the one that holds most clauses, then the oldest.
    """
    held = (
        Wording.objects.visible_to(viewer)
        .filter(edition=OuterRef("pk"))
        .order_by()
        .values("edition_id")
        .annotate(number=Count("pk"))
        .values("number")
    )
    revised = Revision.objects.filter(edition=OuterRef("pk"), number=OuterRef("current_revision"))
    rows = (
        Edition.objects.visible_to(viewer)
        .filter(document__in=list(document_ids))
        .annotate(
            clauses=Coalesce(Subquery(held), 0), revised_at=Subquery(revised.values("published_at")[:1])
        )
        .order_by("id")
        .values_list(
            "id",
            "document_id",
            "ref",
            "language",
            "translator",
            "authentic",
            "extent",
            "order_known",
            "status",
            "current_revision",
            "revised_at",
            "clauses",
            "source_id",
            "source__publisher",
            "source__title",
            "source__url",
            "source__published_on",
            "source__rights",
        )
    )
    return sorted((EditionRow(*row) for row in rows), key=main_first)


def main_first(edition: EditionRow) -> tuple[bool, bool, bool, int, int]:
    """What editions of one document are sorted by."""
    return (
        edition.status != Status.PUBLISHED,
        not edition.authentic,
        edition.extent != Extent.COMPLETE,
        -edition.clauses,
        edition.id,
    )


def wordings_of_document(viewer: Viewer, document_id: int) -> list[WordingRow]:
    return wording_rows(Wording.objects.visible_to(viewer).filter(document=document_id))


def wordings_of_clauses(viewer: Viewer, clause_ids: Iterable[int]) -> list[WordingRow]:
    return wording_rows(Wording.objects.visible_to(viewer).filter(clause__in=list(clause_ids)))


def wording_rows(wordings: "QuerySet[Wording]") -> list[WordingRow]:
    """The rows of wordings that the caller has narrowed to what may be seen."""
    canonical = Address.objects.filter(clause=OuterRef("clause"), canonical=True)
    rows = (
        wordings.annotate(ref=Subquery(canonical.values("ref")[:1]))
        .filter(ref__isnull=False)
        .order_by("edition_id", "rank", "id")
        .values_list(
            "id",
            "edition_id",
            "clause_id",
            "ref",
            "kind",
            "label",
            "label_source_id",
            "label_source__publisher",
            "heading",
            "lead_in",
            "whole",
            "parent_id",
            "rank",
            "text",
        )
    )
    return [WordingRow(*row) for row in rows]


def times_of_wordings(wording_ids: Iterable[int]) -> Mapping[int, WordingTime]:
    """By wording. One query."""
    revisions = Revision.objects.filter(edition=OuterRef("edition"), number=OuterRef("since"))
    rows = Wording.objects.filter(pk__in=list(wording_ids)).annotate(
        published=Subquery(revisions.values("published_at")[:1])
    )
    return {
        pk: WordingTime(*row)
        for pk, *row in rows.values_list("id", "edition_id", "clause_id", "since", "published")
    }


def clauses_once(clause_ids: Iterable[int], length: int) -> Mapping[int, ClauseOnce]:
    """By clause, whatever became of it; as many characters of its beginning. One query."""
    last = (
        Wording.objects.once_public()
        .filter(clause=OuterRef("pk"), edition__status=Status.PUBLISHED)
        .order_by("-edition__authentic", "edition__extent", "edition_id", "-since")
    )
    canonical = Address.objects.filter(clause=OuterRef("pk"), canonical=True)
    rows = Clause.objects.filter(pk__in=list(clause_ids)).annotate(
        ref=Subquery(canonical.values("ref")[:1]),
        last=json_array(last[:1], kind="kind", label="label", beginning=words_beginning(length)),
    )
    nothing = [{"kind": "", "label": "", "beginning": ""}]
    return {
        row["pk"]: ClauseOnce(
            row["pk"], row["document__slug"], row["ref"], row["withdrawn_at"], **(row["last"] or nothing)[0]
        )
        for row in rows.filter(ref__isnull=False).values(
            "pk", "document__slug", "ref", "withdrawn_at", "last"
        )
    }


def places_in_order(viewer: Viewer, clause_ids: Iterable[int]) -> list[PlaceInOrder]:
    """Where the clauses stand in each of their editions, without their words."""
    rows = Wording.objects.visible_to(viewer).filter(clause__in=list(clause_ids)).order_by("id")
    return [
        PlaceInOrder(*row) for row in rows.values_list("document_id", "edition_id", "clause_id", F("rank"))
    ]


def clauses_in_order(
    places: Iterable[PlaceInOrder] | Iterable[WordingRow], editions_main_first: Sequence[EditionRow]
) -> list[int]:
    """The clauses of one document: as in its main edition; what only the next one holds stands behind what it follows
    there, or before what it precedes, and at the end where that edition's order is not known."""
    at: dict[int, list[tuple[str, int]]] = {edition.id: [] for edition in editions_main_first}
    for place in places:
        if place.edition_id in at:
            at[place.edition_id].append((place.rank, place.clause_id))
    found: list[int] = []
    for edition in editions_main_first:
        own = [clause for _rank, clause in sorted(at[edition.id])]
        found = _joined(found, own) if edition.order_known else [*found, *_without(own, found)]
    return found


def _without(clauses: Iterable[int], known: Iterable[int]) -> Iterable[int]:
    held = set(known)
    return (clause for clause in clauses if clause not in held)


def _joined(known: Sequence[int], own: Sequence[int]) -> list[int]:
    """``known`` in its order, with each clause that only ``own`` has beside its neighbour there."""
    held = set(known)
    before: list[int] = []  # what comes before the first that both have
    behind: dict[int, list[int]] = {}
    first = last = None
    for clause in own:
        if clause in held:
            first = clause if first is None else first
            last = clause
        elif last is None:
            before.append(clause)
        else:
            behind.setdefault(last, []).append(clause)
    if first is None:
        return [*known, *before]
    return [
        each
        for clause in known
        for each in (*(before if clause == first else ()), clause, *behind.get(clause, ()))
    ]
