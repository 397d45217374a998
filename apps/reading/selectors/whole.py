"""The reading page as a whole, with what paper and files need beside it: where its words come from, and since when
its notes say what they say."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from apps.accounts.rules import Viewer
from apps.commentary.models import Annotation, Commentary
from apps.documents.models import Document, Edition, Source
from apps.documents.selectors import EditionRow, editions
from apps.reading.shapes import Card, ClauseRow, FoldedClauses, ReadingPage


@dataclass(frozen=True, slots=True)
class NoteDates:
    """Since when a note is public, None for a draft, and when it was last changed."""

    published: datetime | None
    changed: datetime


def rows_in_order(page: ReadingPage) -> Iterator[tuple[ClauseRow, str]]:
    """Every clause of the page with the reason for which it is folded away, "" where it is not."""
    for entry in page.rows:
        if isinstance(entry, FoldedClauses):
            yield from ((row, entry.reason) for row in entry.rows)
        else:
            yield entry, ""


def shown(cards: Collection[Card]) -> list[Card]:
    return [card for card in cards if not card.hidden]


def view_path(page: ReadingPage) -> str:
    """The address of the page as it is filtered, written in the one way in which it is written everywhere. Paper and
    files take one edition: that in front."""
    alone = (edition.beside_url for edition in page.editions if edition.beside)
    whole = (edition.select_url for edition in page.editions if edition.selected)
    return next(chain(alone, whole), page.head.url)


def chosen(page: ReadingPage) -> tuple[tuple[str, str, str, str], ...]:
    """What the page is filtered by: (name, what it is called, value, what that is called)."""
    return tuple(
        (facet.name, facet.label, choice.value, choice.label)
        for facet in page.filter.facets
        for choice in facet.choices
        if choice.selected
    )


def editions_of(viewer: Viewer, slug: str) -> list[EditionRow]:
    """The main one first. Two queries."""
    return editions(
        viewer, Document.objects.visible_to(viewer).filter(slug=slug).values_list("pk", flat=True)
    )


def note_dates(viewer: Viewer, note_ids: Collection[UUID]) -> Mapping[UUID, NoteDates]:
    """The caller has seen to it that each stands somewhere the viewer may see. One query."""
    rows = Annotation.objects.readable_by(viewer).filter(pk__in=note_ids)
    return {
        pk: NoteDates(published, changed)
        for pk, published, changed in rows.values_list("pk", "first_published_at", "updated_at")
    }


def sources(
    viewer: Viewer, *, slug: str, edition_refs: Collection[str], commentary_slugs: Collection[str]
) -> list[tuple[Source, bool, bool]]:
    """The sources of editions of the document ``slug`` and of commentaries in their order, each with whether it is
    one's and the other's. One query."""
    here = OuterRef("pk")
    texts = Edition.objects.visible_to(viewer).filter(document__slug=slug, ref__in=edition_refs)
    spoken = Commentary.objects.filter(slug__in=commentary_slugs)
    rows = (
        Source.objects.annotate(
            of_text=Exists(texts.filter(source=here)), of_notes=Exists(spoken.filter(source=here))
        )
        .filter(Q(of_text=True) | Q(of_notes=True))
        .order_by("sort_key", "ref")
    )
    return [(row, row.of_text, row.of_notes) for row in rows]


def commentary_sources(commentary_slugs: Collection[str]) -> Mapping[str, Source]:
    """By the commentary's slug. One query."""
    found = Commentary.objects.filter(slug__in=commentary_slugs).select_related("source")
    return {row.slug: row.source for row in found}
