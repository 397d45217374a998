"""From words back to code points: where a passage begins and ends, with the punctuation that belongs to it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from apps.matching.engine.passage import Stretch
from apps.matching.engine.words import Words, words_of


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


def fitted(span: Span, stretch: Stretch, new: Text, target: Stretch) -> tuple[int, int]:
    """Code points of the new text for the target words, begun and ended as the span begins and ends.

    Within a word that stays, the span's own place in it; outside of words, the same marks if they are there, or
    those that stand at the word where the span had some.
    """
    return _begin(span, stretch.first, new, target.first), _end(span, stretch.last, new, target.last)


def _begin(span: Span, first: int, new: Text, target: int) -> int:
    word, at = span.text.words.starts[first], new.words.starts[target]
    if span.start >= word:
        return at + span.start - word if _same(span.text, first, new, target) else at
    marks = span.text.text[span.start : word]
    floor = new.gap(target)[0]
    if at - len(marks) >= floor and new.text.startswith(marks, at - len(marks)):
        return at - len(marks)
    if marks.strip():
        while at > floor and not new.text[at - 1].isspace():
            at -= 1
    return at


def _end(span: Span, last: int, new: Text, target: int) -> int:
    word, at = span.text.words.ends[last], new.words.ends[target]
    if span.end <= word:
        return at - (word - span.end) if _same(span.text, last, new, target) else at
    marks = span.text.text[word : span.end]
    ceiling = new.gap(target + 1)[1]
    if at + len(marks) <= ceiling and new.text.startswith(marks, at):
        return at + len(marks)
    if marks.strip():
        while at < ceiling and not new.text[at].isspace():
            at += 1
    return at


def _same(old: Text, word: int, new: Text, other: int) -> bool:
    one = old.text[old.words.starts[word] : old.words.ends[word]]
    return one == new.text[new.words.starts[other] : new.words.ends[other]]
