"""Finds words that were selected or typed in the text in which they should stand.

Exact first, then in normal form (other quotation marks, dashes, spaces, composed letters), then without case.
Nothing is guessed: where words stand twice, what stood before and after them decides, and where that does not
decide either, every place is returned.
"""

from dataclasses import dataclass
from enum import Enum

from apps.matching.engine.normal import Normal, normalise

# How much of what stood around the words is compared. W3C leaves it open; Hypothesis keeps 32 characters, and
# a clause seldom repeats a phrase with the same 32 characters on either side.
CONTEXT = 32


class Fidelity(Enum):
    """How the words found compare with the words sought, and the score an anchor gets for it."""

    EXACT = 1.0
    TYPOGRAPHY = 0.98  # the same words in other typography
    CASE = 0.95  # the same words, capitals apart


@dataclass(frozen=True, slots=True)
class Place:
    """Code points of the text, end-exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """``places`` is empty where the words do not stand there, has one member where they do, and several where they
    stand more than once and nothing decides between them."""

    places: tuple[Place, ...]
    fidelity: Fidelity

    @property
    def place(self) -> Place | None:
        return self.places[0] if len(self.places) == 1 else None


def find_words(
    text: str, words: str, *, start: int | None = None, prefix: str = "", suffix: str = ""
) -> Finding:
    """Where ``words`` stand in ``text``.

    ``start`` (code points) is where they are said to stand: believed only where exactly these words stand there.
    ``prefix`` and ``suffix`` are what is said to stand before and after them.
    """
    if start is not None and start >= 0 and words and text.startswith(words, start):
        return Finding((Place(start, start + len(words)),), Fidelity.EXACT)
    for fidelity in Fidelity:
        places = _occurrences(text, words, fidelity)
        if places:
            return Finding(_decide(text, places, prefix, suffix), fidelity)
    return Finding((), Fidelity.EXACT)


def context(text: str, place: Place) -> tuple[str, str]:
    """What stands before and after a place: the prefix and suffix of its selector."""
    return text[max(0, place.start - CONTEXT) : place.start], text[place.end : place.end + CONTEXT]


def _occurrences(text: str, words: str, fidelity: Fidelity) -> list[Place]:
    if fidelity is Fidelity.EXACT:
        return [Place(at, at + len(words)) for at in _all_at(text, words)]
    fold_case = fidelity is Fidelity.CASE
    sought = normalise(words, fold_case=fold_case).text
    normal: Normal = normalise(text, fold_case=fold_case)
    return [Place(*normal.span(at, at + len(sought))) for at in _all_at(normal.text, sought)]


def _all_at(text: str, words: str) -> list[int]:
    found: list[int] = []
    if not words:
        return found
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _decide(text: str, places: list[Place], prefix: str, suffix: str) -> tuple[Place, ...]:
    """The places whose surroundings agree best with the prefix and suffix."""
    if len(places) == 1 or not (prefix or suffix):
        return tuple(places)
    sought_before = normalise(prefix[-CONTEXT:], fold_case=True).text
    sought_after = normalise(suffix[:CONTEXT], fold_case=True).text

    def agreement(place: Place) -> int:
        before, after = context(text, place)
        return _common_end(normalise(before, fold_case=True).text, sought_before) + _common_start(
            normalise(after, fold_case=True).text, sought_after
        )

    best = max(agreement(place) for place in places)
    return tuple(place for place in places if agreement(place) == best)


def _common_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])
