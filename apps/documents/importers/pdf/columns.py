"""The order in which the lines of a page are read, one column after another."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from apps.documents.importers.pdf.geometry import Line
from apps.documents.importers.wrapping import BEGINS_ITEM

FEWEST = 6  # lines on each side: fewer are a table or two signatures
MIDDLE = (0.25, 0.75)  # of the width, where the right column of two or three may begin
FILLED = 0.6  # of a column's width, by half of its lines: prose is, the cells of a table are not
ACROSS = 0.5  # of the rows that run across the gutter: a summary may fill much of a page above its columns
STRAIGHT = 6.0  # points: half an indent
ALIGNED = 0.35  # of a column's rows begin at one margin, be it that of its items; wide spaces stand anywhere
NARROWEST = 9  # heights of a letter: a column narrower than that is one of a table
CELL = 1.0  # of the height: a wider gap within a column parts the cells of a table
RASTER = 3.0  # points: left margins that differ by less are the same
CROSSING = 2.0  # points on either side of the gutter


def reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page as they are read, each with the margins of its column."""
    return _ordered(sorted(lines, key=lambda line: (-line.y, line.left)), depth=0)


def _ordered(lines: list[Line], depth: int) -> list[Line]:
    gutter = _gutter(lines) if depth < 2 else None
    if gutter is None:
        return _rows(lines)
    out: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.left < gutter - CROSSING and line.right > gutter + CROSSING:
            out += _ordered(left, depth + 1) + _ordered(right, depth + 1)
            left, right = [], []
            out += _rows([line])
        elif line.left >= gutter - CROSSING:
            right.append(line)
        else:
            left.append(line)
    return out + _ordered(left, depth + 1) + _ordered(right, depth + 1)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the right column begins, None where there is one column only."""
    if len(lines) < 2 * FEWEST:
        return None
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    within = [line for line in lines if MIDDLE[0] <= (line.left - start) / max(end - start, 1) <= MIDDLE[1]]
    margins = Counter(round(line.left / RASTER) for line in within)
    for margin, _count in margins.most_common(3):
        gutter = margin * RASTER - RASTER
        left = [line for line in lines if line.right <= gutter + CROSSING]
        right = [line for line in lines if line.left >= gutter - CROSSING]
        across = {
            _row(line) for line in lines if line.left < gutter - CROSSING and line.right > gutter + CROSSING
        }
        if _is_column(left, across) and _is_column(right, across):
            return gutter
    return None


def _row(line: Line) -> int:
    return round(line.y / RASTER)


def _is_column(lines: Sequence[Line], across: set[int]) -> bool:
    """Whether the lines on one side of a gutter are enough rows of prose that begin at one margin.

    Rows that run across do not count: there a wide space of justified text happens to stand over the gutter.
    """
    rows: dict[int, list[Line]] = {}
    for line in lines:
        if _row(line) not in across:
            rows.setdefault(_row(line), []).append(line)
    if len(rows) < max(FEWEST, len(across) * ACROSS):
        return False
    margin = min(line.left for row in rows.values() for line in row)
    starts = Counter(round(min(line.left for line in row) / STRAIGHT) for row in rows.values())
    if starts.most_common(1)[0][1] < ALIGNED * len(rows):
        return False
    width = max(line.right for row in rows.values() for line in row) - margin
    if width < NARROWEST * median(line.size for line in lines):
        return False
    filled = (max(line.right for line in row) - min(line.left for line in row) for row in rows.values())
    return sum(extent >= FILLED * width for extent in filled) >= 0.5 * len(rows)


def _rows(lines: Sequence[Line]) -> list[Line]:
    """What stands side by side in one column is one line: a number before its words, or the cells of a table."""
    rows: list[list[Line]] = []
    margins = (min((line.left for line in lines), default=0), max((line.right for line in lines), default=0))
    for line in lines:
        line.column = margins
        last = rows[-1][-1] if rows else None
        if last is None or abs(last.y - line.y) >= 0.3 * line.size or line.left < last.right - line.size:
            rows.append([line])
        else:
            rows[-1].append(line)
    return [_joined(row) for row in rows]


def _joined(row: Sequence[Line]) -> Line:
    first = row[0]
    # Each word by itself and the last one at the margin: a line of justified text with wide spaces, and no table.
    spread = row[-1].right >= first.column[1] - CROSSING and not any(" " in line.text for line in row[1:])
    for before, line in pairwise(row):
        wide = line.left - before.right > CELL * line.size and not spread
        first.text += ("\t" if wide and not BEGINS_ITEM.match(f"{first.text} ") else " ") + line.text
        first.bold = first.bold and line.bold
        first.size = max(first.size, line.size)
        first.marks += line.marks
    first.right = row[-1].right
    return first
