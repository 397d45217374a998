"""Clauses of two texts in different languages: words say nothing, numbers and topics something.

A number speaks for a pair, topics that people gave both clauses speak for it louder: where these differ entirely, the
number is an accident (Article 3 of two declarations), and the clause is sought by its topics instead.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import merge

from apps.matching.engine.align import Group, Link, Unit
from apps.matching.engine.decided import Decided
from apps.matching.engine.groups import in_order, left_their_order
from apps.matching.engine.numbered import align_by_number

Topics = Sequence[frozenset[int]]

# How sure a pair is that only its topics speak for; one for which number and topics speak is at least as sure as a
# number alone makes it (`align_by_number`).
BY_TOPIC, BY_BOTH = 0.6, 0.9
# A pair of which less speaks than a letter's or number's place is the order's guess: chance would do as well.
SURE = 0.5


def align_translated(
    units: tuple[Sequence[Unit], Sequence[Unit]],
    topics: tuple[Topics, Topics],
    *,
    fixed: Sequence[Link] = (),
    apart: Sequence[Link] = (),
) -> list[Group]:
    """Groups in the order of the new text, each unit of both sides in exactly one: "same" for a pair. ``fixed`` and
    ``apart`` as in `align`."""
    decided = Decided(fixed, apart)
    pairs = [_fixed(link) for link in decided.fixed if all(link)]
    free = [[n for n in range(len(units[side])) if n not in decided.taken[side]] for side in (0, 1)]
    for group in align_by_number(*([units[side][n] for n in free[side]] for side in (0, 1))):
        if group.old and group.new:
            i, j = free[0][group.old[0]], free[1][group.new[0]]
            score = _weighed(group.score, topics[0][i], topics[1][j])
            if score and decided.allows((i,), (j,)):
                pairs.append(Group((i,), (j,), "same", score))
    pairs += _by_topic(topics, pairs, decided)
    return _whole(pairs, len(units[0]), len(units[1]))


def _fixed(link: Link) -> Group:
    kind = "merged" if len(link[0]) > 1 else "split" if len(link[1]) > 1 else "same"
    return Group(*link, kind, 1.0)


def _weighed(score: float, one: frozenset[int], other: frozenset[int]) -> float:
    """0 for what is left to topics alone."""
    if score < SURE or (one and other and one.isdisjoint(other)):
        return 0.0
    return max(score, BY_BOTH) if one & other else score


def _by_topic(topics: tuple[Topics, Topics], pairs: Sequence[Group], decided: Decided) -> list[Group]:
    """Pairs of what is left over by the topics that they share, the most telling first, then the nearest. No two texts
    under one topic make a list of all their pairs: each clause names its next one when its turn comes."""
    taken = {i for pair in pairs for i in pair.old}, {j for pair in pairs for j in pair.new}
    count = Counter(topic for side in topics for those in side for topic in those)
    stretch = len(topics[1]) / max(1, len(topics[0]))
    classes = {one: _classes(one, topics[1], count) for one in {*topics[0]}}

    def next_of(i: int) -> Iterator[tuple[float, float, int, int]]:
        for weight, places in classes[topics[0][i]]:
            for j in _outwards(i * stretch, places):
                if i in taken[0]:
                    return
                if j not in taken[1]:
                    yield -weight, abs(i * stretch - j), i, j

    found = []
    for _weight, _distance, i, j in merge(*(next_of(i) for i in range(len(topics[0])))):
        if i not in taken[0] and j not in taken[1] and decided.allows((i,), (j,)):
            taken[0].add(i)
            taken[1].add(j)
            found.append(Group((i,), (j,), "same", BY_TOPIC))
    return found


def _classes(
    one: frozenset[int], others: Topics, count: Mapping[int, int]
) -> Sequence[tuple[float, Sequence[int]]]:
    """The places of those that share a topic with it, by what that tells, the most first."""
    weights = {other: round(sum(1 / count[topic] for topic in one & other), 6) for other in {*others}}
    found: dict[float, list[int]] = {}
    for j, other in enumerate(others):
        if weights[other]:
            found.setdefault(weights[other], []).append(j)
    return sorted(found.items(), reverse=True)


def _outwards(middle: float, places: Sequence[int]) -> Iterator[int]:
    """The nearest first; of two as near the smaller."""
    after = bisect_left(places, middle)
    before = after - 1
    while before >= 0 or after < len(places):
        if after == len(places) or (before >= 0 and middle - places[before] <= places[after] - middle):
            yield places[before]
            before -= 1
        else:
            yield places[after]
            after += 1


def _whole(pairs: Sequence[Group], old: int, new: int) -> list[Group]:
    standing = sorted(pairs, key=lambda pair: pair.new[0])
    moved = left_their_order([pair.old[0] for pair in standing])
    groups = [replace(pair, moved=position in moved) for position, pair in enumerate(standing)]
    held = {i for pair in pairs for i in pair.old}, {j for pair in pairs for j in pair.new}
    groups += [Group((i,), (), "gone", 0.0) for i in range(old) if i not in held[0]]
    groups += [Group((), (j,), "new", 0.0) for j in range(new) if j not in held[1]]
    return in_order(groups)
