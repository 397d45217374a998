"""Where the clauses of a document come from: the documents that it goes back to, or the whole library."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer, can_publish
from apps.documents.models import Document
from apps.parallels.selectors import library_lineage, lineage
from apps.parallels.shapes import Descent, LibraryLineage, LineageRows
from apps.reading.addresses import document_url
from apps.reading.keeping_lineage import lineage_keeper
from apps.reading.selectors.lineage_filter import LIBRARY, Passes, lineage_filter
from apps.reading.selectors.lineage_rows import contributions, earlier_documents, library_row, related_row
from apps.reading.selectors.lineage_words import library_remarks, library_summary, remarks, summary
from apps.reading.shapes import FilterView, LineagePage
from apps.topics.selectors import topic_tree, topics_of_clauses

# Clauses of a page: as many as most treaties have. Of each up to a dozen ancestors are shown, and word differences that
# take a millisecond.
PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class _Head:
    id: int
    slug: str
    title: str
    status: str
    signed: str


@dataclass(frozen=True, slots=True)
class _View:
    """What of all rows an address asks for."""

    page: Any
    filter: FilterView
    shown: int
    total: int


def lineage_page(viewer: Viewer, slug: str, query: QueryDict) -> LineagePage | None:
    """None where there is no such document that the viewer may see. Twelve queries, whatever the number of clauses and
    of documents, in the library eight beside the index's own; for readers four while nothing changes.

    ``query`` is a stranger's: “in”, “only”, “topic” and “page”.
    """
    row = (
        Document.objects.visible_to(viewer)
        .filter(slug=slug)
        .values_list("id", "slug", "title", "status", "signed")
        .first()
    )
    if row is None:
        return None
    head = _Head(*row)
    if query.get("in") == LIBRARY:
        return _in_library(viewer, head, query)
    found = lineage_keeper.find(viewer, ("lineage", head.id), lambda: lineage(viewer, slug))
    return _related(viewer, head, found, query) if found else None


def _related(viewer: Viewer, head: _Head, found: LineageRows, query: QueryDict) -> LineagePage:
    view = _view(found.rows, head, query)
    earlier = earlier_documents(found)
    held = tuple(each for each in earlier if each.has_words)
    rows = tuple(related_row(row, held) for row in view.page.object_list)
    told = not _nothing_related(found, held)
    return LineagePage(
        **_page(viewer, head, view),
        in_library=False,
        modes=_modes(head.slug, in_library=False),
        empty=_nothing_related(found, held),
        summary=summary(found) if told else "",
        remarks=tuple(remarks(found, earlier)) if told else (),
        earlier=held,
        not_held=tuple(each for each in earlier if not each.has_words),
        contributions=(),
        rows=rows if told else (),
    )


def _nothing_related(found: LineageRows, held: Sequence[object]) -> str:
    """Why nothing can be told; "" where something can."""
    if not found.earlier:
        return "no predecessors"
    if not found.rows:
        return "no text"
    return "" if held else "not held"


def _in_library(viewer: Viewer, head: _Head, query: QueryDict) -> LineagePage:
    found = lineage_keeper.find(
        viewer, ("library", head.id), lambda: library_lineage(viewer, head.slug)
    ) or LibraryLineage((), 0, {})
    view = _view(found.rows, head, query)
    empty = "no date" if not head.signed else "" if found.rows else "no words"
    return LineagePage(
        **_page(viewer, head, view),
        in_library=True,
        modes=_modes(head.slug, in_library=True),
        empty=empty,
        summary="" if empty else library_summary(found),
        remarks=() if empty else tuple(library_remarks()),
        earlier=(),
        not_held=(),
        contributions=tuple(contributions(found, head.slug)),
        rows=tuple(library_row(row) for row in view.page.object_list),
    )


def _view(rows: Sequence[Descent], head: _Head, query: QueryDict) -> _View:
    """Two queries."""
    topics = topics_of_clauses([row.clause.clause_id for row in rows])
    passes: Passes
    passes, shown = lineage_filter(rows, topics, topic_tree(), lineage_url(head.slug), query)
    left = [row for row in rows if passes(row)]
    return _View(Paginator(left, PAGE_SIZE).get_page(query.get("page")), shown, len(left), len(rows))


def _page(viewer: Viewer, head: _Head, view: _View) -> dict[str, Any]:
    return {
        "slug": head.slug,
        "title": head.title,
        "url": document_url(head.slug),
        "status": head.status,
        "filter": view.filter,
        "page": view.page,
        "shown": view.shown,
        "total": view.total,
        "desk_url": _desk_url(head.slug) if can_publish(viewer) else "",
    }


def lineage_url(slug: str) -> str:
    return reverse("reading:lineage", args=[slug])


def _modes(slug: str, *, in_library: bool) -> tuple[tuple[str, str, bool], ...]:
    url = lineage_url(slug)
    return (
        (_("In the documents it goes back to"), url, not in_library),
        (_("In the whole library"), f"{url}?in={LIBRARY}", in_library),
    )


def _desk_url(slug: str) -> str:
    """Where its relations are said; "" while there is no such page."""
    try:
        return reverse("desk:document", args=[slug])
    except NoReverseMatch:
        return ""
