"""A text's words for matching: each with a key that is alike for alike words, and its code points in the text.

Two words that differ in case, composition of accents, ligatures or invisible marks have the same key. What is
neither space nor punctuation is part of a word, so that combining marks of any script stay with their letters;
signs of scripts that write no spaces are words of their own.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from apps.matching.engine.normal import is_invisible

# What separates words: spaces and controls, the punctuation of ASCII, Latin-1, the general and the CJK block.
# Soft hyphens and marks without a width are left in, for they stand inside words. The letter-like apostrophe
# (U+02BC) separates as the other apostrophes do.
_SEPARATORS = (
    "\\s\x00-/:-@\\[-`{-\x7f\x80-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf\u02bc"
    "\u2010-\u2029\u202f-\u205f\u2e00-\u2e7f\u3000-\u303f\uff01-\uff0f\uff1a-\uff20"
)
_UNSPACED = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_UNSPACED}]|[^{_SEPARATORS}{_UNSPACED}]+")
_ASCII_WORD = re.compile(r"[0-9A-Za-z]+")
_FOREIGN = re.compile(f"[^\x00-\x7f{_SEPARATORS}]")

# Turkic capitals: I belongs to ı and İ to i. Matching folds all four to i, since a text that was set in capitals
# elsewhere may have lost the difference.
_DOTLESS = str.maketrans({"ı": "i", "\u0307": None})


@dataclass(frozen=True, slots=True)
class Words:
    """``keys[n]`` stands at the code points ``starts[n]`` to ``ends[n]`` (end-exclusive)."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)


def words_of(text: str) -> Words:
    if _is_plain(text):
        spans = [match.span() for match in _ASCII_WORD.finditer(text)]
        keys = _ASCII_WORD.findall(text.lower())
    else:
        found = [(_key(match[0]), match.span()) for match in _WORD.finditer(text)]
        spans = [span for key, span in found if key]
        keys = [key for key, _span in found if key]
    return Words(tuple(keys), tuple(start for start, _ in spans), tuple(end for _, end in spans))


def span_of_words(text: str, first: int, last: int) -> tuple[int, int]:
    """From the start of the first to the end of the last (inclusive) of these of the words of ``words_of``."""
    if _is_plain(text):
        found: Iterator[re.Match[str]] = _ASCII_WORD.finditer(text)
    else:
        found = (match for match in _WORD.finditer(text) if _key(match[0]))
    begin = next(islice(found, first, None))
    end = next(islice(found, last - first - 1, None), begin) if last > first else begin
    return begin.start(), end.end()


def _is_plain(text: str) -> bool:
    """Whether all letters and digits are those of ASCII, as in most English texts with typographic marks."""
    return text.isascii() or not _FOREIGN.search(text)


def raw_words(text: str) -> list[str]:
    """The text's words as they are written: ``word_key`` of each that is not empty is what ``words_of`` keeps."""
    return _ASCII_WORD.findall(text.lower()) if _is_plain(text) else _WORD.findall(text)


def word_key(word: str) -> str:
    """Alike for alike words; empty where the word is nothing but invisible marks."""
    return _key(word)


@lru_cache(maxsize=1 << 16)  # the words of a large corpus in one language
def _key(word: str) -> str:
    """Empty where the word is nothing but invisible marks."""
    if word.isascii():
        return word.lower()
    seen = "".join(letter for letter in word if not is_invisible(letter))
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    # Some signs fold into several words ("ﷺ"), or into a space with an accent.
    return "".join(folded.translate(_DOTLESS).split())
