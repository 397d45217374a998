"""The library: every document, filtered by party and kind, a page at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef
from django.http import QueryDict
from django.urls import reverse

from apps.accounts.rules import Viewer
from apps.commentary.selectors import visible_targets
from apps.core.arrays import json_array
from apps.documents.dates import display
from apps.documents.models import Document, DocumentParty, Wording
from apps.documents.models.document import DocumentKind
from apps.documents.models.edition import Extent
from apps.documents.selectors import EditionRow, editions
from apps.reading.addresses import document_url
from apps.reading.selectors.head import party_name
from apps.reading.selectors.library_filter import library_filter
from apps.reading.selectors.timeline import timeline
from apps.reading.shapes import Library, LibraryRow

PAGE_SIZE = 40
KIND_LABELS = dict(DocumentKind.choices)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as the filter and the timeline need it; ``entered`` says whether any of its text is there."""

    id: int
    kind: str
    parties: Mapping[str, str]  # names by code
    party_names: tuple[str, ...]  # as they are shown
    entered: bool
    slug: str
    title: str
    signed: str
    status: str


def library(viewer: Viewer, query: QueryDict) -> Library:
    """Six queries. Documents with a text come first, then by title."""
    listed = _listed(viewer)
    wanted, filter_ = library_filter(listed, query, reverse("reading:library"))
    found = [document for document in listed if wanted(document)]
    page = Paginator(found, PAGE_SIZE).get_page(query.get("page"))
    notes = _notes(viewer)
    return Library(
        rows=tuple(_rows(viewer, [document.id for document in page.object_list], notes)),
        timeline=timeline(found, notes),
        page=page,
        filter=filter_,
        total=len(listed),
        shown=len(found),
    )


def _listed(viewer: Viewer) -> list[Listed]:
    bound = DocumentParty.objects.filter(document=OuterRef("pk")).order_by("id")
    rows = (
        Document.objects.visible_to(viewer)
        .annotate(
            party_rows=json_array(bound, code="party__code", name="party__name", basis="basis"),
            entered=Exists(Wording.objects.visible_to(viewer).filter(document=OuterRef("pk"))),
        )
        .order_by("-entered", "sort_key", "id")
        .values_list("id", "kind", "party_rows", "entered", "slug", "title", "signed", "status")
    )
    return [
        Listed(
            id=pk,
            kind=kind,
            parties={party["code"]: party["name"] for party in parties},
            party_names=tuple(party_name(party) for party in parties),
            entered=entered,
            slug=slug,
            title=title,
            signed=signed,
            status=status,
        )
        for pk, kind, parties, entered, slug, title, signed, status in rows
    ]


def _notes(viewer: Viewer) -> Mapping[int, int]:
    """How many notes each document has that the viewer may see."""
    return _numbers(
        visible_targets(viewer)
        .order_by()
        .values_list("document")
        .annotate(number=Count("annotation", distinct=True))
    )


def _rows(viewer: Viewer, ids: Sequence[int], notes: Mapping[int, int]) -> Iterable[LibraryRow]:
    bound = DocumentParty.objects.filter(document=OuterRef("pk")).order_by("id")
    documents = {
        row[0]: row
        for row in Document.objects.visible_to(viewer)
        .filter(pk__in=ids)
        .annotate(party_rows=json_array(bound, name="party__name", basis="basis"))
        .values_list("id", "slug", "title", "kind", "status", "signed", "clause_total", "party_rows")
    }
    texts = editions(viewer, ids)
    clauses = _numbers(
        Wording.objects.visible_to(viewer)
        .filter(document__in=ids)
        .order_by()
        .values_list("document")
        .annotate(number=Count("clause", distinct=True))
    )
    for pk in ids:
        if pk in documents:
            _pk, slug, title, kind, status, signed, clause_total, parties = documents[pk]
            yield LibraryRow(
                slug=slug,
                url=document_url(slug),
                title=title,
                kind=str(KIND_LABELS[kind]),
                status=status,
                signed=display(signed),
                parties=tuple(party_name(party) for party in parties),
                extent=_extent([edition for edition in texts if edition.document_id == pk]),
                clauses=clauses.get(pk, 0),
                clause_total=clause_total,
                notes=notes.get(pk, 0),
            )


def _numbers(rows: Iterable[tuple[int, int]]) -> Mapping[int, int]:
    return dict(rows)


def _extent(texts: Sequence[EditionRow]) -> str:
    held = [edition.extent for edition in texts if edition.clauses]
    if Extent.COMPLETE in held:
        return Extent.COMPLETE.value
    return Extent.EXCERPTS.value if held else ""
