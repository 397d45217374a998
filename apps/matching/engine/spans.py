"""Texts with their words, and spans of them in code points and in words."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from apps.matching.engine.words import Words, words_of

# Marks before a word after which something begins: a sentence, an item, a line.
_ENDINGS = frozenset(".;:!?…\n。؟")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first`` to ``last`` (inclusive)."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    def shifted(self, by: int) -> "Stretch":
        return Stretch(self.first + by, self.last + by)


@dataclass(frozen=True)
class Text:
    text: str

    @cached_property
    def words(self) -> Words:
        return words_of(self.text)

    def gap(self, word: int) -> tuple[int, int]:
        """Code points between a word (or the end) and the one before it (or the beginning)."""
        start = self.words.ends[word - 1] if word else 0
        return start, self.words.starts[word] if word < len(self.words) else len(self.text)

    def begins(self, word: int) -> bool:
        """Whether a sentence, an item or a line begins with the word."""
        start, end = self.gap(word)
        return start == 0 or not _ENDINGS.isdisjoint(self.text[start:end])


@dataclass(frozen=True, slots=True)
class Span:
    """Code points ``start`` to ``end`` (exclusive) of a text, and the words that they touch."""

    text: Text
    start: int
    end: int
    stretch: Stretch | None

    @classmethod
    def of(cls, text: Text, start: int, end: int) -> "Span":
        first = bisect_right(text.words.ends, start)
        last = bisect_left(text.words.starts, end) - 1
        return cls(text, start, end, Stretch(first, last) if first <= last else None)

    @property
    def quote(self) -> str:
        return self.text.text[self.start : self.end]
