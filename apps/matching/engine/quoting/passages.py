"""From alignments, of which several tell of the same words, to passages with ranked candidates."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from apps.matching.engine.quoting.evidence import Alignment, alignment_of
from apps.matching.engine.quoting.marks import Marked
from apps.matching.engine.quoting.rarity import Bits, Rarity

# Evidence at which a passage is told: an editor rejects sooner than finds what was missed. On seeds 601 to 606 and 611
# to 614 half a bit more finds .003 less of the passages of kind 3 and leaves a fifth of the false ones out.
GATE = 24.0

# What it adds that the words fill a pair of quotation marks, from the regression of ``evidence``: all of it when four
# fifths of the marked words are in the wording (a quarter of them changed leaves as many), nothing below LEAST, which
# chance reaches. Without marks two or three in a hundred reworded passages are lost at the same number of false ones.
MARKED = 6.2
LEAST, MOST = 0.55, 0.8
# Share of both spans that has to be common, for a passage to be the one that is marked.
IN_MARKS = 0.6

# Words between two alignments with the same wording that are one passage: a parenthesis of the author's.
JOINED = 10
# Share of both spans that has to be common, for two wordings to be candidates of one passage.
SAME = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """Words ``first`` to ``last`` (inclusive) of the article; ``rivals``: the best first."""

    first: int
    last: int
    marked: bool
    score: float
    rivals: tuple[Alignment, ...]


def passages_of(
    alignments: Iterable[Alignment], marked: Sequence[Marked], rarity: Rarity, borders: Bits, floor: float
) -> list[Passage]:
    """In the order of the article, none overlapping another, with scores of at least the floor."""
    # Most are less sure, whatever marks would say.
    merged = _merged(alignments, rarity, borders)
    near = [each for each in merged if _likely(each.evidence + MARKED) >= floor]
    ranked = [(_score(one, marked), one) for one in near]
    ranked = [pair for pair in ranked if pair[0] >= floor]
    ranked.sort(key=lambda pair: (-pair[1].bits, pair[1].whose))
    taken: list[tuple[float, Alignment, list[Alignment]]] = []
    for score, one in ranked:
        for _, best, rivals in taken:
            common = one.common(best.first, best.last)
            if common:
                if common >= SAME * (max(one.last, best.last) - min(one.first, best.first) + 1):
                    rivals.append(one)
                break
        else:
            taken.append((score, one, [one]))
    taken.sort(key=lambda each: each[1].first)
    found: list[Passage] = []
    for place, (score, best, rivals) in enumerate(taken):
        # Two may stand between the same marks: neither is given words of the other.
        first = found[-1].last + 1 if found else 0
        last = taken[place + 1][1].first - 1 if place + 1 < len(taken) else len(borders)
        found.append(_passage(score, best, rivals, marked, (first, last), rarity, borders))
    return found


def _passage(
    score: float,
    best: Alignment,
    rivals: list[Alignment],
    marked: Sequence[Marked],
    room: tuple[int, int],
    rarity: Rarity,
    borders: Bits,
) -> Passage:
    """Between quotation marks it ends at the marks, or within the ``room`` (inclusive) that other passages leave; and
    rivals are compared by what they hold of what is between."""
    mark = _mark(best, marked)
    if mark is None:
        return Passage(best.first, best.last, False, score, tuple(rivals))
    mark = Marked(max(mark.first, room[0]), min(mark.last, room[1]))
    within = [inside for one in rivals if (inside := _within(one, mark, rarity, borders)) is not None]
    within.sort(key=lambda one: (-one.bits, one.whose))
    return Passage(mark.first, mark.last, True, score, tuple(within))


def _within(one: Alignment, mark: Marked, rarity: Rarity, borders: Bits) -> Alignment | None:
    if mark.first <= one.first and one.last <= mark.last:
        return one
    inside = (one.here >= mark.first) & (one.here <= mark.last)
    if not inside.any():
        return None
    return alignment_of(one.whose, one.here[inside], one.there[inside], rarity, borders)


def _score(one: Alignment, marked: Sequence[Marked]) -> float:
    bits = one.evidence
    mark = _mark(one, marked)
    if mark:
        inside = int(((one.here >= mark.first) & (one.here <= mark.last)).sum())
        share = inside / (mark.last - mark.first + 1)
        bits += MARKED * min(1.0, max(0.0, (share - LEAST) / (MOST - LEAST)))
    return _likely(bits)


def _likely(evidence: float) -> float:
    doubt: float = 2.0 ** min(60.0, max(-60.0, GATE - evidence))
    return 1 / (1 + doubt)


def _mark(one: Alignment, marked: Sequence[Marked]) -> Marked | None:
    """The marks between which the words stand, if they are most of what is between."""
    for mark in marked[max(0, bisect_right(marked, one.first, key=_first) - 1) :]:
        if mark.first > one.last:
            break
        whole = max(one.last, mark.last) - min(one.first, mark.first) + 1
        if one.common(mark.first, mark.last) >= IN_MARKS * whole:
            return mark
    return None


def _first(mark: Marked) -> int:
    return mark.first


def _merged(alignments: Iterable[Alignment], rarity: Rarity, borders: Bits) -> list[Alignment]:
    """Alignments with the same wording that continue each other, as one."""
    groups: dict[int, list[Alignment]] = defaultdict(list)
    for one in alignments:
        groups[one.whose].append(one)
    found = []
    for group in groups.values():
        group.sort(key=lambda one: (one.first, one.last))
        kept = group[:1]
        for one in group[1:]:
            joined = _joined(kept[-1], one, rarity, borders)
            if joined is None:
                kept.append(one)
            else:
                kept[-1] = joined
        found += kept
    return found


def _joined(one: Alignment, other: Alignment, rarity: Rarity, borders: Bits) -> Alignment | None:
    if other.first > one.last + JOINED:
        return None
    if other.last <= one.last or other.first == one.first:
        return max(one, other, key=lambda each: each.bits)
    middle = (one.last + other.first) // 2
    before, after = one.here <= middle, other.here > middle
    here = np.concatenate([one.here[before], other.here[after]])
    there = np.concatenate([one.there[before], other.there[after]])
    both = alignment_of(one.whose, here, there, rarity, borders)
    if both.bits >= max(one.bits, other.bits):
        return both
    return max(one, other, key=lambda each: each.bits) if one.last >= other.first else None
