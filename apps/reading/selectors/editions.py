"""Editions as the pages name them: whose words, how complete, since when."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.formats import date_format

from apps.core.templatetags.ui import language_name
from apps.documents.selectors import EditionRow
from apps.reading.addresses import edition_name
from apps.reading.filtering import Selection
from apps.reading.parameters import Asked, write
from apps.reading.shapes import EditionView


def edition_views(editions: Sequence[EditionRow], asked: Asked, path: str) -> tuple[EditionView, ...]:
    """``editions`` come main first; choosing the main one needs no parameter. Choosing the one that stands beside the
    one in front makes them change places."""
    main = editions[0].ref if editions else ""
    chosen = asked.edition or main

    def url(edition: str, beside: str) -> str:
        return write(path, asked.selection, "" if edition == main else edition, beside)

    def view(edition: EditionRow) -> EditionView:
        ref = edition.ref
        is_beside = ref == asked.beside
        return replace(
            edition_view(
                edition, selected=ref == chosen, url=url(ref, chosen if is_beside else asked.beside)
            ),
            beside=is_beside,
            beside_url="" if ref == chosen else url(chosen, "" if is_beside else ref),
        )

    return tuple(view(edition) for edition in editions)


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
