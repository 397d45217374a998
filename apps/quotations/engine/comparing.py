"""How the words of a passage compare with those of a clause, where a person says that they belong together."""

from apps.matching.engine.normal import normalise
from apps.matching.engine.words import words_of


def fidelity_of(passage: str, clause: str) -> str:
    """verbatim, typography, cut or reworded: the words of the clause in their order with some left out are cut."""
    if passage == clause:
        return "verbatim"
    if normalise(passage, fold_case=True).text == normalise(clause, fold_case=True).text:
        return "typography"
    mine, theirs = words_of(passage).keys, words_of(clause).keys
    if mine == theirs:
        return "typography"
    rest = iter(theirs)
    return "cut" if mine and all(word in rest for word in mine) else "reworded"


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends; None where it lies outside of the text or holds no word."""
    if not 0 <= start < end <= len(text) or not any(sign.isalnum() for sign in text[start:end]):
        return None
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
