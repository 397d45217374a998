"""The geometry of the line of documents in time. Plain data, no Django.

A date stands for the stretch that is known of it: a day, a month, a year, a decade. It is never narrowed: "2008" is
drawn as the whole year, and what has no known year has no place on the line.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from apps.reading.shapes.pictures import Arc, LineOfTime, Mark, Tick

# More documents than this, or more lanes of labels, cannot be told apart by eye: years or decades are bundled.
MOST_DOCUMENTS = 14
MOST_LANES = 7
MOST_BUNDLES = 40  # each some fifteen pixels wide on the narrowest screen: its number has room
STEPS = (1, 10, 100, 1000)
NICE = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
MOST_TICKS = 8

EDGE = 3.0  # per cent left free at both ends
NARROWEST = (
    640  # pixels of the narrowest screen part on which the line is drawn: labels are kept apart for it
)
CHARACTER = 6.6  # pixels of a label's average character
ARCS, TICKS, LANE, BAR = 72, 30, 38, 56  # pixels
GAP = 1.5  # per cent between labels


@dataclass(frozen=True, slots=True)
class Dated:
    key: int
    signed: str  # EDTF, "" where no source states it
    label: int  # characters of its label


@dataclass(frozen=True, slots=True)
class Related:
    first: int
    second: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Scale:
    """From years to per cent of the width."""

    start: int
    end: int

    def __call__(self, year: float) -> float:
        return round(EDGE + (100 - 2 * EDGE) * (year - self.start) / (self.end - self.start), 2)


def interval(signed: str) -> tuple[float, float] | None:
    """Where a date begins and ends, in years; a day has no length. None where the year is not known at all."""
    year, month, day = (*signed.split("-"), "", "")[:3]
    if not year[:1].isdigit():
        return None
    if not year.isdigit():
        return float(int(year.replace("X", "0"))), float(int(year.replace("X", "9")) + 1)
    number = int(year)
    if not month.isdigit():
        return float(number), float(number + 1)
    if day.isdigit():
        point = number + _of_year(int(month), int(day))
        return point, point
    return number + (int(month) - 1) / 12, number + int(month) / 12


def _of_year(month: int, day: int) -> float:
    return (date(2000, month, day).timetuple().tm_yday - 1) / 366


def line_of_time(documents: Sequence[Dated], relations: Sequence[Related]) -> LineOfTime | None:
    """The line, or None where no document has a place on it."""
    spans = {each.key: span for each in documents if (span := interval(each.signed)) is not None}
    if not spans:
        return None
    scale = _Scale(floor(min(start for start, _ in spans.values())), _end(spans))
    step, marks = 0, _labelled([each for each in documents if each.key in spans], spans, scale)
    bundles: Mapping[int, int] = {key: key for key in spans}
    if marks is None:
        step = _step(scale)
        bundles = {key: bundle for key, span in spans.items() if (bundle := _bundle(span, step)) is not None}
        scale = _Scale(scale.start // step * step, ceil(scale.end / step) * step)
        marks = _bars(Counter(bundles.values()), step, scale)
    lowest = max((mark.y for mark in marks), default=0)
    return LineOfTime(
        step=step,
        marks=tuple(marks),
        ticks=tuple(_ticks(scale)),
        arcs=tuple(_arcs(relations, bundles, {mark.key: mark for mark in marks})),
        height=ARCS + TICKS + lowest + LANE,
        axis=ARCS,
        off=tuple(each.key for each in documents if each.key not in bundles),
    )


def _end(spans: Mapping[int, tuple[float, float]]) -> int:
    """The year with which the last stretch ends, or after that of the last day: a line is never without length."""
    return max(ceil(end) if end > start else floor(end) + 1 for start, end in spans.values())


def _labelled(
    documents: Sequence[Dated], spans: Mapping[int, tuple[float, float]], scale: _Scale
) -> list[Mark] | None:
    """A mark with a label for each, or None where they are too many. The nearest free lane is taken from the middle of
    the line outwards on the left, where labels begin at their point, and inwards on the right, where they end there."""
    if len(documents) > MOST_DOCUMENTS:
        return None
    taken: list[list[tuple[float, float]]] = []
    marks = []
    for document in sorted(documents, key=lambda each: spans[each.key]):
        start, end = (scale(edge) for edge in spans[document.key])
        x, long = (start + end) / 2, min(97.0, 100 * document.label * CHARACTER / NARROWEST)
        at_end = x + long > 100 and x > 50
        left = max(0.0, x - long) if at_end else x
        lane = _lane(taken, left, left + long)
        if lane >= MOST_LANES:
            return None
        y = lane * LANE
        marks.append(Mark(document.key, round(x, 2), start, round(end - start, 2), 1, y, at_end))
    return marks


def _lane(taken: list[list[tuple[float, float]]], left: float, right: float) -> int:
    """The first lane with room, which is taken."""
    for number, lane in enumerate(taken):
        if all(right + GAP <= start or end + GAP <= left for start, end in lane):
            lane.append((left, right))
            return number
    taken.append([(left, right)])
    return len(taken) - 1


def _step(scale: _Scale) -> int:
    """Years in a bundle: the fewest that leave bars wide enough to be told apart."""
    return next((step for step in STEPS if (scale.end - scale.start) / step <= MOST_BUNDLES), STEPS[-1])


def _bundle(span: tuple[float, float], step: int) -> int | None:
    """The first year of the bundle; None for a date that is not known to lie in one of them."""
    first = floor(span[0] / step) * step
    return first if span[1] <= first + step else None


def _bars(sizes: Mapping[int, int], step: int, scale: _Scale) -> list[Mark]:
    most = max(sizes.values(), default=1)
    return [
        Mark(
            key=first,
            x=scale(first + step / 2),
            left=scale(first),
            width=round(scale(first + step) - scale(first), 2),
            size=size,
            y=max(4, round(BAR * size / most)),
        )
        for first, size in sorted(sizes.items())
    ]


def _ticks(scale: _Scale) -> list[Tick]:
    step = next((nice for nice in NICE if (scale.end - scale.start) / nice <= MOST_TICKS), NICE[-1])
    first = ceil(scale.start / step) * step
    return [Tick(scale(year), str(year)) for year in range(first, scale.end + 1, step)]


def _arcs(relations: Sequence[Related], bundles: Mapping[int, int], marks: Mapping[int, Mark]) -> list[Arc]:
    """One arc for each two marks and kind; for bundles one for each two. Within a bundle there is none."""
    found: dict[tuple[int, int, str], int] = {}
    alone = all(bundle == key for key, bundle in bundles.items())
    for relation in relations:
        ends = bundles.get(relation.first), bundles.get(relation.second)
        if ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
            between = (ends[0], ends[1]) if alone else (min(ends[0], ends[1]), max(ends[0], ends[1]))
            about = (*between, relation.kind if alone else "")
            found[about] = found.get(about, 0) + 1
    arcs, between_them = [], Counter[frozenset[int]]()
    for (first, second, kind), number in found.items():
        pair = frozenset((first, second))
        path = _arc(marks[first].x, marks[second].x, between_them[pair])
        between_them[pair] += 1
        arcs.append(Arc(first, second, kind, number, path))
    return arcs


def _arc(one: float, other: float, before: int) -> str:
    """A path in a box a thousand units wide: higher for what is farther apart, lower where others were drawn before."""
    left, right = sorted((round(one * 10), round(other * 10)))
    height = max(6, min(ARCS - 4, 16 + (right - left) // 14) - 6 * before)
    top = ARCS - round(height * 4 / 3)
    return f"M{left} {ARCS}C{left} {top} {right} {top} {right} {ARCS}"
