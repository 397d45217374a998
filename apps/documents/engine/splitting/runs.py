"""Texts whose lines run together, as when a page is copied: a label behind a sentence begins a line of its own."""

import re
from itertools import pairwise

from apps.documents.engine.splitting.lines import Line
from apps.documents.engine.splitting.marks import mark_at
from apps.documents.engine.splitting.source import Source, source_of
from apps.documents.engine.splitting.vocabulary import CLOSING

LONG = 1_000  # characters; a line of more may hold several clauses
SENTENCE = re.compile(r"[.;:!?…»”\")]\s+(?=[^\W_]|[(§«“\"])")
SHORTEST = 12  # characters of a clause; labels that are nearer to each other share a line
DENSEST = 25  # characters of a clause on average; what has more labels than that is no text
PROBE = 160  # characters that a label, or the opening of a formula, is looked for in


def together(source: Source) -> bool:
    """Whether a line is so long that it may hold several clauses."""
    return any(line.end - line.start >= LONG for line in source.lines)


def apart(source: Source) -> Source:
    """The same text with its long lines broken before what looks like a label."""
    lines: list[Line] = []
    for line in source.lines:
        places = [line.start, *_places(source, line), line.end]
        lines += [
            Line(len(lines) + n, at, _end(source.text, at, stop), line.blank if not n else True, line.indent)
            for n, (at, stop) in enumerate(pairwise(places))
        ]
    return source_of(source.text, source.language, (), lines) if len(lines) > len(source.lines) else source


def _places(source: Source, line: Line) -> list[int]:
    if line.end - line.start < LONG:
        return []
    found: list[int] = []
    last = line.start - SHORTEST
    for match in SENTENCE.finditer(source.text, line.start, line.end):
        at = match.end()
        if at - last >= SHORTEST and _begins(source, line, at):
            found.append(at)
            last = at
    return found if len(found) * DENSEST <= line.end - line.start else []


def _begins(source: Source, line: Line, at: int) -> bool:
    text, end = source.text, min(line.end, at + PROBE)
    if CLOSING.match(text, at, end):
        return text[at].isupper()
    mark = mark_at(text, Line(0, at, end, True, 0), at, source.language)
    # "A. Name" has an initial.
    return mark is not None and mark.rest < end and mark.readings[0].style != "Letter"


def _end(text: str, at: int, stop: int) -> int:
    return at + len(text[at:stop].rstrip())
