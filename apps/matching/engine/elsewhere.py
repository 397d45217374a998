"""Passages that stand anywhere in the new text: many or rare words, which both texts have exactly once."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from apps.matching.engine.passage import Side
from apps.matching.engine.spans import Stretch, Text

# Words that left their place are believed to be the same passage if there are four, and their surprise is that of
# four words which stand once in a text of a thousand: shorter ones are phrases that any clause may use.
FEWEST = 4
SHORTEST_TEXT = 1_000
SURPRISE = 4 * math.log(SHORTEST_TEXT)


class Elsewhere:
    """Reads the whole of both texts when it is first asked."""

    def __init__(self, old: Sequence[Text], new: Sequence[Text]) -> None:
        self.old, self.new = old, new

    def find(self, sought: Sequence[str]) -> tuple[int, Stretch] | None:
        """The new unit, and the words of it, in which the words stand that are nowhere else."""
        if not self.telling(sought) or self._old.only(sought) is None:
            return None
        found = self._new.only(sought)
        if found is None or (place := self._new.where(found.first)) != self._new.where(found.last):
            return None
        return place, found.shifted(-self._new.offsets[place])

    def telling(self, words: Sequence[str]) -> bool:
        """Whether it would be a surprise to meet these words by chance."""
        if len(words) < FEWEST:
            return False
        total = max(SHORTEST_TEXT, len(self._new.keys))
        return sum(math.log(total / max(1, self._count[word])) for word in words) >= SURPRISE

    @cached_property
    def _old(self) -> Side:
        return Side(self.old)

    @cached_property
    def _new(self) -> Side:
        return Side(self.new)

    @cached_property
    def _count(self) -> Counter[str]:
        return Counter(self._new.keys)
