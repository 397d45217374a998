"""The geometry of the map of a document: a bar for each clause. Plain data, no Django.

All bars of a colour are one path, so that a thousand clauses cost thirty bytes each; and what can be clicked are
stretches of at least some pixels: no pointer can hit a line that is thinner than one.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from statistics import median

from apps.reading.shapes.pictures import Ink, Minimap, Zone

WIDTH = 100
SLOT = 6  # height of a clause's place; few units keep the numbers of a long document short
THICKNESS = (1, 2, 3, 4, 5)  # for no note, one, two, three, and more
SHORTEST = 6  # a bar can always be seen
INDENT = 5  # of each level of the tree
DEEPEST = 4
LONG = 4  # times the median: what is longer has the full length, so that one annex does not flatten the rest
MOST_ZONES = 100  # of some seven pixels each on a usual screen
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Bar:
    """A clause as the map needs it. Several stances or groups split the bar in equal parts: ``mixed`` is a reading
    of its own, which nobody has given by giving two others."""

    length: int  # characters of its text
    notes: int  # visible
    stances: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    depth: int = 0
    shown: bool = True


def minimap(bars: Sequence[Bar], zones: int = MOST_ZONES) -> Minimap:
    """The map; an empty sequence gives a map without height."""
    full = _full([bar.length for bar in bars])
    return Minimap(
        width=WIDTH,
        height=SLOT * len(bars),
        slot=SLOT,
        by_stance=_inks(bars, full, [bar.stances for bar in bars]),
        by_topic=_inks(bars, full, [bar.groups for bar in bars]),
        parts=_parts(bars),
        zones=tuple(_zones(len(bars), zones)),
    )


def _full(lengths: Sequence[int]) -> float:
    """The length that fills the width."""
    return max(1, min(max(lengths), LONG * median(lengths))) if lengths else 1


def _inks(bars: Sequence[Bar], full: float, colours: Sequence[Collection[str]]) -> tuple[Ink, ...]:
    paths: dict[tuple[str, bool], list[str]] = {}
    for place, (bar, given) in enumerate(zip(bars, colours, strict=True)):
        left = INDENT * min(bar.depth, DEEPEST)
        right = left + max(SHORTEST, round((WIDTH - left) * min(1, bar.length / full)))
        thick = THICKNESS[min(bar.notes, len(THICKNESS) - 1)]
        top = SLOT * place + (SLOT - thick) // 2
        values = list(given) or [NOTHING]
        edges = [left + round((right - left) * n / len(values)) for n in range(len(values) + 1)]
        for value, (start, end) in zip(values, pairwise(edges), strict=True):
            path = f"M{start} {top}h{end - start}v{thick}H{start}"
            paths.setdefault((value, not bar.shown), []).append(path)
    return tuple(Ink(colour, out, "".join(path)) for (colour, out), path in sorted(paths.items()))


def _parts(bars: Sequence[Bar]) -> str:
    """A line above each clause of the first level that has others under it."""
    return "".join(
        f"M0 {SLOT * place}h{WIDTH}"
        for place, (bar, after) in enumerate(pairwise(bars))
        if bar.depth == 0 and after.depth > 0 and place
    )


def _zones(number: int, most: int) -> Iterator[Zone]:
    each = max(1, ceil(number / most))
    for first in range(0, number, each):
        last = min(first + each, number) - 1
        yield Zone(first, last, f"M0 {SLOT * first}h{WIDTH}v{SLOT * (last - first + 1)}H0")
