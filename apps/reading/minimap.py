"""The geometry of the map of a document: a bar for each clause. Plain data, no Django.

The bars are one shape, through which stripes of colour are seen: for each colour one path of strokes down the middle,
"down 6, on 12, down 6", as wide as the map. So a thousand clauses in two ways of colouring cost some fifty bytes each.
What can be clicked are stretches of at least some pixels: no pointer can hit a line that is thinner than one.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from statistics import median

from apps.reading.shapes.pictures import Ink, Minimap, Zone

WIDTH = 100
SLOT = 6  # height of a clause's place: it divides by one, two and three colours
MOST_COLOURS = 3  # in a bar; a fourth would be a hair's breadth
THICKNESS = (1, 2, 3, 4, 5)  # for no note, one, two, three, and more
SHORTEST = 6  # a bar can always be seen
INDENT = 5  # of each level of the tree
DEEPEST = 4
LONG = 3  # times the median: what is longer has the full length, so that one annex does not flatten the rest
MOST_PARTS = 40  # lines between parts; more would hide the bars, and the indentation tells
MOST_ZONES = 100  # of some seven pixels each on a usual screen
NOTHING = "none"
Stretch = tuple[int, int]  # from and to, in units down the map


@dataclass(frozen=True, slots=True)
class Bar:
    """A clause as the map needs it. Several stances or groups split the bar in stripes: ``mixed`` is a reading of its
    own, which nobody has given by giving two others. Its ``force`` is one."""

    length: int  # characters of its text
    notes: int  # visible
    stances: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    force: str = NOTHING
    depth: int = 0
    shown: bool = True


def minimap(bars: Sequence[Bar], zones: int = MOST_ZONES) -> Minimap:
    """The map; an empty sequence gives a map without height."""
    return Minimap(
        width=WIDTH,
        height=SLOT * len(bars),
        slot=SLOT,
        shape=_shape(bars),
        by_stance=_inks([bar.stances for bar in bars]),
        by_topic=_inks([bar.groups for bar in bars]),
        by_force=_inks([(bar.force,) for bar in bars]),
        left_out=_strokes(_slot(place) for place, bar in enumerate(bars) if not bar.shown),
        parts=_parts(bars),
        zones=tuple(_zones(len(bars), zones)),
    )


def _full(lengths: Sequence[int]) -> float:
    """The length that fills the width."""
    return max(1, min(max(lengths), LONG * median(lengths))) if lengths else 1


def _shape(bars: Sequence[Bar]) -> str:
    """The outlines of all bars, each from where the last one ended."""
    full = _full([bar.length for bar in bars])
    path, x, y = ["M0 0"] if bars else [], 0, 0
    for place, bar in enumerate(bars):
        left = INDENT * min(bar.depth, DEEPEST)
        long = max(SHORTEST, round((WIDTH - left) * min(1, bar.length / full)))
        thick = THICKNESS[min(bar.notes, len(THICKNESS) - 1)]
        top = SLOT * place + (SLOT - thick) // 2
        path.append(f"m{left - x} {top - y}h{long}v{thick}H{left}")
        x, y = left, top + thick
    return "".join(path)


def _inks(colours: Sequence[Collection[str]]) -> tuple[Ink, ...]:
    stretches: dict[str, list[Stretch]] = {}
    for place, given in enumerate(colours):
        values = list(given)[:MOST_COLOURS] or [NOTHING]
        high = SLOT // len(values)
        for number, value in enumerate(values):
            top = SLOT * place + high * number
            stretches.setdefault(value, []).append((top, top + high))
    return tuple(Ink(colour, _strokes(found)) for colour, found in sorted(stretches.items()))


def _slot(place: int) -> Stretch:
    return SLOT * place, SLOT * (place + 1)


def _strokes(stretches: Iterable[Stretch]) -> str:
    """A path down the middle of the map; stretches that touch become one."""
    joined: list[Stretch] = []
    for start, end in stretches:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    path, at = [f"M{WIDTH // 2} 0"] if joined else [], 0
    for start, end in joined:
        path.append(f"m0 {start - at}v{end - start}" if start > at else f"v{end - start}")
        at = end
    return "".join(path)


def _parts(bars: Sequence[Bar]) -> str:
    """A line above each clause of the first level that has others under it."""
    places = [
        place
        for place, (bar, after) in enumerate(pairwise(bars))
        if bar.depth == 0 and after.depth > 0 and place
    ]
    return "".join(f"M0 {SLOT * place}h{WIDTH}" for place in places) if len(places) <= MOST_PARTS else ""


def _zones(number: int, most: int) -> Iterator[Zone]:
    each = max(1, ceil(number / most))
    for first in range(0, number, each):
        last = min(first + each, number) - 1
        yield Zone(first, last, f"M0 {SLOT * first}h{WIDTH}v{SLOT * (last - first + 1)}H0")
