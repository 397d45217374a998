"""An article as words, figures and signs, folded so that a table of words finds them.

Folding keeps every code point in its place: the offsets of the folded text are those of the article.
"""

import re
from dataclasses import dataclass
from functools import cached_property

# Turkic capitals: I belongs to ı and İ to i, and a text set in capitals elsewhere has lost the difference.
# Russian prints е for ё. Apostrophes and dashes are of one kind.
_FOLDED = str.maketrans("ıİёЁ’ʼ‑–—−âîû", "iiеЕ''----aiu")
_LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d])*"
_TOKEN = re.compile(rf"({_LETTERS}|\d+)('[^\W\d_]+)?|\n|[^\w\s]")
# An accent, a soft hyphen or a mark without a width inside a word.
_MARKS = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200d]")
BREAK = "\n"
# Before a line's end, what says that the sentence goes on in the next.
_OPEN = frozenset(",-(")


def folded(text: str) -> str:
    """In small letters, of the same length."""
    low = text.translate(_FOLDED).lower()
    return low if len(low) == len(text) else "".join(letter.lower()[:1] for letter in text)


@dataclass(frozen=True)
class Tokens:
    """``words[n]`` is folded and stands at the code points ``starts[n]`` to ``ends[n]``; what follows an
    apostrophe ("NATO's", "11'inci") is in ``tails`` and not in the word. A break between paragraphs is a token."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    tails: dict[int, str]

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def tight(self, at: int) -> bool:
        """Nothing stands between this token and the next."""
        return 0 <= at < len(self.words) - 1 and self.ends[at] == self.starts[at + 1]

    def capital(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.text[self.starts[at]].isupper()

    def printed(self, at: int) -> str:
        return self.text[self.starts[at] : self.ends[at]] if 0 <= at < len(self.words) else ""

    def is_word(self, at: int) -> bool:
        return self.word(at)[:1].isalpha()

    @cached_property
    def sentence_starts(self) -> frozenset[int]:
        """Tokens that begin a sentence, as far as signs tell it."""
        ends = frozenset(".!?…:\n")
        quotes = frozenset("“”„\"«»(-'‘")
        found, fresh = set(), True
        for at, word in enumerate(self.words):
            if fresh and word not in quotes and word not in ends:
                found.add(at)
                fresh = False
            elif word in ends:
                fresh = True
        return frozenset(found)


def tokens_of(text: str) -> Tokens:
    low = folded(text)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    tails: dict[int, str] = {}
    for match in _TOKEN.finditer(low):
        word, tail = match.groups()
        start, end = match.span()
        if word is None:
            word = match[0]
            if word == BREAK and (_goes_on(text, start) or (words and words[-1] == BREAK)):
                continue
        elif tail:
            tails[len(words)] = tail[1:]
        words.append(word if word.isascii() else _MARKS.sub("", word))
        starts.append(start)
        ends.append(end)
    return Tokens(text, words, starts, ends, tails)


def _goes_on(text: str, at: int) -> bool:
    """The line is broken within a sentence: the next one begins small, or with a figure, and is no item."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (before.isalnum() or before in _OPEN) and (after.islower() or after.isdecimal())
