"""Lines of a page, from the fragments that stand on it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

# A mark is set smaller and higher than the words it follows.
RAISED_SIZE = 0.85
RAISED = (0.1, 0.7)  # of the line's height, how far above the feet of the others
SAME_LINE = 0.3  # of the height: feet that differ by less stand on one line
APART = 1.0  # of the height: cells of a table, or columns


@dataclass(frozen=True, slots=True)
class Fragment:
    """Letters in one size and weight; places in points, y upwards."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool


@dataclass(slots=True)
class Line:
    """Fragments side by side. ``marks`` are the footnote marks in its text, which are written [1]."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    page: int = 0
    column: tuple[float, float] = (0.0, 0.0)  # the left and right margin of what it stands in
    marks: list[str] = field(default_factory=list)
    raised: bool = False  # begins with a mark: a footnote does

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    fragments: Sequence[Fragment]


def lines_of(fragments: Iterable[Fragment], page: int = 0) -> list[Line]:
    """From top to bottom; what stands apart on one height makes lines of its own, from left to right."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda item: (-item.y, item.left)):
        row = _row_for(fragment, rows)
        if row is None:
            rows.append([fragment])
        else:
            row.append(fragment)
    lines = [line for row in rows for line in _lines_in(sorted(row, key=lambda item: item.left), page)]
    return sorted(lines, key=lambda line: (-line.y, line.left))


def _row_for(fragment: Fragment, rows: list[list[Fragment]]) -> list[Fragment] | None:
    """The row that the fragment stands on: one of the last few, as they come from top to bottom."""
    for row in reversed(rows[-3:]):
        base = max(row, key=lambda item: item.size)
        size = max(base.size, fragment.size)
        if abs(base.y - fragment.y) <= SAME_LINE * size:
            return row
        small = min(base.size, fragment.size) < RAISED_SIZE * size
        near = any(
            -0.5 * size <= fragment.left - item.right <= 0.5 * size
            or -0.5 * size <= item.left - fragment.right <= 0.5 * size
            for item in row
        )
        if small and near and abs(base.y - fragment.y) <= RAISED[1] * size:
            return row
    return None


def _lines_in(row: list[Fragment], page: int) -> list[Line]:
    groups: list[list[Fragment]] = []
    for fragment in row:
        if groups and fragment.left - groups[-1][-1].right <= APART * max(fragment.size, groups[-1][-1].size):
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
    return [_line(group, page) for group in groups]


def _line(group: list[Fragment], page: int) -> Line:
    base = max(group, key=lambda item: (len(item.text) > 2, item.size, len(item.text)))
    text, marks = "", []
    for place, fragment in enumerate(group):
        words = fragment.text
        if is_mark(fragment, base):
            marks.append(words.strip("()[]"))
            words = f"[{marks[-1]}]"
        elif place and fragment.left - group[place - 1].right > 0.12 * base.size and not text.endswith(" "):
            words = f" {words}"
        text += words
    letters: Counter[bool] = Counter()
    for fragment in group:
        letters[fragment.bold] += len(fragment.text)
    return Line(
        text=text,
        left=group[0].left,
        right=max(fragment.right for fragment in group),
        y=base.y,
        size=base.size,
        bold=letters[True] > 0.9 * letters.total(),
        page=page,
        marks=marks,
        raised=is_mark(group[0], base),
    )


def is_mark(fragment: Fragment, base: Fragment) -> bool:
    """Whether it is a footnote's mark beside ``base``: small, raised, and a number or a sign."""
    word = fragment.text.strip("()[]")
    if fragment is base or not ((word.isdigit() and len(word) <= 3) or word in ("*", "**", "***", "†", "‡")):
        return False
    higher = fragment.y - base.y
    return (
        fragment.size < RAISED_SIZE * base.size and RAISED[0] * base.size <= higher <= RAISED[1] * base.size
    )


def body_size(lines: Sequence[Line]) -> float:
    """The size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def leading(lines: Sequence[Line]) -> float:
    """How far most lines stand apart, 0 where there is no telling."""
    steps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and 0 < a.y - b.y < 4 * a.size]
    return median(steps) if steps else 0.0
