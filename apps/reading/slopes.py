"""The geometry of a slope graph: two documents as two lines, and between them what corresponds. Plain data, no Django.

Both lines are as long as the picture is high, so that a short text beside a long one is stretched. Neighbours that
stayed as they are, in the same order, make one band; everything else is a line of its own, and all lines of one sort
are one path: a thousand clauses cost some fifteen bytes each.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

WIDTH = 100
HEIGHT = 1000  # a thousand clauses still have whole numbers of their own, and no coordinate has more than four digits
RAILS = 16, 84  # x of the two lines; outside them stand the ends of what corresponds to nothing
STUB = 12  # how far such an end reaches
MOST_ZONES = 60  # on each side: of some ten pixels each on a usual screen
SAME = "same"
MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Tie:
    """From a place at the left to one at the right, from 0; None where nothing corresponds. ``kind`` is a word without
    spaces."""

    left: int | None
    right: int | None
    kind: str
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Stroke:
    kind: str
    shown: bool  # False: the filter leaves it out
    path: str  # the attribute d; the outline of a surface where ``band``
    band: bool = False


@dataclass(frozen=True, slots=True)
class SlopeZone:
    """Neighbouring clauses of one side that can be clicked together: places, both inclusive."""

    side: int  # 0 at the left, 1 at the right
    first: int
    last: int
    path: str


@dataclass(frozen=True, slots=True)
class Slopes:
    """Lengths are units of the viewBox."""

    width: int
    height: int
    rails: str
    strokes: tuple[Stroke, ...]
    zones: tuple[SlopeZone, ...]


def slopes(ties: Iterable[Tie], left: int, right: int, zones: int = MOST_ZONES) -> Slopes:
    """``left`` and ``right`` are the numbers of clauses of the two sides."""
    sizes = left, right
    ties = list(ties)
    bands = [tie for tie in ties if tie.kind == SAME and tie.left is not None and tie.right is not None]
    lines: dict[tuple[str, bool], list[str]] = {}
    for tie in ties:
        if tie.kind != SAME or tie.left is None or tie.right is None:
            lines.setdefault((tie.kind, tie.shown), []).append(_line(tie, sizes))
    surfaces: dict[bool, list[str]] = {}
    for run in _runs(sorted(bands, key=lambda tie: (tie.left or 0, tie.right or 0))):
        surfaces.setdefault(run[0].shown, []).append(_band(run, sizes))
    return Slopes(
        width=WIDTH,
        height=HEIGHT,
        rails="".join(f"M{x} 0V{HEIGHT}" for x, size in zip(RAILS, sizes, strict=True) if size),
        strokes=(
            *(Stroke(SAME, shown, "".join(found), True) for shown, found in sorted(surfaces.items())),
            *(
                Stroke(kind, shown, "".join(found))
                for (kind, shown), found in sorted(lines.items(), key=_turn)
            ),
        ),
        zones=tuple(zone for side, size in enumerate(sizes) for zone in _zones(side, size, zones)),
    )


def _turn(entry: tuple[tuple[str, bool], object]) -> tuple[bool, bool, str]:
    """What is left out lies below what is shown, and what moved above everything."""
    kind, shown = entry[0]
    return shown, kind == MOVED, kind


def _runs(bands: Sequence[Tie]) -> Iterator[list[Tie]]:
    run: list[Tie] = []
    for tie in bands:
        if run and not _follows(run[-1], tie):
            yield run
            run = []
        run.append(tie)
    if run:
        yield run


def _follows(one: Tie, other: Tie) -> bool:
    return (one.left, one.right, one.shown) == ((other.left or 0) - 1, (other.right or 0) - 1, other.shown)


def _edge(place: int, size: int) -> int:
    return round(place * HEIGHT / size)


def _middle(place: int, size: int) -> int:
    return round((place + 0.5) * HEIGHT / size)


def _line(tie: Tie, sizes: tuple[int, int]) -> str:
    left, right = RAILS
    if tie.left is None:
        return f"M{right} {_middle(tie.right or 0, sizes[1])}h{STUB}"
    if tie.right is None:
        return f"M{left} {_middle(tie.left, sizes[0])}h-{STUB}"
    return f"M{left} {_middle(tie.left, sizes[0])}L{right} {_middle(tie.right, sizes[1])}"


def _band(run: Sequence[Tie], sizes: tuple[int, int]) -> str:
    left, right = RAILS
    tops = _edge(run[0].left or 0, sizes[0]), _edge(run[0].right or 0, sizes[1])
    ends = _edge((run[-1].left or 0) + 1, sizes[0]), _edge((run[-1].right or 0) + 1, sizes[1])
    return f"M{left} {tops[0]}L{right} {tops[1]}V{ends[1]}L{left} {ends[0]}Z"


def _zones(side: int, size: int, most: int) -> Iterator[SlopeZone]:
    each = max(1, ceil(size / most))
    inner, outer = (WIDTH // 2, 0) if side == 0 else (WIDTH // 2, WIDTH)
    for first in range(0, size, each):
        last = min(first + each, size) - 1
        top, end = _edge(first, size), _edge(last + 1, size)
        yield SlopeZone(side, first, last, f"M{outer} {top}H{inner}V{end}H{outer}Z")
