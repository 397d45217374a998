"""Word differences between two texts, as runs that read well.

What is aligned are words; the spaces and punctuation before each word go with it and are compared afterwards,
which keeps the search small and a changed comma from looking like a changed word. The longest common runs are
those of Ratcliff and Obershelp as the standard library's difflib finds them, without its heuristic for popular
tokens. Short islands of agreement between changes are given up, so that a reworded phrase reads as one change.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A word with what separates it from the word before; at the end a separator alone.
_TOKEN = re.compile(r"(\W*)(\w+(?:[’'-]\w+)*)|(\W+)$")

# An island of agreement of fewer words than this between two changes is given up: one or two little words
# ("of the") that happen to stand in both versions say nothing, and break a sentence into scraps.
ISLAND_WORDS = 2


class Change(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class _Token:
    gap: str
    word: str


def word_diff(old: str, new: str) -> list[Piece]:
    """Pieces in reading order, each non-empty; where both change, the removed stands before the added.

    The pieces that are not added, joined, are ``old``; those that are not removed are ``new``.
    """
    left, right = _tokens(old), _tokens(new)
    return _merged(_pieces(left, right))


def _tokens(text: str) -> list[_Token]:
    return [_Token(match[1] or match[3] or "", match[2] or "") for match in _TOKEN.finditer(text)]


def _pieces(left: list[_Token], right: list[_Token]) -> Iterator[Piece]:
    words = [token.word for token in left], [token.word for token in right]
    # Long texts share their beginning and end, which needs no search; the search is quadratic.
    head = _common_head(*words)
    tail = _common_head(words[0][head:][::-1], words[1][head:][::-1])
    middle = slice(head, len(left) - tail), slice(head, len(right) - tail)
    yield from _agreement(left[:head], right[:head])
    yield from _middle(left[middle[0]], right[middle[1]])
    yield from _agreement(left[middle[0].stop :], right[middle[1].stop :])


def _middle(left: list[_Token], right: list[_Token]) -> Iterator[Piece]:
    matcher = SequenceMatcher(
        None, [token.word for token in left], [token.word for token in right], autojunk=False
    )
    codes = matcher.get_opcodes()
    removed: list[_Token] = []
    added: list[_Token] = []
    for number, (tag, a, b, c, d) in enumerate(codes):
        island = 0 < number < len(codes) - 1 and b - a < ISLAND_WORDS
        if tag == "equal" and not island:
            yield from _change(removed, added)
            removed, added = [], []
            yield from _agreement(left[a:b], right[c:d])
        else:
            removed += left[a:b]
            added += right[c:d]
    yield from _change(removed, added)


def _change(removed: list[_Token], added: list[_Token]) -> Iterator[Piece]:
    yield Piece(Change.REMOVED, _text(removed))
    yield Piece(Change.ADDED, _text(added))


def _agreement(left: list[_Token], right: list[_Token]) -> Iterator[Piece]:
    """The same words, whose separators may differ."""
    for one, other in zip(left, right, strict=True):
        if one.gap == other.gap:
            yield Piece(Change.SAME, one.gap + one.word)
        else:
            yield Piece(Change.REMOVED, one.gap)
            yield Piece(Change.ADDED, other.gap)
            yield Piece(Change.SAME, one.word)


def _text(tokens: list[_Token]) -> str:
    return "".join(token.gap + token.word for token in tokens)


def _common_head(left: list[str], right: list[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _merged(pieces: Iterator[Piece]) -> list[Piece]:
    merged: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if merged and merged[-1].change is piece.change:
            merged[-1] = Piece(piece.change, merged[-1].text + piece.text)
        else:
            merged.append(piece)
    return merged
