"""Which clauses of one language's text correspond to which of another's, when words say nothing.

Units with an unmistakable number that stands once on both sides, below the same numbers, come first; what is between
them is aligned by number, kind, depth, place and, weakly, length (Needleman and Wunsch, 1970).
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from apps.matching.engine.choice import parents
from apps.matching.engine.groups import Group, Unit, in_order, left_their_order
from apps.matching.engine.numbers import Number, readings
from apps.matching.engine.sequence import best_sequence

# What agreement counts, and what disagreement costs, when a pair is weighed. The number is worth all else together.
NUMBER, NO_NUMBER, OTHER_NUMBER = 2.0, 0.3, -4.0
KIND, DEPTH, ABOVE = 0.4, 0.4, 0.6
LENGTH = 0.3

# How sure a pair is of which the number speaks, of which only a letter's place does, and only the order.
BY_NUMBER, BY_PLACE, BY_ORDER = 0.9, 0.75, 0.3
# What else speaks for it: the same kind and depth; pairs above it; nothing left over between the numbers around it.
SAME_SHAPE, SAME_ABOVE, COMPLETE = 0.05, 0.05, 0.25
# Languages differ in length by a third or so; three times as long is another clause, or a part of one.
UNLIKE_LENGTH = 3.0
DOUBT = 0.2

Pair = tuple[int, int]


@dataclass(frozen=True)
class _Entry:
    unit: Unit
    above: frozenset[Number]
    above_path: tuple[Number, ...] | None
    place: int  # among those of its parent

    @cached_property
    def numbers(self) -> frozenset[Number]:
        """The readings, and without the parent's number in front ("4.2" below "4" is 2)."""
        found = readings(self.unit.label)
        short = {
            number[len(over) :]
            for number in found
            for over in self.above
            if len(number) > len(over) and number[: len(over)] == over
        }
        return frozenset(found | short)

    @cached_property
    def lettered(self) -> bool:
        return bool(self.numbers) and not any(sign.isdigit() for sign in self.unit.label)

    @property
    def path(self) -> tuple[Number, ...] | None:
        """The number with those above it, where each can be read in one way only."""
        found = readings(self.unit.label)
        if len(found) != 1 or self.above_path is None:
            return None
        return (*self.above_path, *found)


def align_by_number(old: Sequence[Unit], new: Sequence[Unit]) -> list[Group]:
    """Groups in the order of the new text: "same" for a pair, "gone" and "new" for what has no counterpart.

    ``score`` is how sure a pair is: about 1 where number, parent and kind agree, about a third where only the order
    speaks for it.
    """
    left, right = _entries(old), _entries(new)
    fixed = _fixed(left, right)
    weigh = _Weigher(left, right)
    pairs: list[Pair] = []
    a = c = 0
    for b, d in [*fixed, (len(left), len(right))]:
        pairs += [(i, j) for i, j, _weight in best_sequence(range(a, b), range(c, d), weigh)]
        if b < len(left):
            pairs.append((b, d))
        a, c = b + 1, d + 1
    sure = _sureness(left, right, pairs, weigh)
    groups = [Group((i,), (j,), "same", sure[i, j]) for i, j in pairs]
    groups += [Group((i,), (), "gone", 0.0) for i in sorted(set(range(len(old))) - {i for i, _j in pairs})]
    groups += [Group((), (j,), "new", 0.0) for j in sorted(set(range(len(new))) - {j for _i, j in pairs})]
    return in_order(groups)


def _entries(units: Sequence[Unit]) -> list[_Entry]:
    entries: list[_Entry] = []
    places: Counter[int | None] = Counter()
    for unit, parent in zip(units, parents(units), strict=True):
        places[parent] += 1
        over = entries[parent] if parent is not None else None
        above = over.numbers if over else frozenset()
        entries.append(_Entry(unit, above, over.path if over else (), places[parent]))
    return entries


