"""Passages that stand anywhere in the new text: many or rare words, which both texts have exactly once."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from apps.matching.engine.edges import Text
from apps.matching.engine.passage import Side, Stretch

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
        phrase = _joined(sought)
        if not self.telling(sought) or _only(self._old_text, phrase) is None:
            return None
        at = _only(self._new_text, phrase)
        if at is None:
            return None
        word = self._new_text.count(" ", 0, at)
        place = self._side.where(word)
        first = word - self._side.offsets[place]
        target = Stretch(first, first + len(sought) - 1)
        return (place, target) if target.last < len(self.new[place].words) else None

    def telling(self, words: Sequence[str]) -> bool:
        """Whether it would be a surprise to meet these words by chance."""
        if len(words) < FEWEST:
            return False
        total = max(SHORTEST_TEXT, len(self._side.keys))
        return sum(math.log(total / max(1, self._count[word])) for word in words) >= SURPRISE

    @cached_property
    def _side(self) -> Side:
        return Side([text.words for text in self.new])

    @cached_property
    def _count(self) -> Counter[str]:
        return Counter(self._side.keys)

    @cached_property
    def _new_text(self) -> str:
        return _joined(self._side.keys)

    @cached_property
    def _old_text(self) -> str:
        return _joined([key for text in self.old for key in text.words.keys])


def _only(text: str, phrase: str) -> int | None:
    """Where the phrase stands, if once."""
    at = text.find(phrase)
    return at if at >= 0 and text.find(phrase, at + 1) < 0 else None


def _joined(keys: Sequence[str]) -> str:
    """No key holds a space."""
    return f" {' '.join(keys)} "
