"""From words back to code points: where a passage begins and ends, with the punctuation that belongs to it."""

from bisect import bisect_left, bisect_right

from apps.matching.engine.passage import Stretch
from apps.matching.engine.words import Words


def words_within(words: Words, start: int, end: int) -> Stretch | None:
    """The words that a span of code points touches."""
    first = bisect_right(words.ends, start)
    last = bisect_left(words.starts, end) - 1
    return Stretch(first, last) if first <= last else None


def fitted(
    old: str,
    old_words: Words,
    start: int,
    end: int,
    within: Stretch,
    new: str,
    new_words: Words,
    target: Stretch,
) -> tuple[int, int]:
    """Code points of the new text for the target words, begun and ended as the span begins and ends.

    Within a word that stays, the span's own place in it; outside of words, the same marks if they are there, or
    those that stand at the word where the span had some.
    """
    low = _begin(old, old_words, start, within, new, new_words, target)
    high = _end(old, old_words, end, within, new, new_words, target)
    return low, high


def _begin(
    old: str, old_words: Words, start: int, within: Stretch, new: str, new_words: Words, target: Stretch
) -> int:
    word, at = old_words.starts[within.first], new_words.starts[target.first]
    if start >= word:
        cut = old[word : old_words.ends[within.first]]
        return at + start - word if new[at : new_words.ends[target.first]] == cut else at
    marks = old[start:word]
    floor = new_words.ends[target.first - 1] if target.first else 0
    if at - len(marks) >= floor and new.startswith(marks, at - len(marks)):
        return at - len(marks)
    if marks.strip():
        while at > floor and not new[at - 1].isspace():
            at -= 1
    return at


def _end(
    old: str, old_words: Words, end: int, within: Stretch, new: str, new_words: Words, target: Stretch
) -> int:
    word, at = old_words.ends[within.last], new_words.ends[target.last]
    if end <= word:
        cut = old[old_words.starts[within.last] : word]
        same = new[new_words.starts[target.last] : at] == cut
        return new_words.starts[target.last] + end - old_words.starts[within.last] if same else at
    marks = old[word:end]
    ceiling = new_words.starts[target.last + 1] if target.last + 1 < len(new_words) else len(new)
    if at + len(marks) <= ceiling and new.startswith(marks, at):
        return at + len(marks)
    if marks.strip():
        while at < ceiling and not new[at].isspace():
            at += 1
    return at
