"""Which of two lists of spans are the same passages, though their ends may differ by some words."""

from collections.abc import Mapping, Sequence

Span = tuple[int, int]
# Of what both spans cover together: they are the same passage with other ends. The share that the benchmark uses.
OF_BOTH = 0.5
# Of the span itself: it lies in the other one, and whoever decided on that has read it.
OF_ITSELF = 0.5


def same_places(known: Sequence[Span], found: Sequence[Span]) -> Mapping[int, int]:
    """For each place in ``found`` the place in ``known`` that is the same passage, where there is one: the same span,
    else the one with the most in common."""
    order = sorted(range(len(known)), key=lambda place: known[place])
    longest = max((end - start for start, end in known), default=0)
    places: dict[int, int] = {}
    first = 0
    for place in sorted(range(len(found)), key=lambda place: found[place]):
        start, end = found[place]
        while first < len(order) and known[order[first]][0] + longest <= start:
            first += 1
        best = 0.0
        for at in order[first:]:
            if known[at][0] >= end:
                break
            share = _share(known[at], found[place])
            if share > best:
                best, places[place] = share, at
    return places


def _share(known: Span, found: Span) -> float:
    """Of both, or 0 where it is another passage."""
    common = min(known[1], found[1]) - max(known[0], found[0])
    if common <= 0:
        return 0.0
    whole = max(known[1], found[1]) - min(known[0], found[0])
    same = common >= OF_BOTH * whole or common >= OF_ITSELF * (found[1] - found[0])
    return common / whole if same else 0.0
