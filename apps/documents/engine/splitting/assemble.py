"""Pieces from drafts: where each ends, where its heading ends and its words begin."""

from collections.abc import Sequence

from ..pieces import Piece
from .evidence import heading_shape
from .lines import Line, starts_low
from .source import Draft, Source

HEADING_MOST = 200  # characters kept of a heading
LINES_MOST = 4  # of a heading in capitals; in other cases it has one


def assembled(source: Source, drafts: Sequence[Draft]) -> tuple[Piece, ...]:
    """In order, each from its start to the next one's; depths are mended so that no level is left out."""
    text = source.text
    drafts = [d for n, d in enumerate(drafts) if n == 0 or d.at > drafts[n - 1].at]
    pieces: list[Piece] = []
    for n, draft in enumerate(drafts):
        end = drafts[n + 1].at if n + 1 < len(drafts) else len(text)
        start = draft.at if n else _first(text)
        heading, rest = _heading(source, draft, end)
        words = text[rest:end]
        words_end = rest + len(words.rstrip())
        words_start = min(words_end, rest + len(words) - len(words.lstrip()))
        deepest = pieces[-1].depth + 1 if pieces else 0
        pieces.append(
            Piece(
                start,
                end,
                words_start,
                words_end,
                draft.kind,
                draft.label,
                draft.number,
                heading,
                max(0, min(draft.depth, deepest)),
                draft.rank,
                round(max(0.0, min(1.0, draft.sure)), 2),
                draft.why,
            )
        )
    return tuple(pieces)


def _first(text: str) -> int:
    return len(text) - len(text.lstrip())


def _heading(source: Source, draft: Draft, end: int) -> tuple[str, int]:
    """The name that stands with a label, and where the words begin."""
    rest = max(draft.rest, draft.at)
    if not draft.titled:
        return "", rest
    lines = source.lines_in(draft.at, end)
    if not lines:
        return "", rest
    own, following = lines[0], list(lines[1:])
    parts: list[tuple[int, int]] = []
    if rest < own.end:
        if not _names(source, rest, own, following, end) and draft.why != "heading":
            return "", rest
        parts.append((rest, own.end))
    elif following and _names(source, following[0].start, following[0], following[1:], end, draft.kind):
        line = following.pop(0)
        parts.append((line.start, line.end))
    if not parts:
        return "", rest
    while following and len(parts) < LINES_MOST and _goes_on(source, parts[-1], following[0]):
        line = following.pop(0)
        parts.append((line.start, line.end))
    name = " ".join(" ".join(source.text[a:b].split()) for a, b in parts)
    return (name.rstrip(" .:"), parts[-1][1]) if len(name) <= HEADING_MOST else ("", rest)


def _names(
    source: Source, start: int, line: Line, following: Sequence[Line], end: int, kind: str = ""
) -> bool:
    """Whether the line is a name from ``start`` on: shaped as a heading, and followed by words that do not go on
    with it, or a chapter's, which needs none."""
    text = source.text
    shape = heading_shape(text, start, line.end)
    if not shape:
        stop = text[start : line.end].rstrip()
        short = (
            stop.endswith(".") and len(stop) < 60 and ". " not in stop and following and following[0].blank
        )
        if not short or not text[start].isupper():
            return False
    if not following:
        return kind in ("part", "chapter", "section", "annex") or shape == 1
    if starts_low(text, following[0].start, following[0].end):
        return False
    return following[0].start < end


def _goes_on(source: Source, before: tuple[int, int], line: Line) -> bool:
    """A heading in capitals may take several lines."""
    text = source.text
    return (
        not line.blank
        and heading_shape(text, *before) == 1
        and heading_shape(text, line.start, line.end) == 1
        and any(c.isalpha() for c in text[line.start : line.end])
    )
