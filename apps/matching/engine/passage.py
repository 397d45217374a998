"""Clauses side by side as one passage, its words followed from the old wording into the new."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from apps.matching.engine.path import Path, word_path
from apps.matching.engine.spans import Stretch, Text

# How far from a short passage a word that stayed beside it is looked for: past an article and a changed word.
NEAR = 3


class Side:
    """Units of one text, one after the other."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        self.keys: list[str] = []
        self.offsets: list[int] = []
        for text in texts:
            self.offsets.append(len(self.keys))
            self.keys += text.words.keys
        self.ends = [*self.offsets[1:], len(self.keys)]

    def where(self, word: int) -> int:
        """In which of the units (by their place here) a word stands."""
        return bisect_right(self.offsets, word) - 1

    @cached_property
    def joined(self) -> str:
        """The keys, none of which holds a space, between spaces."""
        return joined(self.keys)

    def only(self, sought: Sequence[str]) -> Stretch | None:
        """Where the words stand in a row, if they do so once."""
        phrase = joined(sought)
        at = self.joined.find(phrase)
        if at < 0 or self.joined.find(phrase, at + 1) >= 0:
            return None
        word = self.joined.count(" ", 0, at)
        return Stretch(word, word + len(sought) - 1)

    def begins(self, word: int) -> bool:
        place = self.where(word)
        return self.texts[place].begins(word - self.offsets[place])


class Passage:
    """An old passage and what became of it, aligned when it is first asked for."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new

    @cached_property
    def path(self) -> Path:
        return word_path(self.old.keys, self.new.keys, self.old.begins, self.new.begins)

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

    def parts(self, stretch: Stretch, *, first: int) -> list[int]:
        """The new units (by their place) to which the words lead: ``first``, then those to which the most do."""
        count = Counter(
            self.new.where(at) for at in self.path.partner[stretch.first : stretch.last + 1] if at >= 0
        )
        return sorted(count, key=lambda part: (part != first, -count[part], part))

    def held(self, stretch: Stretch, target: Stretch) -> bool:
        """Whether a word within NEAR of either end of the stretch stands as near to the target."""
        path = self.path
        before = range(max(0, stretch.first - NEAR), stretch.first)
        after = range(stretch.last + 1, min(len(path.same), stretch.last + 1 + NEAR))
        return any(path.same[k] and 0 < target.first - path.partner[k] <= NEAR for k in before) or any(
            path.same[k] and 0 < path.partner[k] - target.last <= NEAR for k in after
        )

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

    def again(self, stretch: Stretch, part: int, agreeing: float) -> Stretch | None:
        """The place in the new unit to which the alignment leads at least this share of the stretch's words, if all of
        them stand there in a row."""
        low, high = self.new.offsets[part], self.new.ends[part]
        partner = self.path.partner
        votes = Counter(
            partner[k] - k for k in range(stretch.first, stretch.last + 1) if low <= partner[k] < high
        )
        sought = self.old.keys[stretch.first : stretch.last + 1]
        found = [
            stretch.shifted(by)
            for by, count in votes.most_common(2)
            if count >= agreeing * len(stretch)
            and low <= stretch.first + by <= high - len(stretch)
            and self.new.keys[stretch.first + by : stretch.last + by + 1] == sought
        ]
        return found[0] if len(found) == 1 else None


def joined(keys: Sequence[str]) -> str:
    return f" {' '.join(keys)} "
