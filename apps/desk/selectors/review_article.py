"""An article with its passages marked, paragraph by paragraph, as HTML.

Made in Python and not in a template, because no white space may come between two words, and because an article of
100,000 words with 1,000 passages is to be there at once. Everything of the article is escaped.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.desk.selectors.review import Asked, Row
from apps.quotations.models import Decision

_GAP = re.compile(r"\s*\n\s*\n\s*")  # paragraphs are parted by an empty line
SURE_WORDS = {
    "certain": gettext_lazy("almost certain"),
    "likely": gettext_lazy("likely"),
    "doubtful": gettext_lazy("doubtful"),
}
DECIDED = {
    Decision.ACCEPTED.value: gettext_lazy("accepted"),
    Decision.REJECTED.value: gettext_lazy("rejected"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Code points ``start`` to ``end``; ``row`` is the passage that owns them, ``first`` where its number stands."""

    start: int
    end: int
    row: Row | None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    number: int
    start: int
    end: int
    html: SafeString


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Where paragraphs begin and end, in code points."""
    gaps = [match.span() for match in _GAP.finditer(text)]
    edges = [0, *(edge for gap in gaps for edge in gap), len(text)]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def paragraphs(
    text: str, rows: Iterable[Row], asked: Asked, *, only: Sequence[tuple[int, int]] | None = None
) -> list[Paragraph]:
    """The whole article, or only the paragraphs that the spans ``only`` touch."""
    pieces = owned(len(text), list(rows))
    found, at = [], 0
    for number, (start, end) in enumerate(paragraph_spans(text), 1):
        while at < len(pieces) and pieces[at].end <= start and not _is_bare(pieces[at], start):
            at += 1
        if only is not None and not any(low < end and high > start for low, high in only):
            continue
        found.append(Paragraph(number, start, end, _html(text, start, end, pieces, at, asked)))
    return found


def _is_bare(piece: Piece, start: int) -> bool:
    """A number without words of its own, at the beginning of a paragraph."""
    return piece.start == piece.end == start


def owned(length: int, rows: Sequence[Row]) -> list[Piece]:
    """The text cut where passages begin and end; where several lie over each other, the shortest owns the words.

    A passage that owns none gets an empty piece where it begins, so that its number stands somewhere.
    """
    edges = sorted({0, length, *(row.start for row in rows), *(min(row.end, length) for row in rows)})
    begins = sorted((row for row in rows if row.start < length), key=lambda row: row.start)
    owners: list[tuple[int, int, Row | None]] = []
    heap: list[tuple[int, int, Row]] = []
    at = 0
    for start, end in pairwise(edges):
        while at < len(begins) and begins[at].start <= start:
            heappush(heap, (begins[at].end - begins[at].start, begins[at].pk, begins[at]))
            at += 1
        while heap and heap[0][2].end <= start:
            heappop(heap)
        owners.append((start, end, heap[0][2] if heap else None))
    return list(_pieces(owners, begins))


def _pieces(owners: list[tuple[int, int, Row | None]], begins: list[Row]) -> Iterator[Piece]:
    with_words = {row.pk for _start, _end, row in owners if row is not None}
    bare: dict[int, list[Row]] = {}
    for row in begins:
        if row.pk not in with_words:
            bare.setdefault(row.start, []).append(row)
    seen: set[int] = set()
    for start, end, owner in owners:
        yield from (Piece(start, start, each, True) for each in bare.get(start, ()))
        yield Piece(start, end, owner, owner is not None and owner.pk not in seen)
        if owner is not None:
            seen.add(owner.pk)


def _html(text: str, start: int, end: int, pieces: list[Piece], at: int, asked: Asked) -> SafeString:
    made = []
    for piece in pieces[at:]:
        if piece.start >= end:
            break
        words = text[max(piece.start, start) : min(piece.end, end)]
        if piece.row is None:
            made.append(conditional_escape(words))
        elif words or (piece.start == piece.end and piece.start >= start):
            made.append(_mark(words, piece.row, asked, first=piece.first and piece.start >= start))
    return format_html_join("", "{}", ((part,) for part in made))


def _mark(words: str, row: Row, asked: Asked, *, first: bool) -> SafeString:
    """Words of a passage, as the link to it. The style sheet writes the number: whoever selects words gets the
    article's alone."""
    state = row.sureness if row.waits else row.decision
    return format_html(
        '<a class="found found-{}{}" href="?{}" data-passage="{}"{}{}>{}{}</a>',
        state,
        " is-first" if first else "",
        asked.of(row.pk),
        row.pk,
        format_html(' data-number="{}"', row.number) if first else "",
        SafeString(' aria-current="true"') if asked.passage == row.pk else "",
        format_html('<span class="visually-hidden">{} </span>', label_of(row)) if first else "",
        words,
    )


def label_of(row: Row) -> str:
    """What a screen reader says before the words of a passage."""
    state = SURE_WORDS[row.sureness] if row.waits else DECIDED[row.decision]
    return _("[passage %(number)d, %(state)s]") % {"number": row.number, "state": state}
