"""What neither words nor neighbours decided: chapters by what stands in them, and clauses by their headings. An article
"Subsidies" that was written anew is still the article on subsidies."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from apps.matching.engine.choice import Way, parents
from apps.matching.engine.decided import Decided
from apps.matching.engine.groups import Unit
from apps.matching.engine.headings import Heading, Headings
from apps.matching.engine.likeness import Likenesses

# A heading of one word ("Scope", "Definitions") stands in every chapter and says nothing without it.
TELLING = 2

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
    """Ways for units that are left over: chapters whose parts correspond; then units that are alone with their heading
    on both sides, below parents that correspond, or where one of the texts has no chapters."""
    headings, above = Headings(old, new), (parents(old), parents(new))
    pairs = [(i, j) for way in chosen for i in way.old for j in way.new]
    taken = {i for i, _j in pairs}, {j for _i, j in pairs}
    for found in (
        _by_parts(headings, above, pairs),
        _by_heading(headings, above, pairs, taken),
        _in_flat_texts(headings, above, taken),
    ):
        for i, j in found:
            free = i not in taken[0] and j not in taken[1]
            if free and headings.fit((i,), (j,)) and decided.allows((i,), (j,)):
                taken[0].add(i)
                taken[1].add(j)
                pairs.append((i, j))
                likeness = likenesses.of(i, j)
                identical = likenesses.old[i] == likenesses.new[j]
                yield Way((i,), (j,), likeness.overlap, likeness.strength, identical)


def _by_parts(
    headings: Headings, above: tuple[Sequence[int | None], Sequence[int | None]], pairs: Iterable[Pair]
) -> Iterator[Pair]:
    """Chapters, those first that share the most parts; each of the two has at least half of its counterparts there."""
    votes: Counter[Pair] = Counter()
    for i, j in pairs:
        one, other = above[0][i], above[1][j]
        if one is not None and other is not None and headings.bare[0][one] and headings.bare[1][other]:
            votes[one, other] += 1
    parts: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for (i, j), number in votes.items():
        parts[0][i] += number
        parts[1][j] += number
    for (i, j), number in sorted(votes.items(), key=lambda entry: (-entry[1], entry[0])):
        if 2 * number >= max(parts[0][i], parts[1][j]) and number >= (2 if headings.contrary(i, j) else 1):
            yield i, j


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
