"""The one form in which the text of a commentary is kept."""

import hashlib

from apps.documents.importers.cleaning import Cleaner, tidy
from apps.matching.engine.words import words_of


def tidy_text(text: str) -> str:
    """Plain text with one empty line between paragraphs, without what steers devices; "" where nothing is left.

    Where no empty line stands, each line is a paragraph. Done twice it changes nothing.
    """
    clean = tidy(Cleaner().clean(text)).strip()
    return clean if "\n\n" in clean else clean.replace("\n", "\n\n")


def has_words(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def digest_of(text: str) -> str:
    """SHA-256 of the words without case, typography and white space, as 64 hexadecimal digits: the same article gives
    the same however it comes."""
    return hashlib.sha256(" ".join(words_of(text).keys).encode()).hexdigest()
