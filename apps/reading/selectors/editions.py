"""Editions as the pages name them: whose words, how complete, since when."""

from collections.abc import Sequence

from django.utils.formats import date_format

from apps.core.templatetags.ui import language_name
from apps.documents.selectors import EditionRow
from apps.reading.addresses import edition_name
from apps.reading.filtering import Selection
from apps.reading.parameters import Asked, write
from apps.reading.shapes import EditionView


def edition_views(editions: Sequence[EditionRow], asked: Asked, path: str) -> tuple[EditionView, ...]:
    """``editions`` come main first; choosing the main one needs no parameter."""
    chosen = asked.edition or (editions[0].ref if editions else "")
    return tuple(
        edition_view(
            edition,
            selected=edition.ref == chosen,
            url=write(path, asked.selection, edition.ref if number else ""),
        )
        for number, edition in enumerate(editions)
    )


def edition_view(edition: EditionRow, *, selected: bool = False, url: str = "") -> EditionView:
    return EditionView(
        ref=edition.ref,
        name=edition_name(edition),
        publisher=edition.publisher,
        title=edition.title,
        url=edition.url,
        language=edition.language,
        language_name=language_name(edition.language),
        translator=edition.translator,
        authentic=edition.authentic,
        extent=edition.extent,
        order_known=edition.order_known,
        clause_count=edition.clauses,
        revision=edition.revision or 0,
        revision_date=date_format(edition.revised_at) if edition.revised_at else "",
        status=edition.status,
        selected=selected,
        select_url=url,
        rights=edition.rights,
    )


def reading_url(path: str, edition: str = "") -> str:
    return write(path, Selection(), edition)
