"""Running heads, running feet and page numbers: lines at the edges of pages that repeat from page to page."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from apps.documents.importers.pdf.geometry import Line

EDGE = 3  # rows from the top and from the bottom in which they stand: publisher, title, number
APART = 1.4  # of the usual distance of rows, between them and the text
MANY = 4  # pages on which a line repeats that does not stand apart: on fewer it may be the text's own
SHARE = 0.5  # of all pages; a head that is only on left or on right pages is on half of them
SHIFT = 8.0  # points by which its height may vary
RISING = 0.8  # of its pages on which a number grows with the page
FIGURES = re.compile(r"\d+")
# "Article 1", "Article 2" … at the top of each page are no page numbers.
COUNTS_ITSELF = re.compile(
    r"\W*(?:article|art\.|section|sec\.|chapter|part|annex|§|статья|глава|часть|раздел|maddə|fəsil|madde|bölüm"
    r"|artículo|capítulo|chapitre|titre|título)\b",
    re.IGNORECASE,
)
LONE_NUMBER = re.compile(r"\W*(?:\d{1,4}|page \d{1,4}(?: of \d{1,4})?)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """All that stands on one height of a page."""

    lines: tuple[Line, ...]
    page: int
    y: float

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def key(self) -> str:
        return FIGURES.sub("#", " ".join(self.text.casefold().split()))


def take_furniture(pages: list[list[Line]]) -> list[tuple[str, int]]:
    """Takes the lines out of the pages; gives each kind of line, as it first stands, and on how many pages."""
    groups: dict[tuple[str, bool, str], list[Row]] = defaultdict(list)
    on_pages = [_rows(lines) for lines in pages if lines]
    for rows in on_pages:
        for edge, apart, row in _edges(rows):
            groups[edge, apart, row.key].append(row)
    gone: set[int] = set()
    found = []
    for (_edge, apart, key), rows in groups.items():
        level = median(row.y for row in rows)
        rows = [row for row in rows if abs(row.y - level) <= SHIFT]
        count = len({row.page for row in rows})
        if count >= max(2 if apart else MANY, SHARE * len(on_pages) - 1) and _repeats(key, rows):
            gone.update(id(line) for row in rows for line in row.lines)
            found.append((rows[0].text, count))
    if len(on_pages) == 1 and not found:
        found = _lone_number(on_pages[0], gone)
    for lines in pages:
        lines[:] = [line for line in lines if id(line) not in gone]
    return found


def _rows(lines: Sequence[Line]) -> list[Row]:
    """From top to bottom."""
    heights: dict[float, list[Line]] = defaultdict(list)
    for line in lines:
        heights[line.y].append(line)
    return [
        Row(tuple(sorted(heights[y], key=lambda line: line.left)), lines[0].page, y)
        for y in sorted(heights, reverse=True)
    ]


def _edges(rows: Sequence[Row]) -> list[tuple[str, bool, Row]]:
    """The rows near the edges of a page: which edge, and whether a gap parts them from the text."""
    steps = [above.y - below.y for above, below in pairwise(rows)]
    if not steps:
        return []
    usual = median(steps)
    out = []
    for edge, inwards, gaps in (("top", rows, steps), ("foot", rows[::-1], steps[::-1])):
        gap = next((n for n, step in enumerate(gaps[:EDGE], 1) if step > APART * usual), 0)
        near = inwards[: gap or 1]
        if any(row.lines[0].raised for row in near):
            near = [
                row for row in near if LONE_NUMBER.match(row.text)
            ]  # footnotes, with a page number among them
        out += [(edge, bool(gap), row) for row in near]
    return out


def _repeats(key: str, rows: Sequence[Row]) -> bool:
    """The same words each time, or words with a number that grows as pages do."""
    if len({row.text for row in rows}) == 1:
        return True
    if "#" not in key or COUNTS_ITSELF.match(key):
        return False
    numbers = [[int(number[:9]) for number in FIGURES.findall(row.text)] for row in rows]
    for place in range(min(map(len, numbers))):
        offsets = [each[place] - row.page for each, row in zip(numbers, rows, strict=True)]
        if max(map(offsets.count, offsets)) >= RISING * len(offsets):
            return True
    return False


def _lone_number(rows: Sequence[Row], gone: set[int]) -> list[tuple[str, int]]:
    """On a single page nothing repeats: only a number by itself, well below the text, is taken for the page's."""
    if len(rows) < 2 or not LONE_NUMBER.match(rows[-1].text):
        return []
    if rows[-2].y - rows[-1].y < 2 * rows[-1].lines[0].size:
        return []
    gone.update(map(id, rows[-1].lines))
    return [(rows[-1].text, 1)]
