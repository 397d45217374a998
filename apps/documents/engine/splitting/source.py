"""A text with everything that is known of its lines, for the steps that share it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from apps.documents.engine.pieces import Hint
from apps.documents.engine.splitting.evidence import mark_lists, weigh
from apps.documents.engine.splitting.lines import Layout, Line, lines_of
from apps.documents.engine.splitting.marks import Mark, marks_of
from apps.documents.engine.splitting.numerals import Reading


@dataclass(slots=True)
class Draft:
    """A piece to be: where it begins, where its words begin at the earliest, and its place in the tree."""

    at: int
    kind: str
    why: str
    sure: float
    depth: int = 0
    rank: int = 0
    label: str = ""
    number: str = ""
    rest: int = -1
    titled: bool = True  # whether a heading may follow the label


@dataclass(slots=True)
class Source:
    text: str
    language: str
    lines: list[Line]
    layout: Layout
    marks: list[Mark]
    headings: dict[int, int] = field(default_factory=dict)  # line index: level, from the hints
    starts: list[int] = field(default_factory=list)  # of the lines

    def lines_in(self, start: int, end: int) -> Sequence[Line]:
        """Those that begin within."""
        return self.lines[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def marks_in(self, start: int, end: int) -> list[Mark]:
        first = bisect_left(self.marks, start, key=lambda mark: mark.at)
        return self.marks[first : bisect_left(self.marks, end, key=lambda mark: mark.at)]

    def paragraphs_in(self, start: int, end: int) -> list[Line]:
        """The lines within that begin a paragraph; the first always does."""
        return [line for n, line in enumerate(self.lines_in(start, end)) if not n or self.layout.begins(line)]


def source_of(text: str, language: str, hints: Sequence[Hint], lines: list[Line] | None = None) -> Source:
    """``lines`` where they are known better than by the ends of lines; hints do not go with them."""
    lines = lines_of(text) if lines is None else lines
    source = Source(text, language, lines, Layout(text, lines), [], starts=[line.start for line in lines])
    listed = _read(source, hints)
    marks = list(marks_of(text, lines, language))
    have = {mark.line.index for mark in marks}
    marks += [mark for index, mark in listed.items() if index not in have]
    marks.sort(key=lambda mark: mark.at)
    for mark in marks:
        if mark.label or mark.form == "-":
            weigh(text, lines, mark, source.headings.get(mark.line.index, 0))
    mark_lists(text, lines, marks)
    source.marks = marks
    return source


def _read(source: Source, hints: Iterable[Hint]) -> dict[int, Mark]:
    """Notes the headings; lines that a format puts in a list without printing a label are returned as marks."""
    listed = {}
    for hint in hints:
        index = bisect_left(source.starts, hint.at)
        if index == len(source.lines) or (index and hint.at < source.lines[index - 1].end):
            continue
        line = source.lines[index]
        source.layout.told |= {index, index + 1} if hint.heading > 0 else {index}
        if hint.heading > 0:
            source.headings[index] = hint.heading
        if hint.indent > 0 and not hint.heading:
            form = f"indent {hint.indent}"
            listed[index] = Mark(line, line.start, line.start, form, "", "", (Reading("dash", (0,)),))
    return listed
