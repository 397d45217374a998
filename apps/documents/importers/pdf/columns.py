"""The order in which the lines of a page are read, one column after another."""

from collections import Counter
from collections.abc import Sequence

from apps.documents.importers.pdf.geometry import Line
from apps.documents.importers.wrapping import BEGINS_ITEM

FEWEST = 6  # lines on each side: fewer are a table or two signatures
MIDDLE = (0.25, 0.75)  # of the width, where the right column of two or three may begin
FILLED = 0.6  # of a column's width, by half of its lines: prose is, the cells of a table are not
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
        if min(len(left), len(right)) >= FEWEST and _is_prose(left) and _is_prose(right):
            return gutter
    return None


def _is_prose(lines: Sequence[Line]) -> bool:
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return sum(line.width >= FILLED * width for line in lines) >= 0.5 * len(lines)


def _rows(lines: Sequence[Line]) -> list[Line]:
    """What stands side by side in one column is one line: a number before its words, or the cells of a table."""
    rows: list[Line] = []
    margins = (min((line.left for line in lines), default=0), max((line.right for line in lines), default=0))
    for line in lines:
        line.column = margins
        if rows and abs(rows[-1].y - line.y) < 0.3 * line.size and line.left >= rows[-1].right:
            before = rows[-1]
            apart = " " if BEGINS_ITEM.match(f"{before.text} ") else "\t"
            before.text += apart + line.text
            before.right = line.right
            before.marks += line.marks
            before.bold = before.bold and line.bold
        else:
            rows.append(line)
    return rows
