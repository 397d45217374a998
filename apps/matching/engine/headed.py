"""What neither words nor neighbours decided: clauses by their headings. An article "Subsidies" that was written anew is
still the article on subsidies."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from apps.matching.engine.choice import FLOOR_IN_PLACE, Way, parents
from apps.matching.engine.decided import Decided
from apps.matching.engine.groups import Unit
from apps.matching.engine.headings import Heading, Headings
from apps.matching.engine.likeness import Likenesses

# A heading of one word ("Scope", "Definitions") stands in every chapter and says nothing without it.
TELLING = 2
# What headings and words share, multiplied: "Scope" and "Scope and coverage" have .12 and more, "Copyright" and
# "Collective management of copyright", "Transparency" and "Transparency of proceedings" .05 and less.
ALIKE = 0.08

Pair = tuple[int, int]
Place = tuple[Heading, int | None]
ELSEWHERE = -1  # below something that has no counterpart


def headed(
    old: Sequence[Unit],
    new: Sequence[Unit],
    likenesses: Likenesses,
    chosen: Sequence[Way],
    decided: Decided = Decided(),  # noqa: B008 - it never changes
) -> Iterator[Way]:
    """Ways for units that are left over and are alone with their heading on both sides: below parents that correspond;
    below such parents with a heading that says all that the other says; where one of the texts has no chapters; and
    below any parents, where some of the words are the same, too."""
    headings, above = Headings(old, new), (parents(old), parents(new))
    pairs = [(i, j) for way in chosen for i in way.old for j in way.new]
    taken = {i for i, _j in pairs}, {j for _i, j in pairs}
    for found in (
        _by_heading(headings, above, pairs, taken),
        _by_likeness(headings, likenesses, above, pairs, taken),
        _in_flat_texts(headings, above, taken),
        _anywhere(headings, likenesses, taken),
    ):
        for i, j in found:
            free = i not in taken[0] and j not in taken[1]
            if free and not headings.bare[0][i] and not headings.bare[1][j] and decided.allows((i,), (j,)):
                taken[0].add(i)
                taken[1].add(j)
                pairs.append((i, j))
                likeness = likenesses.of(i, j)
                identical = likenesses.old[i] == likenesses.new[j]
                yield Way((i,), (j,), likeness.overlap, likeness.strength, identical)


def _by_heading(
    headings: Headings,
    above: tuple[Sequence[int | None], Sequence[int | None]],
    pairs: Sequence[Pair],
    taken: tuple[set[int], set[int]],
) -> Iterator[Pair]:
    partner = dict(pairs)
    left: dict[int, Place] = {}
    for i, heading in enumerate(headings.old):
        parent = above[0][i]
        left[i] = heading, None if parent is None else partner.get(parent, ELSEWHERE)
    right = {j: (heading, above[1][j]) for j, heading in enumerate(headings.new)}
    here, there = _alone(left, taken[0]), _alone(right, taken[1])
    yield from [(i, there[place]) for place, i in here.items() if place in there]


def _by_likeness(
    headings: Headings,
    likenesses: Likenesses,
    above: tuple[Sequence[int | None], Sequence[int | None]],
    pairs: Sequence[Pair],
    taken: tuple[set[int], set[int]],
) -> Iterator[Pair]:
    """ "Scope" and "Scope and coverage", where each is like no other that is left over below these parents."""
    partner: dict[int | None, int | None] = {**dict(pairs), None: None}
    there: dict[int | None, list[int]] = defaultdict(list)
    for j in range(len(headings.new)):
        if j not in taken[1]:
            there[above[1][j]].append(j)
    alike: list[Pair] = [
        (i, j)
        for i in range(len(headings.old))
        if i not in taken[0] and above[0][i] in partner
        for j in there[partner[above[0][i]]]
        if headings.alike(i, j)
    ]
    count = Counter(i for i, _j in alike), Counter(j for _i, j in alike)
    for i, j in alike:
        alone = count[0][i] == count[1][j] == 1
        if alone and headings.alike(i, j) * likenesses.of(i, j).overlap >= ALIKE:
            yield i, j


def _anywhere(headings: Headings, likenesses: Likenesses, taken: tuple[set[int], set[int]]) -> Iterator[Pair]:
    count = Counter(headings.old), Counter(headings.new)
    there = {heading: j for j, heading in enumerate(headings.new) if j not in taken[1]}
    for i, heading in enumerate(headings.old):
        j = there.get(heading)
        if i in taken[0] or j is None or len(heading) < TELLING:
            continue
        if count[0][heading] == count[1][heading] == 1 and likenesses.of(i, j).overlap >= FLOOR_IN_PLACE:
            yield i, j


def _in_flat_texts(
    headings: Headings,
    above: tuple[Sequence[int | None], Sequence[int | None]],
    taken: tuple[set[int], set[int]],
) -> Iterator[Pair]:
    count = Counter(headings.old), Counter(headings.new)
    here = _alone({i: (heading, None) for i, heading in enumerate(headings.old)}, taken[0])
    there = _alone({j: (heading, None) for j, heading in enumerate(headings.new)}, taken[1])
    for place, i in here.items():
        heading, j = place[0], there.get(place)
        if j is None or None not in (above[0][i], above[1][j]):
            continue
        if len(heading) >= TELLING or count[0][heading] == count[1][heading] == 1:
            yield i, j


def _alone(places: Mapping[int, Place], taken: set[int]) -> Mapping[Place, int]:
    """Of what is left over and has a heading, the units that stand at their place alone, by place."""
    found: dict[Place, list[int]] = {}
    for unit, place in places.items():
        if place[0] and unit not in taken:
            found.setdefault(place, []).append(unit)
    return {place: units[0] for place, units in found.items() if len(units) == 1}
