"""Running heads, running feet and page numbers: lines at the edges of pages that repeat from page to page."""

import re
from collections import defaultdict
from collections.abc import Sequence
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


def take_furniture(pages: list[list[Line]]) -> list[tuple[str, int]]:
    """Takes the lines out of the pages; gives each kind of line, as it first stands, and on how many pages."""
    groups: dict[tuple[str, bool, str], list[Line]] = defaultdict(list)
    for lines in pages:
        for edge, apart, line in _edges(lines):
            groups[edge, apart, FIGURES.sub("#", " ".join(line.text.casefold().split()))].append(line)
    gone: set[int] = set()
    found = []
    filled = sum(bool(lines) for lines in pages)
    for (_edge, apart, key), lines in groups.items():
        level = median(line.y for line in lines)
        lines = [line for line in lines if abs(line.y - level) <= SHIFT]
        count = len({line.page for line in lines})
        if count >= max(2 if apart else MANY, SHARE * filled - 1) and _repeats(key, lines):
            gone.update(map(id, lines))
            found.append((lines[0].text, count))
    if filled == 1 and not found:
        found = _lone_number(next(lines for lines in pages if lines), gone)
    for lines in pages:
        lines[:] = [line for line in lines if id(line) not in gone]
    return found


def _edges(lines: Sequence[Line]) -> list[tuple[str, bool, Line]]:
    """The lines near the edges of a page: which edge, and whether a gap parts them from the text."""
    heights = sorted({line.y for line in lines}, reverse=True)
    steps = [above - below for above, below in pairwise(heights)]
    if not steps:
        return []
    usual = median(steps)
    out = []
    for edge, rows, gaps in (("top", heights, steps), ("foot", heights[::-1], steps[::-1])):
        gap = next((n for n, step in enumerate(gaps[:EDGE], 1) if step > APART * usual), 0)
        near = set(rows[: gap or 1])
        out += [(edge, bool(gap), line) for line in lines if line.y in near]
    return out


def _repeats(key: str, lines: Sequence[Line]) -> bool:
    """The same words each time, or words with a number that grows as pages do."""
    if len({line.text for line in lines}) == 1:
        return True
    if "#" not in key or COUNTS_ITSELF.match(key):
        return False
    numbers = [[int(number[:9]) for number in FIGURES.findall(line.text)] for line in lines]
    for place in range(min(map(len, numbers))):
        offsets = [row[place] - line.page for row, line in zip(numbers, lines, strict=True)]
        if max(map(offsets.count, offsets)) >= RISING * len(offsets):
            return True
    return False


def _lone_number(lines: list[Line], gone: set[int]) -> list[tuple[str, int]]:
    """On a single page nothing repeats: only a number by itself, well below the text, is taken for the page's."""
    if len(lines) < 2 or not LONE_NUMBER.match(lines[-1].text):
        return []
    if lines[-2].y - lines[-1].y < 2 * lines[-1].size:
        return []
    gone.add(id(lines[-1]))
    return [(lines[-1].text, 1)]
