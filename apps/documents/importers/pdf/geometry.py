"""Lines of a page, from the fragments that stand on it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

# A mark is set smaller and higher than the words it follows.
RAISED_SIZE = 0.85
RAISED = (0.1, 0.7)  # of the line's height, how far above the feet of the others
BESIDE = 0.5  # of the height, to the word that it is a mark of
MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡]{1,3})[\])]?", re.ASCII)
SAME_LINE = 0.3  # of the height: feet that differ by less stand on one line
APART = 0.4  # of the height: may be the gutter between columns, or only a wide space in justified text


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
    marks: list[Fragment] = []
    for fragment in sorted(fragments, key=lambda item: (-item.y, item.left)):
        if MARK.fullmatch(fragment.text):
            marks.append(fragment)  # later, when the row that it belongs to is there
        elif rows and _is_level(fragment, rows[-1][0]):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    for mark in marks:
        _attach(mark, rows)
    lines = [line for row in rows for line in _lines_in(sorted(row, key=lambda item: item.left), page)]
    return sorted(lines, key=lambda line: (-line.y, line.left))


def _is_level(one: Fragment, other: Fragment) -> bool:
    return abs(one.y - other.y) <= SAME_LINE * max(one.size, other.size)


def _attach(mark: Fragment, rows: list[list[Fragment]]) -> None:
    """Puts a number or sign that stands by itself into its row: the one on its height, or the one that it is raised
    above, beside a word."""
    fitting = [row for row in rows if any(_is_level(mark, item) or _is_beside(mark, item) for item in row)]
    if fitting:
        min(fitting, key=lambda row: abs(row[0].y - mark.y)).append(mark)
    else:
        rows.append([mark])


def _is_beside(mark: Fragment, word: Fragment) -> bool:
    near = BESIDE * word.size
    return (
        mark.size <= word.size
        and 0 <= mark.y - word.y <= RAISED[1] * word.size
        and (-near <= mark.left - word.right <= near or -near <= word.left - mark.right <= near)
    )


def _lines_in(row: list[Fragment], page: int) -> list[Line]:
    groups: list[list[Fragment]] = []
    for fragment in row:
        if groups and fragment.left - groups[-1][-1].right <= APART * max(fragment.size, groups[-1][-1].size):
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
    # All on one height, or a hair's breadth would put the words of a line in another order.
    height = max(row, key=lambda item: (item.size, len(item.text))).y
    return [_line(group, height, page) for group in groups]


def _line(group: list[Fragment], height: float, page: int) -> Line:
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
        y=height,
        size=base.size,
        bold=letters[True] > 0.9 * letters.total(),
        page=page,
        marks=marks,
        raised=is_mark(group[0], base),
    )


def is_mark(fragment: Fragment, base: Fragment) -> bool:
    """Whether it is a footnote's mark beside ``base``: small, raised, and a number or a sign."""
    if fragment is base or not MARK.fullmatch(fragment.text):
        return False
    higher = fragment.y - base.y
    least = RAISED[0] if fragment.size < RAISED_SIZE * base.size else SAME_LINE  # as large: clearly raised
    return fragment.size <= base.size and least * base.size <= higher <= RAISED[1] * base.size


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
