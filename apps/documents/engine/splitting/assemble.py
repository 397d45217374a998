"""Pieces from drafts: where each ends, where its heading ends and its words begin."""

from collections.abc import Sequence

from apps.documents.engine.pieces import Piece
from apps.documents.engine.splitting.evidence import heading_shape
from apps.documents.engine.splitting.lines import TOKEN, Line, folded, starts_low
from apps.documents.engine.splitting.source import Draft, Source
from apps.documents.engine.splitting.vocabulary import BEFORE_REFERENCE

HEADING_MOST = 200  # characters kept of a heading
STOPPED_MOST = 60  # characters of a heading that ends with a full stop
TITLED_ALONE = ("part", "chapter", "section", "annex")  # these may have a name and no words
CAPITALS, PLAIN = 1.0, 0.4  # of `heading_shape`
SHORT = 0.6  # of the width of the text
LINES_MOST = 4  # of a heading in capitals; in other cases it has one


def assembled(source: Source, drafts: Sequence[Draft]) -> tuple[Piece, ...]:
    """In order, each from its start to the next one's; depths are mended so that no level is left out."""
    text = source.text
    drafts = [d for n, d in enumerate(drafts) if n == 0 or d.at > drafts[n - 1].at]
    pieces: list[Piece] = []
    for n, draft in enumerate(drafts):
        end = drafts[n + 1].at if n + 1 < len(drafts) else len(text)
        start = draft.at if n else _first(text)
        heading, rest = _heading(
            source, draft, end, parent=n + 1 < len(drafts) and drafts[n + 1].depth > draft.depth
        )
        rest = min(rest, end)  # a label may be cut by what begins within its line
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


def _heading(source: Source, draft: Draft, end: int, *, parent: bool) -> tuple[str, int]:
    """The name that stands with a label, and where the words begin; a ``parent`` may have no words."""
    rest = max(draft.rest, draft.at)
    lines = source.lines_in(draft.at, end) if draft.titled else ()
    if not lines:
        return "", rest
    own, following = lines[0], list(lines[1:])
    bare = parent or draft.kind in TITLED_ALONE
    if rest >= end:
        return "", rest
    if rest < own.end:
        first = (rest, min(own.end, end))
    elif following:
        line = following.pop(0)
        first = (line.start, min(line.end, end))
    else:
        return "", rest
    named = draft.why == "heading" and draft.kind != "annex"
    if not named and not _names(source, first, following, bare=bare):
        return "", rest
    parts = [first]
    while following and len(parts) < LINES_MOST and _goes_on(source, parts[-1], following[0]):
        line = following.pop(0)
        parts.append((line.start, min(line.end, end)))
    name = " ".join(" ".join(source.text[a:b].split()) for a, b in parts)
    return (name.rstrip(" .:"), parts[-1][1]) if len(name) <= HEADING_MOST else ("", rest)


def _names(source: Source, place: tuple[int, int], following: Sequence[Line], *, bare: bool) -> bool:
    """Whether the stretch of a line is a name: shaped as a heading, and followed by words that do not go on with it,
    unless it may stand ``bare``."""
    text, (start, end) = source.text, place
    shape = heading_shape(text, start, end)
    if not shape:
        stretch = text[start:end].rstrip()
        # "Article 5. Final provisions." with a blank line behind it
        stopped = stretch.endswith(".") and len(stretch) < STOPPED_MOST and ". " not in stretch
        return bool(stopped and text[start].isupper() and following and following[0].blank)
    last = TOKEN.findall(text[start:end])[-1]
    if last.islower() and folded(last) in BEFORE_REFERENCE:
        return False
    if not following:
        return bare or shape >= CAPITALS
    if starts_low(text, following[0].start, following[0].end):
        return False
    # A plain line is a name only where it was ended on purpose.
    return (
        shape > PLAIN
        or following[0].blank
        or source.layout.whole
        or end - start < SHORT * source.layout.width
    )


def _goes_on(source: Source, before: tuple[int, int], line: Line) -> bool:
    """A heading in capitals may take several lines."""
    text = source.text
    return (
        not line.blank
        and heading_shape(text, *before) == 1
        and heading_shape(text, line.start, line.end) == 1
        and any(c.isalpha() for c in text[line.start : line.end])
    )
