"""Which units of two texts are worth comparing: those that share rare words and pairs of words."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from apps.matching.engine.likeness import Likenesses

# How many of a unit's rarest features are looked up, and how many units may have one. A third of the words may have
# changed, and of the pairs of words half: of 32 features some ten survive. A feature of more than 64 units tells
# little, and following it would make the search quadratic in texts of boilerplate.
FEATURES = 32
POSTINGS = 64

# How many partners of each unit are compared word by word: its own, the parts of a split, and a few namesakes.
PARTNERS = 8

# Units with the same words are paired by place among this many of the other side; a text in which a line
# ("Done in duplicate") stands more often than that is one in which its place says more than its words.
TWINS = 8

Feature = int | tuple[int, int]


def candidates(likenesses: Likenesses) -> set[tuple[int, int]]:
    """Pairs (old, new), with every unit's most promising partners on the other side."""
    old, new = likenesses.old, likenesses.new
    forth = _promising(old, new)
    back = _promising(new, old)
    return {*forth, *((i, j) for j, i in back), *_twins(old, new)}


def _promising(
    asking: Sequence[tuple[int, ...]], asked: Sequence[tuple[int, ...]]
) -> Iterator[tuple[int, int]]:
    postings: dict[Feature, list[int]] = defaultdict(list)
    for number, words in enumerate(asked):
        for feature in _features(words):
            postings[feature].append(number)
    stretch = len(asked) / max(1, len(asking))
    for number, words in enumerate(asking):
        known = [found for feature in _features(words) if (found := postings.get(feature)) is not None]
        known.sort(key=len)
        scores: dict[int, float] = defaultdict(float)
        for found in known[:FEATURES]:
            if len(found) <= POSTINGS:
                for other in found:
                    scores[other] += 1 / len(found)
        expected = number * stretch
        # Between equals the nearer one; the rounding lets sums of the same numbers in another order be equal.
        best = sorted(scores, key=lambda other: (-round(scores[other], 6), abs(other - expected)))
        for other in best[:PARTNERS]:
            yield number, other


def _features(words: Sequence[int]) -> set[Feature]:
    features: set[Feature] = set(words)
    features.update(itertools.pairwise(words))
    return features


def _twins(old: Sequence[tuple[int, ...]], new: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Units of the very same words, each with those that are nearest in the count of such units."""
    there: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for j, words in enumerate(new):
        if words:
            there[words].append(j)
    count: dict[tuple[int, ...], int] = defaultdict(int)
    for i, words in enumerate(old):
        if words in there:
            nth = count[words]
            count[words] += 1
            for j in there[words][max(0, nth - TWINS // 2) : nth + TWINS // 2]:
                yield i, j
