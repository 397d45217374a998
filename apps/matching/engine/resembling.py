"""Which wordings of a library say nearly the same as a text, as wholes.

Candidates are those that share the text's rare pairs of neighbouring words, looked up in the segments of the index over
wordings; only these are compared, by the longest common subsequence of their words. No wording is looked at that
shares nothing rare, so the cost follows the number of namesakes and not the size of the library.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from apps.matching.engine.quoting.hashing import hashes_of
from apps.matching.engine.quoting.segment import BLOCK, Segment
from apps.matching.engine.words import words_of

Longs = npt.NDArray[np.int64]

# How many of the text's rarest pairs are looked up, and at how many places one may stand. An article of 170 words has
# some hundred that are rarer; where every fifth word was changed, 64 pairs leave forty.
PAIRS, PLACES = 64, 1_000
# The share of these that a wording has to have: of two that have four words of five in common and differ in single
# words here and there, half of the pairs are left.
SHARED = 0.25
# A clause of boilerplate may stand in each of some hundred documents several times.
MOST = 1_000
# Beyond so many words the order is not compared; what is shared of the rare pairs stands for it. The bits of a longer
# one would take more memory than one enormous clause is worth.
LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Resembling:
    """``number`` is the wording's key in the segments; ``overlap``, 0 to 1, what both share as a share of both."""

    number: int
    overlap: float


def resembling(
    text: str, segments: Sequence[Segment], *, least: float, without: Collection[int] = ()
) -> list[Resembling]:
    """The wordings of which at least ``least`` is shared, the most alike first; those of ``without`` apart."""
    keys = words_of(text).keys
    if not keys:
        return []
    hashes = hashes_of(keys)
    found: dict[int, float] = {}
    for segment in segments:
        own = _numbers(hashes, segment)
        for at, shared in _candidates(own, segment):
            number = int(segment.keys[at])
            if number in without:
                continue
            overlap = _overlap(own, segment, at, shared, least)
            if overlap >= least:
                found[number] = overlap
    ranked = sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))
    return [Resembling(number, round(overlap, 3)) for number, overlap in ranked]


def _numbers(hashes: npt.NDArray[np.uint64], segment: Segment) -> Longs:
    """The segment's numbers of the words, -1 for one that it does not hold."""
    words = segment.hashes("words")
    numbers = np.full(len(hashes), -1, dtype=np.int64)
    if len(words):
        at = np.minimum(np.searchsorted(words, hashes), len(words) - 1)
        held = words[at] == hashes
        numbers[held] = at[held]
    return numbers


def _candidates(own: Longs, segment: Segment) -> list[tuple[int, float]]:
    """Places in the segment's keys, with the share of the looked-up pairs (by rarity) that each has."""
    index = _pairs(own, segment)
    starts = segment.numbers("pair_starts").astype(np.int64, copy=False)
    low, high = starts[index], starts[index + 1]
    sizes = high - low
    rare = np.argsort(sizes, kind="stable")
    rare = rare[sizes[rare] <= PLACES][:PAIRS]
    if not len(rare):
        return []
    low, sizes = low[rare], sizes[rare]
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    places = segment.numbers("pair_places")[np.repeat(low, sizes) + within]
    whose = segment.numbers("blocks")[places // BLOCK].astype(np.int64)
    # A pair that stands twice in a wording counts once.
    pair = np.repeat(np.arange(len(rare)), sizes)
    once = np.unique(whose * len(rare) + pair)
    weights = np.log2(1 + len(segment.numbers("tokens")) / sizes)
    shared = np.bincount(once // len(rare), weights=weights[once % len(rare)]) / weights.sum()
    good = np.flatnonzero(shared >= SHARED)
    best = good[np.argsort(-shared[good], kind="stable")][:MOST]
    return [(int(at), float(shared[at])) for at in best]


def _pairs(own: Longs, segment: Segment) -> Longs:
    """Where the different pairs of neighbours stand in the segment's table."""
    table = segment.hashes("pairs")
    held = (own[:-1] >= 0) & (own[1:] >= 0)
    if not len(table) or not held.any():
        return np.zeros(0, dtype=np.int64)
    pairs = np.unique((own[:-1][held].astype(np.uint64) << np.uint64(32)) | own[1:][held].astype(np.uint64))
    at = np.minimum(np.searchsorted(table, pairs), len(table) - 1)
    found: Longs = at[table[at] == pairs].astype(np.int64)
    return found


def _overlap(own: Longs, segment: Segment, at: int, shared: float, least: float) -> float:
    start, length = int(segment.numbers("starts")[at]), int(segment.numbers("lengths")[at])
    both = len(own) + length
    if 2 * min(len(own), length) < least * both:
        return 0.0
    if max(len(own), length) > LONGEST:
        return shared
    there = segment.numbers("tokens")[start : start + length]
    if length == len(own) and (there == own).all():
        return 1.0
    return 2 * LCSseq.similarity(own.tolist(), there.tolist()) / both
