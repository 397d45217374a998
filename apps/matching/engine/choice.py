"""Chooses, of all the ways in which units may correspond, those that go together.

The best first; then again, now that the neighbours' partners are known, each way with a bonus for standing beside
them, for the same label and under the partner of its parent. That is what tells near-identical clauses apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from apps.matching.engine.decided import Decided
from apps.matching.engine.groups import Unit
from apps.matching.engine.headings import Headings
from apps.matching.engine.likeness import Likenesses

# Unrelated articles of one kind of treaty overlap by .25 at most in 99 of 100 cases (measured as likeness.py does it),
# ones of which every third word was changed by .6 at least.
FLOOR = 0.4
# With its neighbours and label beside it, a clause is taken for a thorough rewording.
FLOOR_IN_PLACE = 0.28

# A part of a merged or split clause stands in the whole almost entirely; half of its words stand there by chance.
PART = 0.55
# Runs of up to four are tried from each start, longer ones as a whole.
RUN = 4

# What speaks for a pair beside its strength: standing beside the partner of each neighbour, the same label or heading,
# parents that are partners, and being word for word the same. Together as much as every fourth word: more than what
# near-identical clauses differ in, less than what a reworded clause keeps.
BESIDE, SAME_LABEL, SAME_HEADING, SAME_PARENT, IDENTICAL = 0.06, 0.05, 0.05, 0.04, 0.05
# Below chapters that correspond, and below chapters that correspond to others: articles of one name in two chapters
# ("Denial of benefits", "Import and export restrictions") differ by less than by what the treaties reworded.
SAME_CHAPTER, OTHER_CHAPTER = 0.08, -0.04
# With contrary headings so much has to be shared (see headings.CONTRARY) below chapters that correspond to others, and
# where one of both has a namesake at its place: read by eye on 20 pairs of trade agreements.
ELSEWHERE, CONTRARY_NAMESAKE = 0.6, 0.65
ROUNDS = 3
# How far away a neighbour's partner is looked for when the nearest has none.
REACH = 3

Indices = tuple[int, ...]
Pair = tuple[int, int]


class Partners:
    """What each unit corresponds to, as far as it is known; ``back`` of the new text."""

    def __init__(self, chosen: Iterable["Way"], sizes: tuple[int, int]) -> None:
        # The beginnings correspond, and the ends.
        self.of: dict[int, Indices] = {-1: (-1,), sizes[0]: (sizes[1],)}
        self.back: dict[int, Indices] = {}
        for way in chosen:
            self.of.update(dict.fromkeys(way.old, way.new))
            self.back.update(dict.fromkeys(way.new, way.old))


@dataclass(frozen=True, slots=True)
class Way:
    """A way in which units may correspond, with what its words say (see Likeness)."""

    old: Indices
    new: Indices
    overlap: float
    strength: float
    identical: bool = False


class Choice:
    def __init__(
        self,
        old: Sequence[Unit],
        new: Sequence[Unit],
        likenesses: Likenesses,
        decided: Decided = Decided(),  # noqa: B008 - it never changes
    ) -> None:
        self.likenesses = likenesses
        self.decided = decided
        self.fixed = [self.way(*link) for link in decided.fixed if all(link)]
        self.sizes = len(old), len(new)
        self.parents = parents(old), parents(new)
        self.headings = Headings(old, new)
        self.labels = [plain(unit.label) for unit in old], [plain(unit.label) for unit in new]
        self._named = (
            Counter(zip(self.parents[0], self.headings.old, strict=True)),
            Counter(zip(self.parents[1], self.headings.new, strict=True)),
        )

    def of(self, pairs: Iterable[Pair], chapters: Iterable[Pair] = ()) -> list[Way]:
        """``chapters`` are those that correspond; of themselves none do."""
        fixed = [*self.fixed, *(self.way((i,), (j,)) for i, j in chapters)]
        ways = [
            way
            for way in self._ways(pairs)
            if self.decided.allows(way.old, way.new)
            and self.headings.fit(way.old, way.new)
            and not self.headings.bare[0][way.old[0]]
        ]
        chosen = self._best(ways, fixed, fixed)
        for _ in range(ROUNDS):
            again = self._best(ways, chosen, fixed)
            if again == chosen:
                break
            chosen = again
        return chosen

    def way(self, old: Indices, new: Indices) -> Way:
        likeness = self.likenesses.of_groups(old, new)
        identical = [self.likenesses.old[i] for i in old] == [self.likenesses.new[j] for j in new]
        return Way(old, new, likeness.overlap, likeness.strength, identical)

    def _ways(self, pairs: Iterable[tuple[int, int]]) -> Iterator[Way]:
        parts: dict[int, set[int]] = defaultdict(set)  # of a new unit: the old ones that stand in it
        pieces: dict[int, set[int]] = defaultdict(set)
        for i, j in sorted(pairs):
            likeness = self.likenesses.of(i, j)
            if likeness.overlap >= FLOOR_IN_PLACE:
                identical = self.likenesses.old[i] == self.likenesses.new[j]
                yield Way((i,), (j,), likeness.overlap, likeness.strength, identical)
            if likeness.old_in_new >= PART:
                parts[j].add(i)
            if likeness.new_in_old >= PART:
                pieces[i].add(j)
        for j, found in parts.items():
            yield from self._whole([(run, (j,)) for run in runs(found)], 0)
        for i, found in pieces.items():
            yield from self._whole([((i,), run) for run in runs(found)], 1)

    def _whole(self, tried: Sequence[tuple[Indices, Indices]], side: int) -> Iterator[Way]:
        """Those of the mergers (side 0) or splits (side 1) to which each end of the run adds words of its own."""
        words_of_parts = self.likenesses.new if side else self.likenesses.old
        for sides in tried:
            likeness = self.likenesses.of_groups(*sides)
            run, words = sides[side], self._shared(sides)
            for part, rest in ((run[0], run[1:]), (run[-1], run[:-1])):
                less = self._shared((sides[0], rest) if side else (rest, sides[1]))
                if words - less < PART * len(words_of_parts[part]):
                    break
            else:
                yield Way(*sides, likeness.overlap, likeness.strength)

    def _shared(self, sides: tuple[Indices, Indices]) -> float:
        """About how many words both sides share."""
        words = sum(len(self.likenesses.old[i]) for i in sides[0]) + sum(
            len(self.likenesses.new[j]) for j in sides[1]
        )
        return self.likenesses.of_groups(*sides).overlap * words / 2

    def _best(self, ways: Iterable[Way], chosen: Iterable[Way], fixed: Iterable[Way]) -> list[Way]:
        partners = Partners(chosen, self.sizes)
        stretch = self.sizes[1] / max(1, self.sizes[0])
        scored = []
        for way in ways:
            bonus = self._bonus(way, partners)
            if way.overlap >= self._floor(way, bonus, partners):
                distance = abs(way.old[0] * stretch - way.new[0])
                scored.append((-round(way.strength + bonus, 4), distance, way.old, way.new, way))
        taken: tuple[set[int], set[int]] = (set(), set())
        best = list(fixed)
        for *_, way in sorted(scored, key=lambda entry: entry[:4]):
            if taken[0].isdisjoint(way.old) and taken[1].isdisjoint(way.new):
                taken[0].update(way.old)
                taken[1].update(way.new)
                best.append(way)
        return best

    def _floor(self, way: Way, bonus: float, partners: Partners) -> float:
        floor = FLOOR_IN_PLACE if bonus >= 2 * BESIDE else FLOOR
        alone = len(way.old) == len(way.new) == 1
        i, j = way.old[0], way.new[0]
        if not alone or self.headings.same(i, j):
            return floor
        contrary = self.headings.contrary(i, j)
        if contrary and (self._has_namesake(0, i, partners.of) or self._has_namesake(1, j, partners.back)):
            return CONTRARY_NAMESAKE
        if self._below(i, j, partners) == OTHER_CHAPTER:
            return ELSEWHERE if contrary else floor
        return max(floor, self.headings.floor(i, j))

    def _has_namesake(self, side: int, unit: int, partners: Mapping[int, Indices]) -> bool:
        """Whether one unit of the other text has its heading, at the place that corresponds to its own."""
        heading, parent = (self.headings.new if side else self.headings.old)[unit], self.parents[side][unit]
        places = (None,) if parent is None else partners.get(parent, ())
        return self._named[side][parent, heading] == 1 and any(
            self._named[1 - side][place, heading] == 1 for place in places
        )

    def _below(self, i: int, j: int, partners: Partners) -> float:
        parent, other = self.parents[0][i], self.parents[1][j]
        if parent is None or other is None:
            return 0.0
        bare = self.headings.bare[0][parent] and self.headings.bare[1][other]
        if other in partners.of.get(parent, ()):
            return SAME_CHAPTER if bare else SAME_PARENT
        return OTHER_CHAPTER if bare and (parent in partners.of or other in partners.back) else 0.0

    def _bonus(self, way: Way, partners: Partners) -> float:
        i, j = way.old[0], way.new[0]
        bonus = SAME_LABEL if self.labels[0][i] and self.labels[0][i] == self.labels[1][j] else 0.0
        if self.headings.same(i, j):
            bonus += SAME_HEADING
        if way.identical:
            bonus += IDENTICAL
        bonus += self._below(i, j, partners)
        known = partners.of
        before = next((known[k] for k in range(i - 1, i - 1 - REACH, -1) if k in known), None)
        if before and (gap := j - before[-1]) > 0:
            bonus += BESIDE / gap
        last, end = way.old[-1], way.new[-1]
        after = next((known[k] for k in range(last + 1, last + 1 + REACH) if k in known), None)
        if after and (gap := after[0] - end) > 0:
            bonus += BESIDE / gap
        return bonus


def parents(units: Sequence[Unit]) -> list[int | None]:
    """The unit that each stands under: the nearest before it that is less deep."""
    found: list[int | None] = []
    above: list[int] = []
    for index, unit in enumerate(units):
        while above and units[above[-1]].depth >= unit.depth:
            above.pop()
        found.append(above[-1] if above else None)
        above.append(index)
    return found


def plain(label: str) -> str:
    """A label without case and the punctuation around it."""
    return label.casefold().strip(" \t\n.:;,()[]–—-")


def runs(found: set[int]) -> Iterator[Indices]:
    """Neighbouring indices: every run of up to RUN, and each longest one."""
    for start in found:
        end = start + 1
        while end in found and end - start < RUN:
            end += 1
            yield tuple(range(start, end))
        if start - 1 not in found:
            while end in found:
                end += 1
            if end - start > RUN:
                yield tuple(range(start, end))
