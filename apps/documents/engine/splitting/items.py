"""Numbered, lettered and dashed items within one clause, nested, by a beam search over the open levels.

A label can go on with one of the open levels, open a new one beneath the last, begin one again, or be no label. "(i)"
after "(h)" is the ninth letter if "(j)" follows and a roman one if "(ii)" does, so several ways are kept until the end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from apps.documents.engine.splitting.marks import Mark
from apps.documents.engine.splitting.numerals import Reading

WIDTH = 6  # ways kept at once
LEVELS = 6  # as deep as treaties go, with one to spare
BASE = 0.7  # what any label earns
MOST = 0.8  # no single label may outweigh its sequence
GOES_ON = 0.15  # between equals, a sequence that goes on
GAP_FIRST, GAP_EACH, GAP_MOST = 0.5, 0.2, 6
OPENS_LATE, OPENS_EACH, OPENS_MOST = 1.0, 0.3, 2.0  # a level whose first label is not the first number
OPENS_TWICE = 1.2  # the same kind of label within itself
AGAIN = 0.7  # a level that begins again beside itself
INVERTED = 0.4  # numbers below letters
LEFT_OUT = 0.4  # of its weight, for a label taken for none
# How fine a kind of label usually is.
FINENESS = {"arabic": 1, "Roman": 0, "Letter": 1, "word": 1, "letter": 2, "roman": 3, "dash": 4, "none": 1}

Level = tuple[str, str, tuple[int, ...]]  # form, style, value


@dataclass(frozen=True, slots=True)
class Item:
    """A label that counts; ``depth`` from 0; ``step`` is next, gap, opens, late or again."""

    mark: Mark
    reading: Reading
    depth: int
    step: str


@dataclass(slots=True)
class _Way:
    score: float
    stack: tuple[Level, ...]
    items: "_Kept | None"


@dataclass(slots=True)
class _Kept:
    item: Item
    before: "_Kept | None"


def items_of(marks: Sequence[Mark], number: str = "") -> list[Item]:
    """The items among the labels of one clause, whose own number is ``number``."""
    ways = [_Way(0.0, (), None)]
    for mark in marks:
        found: dict[tuple[Level, ...], _Way] = {}
        for way in ways:
            for new in _next(way, mark, number):
                if new.stack not in found or new.score > found[new.stack].score:
                    found[new.stack] = new
        ways = sorted(found.values(), key=lambda way: -way.score)[:WIDTH]
    kept = ways[0].items
    items = []
    while kept is not None:
        items.append(kept.item)
        kept = kept.before
    return items[::-1]


def _next(way: _Way, mark: Mark, number: str) -> Iterable[_Way]:
    gain = BASE + min(MOST, mark.weight)
    yield _Way(way.score - LEFT_OUT * max(0.0, gain), way.stack, way.items)
    for reading in mark.readings:
        for price, depth, step in _places(way.stack, mark, reading, number):
            if depth >= LEVELS:
                continue
            stack = (*way.stack[:depth], (mark.form, reading.style, reading.value))
            item = Item(mark, reading, depth, step)
            yield _Way(way.score + gain - price - reading.price, stack, _Kept(item, way.items))


def _places(
    stack: tuple[Level, ...], mark: Mark, reading: Reading, number: str
) -> Iterable[tuple[float, int, str]]:
    """Price, depth and step of each place that a label may take."""
    form, style, value = mark.form, reading.style, reading.value
    known = False
    for depth, (a_form, a_style, last) in enumerate(stack):
        if a_form != form or a_style != style or len(last) != len(value):
            continue
        known = True
        if style == "dash":
            yield -GOES_ON, depth, "next"
        elif last[:-1] == value[:-1] and 0 < value[-1] - last[-1] <= GAP_MOST:
            missing = value[-1] - last[-1] - 1
            price = GAP_FIRST + GAP_EACH * (missing - 1) if missing else -GOES_ON
            yield price, depth, "gap" if missing else "next"
        elif value[-1] == 1:
            yield AGAIN if last[:-1] == value[:-1] else 0.0, depth, "again"
    price = 0.0 if value[-1] <= 1 else min(OPENS_MOST, OPENS_LATE + OPENS_EACH * (value[-1] - 1))
    if known:
        price += OPENS_TWICE
    if stack and FINENESS.get(stack[-1][1], 1) > FINENESS.get(style, 1):
        price += INVERTED
    if len(value) > 1 and not _within(stack, value[:-1], number):
        price += OPENS_LATE
    yield price, len(stack), "late" if value[-1] > 1 else "opens"


def _within(stack: tuple[Level, ...], head: tuple[int, ...], number: str) -> bool:
    """Whether "1.2" stands in 1: in its item, or in the clause of that number."""
    if stack:
        return stack[-1][2] == head or stack[-1][2][-1:] == head
    return number == ".".join(map(str, head))
