"""From words back to code points: where a passage begins and ends, with the punctuation that belongs to it."""

from apps.matching.engine.spans import Span, Stretch, Text


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
