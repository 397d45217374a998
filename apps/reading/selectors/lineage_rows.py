"""The rows of a document's lineage."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse

from apps.core.templatetags.ui import DATA_LANGUAGE
from apps.parallels.engine.texts import same_language
from apps.parallels.recurring import NEARLY
from apps.parallels.shapes import Ancestor, ClausePlace, Descent, LibraryLineage, LineageRows, SideFace
from apps.reading.addresses import clause_url
from apps.reading.selectors.ancestors import (
    ancestor_view,
    nearest,
    other_document,
    place_name,
    shortened,
    word_change,
)
from apps.reading.shapes import Cell, Contribution, DescentView, EarlierDocument

MOST_BARS = 10  # documents that contribute most; the rest have each fewer clauses than anybody asks about
# Documents with nearly the same words from which on a wording is called boilerplate: more than partners of one
# negotiation round, who sign three to five texts at a time, share by the way.
BOILERPLATE = 8


def earlier_documents(found: LineageRows) -> tuple[EarlierDocument, ...]:
    """The oldest first."""
    clauses = Counter(
        document for row in found.rows for document in {ancestor.document for ancestor in row.ancestors}
    )
    slug, language = found.side.document.slug, found.side.language
    return tuple(
        EarlierDocument(
            document=other_document(side.document, slug, comparable=bool(side.clauses)),
            held=_held(side, language),
            language=side.language or DATA_LANGUAGE,
            clauses=clauses[side.document],
        )
        for side in found.earlier
    )


def _held(side: SideFace, language: str) -> str:
    if not side.clauses:
        return "nothing"
    if not same_language(side.language, language):
        return "elsewhere"
    return "complete" if side.complete else "excerpts"


def related_row(row: Descent, columns: Sequence[EarlierDocument]) -> DescentView:
    ancestors = {ancestor.document.slug: ancestor for ancestor in row.ancestors}
    near = nearest(row.ancestors)
    return _row(
        row,
        cells=tuple(_cell(row.clause, column, ancestors.get(column.document.slug)) for column in columns),
        change=word_change(near, row.clause) if near else None,
    )


def _cell(own: ClausePlace, column: EarlierDocument, ancestor: Ancestor | None) -> Cell:
    return Cell(column, ancestor_view(ancestor, own) if ancestor else None, column.held == "complete")


def library_row(row: Descent) -> DescentView:
    near = nearest(row.ancestors)
    nearly = sum(ancestor.score >= NEARLY for ancestor in row.ancestors)
    return _row(
        row,
        oldest=ancestor_view(row.ancestors[0], row.clause) if row.ancestors else None,
        nearest=ancestor_view(near, row.clause) if near else None,
        documents=len(row.ancestors),
        nearly=nearly,
        boilerplate=nearly >= BOILERPLATE,
    )


def _row(row: Descent, **rest: Any) -> DescentView:
    own = row.clause
    return DescentView(
        ref=own.ref,
        name=place_name(own),
        url=clause_url(own.document.slug, own.ref),
        lineage_url=reverse("reading:clause_lineage", args=[own.document.slug, own.ref]),
        path=row.path,
        heading=own.heading,
        beginning=shortened(own.text),
        language=own.language or DATA_LANGUAGE,
        state=row.state,
        **rest,
    )


def contributions(found: LibraryLineage, slug: str) -> Iterator[Contribution]:
    """The documents in which most clauses have an ancestor; of several with as many the oldest first."""
    counts = Counter(ancestor.document for row in found.rows for ancestor in row.ancestors)
    for document, clauses in sorted(counts.items(), key=lambda each: (-each[1], each[0].signed, each[0].id))[
        :MOST_BARS
    ]:
        yield Contribution(other_document(document, slug), clauses, round(100 * clauses / len(found.rows), 1))
