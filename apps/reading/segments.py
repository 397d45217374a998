"""Cuts a wording's text where spans begin and end, so that overlapping notes stay legible."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from apps.reading.shapes import Segment


class Span(NamedTuple):
    """Characters of a text (code points, end-exclusive) that a card stands on."""

    start: int
    end: int
    card: str  # its dom_id
    mark: str  # a stance's value


def segments(text: str, spans: Sequence[Span], *, prefix: str = "") -> tuple[Segment, ...]:
    """The text in order, cut at every beginning and end of a span.

    Where several cards stand on the same characters the outermost comes first: the one that begins earlier, then
    the one that ends later, then as given. Each card's first segment has an id, made of ``prefix``, unique among
    texts. What of a span lies outside the text is not shown; an empty span stands nowhere.
    """
    if not text:
        return ()
    inside = [Span(max(0, span.start), min(len(text), span.end), span.card, span.mark) for span in spans]
    inside = [span for span in inside if span.start < span.end]
    outermost_first = sorted(inside, key=lambda span: (span.start, -span.end))
    cuts = sorted({0, len(text), *(edge for span in inside for edge in (span.start, span.end))})
    begun: set[str] = set()
    found = []
    for number, (start, end) in enumerate(pairwise(cuts)):
        over = _once_each([span for span in outermost_first if span.start <= start and end <= span.end])
        cards = tuple(span.card for span in over)
        first = bool(set(cards) - begun)
        begun.update(cards)
        found.append(
            Segment(
                text=text[start:end],
                cards=cards,
                marks=tuple(span.mark for span in over),
                anchor_id=f"{prefix}{number}" if first else "",
            )
        )
    return tuple(found)


def _once_each(spans: list[Span]) -> list[Span]:
    """A card that stands on the same characters twice shows once."""
    seen: dict[str, Span] = {}
    for span in spans:
        seen.setdefault(span.card, span)
    return list(seen.values())
