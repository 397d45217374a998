"""How a commentary moves through a document: the geometry of a strip. Plain data, no Django.

Above stand its passages in their order, below the clauses of the document from first to last, and a line leads from
each passage to each clause that it speaks of. So a commentary that goes through the text in order is a row of
parallel lines, one that picks two clauses is a fan.
"""

from collections.abc import Sequence

from apps.reading.shapes.pictures import Course, CourseLine

WIDTH, HEIGHT = 600, 96  # units of the viewBox
EDGE = 10  # left free at both ends, so that no point is cut
LEVEL = 12  # of the points from the upper and the lower edge
MOST_LINES = 400  # beyond, lines cover each other; which are drawn is then spread evenly


def course(passages: Sequence[Sequence[int]], clauses: int) -> Course:
    """``passages`` in the commentary's order, each the places (from 0) of its clauses among the ``clauses`` of the
    document."""
    lines = [
        CourseLine(number, place, _line(_x(number, len(passages)), _x(place, clauses)))
        for number, places in enumerate(passages)
        for place in places
    ]
    step = max(1, -(-len(lines) // MOST_LINES))
    beside = max(1, -(-len(passages) // MOST_LINES))
    return Course(
        width=WIDTH,
        height=HEIGHT,
        above=LEVEL,
        below=HEIGHT - LEVEL,
        points=tuple(_x(number, len(passages)) for number in range(0, len(passages), beside)),
        places=tuple(sorted({_x(place, clauses) for places in passages for place in places})),
        lines=tuple(lines[::step]),
    )


def _x(place: int, number: int) -> int:
    """Of a place among ``number`` in even steps; alone, in the middle."""
    if number < 2:
        return WIDTH // 2
    return EDGE + round(place * (WIDTH - 2 * EDGE) / (number - 1))


def _line(above: int, below: int) -> str:
    middle = HEIGHT // 2
    return f"M{above} {LEVEL}C{above} {middle} {below} {middle} {below} {HEIGHT - LEVEL}"
