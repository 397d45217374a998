"""Two changed texts in one, where they were changed in different places.

Both are compared with the text that they began as. A change is a run of tokens of that text and what came in its
place; where no change of one comes near a change of the other, all of them can be made.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

# A word, white space, or any other single character: together they are the whole text.
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")

# Two changes with fewer words than this between them are one thought, and a person has to read it.
APART = 3

# The search is quadratic; what is longer than this is not joined by a machine (some 4,000 words).
LONGEST = 8_000


class _Change(NamedTuple):
    """Tokens of the former text from ``start`` until ``end`` became ``new``."""

    start: int
    end: int
    new: tuple[str, ...]


def join_texts(base: str, theirs: str, mine: str) -> str | None:
    """The text with the changes of both; None where they come too near each other."""
    tokens = _TOKEN.findall(base)
    texts = [_TOKEN.findall(text) for text in (theirs, mine)]
    if max(len(tokens), *map(len, texts)) > LONGEST:
        return None
    changes = [_changes(tokens, text) for text in texts]
    every = sorted({*changes[0], *changes[1]})
    of_one = [set(each) for each in changes]
    for one, other in pairwise(every):
        together = any(one in each and other in each for each in of_one)
        if not together and _words(tokens[one.end : other.start]) < APART:
            return None
    return _applied(tokens, every)


def _changes(before: Sequence[str], after: Sequence[str]) -> list[_Change]:
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [_Change(a, b, tuple(after[c:d])) for tag, a, b, c, d in codes if tag != "equal"]


def _words(tokens: Sequence[str]) -> int:
    return sum(1 for token in tokens if token[0].isalnum() or token[0] == "_")


def _applied(tokens: Sequence[str], changes: Sequence[_Change]) -> str:
    pieces: list[str] = []
    at = 0
    for change in changes:
        pieces += [*tokens[at : change.start], *change.new]
        at = change.end
    return "".join([*pieces, *tokens[at:]])
