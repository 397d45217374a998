"""Word differences between two texts, as runs that read well.

What is aligned are words (`word_path`, which lets a change be whole sentences where the words leave a choice); the
spaces and punctuation before each word go with it and are compared afterwards, so that a changed comma does not look
like a changed word. Short islands of agreement between changes are given up, so that a reworded phrase reads as one
change: the idea of the semantic cleanup in Neil Fraser's diff-match-patch, here by words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from apps.matching.engine.path import Begins, word_path

# A word with what separates it from the word before; at the end a separator alone.
_TOKEN = re.compile(r"(\W*)(\w+(?:[’'-]\w+)*)|(\W+)$")

_WORD_SIGN = re.compile(r"\w")

# After these a word begins something: a sentence, an item, a line. At the beginning of a text too.
_ENDS = re.compile(r"[.;:!?…۔؟\n]")

# An island of agreement between two changes is given up where it weighs less than half of the smaller of them. One of
# more than four words is a phrase of its own and stays; a word of up to three letters ("of the", "и", "və") says
# little and weighs a third.
ISLAND_WORDS = 4
LITTLE_LETTERS, LITTLE = 3, 1 / 3
SHARE = 0.5
# What weighs less than a word that says something is given up between any changes: it happens to stand in both.
LEAST = 1.0


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


@dataclass(frozen=True, slots=True)
class _Run:
    """So many words that agree, from these places on."""

    old: int
    new: int
    length: int


def word_diff(old: str, new: str) -> list[Piece]:
    """Pieces in reading order, each non-empty; where both change, the removed stands before the added.

    The pieces that are not added, joined, are ``old``; those that are not removed are ``new``.
    """
    left, right = _tokens(old), _tokens(new)
    return _merged(_pieces(left, right))


def _tokens(text: str) -> list[_Token]:
    return [_Token(match[1] or match[3] or "", match[2] or "") for match in _TOKEN.finditer(text)]


def _pieces(left: list[_Token], right: list[_Token]) -> Iterator[Piece]:
    # Only at the end may a separator stand alone.
    ends = _pop_end(left), _pop_end(right)
    a = c = 0
    for run in _kept(left, _runs(left, right)):
        removed, added = left[a : run.old], right[c : run.new]
        a, c = run.old + run.length, run.new + run.length
        yield from _between(removed, added, left[run.old : a], right[run.new : c])
    yield from _change(*ends) if ends[0] != ends[1] else _agreement(*ends)


def _between(
    removed: list[_Token], added: list[_Token], left: list[_Token], right: list[_Token]
) -> Iterator[Piece]:
    """A change and the words that agree after it. Where the first of these is separated otherwise than it was, that is
    the end of the change."""
    if (removed or added) and left and left[0].gap != right[0].gap:
        removed, added = [*removed, _Token(left[0].gap, "")], [*added, _Token(right[0].gap, "")]
        left, right = [_Token("", left[0].word), *left[1:]], [_Token("", right[0].word), *right[1:]]
    yield from _change(removed, added)
    yield from _agreement(left, right)


def _pop_end(tokens: list[_Token]) -> list[_Token]:
    return [tokens.pop()] if tokens and not tokens[-1].word else []


def _runs(left: list[_Token], right: list[_Token]) -> list[_Run]:
    """The agreements in order, and an empty one at the end."""
    path = word_path(
        [token.word for token in left], [token.word for token in right], _begins(left), _begins(right)
    )
    runs: list[_Run] = []
    for i, (j, same) in enumerate(zip(path.partner, path.same, strict=True)):
        if not same:
            continue
        last = runs[-1] if runs else None
        if last is not None and (i, j) == (last.old + last.length, last.new + last.length):
            runs[-1] = _Run(last.old, last.new, last.length + 1)
        else:
            runs.append(_Run(i, j, 1))
    return [*runs, _Run(len(left), len(right), 0)]


def _begins(tokens: Sequence[_Token]) -> Begins:
    return lambda at: at == 0 or _ENDS.search(tokens[at].gap) is not None


def _kept(left: Sequence[_Token], runs: list[_Run]) -> list[_Run]:
    """Without the islands. What is given up makes the changes around it larger, so it is asked again from there."""
    kept: list[_Run] = []
    for run in runs:
        while kept and (kept[-1].old, kept[-1].new) != (0, 0):
            before = kept[-2] if len(kept) > 1 else _Run(0, 0, 0)
            if not _is_island(left, before, kept[-1], run):
                break
            kept.pop()
        kept.append(run)
    return kept


def _is_island(left: Sequence[_Token], before: _Run, run: _Run, after: _Run) -> bool:
    if run.length > ISLAND_WORDS or (after.old, after.new) == (run.old + run.length, run.new + run.length):
        return False
    weight = sum(
        LITTLE if len(token.word) <= LITTLE_LETTERS else 1.0 for token in left[run.old : run.old + run.length]
    )
    return weight < LEAST or weight < SHARE * min(_changed(before, run), _changed(run, after))


def _changed(one: _Run, other: _Run) -> int:
    """How many words the change between two agreements takes out or puts in."""
    return max(other.old - one.old - one.length, other.new - one.new - one.length)


def _change(removed: list[_Token], added: list[_Token]) -> Iterator[Piece]:
    yield from _replaced(_text(removed), _text(added))


def _replaced(old: str, new: str) -> Iterator[Piece]:
    """Without the punctuation that both begin with, and the separators that both end with. A space before a word goes
    with the word."""
    head = _separators(old, new)
    if not old[:head].strip():
        head = 0
    tail = _separators(old[head:][::-1], new[head:][::-1])
    yield Piece(Change.SAME, old[:head])
    yield Piece(Change.REMOVED, old[head : len(old) - tail])
    yield Piece(Change.ADDED, new[head : len(new) - tail])
    yield Piece(Change.SAME, old[len(old) - tail :])


def _separators(one: str, other: str) -> int:
    """How many signs that are of no word both begin with."""
    count = 0
    for sign, same in zip(one, other, strict=False):
        if sign != same or _WORD_SIGN.match(sign):
            break
        count += 1
    return count


def _agreement(left: list[_Token], right: list[_Token]) -> Iterator[Piece]:
    """The same words, whose separators may differ."""
    for one, other in zip(left, right, strict=True):
        if one.gap == other.gap:
            yield Piece(Change.SAME, one.gap + one.word)
        else:
            yield from _replaced(one.gap, other.gap)
            yield Piece(Change.SAME, one.word)


def _text(tokens: list[_Token]) -> str:
    return "".join(token.gap + token.word for token in tokens)


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