def _fixed(left: Sequence[_Entry], right: Sequence[_Entry]) -> list[Pair]:
    """Pairs of the same path of numbers, kind and depth that stand once on both sides, in the order of both."""

    def once(entries: Sequence[_Entry]) -> dict[object, int]:
        keys = [(entry.path, entry.unit.kind, entry.unit.depth) for entry in entries]
        count = Counter(keys)
        return {key: i for i, key in enumerate(keys) if key[0] is not None and count[key] == 1}

    here, there = once(left), once(right)
    found = [(i, there[key]) for key, i in here.items() if key in there]
    astray = left_their_order([j for _i, j in found])
    return [pair for position, pair in enumerate(found) if position not in astray]


class _Weigher:
    """What speaks for a pair; nothing or less where its numbers contradict each other."""

    def __init__(self, left: Sequence[_Entry], right: Sequence[_Entry]) -> None:
        self.left, self.right = left, right
        totals = [1 + sum(len(entry.unit.text) for entry in side) for side in (left, right)]
        self.scale = totals[1] / totals[0]

    def __call__(self, i: int, j: int) -> float:
        one, other = self.left[i], self.right[j]
        weight = NO_NUMBER
        if one.numbers and other.numbers:
            weight = NUMBER if self.by_number(i, j) or self.by_place(i, j) else OTHER_NUMBER
        if one.unit.kind and other.unit.kind:
            weight += KIND if one.unit.kind == other.unit.kind else -KIND
        weight += DEPTH if one.unit.depth == other.unit.depth else -DEPTH
        if one.above and other.above:
            weight += ABOVE if one.above & other.above else -ABOVE
        return weight + LENGTH * (1 - min(1.0, self.stretch(i, j) / math.log(UNLIKE_LENGTH)))

    def by_number(self, i: int, j: int) -> bool:
        return not self.left[i].numbers.isdisjoint(self.right[j].numbers)

    def by_place(self, i: int, j: int) -> bool:
        """Letters of two alphabets at the same place of their lists."""
        one, other = self.left[i], self.right[j]
        return one.lettered and other.lettered and one.place == other.place

    def stretch(self, i: int, j: int) -> float:
        """By how much one text is longer than the other would let expect; a logarithm, 0 where it fits."""
        one, other = len(self.left[i].unit.text), len(self.right[j].unit.text)
        return abs(math.log((other + 1) / (one * self.scale + 1)))


def _sureness(
    left: Sequence[_Entry], right: Sequence[_Entry], pairs: Sequence[Pair], weigh: _Weigher
) -> dict[Pair, float]:
    partner = dict(pairs)
    above = parents([entry.unit for entry in left]), parents([entry.unit for entry in right])
    complete = _complete(pairs, weigh, len(left), len(right))
    sure = {}
    for i, j in pairs:
        one, other = left[i].unit, right[j].unit
        numbered = weigh.by_number(i, j)
        score = BY_NUMBER if numbered else BY_PLACE if weigh.by_place(i, j) else BY_ORDER
        if one.kind == other.kind and one.depth == other.depth:
            score += SAME_SHAPE
        else:
            score -= DOUBT
        over = above[0][i]
        if (above[1][j] is None) if over is None else (partner.get(over, -1) == above[1][j]):
            score += SAME_ABOVE
        if not numbered and (i, j) in complete:
            score += COMPLETE
        if one.text and other.text and weigh.stretch(i, j) > math.log(UNLIKE_LENGTH):
            score -= DOUBT
        sure[i, j] = round(min(1.0, max(0.05, score)), 3)
    return sure


def _complete(pairs: Sequence[Pair], weigh: _Weigher, old: int, new: int) -> set[Pair]:
    """Pairs in stretches between numbered ones in which nothing is left over on either side."""
    complete: set[Pair] = set()
    run: list[Pair] = []
    last = (-1, -1)
    for pair in [*pairs, (old, new)]:
        if pair != (old, new) and not weigh.by_number(*pair):
            run.append(pair)
            continue
        if pair[0] - last[0] == pair[1] - last[1] == len(run) + 1:
            complete.update(run)
        last, run = pair, []
    return complete
