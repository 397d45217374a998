"""How alike units are: by the longest common subsequence of their words, and by how many rare words they share.

The subsequence is computed on bits (Hyyrö, "Bit-parallel LCS-length computation revisited", 2004): one step for each
word of one side, over all words of the other at once. Order alone would find any two legal sentences alike ("of the …
shall"), rare words alone would not tell clauses apart that say the same in another order; the mean of both does.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from apps.matching.engine.groups import Unit
from apps.matching.engine.words import words_of

# Beyond this many words of one unit only what it shares counts, not in which order: the bits of a longer one would
# take more memory than a text of one enormous clause is worth.
LONGEST = 5_000

# What an old clause with as much put in counts, beside one with as much taken out.
ADDED_TO = 0.8


@dataclass(frozen=True, slots=True)
class Likeness:
    """``overlap`` is what both share, as a share of both (Dice); ``old_in_new`` and ``new_in_old`` of one of them."""

    overlap: float
    old_in_new: float
    new_in_old: float

    @property
    def strength(self) -> float:
        """What speaks for a pair, 0 to 1. A revision takes passages out or puts some in: a clause whose words are
        almost all the old one's is likelier its continuation than one that resembles it all over. What stands in
        the new text has to come from somewhere, while what is missing may just be gone; hence the weights."""
        return (self.overlap + 2 * max(self.new_in_old, ADDED_TO * self.old_in_new)) / 3


class Likenesses:
    """The units of two texts and how alike any of them are; what is asked once is kept."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        numbers: dict[str, int] = {}
        self.old = [_numbered(unit.text, numbers) for unit in old]
        self.new = [_numbered(unit.text, numbers) for unit in new]
        both = (*self.old, *self.new)
        frequency = Counter(word for words in both for word in set(words))
        # Never nothing: units of common words alone are still more or less alike.
        self.rarity = {word: 0.1 + math.log((len(both) + 1) / n) for word, n in frequency.items()}
        self._bags: dict[tuple[bool, int], Counter[int]] = {}
        self._weights: dict[tuple[bool, int], float] = {}
        self._masks: dict[int, dict[int, int]] = {}
        self._known: dict[tuple[int, int], Likeness] = {}
        self._known_groups: dict[tuple[tuple[int, ...], tuple[int, ...]], Likeness] = {}

    def of(self, i: int, j: int) -> Likeness:
        known = self._known.get((i, j))
        if known is None:
            known = self._known[i, j] = self._compare(i, j)
        return known

    def of_groups(self, old: Sequence[int], new: Sequence[int]) -> Likeness:
        """The likeness of what the units of each side are together, in their order."""
        if len(old) == len(new) == 1:
            return self.of(old[0], new[0])
        key = tuple(old), tuple(new)
        if key not in self._known_groups:
            self._known_groups[key] = self._compare_groups(*key)
        return self._known_groups[key]

    def _compare_groups(self, old: Sequence[int], new: Sequence[int]) -> Likeness:
        lengths = sum(len(self.old[i]) for i in old), sum(len(self.new[j]) for j in new)
        if not all(lengths):  # people may pair what has no words
            return Likeness(0.0, 0.0, 0.0)
        shared = self._shared(self._bag_of(False, old), self._bag_of(True, new))
        weights = sum(self._weight(False, i) for i in old), sum(self._weight(True, j) for j in new)
        longest = None
        if max(lengths) <= LONGEST:
            masks = _masks([word for j in new for word in self.new[j]])
            longest = _common([word for i in old for word in self.old[i]], masks, lengths[1])
        return _likeness(longest, lengths, shared, weights)

    def _compare(self, i: int, j: int) -> Likeness:
        left, right = self.old[i], self.new[j]
        if not left or not right:
            return Likeness(0.0, 0.0, 0.0)
        if left == right:
            return Likeness(1.0, 1.0, 1.0)
        shared = self._shared(self._bag(False, i), self._bag(True, j))
        longest = None
        if max(len(left), len(right)) <= LONGEST:
            if j not in self._masks:
                self._masks[j] = _masks(right)
            longest = _common(left, self._masks[j], len(right))
        weights = self._weight(False, i), self._weight(True, j)
        return _likeness(longest, (len(left), len(right)), shared, weights)

    def _bag(self, is_new: bool, index: int) -> Counter[int]:
        key = (is_new, index)
        if key not in self._bags:
            self._bags[key] = Counter((self.new if is_new else self.old)[index])
        return self._bags[key]

    def _bag_of(self, is_new: bool, group: Sequence[int]) -> Counter[int]:
        if len(group) == 1:
            return self._bag(is_new, group[0])
        together: Counter[int] = Counter()
        for index in group:
            together.update(self._bag(is_new, index))
        return together

    def _weight(self, is_new: bool, index: int) -> float:
        key = (is_new, index)
        if key not in self._weights:
            self._weights[key] = sum(n * self.rarity[word] for word, n in self._bag(is_new, index).items())
        return self._weights[key]

    def _shared(self, one: Counter[int], other: Counter[int]) -> float:
        if len(one) > len(other):
            one, other = other, one
        rarity = self.rarity
        return sum(min(n, other[word]) * rarity[word] for word, n in one.items() if word in other)


def _likeness(
    longest: int | None, lengths: tuple[int, int], shared: float, weights: tuple[float, float]
) -> Likeness:
    one, other = weights
    rare = Likeness(2 * shared / (one + other), shared / one, shared / other)
    if longest is None:
        return rare
    return Likeness(
        longest / sum(lengths) + rare.overlap / 2,
        (longest / lengths[0] + rare.old_in_new) / 2,
        (longest / lengths[1] + rare.new_in_old) / 2,
    )


def _numbered(text: str, numbers: dict[str, int]) -> tuple[int, ...]:
    return tuple([numbers.setdefault(key, len(numbers)) for key in words_of(text).keys])


def _masks(words: Sequence[int]) -> dict[int, int]:
    places: dict[int, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word, []).append(place)
    return {word: sum(1 << place for place in found) for word, found in places.items()}


def _common(words: Sequence[int], masks: dict[int, int], length: int) -> int:
    """The length of the longest common subsequence with the words of the masks."""
    full = (1 << length) - 1
    row = full
    for word in words:
        mask = masks.get(word)
        if mask:
            kept = row & mask
            row = ((row + kept) | (row - kept)) & full
    return length - row.bit_count()
