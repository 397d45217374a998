"""What neither words nor neighbours decided, by its heading: an article "Subsidies" that was written anew is still the
article on subsidies."""

from collections.abc import Iterator, Mapping, Sequence

from apps.matching.engine.choice import Way, parents
from apps.matching.engine.decided import Decided
from apps.matching.engine.groups import Unit
from apps.matching.engine.likeness import Likenesses
from apps.matching.engine.words import words_of

# A heading of one word ("Scope", "Definitions") stands in every chapter and says nothing without it.
TELLING = 2

Heading = tuple[str, ...]
Place = tuple[Heading, int | None]
ELSEWHERE = -1  # below something that has no counterpart


def headed(
    old: Sequence[Unit],
    new: Sequence[Unit],
    likenesses: Likenesses,
    chosen: Sequence[Way],
    decided: Decided = Decided(),  # noqa: B008 - it never changes
) -> Iterator[Way]:
    """Ways for units that are left over and alone with their heading, on both sides, below parents that correspond; or
    in the whole of a text without chapters, where the heading has several words."""
    left, right = _left_over(old, [way.old for way in chosen]), _left_over(new, [way.new for way in chosen])
    partner = {i: way.new[0] for way in chosen for i in way.old}
    above = parents(old), parents(new)
    found: list[tuple[int, int]] = []

    def place_of_old(i: int) -> int | None:
        parent = above[0][i]
        return None if parent is None else partner.get(parent, ELSEWHERE)

    here = _alone({i: (heading, place_of_old(i)) for i, heading in left.items()})
    there = _alone({j: (heading, above[1][j]) for j, heading in right.items()})
    found += [(i, there[place]) for place, i in here.items() if place in there]
    taken = {i for i, _j in found}, {j for _i, j in found}
    loose = _alone({i: (heading, None) for i, heading in left.items() if i not in taken[0]})
    others = _alone({j: (heading, None) for j, heading in right.items() if j not in taken[1]})
    for place, i in loose.items():
        j = others.get(place)
        flat = j is not None and None in (above[0][i], above[1][j])
        if j is not None and flat and len(place[0]) >= TELLING:
            found.append((i, j))
    for i, j in found:
        if decided.allows((i,), (j,)):
            likeness = likenesses.of(i, j)
            yield Way((i,), (j,), likeness.overlap, likeness.strength)


def _left_over(units: Sequence[Unit], chosen: Sequence[tuple[int, ...]]) -> Mapping[int, Heading]:
    """The headings of those that have one."""
    taken = {i for those in chosen for i in those}
    words = {i: words_of(unit.heading).keys for i, unit in enumerate(units) if unit.heading}
    return {i: heading for i, heading in words.items() if heading and i not in taken}


def _alone(places: Mapping[int, Place]) -> Mapping[Place, int]:
    """The units that stand at their place alone, by place."""
    found: dict[Place, list[int]] = {}
    for unit, place in places.items():
        found.setdefault(place, []).append(unit)
    return {place: units[0] for place, units in found.items() if len(units) == 1}
