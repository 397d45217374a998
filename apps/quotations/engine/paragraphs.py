"""A text as paragraphs that know where they begin."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    start: int
    text: str


def paragraphs_of(text: str) -> list[Paragraph]:
    """What line breaks separate; one empty paragraph where there is nothing."""
    return [Paragraph(match.start(), match[0]) for match in _PARAGRAPH.finditer(text)] or [Paragraph(0, "")]


def span_in(paragraphs: Sequence[Paragraph], start: int, end: int) -> tuple[int, int, int] | None:
    """Which paragraph holds the span, and where in it; None where it reaches over a break."""
    at = bisect_right([paragraph.start for paragraph in paragraphs], start) - 1
    if at < 0:
        return None
    low = start - paragraphs[at].start
    high = end - paragraphs[at].start
    return (at, low, high) if high <= len(paragraphs[at].text) else None
