"""What an alignment of an article's words with a wording's says: is it a quotation?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from apps.matching.engine.quoting.aligning import DROPPED, INSERTED, JUMP, SHARED, STEPS, Places
from apps.matching.engine.quoting.marks import SENTENCE
from apps.matching.engine.quoting.rarity import Bits, Rarity

FARTHEST = sum(STEPS) + 1
# That a word of the wording is used twice, in bits: an alignment may jump back, but a quotation says things once.
REPEATED = 6.0
# What speaks for a quotation, in bits of the odds: each bit of the words' rarity (GAIN), once more the bits of the
# rarest after the word before it (TOP), how densely they stand in the wording (DENSE: chance gathers the same words
# from far and wide), each end at a border of the article (EDGE: a comma, a mark, a sentence's end) and more where it
# is not a comma (FULL_EDGE). And against: a word of the article that is not in the wording (ODD), a chunk that moved,
# a word that was used twice, each word short of ENOUGH. From a logistic regression on seeds 601 to 606 and 611 to 614
# of the benchmark and on 600 articles that quote nothing, kind 3 counted twice, each fifth judged by the others;
# rounded, and MOVED and TWICE raised by half a bit and less, which changes little there and keeps chance out of small
# libraries. At 45 false passages in 1,000 articles .999, 1, .987 and .923 of the kinds are found; where GAIN is of the
# rarity after the word before, .998, .995, .983 and .918. Long rows, whole ones, the margin over rivals and their
# number add nothing to it.
GAIN = 0.16
TOP = 0.65
DENSE = 7.0
EDGE = 1.5
FULL_EDGE = 1.75
ODD = 0.75
MOVED = 0.8
TWICE = 2.3
# What each halving of the library is worth, since chance has fewer places in it: less than a bit of rarity, which is
# poorly known there. Chosen between the paraphrases and the chances that the tests have.
FEWER = 0.2
SHORT = 1.15
ENOUGH = 9


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """The article's words ``here`` (ascending) are those of the library at ``there`` (places in tokens), in the wording
    ``whose``, both as `Sides` count them. ``bits``: how well, by the measure that the alignment
    maximises, in which alignments of the same words are compared; ``evidence``: what speaks for a quotation."""

    whose: int
    here: Places
    there: Places
    bits: float
    evidence: float

    @property
    def first(self) -> int:
        return int(self.here[0])

    @property
    def last(self) -> int:
        return int(self.here[-1])

    def common(self, first: int, last: int) -> int:
        """How many words its span shares with that from ``first`` to ``last`` (inclusive)."""
        return max(0, min(self.last, last) - max(self.first, first) + 1)


def alignment_of(whose: int, here: Places, there: Places, rarity: Rarity, borders: Bits) -> Alignment:
    """Words in common by their rarity, less the price of what changed."""
    return alignments_at([(whose, here, there)], rarity, borders)[0]


def alignments_at(
    pairs: Sequence[tuple[int, Places, Places]], rarity: Rarity, borders: Bits
) -> list[Alignment]:
    """The alignment of each wording with words ``here`` and ``there``: all at once, since one by one the hundred of an
    article take a tenth of its time."""
    if not pairs:
        return []
    cuts = np.cumsum([0, *(len(here) for _, here, _ in pairs)])
    start, end = cuts[:-1], cuts[1:]
    here, there = (np.concatenate(column) for column in ([h for _, h, _ in pairs], [t for _, _, t in pairs]))
    first, last, count = here[start], here[end - 1], end - start
    low, high = np.minimum.reduceat(there, start), np.maximum.reduceat(there, start)
    dropped, jumps, repeated = _changes(there, start, count)
    inserted = last - first + 1 - count
    gains = np.add.reduceat(rarity.gains[here], start, dtype=np.float64)
    passed = np.concatenate([[0.0], np.cumsum(borders, dtype=np.float64)])
    border = passed[last + 1] - passed[first + 1]
    price = INSERTED * inserted + DROPPED * dropped + JUMP * jumps + REPEATED * repeated + border
    trust = GAIN * np.add.reduceat(rarity.quoted[here], start, dtype=np.float64)
    trust += TOP * np.maximum.reduceat(rarity.gains[here], start)
    trust += FEWER * rarity.fewer
    trust += DENSE * count / (high - low + 1)
    edges = _edges(borders)
    trust += edges[first] + edges[last + 1]
    doubt = ODD * inserted + MOVED * jumps + TWICE * repeated + SHORT * np.maximum(0, ENOUGH - count)
    bits, evidence = (gains + SHARED * count - price).tolist(), (trust - doubt).tolist()
    return [Alignment(*pair, bits[n], evidence[n]) for n, pair in enumerate(pairs)]


def _edges(borders: Bits) -> Bits:
    """What it says that a passage begins or ends before each word of the article, or at its end."""
    found = np.full(len(borders) + 1, EDGE + FULL_EDGE, dtype=np.float32)
    found[1:-1] = np.select([borders[1:] >= SENTENCE, borders[1:] > 0], [EDGE + FULL_EDGE, EDGE], 0.0)
    return found


def _changes(there: Places, start: Places, count: Places) -> tuple[Places, Places, Places]:
    """For each alignment how many words of the wording are left out, how many chunks moved, and how many words are
    used twice."""
    steps = np.diff(there, append=0)
    near = (steps > 0) & (steps <= FARTHEST)
    far = ~near
    last = start + count - 1
    near[last] = far[last] = False  # to another alignment's words
    dropped = np.add.reduceat(np.where(near, steps - 1, 0), start)
    jumps = np.add.reduceat(far, start, dtype=np.int64)
    which = np.repeat(np.arange(len(start)), count)
    used = np.sort((which << 40) | there)
    repeated = np.bincount(used[:-1][used[1:] == used[:-1]] >> 40, minlength=len(start))
    return dropped, jumps, repeated
