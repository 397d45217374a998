"""A text as the rules see it: words, the pauses between them, sentences."""

import re
from collections.abc import Collection
from itertools import pairwise

from apps.matching.engine.words import words_of

# A full stop inside a number, or before a letter without a space ("U.N."), ends nothing; nor does the end of a line,
# which may only be broken there, unless a figure, a bracket or a dash begins the next; nor does an empty line before a
# small letter, as between the pages of a printed text.
_ENDS = re.compile(r"[.!?…。؟](?:\s|[”\"»)’'])|[;:؛]|\n\s*[(\d•–—-]")
_EMPTY_LINE = re.compile(r"\n\s*\n")
_OPENING, _CLOSING = frozenset("\"“”„«‘'"), frozenset("\"”“»’'")
_PAUSES = re.compile(r"[,،()\[\]–—]|\s-\s")

NONE, COMMA, STOP = range(3)


class View:
    """``pause[n]`` is what stands before word n (after the last word: at the end); ``sentence_start[n]`` and
    ``sentence_end[n]`` the words between which the sentence, item or part of a list with word n stands."""

    def __init__(self, text: str, adverbs: Collection[str], adverb_endings: tuple[str, ...]) -> None:
        words = words_of(text)
        self.text = text
        self.keys = tuple(key.replace("ё", "е") for key in words.keys) if not text.isascii() else words.keys
        self.starts = words.starts
        self.ends = words.ends
        self.size = len(self.keys)
        self.pause = self._pauses()
        self.sentence_start, self.sentence_end = self._sentences()
        self._adverbs = adverbs
        self._adverb_endings = adverb_endings

    def _pauses(self) -> list[int]:
        pauses = [STOP]
        text = self.text
        for end, start in zip(self.ends, self.starts[1:], strict=False):
            if start == end + 1:
                mark = text[end]
                stops = mark in ";:" or (mark == "\n" and text[start].isdigit())
                pauses.append(STOP if stops else COMMA if mark in ",—–()" else NONE)
            elif _ENDS.search(text[end : start + 1]) or (
                not text[start].islower() and _EMPTY_LINE.search(text[end:start])
            ):
                pauses.append(STOP)
            else:
                pauses.append(COMMA if _PAUSES.search(text[end:start]) else NONE)
        if self.keys:
            pauses.append(STOP)
        return pauses

    def _sentences(self) -> tuple[list[int], list[int]]:
        stops = [word for word, pause in enumerate(self.pause) if pause == STOP]
        starts: list[int] = []
        ends: list[int] = []
        for start, end in pairwise(stops):
            starts += [start] * (end - start)
            ends += [end] * (end - start)
        return starts, ends

    def is_adverb(self, word: int) -> bool:
        key = self.keys[word]
        return key in self._adverbs or (
            bool(self._adverb_endings) and len(key) > SHORTEST_ADVERB and key.endswith(self._adverb_endings)
        )

    def is_titled(self, word: int) -> bool:
        """Written with a capital, and not in capitals alone."""
        start, end = self.starts[word], self.ends[word]
        return self.text[start].isupper() and (end - start == 1 or not self.text[start + 1].isupper())

    def is_quoted(self, first: int, after: int) -> bool:
        """Whether the words stand alone in quotation marks, and are only spoken of: 'the word "shall"'."""
        start, end = self.starts[first], self.ends[after - 1]
        return (
            start > 0
            and end < len(self.text)
            and self.text[start - 1] in _OPENING
            and self.text[end] in _CLOSING
        )

    def is_capital(self, word: int) -> bool:
        """Written with a capital, or behind a hyphen after such a word ("Co-operation")."""
        while (
            word and self.text[self.starts[word] - 1] == "-" and self.ends[word - 1] == self.starts[word] - 1
        ):
            word -= 1
        return self.text[self.starts[word]].isupper()

    def after_aside(self, word: int) -> int:
        """Behind an aside between commas that begins with the word ("shall, |where appropriate, endeavour")."""
        if self.pause[word] == COMMA:
            for end in range(word + 1, min(word + ASIDE, self.sentence_end[word] - 1) + 1):
                if self.pause[end] == COMMA:
                    return end
        return word

    def before_aside(self, word: int) -> int:
        """The first word of an aside between commas that ends before the word; the word itself without one."""
        if self.pause[word] == COMMA:
            for start in range(word - 1, max(word - ASIDE, self.sentence_start[word]) - 1, -1):
                if self.pause[start] == COMMA:
                    return start
        return word

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Code points from the first word to the one before ``after``."""
        return self.starts[first], self.ends[after - 1]


# Words of an aside between two commas, "in accordance with their respective national legislation" and the like.
ASIDE = 12
# "only", "rely", "ally" are no adverbs of manner; "fully" is. The longer exceptions are in the tables.
SHORTEST_ADVERB = 4
