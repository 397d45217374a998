"""Clauses side by side as one passage, its words followed from the old wording into the new."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from apps.matching.engine.path import Path, word_path
from apps.matching.engine.words import Words


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first`` to ``last`` (inclusive) of a passage."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    def shifted(self, by: int) -> "Stretch":
        return Stretch(self.first + by, self.last + by)


class Side:
    """Units of one text, one after the other."""

    def __init__(self, words: Sequence[Words]) -> None:
        self.keys: list[str] = []
        self.offsets: list[int] = []
        for found in words:
            self.offsets.append(len(self.keys))
            self.keys += found.keys
        self.ends = [*self.offsets[1:], len(self.keys)]

    def where(self, word: int) -> int:
        """In which of the units (by their place here) a word stands."""
        return bisect_right(self.offsets, word) - 1


class Passage:
    """An old passage and what became of it, aligned when it is first asked for."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new

    @cached_property
    def path(self) -> Path:
        return word_path(self.old.keys, self.new.keys)

    def followed(self, stretch: Stretch, place: int) -> Stretch | None:
        """Where the surviving and replaced words of the stretch stand in the new unit at this place."""
        low, high = self.new.offsets[place], self.new.ends[place]
        partner = self.path.partner
        found = [k for k in range(stretch.first, stretch.last + 1) if low <= partner[k] < high]
        if not found:
            return None
        return Stretch(self._back(found[0], low, stretch.first), self._on(found[-1], high, stretch.last) - 1)

    def _back(self, k: int, low: int, first: int) -> int:
        """A first word that was replaced takes what was put before its new word, if that belongs to no other."""
        path = self.path
        at = path.partner[k]
        if k == first and not path.same[k] and (k == 0 or path.partner[k - 1] >= 0):
            while at > low and not path.taken[at - 1]:
                at -= 1
        return at

    def _on(self, k: int, high: int, last: int) -> int:
        path = self.path
        end = path.partner[k] + 1
        if k == last and not path.same[k] and (k + 1 == len(path.partner) or path.partner[k + 1] >= 0):
            while end < high and not path.taken[end]:
                end += 1
        return end

    def survival(self, stretch: Stretch, place: int) -> tuple[float, float]:
        """The share of the stretch's words that stand unchanged in the new unit, plain and weighted by rarity."""
        low, high = self.new.offsets[place], self.new.ends[place]
        path = self.path
        count = 0
        weight = total = 0.0
        for k in range(stretch.first, stretch.last + 1):
            total += path.weights[k]
            if path.same[k] and low <= path.partner[k] < high:
                count += 1
                weight += path.weights[k]
        return count / len(stretch), weight / total

    def gap(self, after: int, place: int, part: int) -> int | None:
        """The new word before which a gap stands that stood before the old word ``after``: the words on both sides of
        it are still neighbours, or the one that it has at the edge of its unit is still there."""
        low, high = self.new.offsets[part], self.new.ends[part]
        path = self.path
        found = set()
        if after > self.old.offsets[place]:
            found.add(path.partner[after - 1] + 1 if path.same[after - 1] else -1)
        if after < self.old.ends[place]:
            found.add(path.partner[after] if path.same[after] else -1)
        at = found.pop() if len(found) == 1 else -1
        if at < low or at > high:
            return None
        return at

    def agreement(self, stretch: Stretch, at: int) -> int:
        """How many words of the stretch the alignment leads to the same words from ``at`` on."""
        partner, first = self.path.partner, stretch.first
        return sum(partner[k] == at + k - first for k in range(first, stretch.last + 1))


def standing(sought: Sequence[str], words: Sequence[str]) -> Iterator[int]:
    """Where the sequence of words stands in another."""
    if not sought:
        return
    first, length = sought[0], len(sought)
    wanted = list(sought)
    at = -1
    while True:
        try:
            at = words.index(first, at + 1)
        except ValueError:
            return
        if list(words[at : at + length]) == wanted:
            yield at
