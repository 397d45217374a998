"""Runs: words of an article that stand in a wording one after the other, as they are.

What is quoted word for word is found here whatever it says, and in every wording that holds it; windows and alignments
(``places``, ``aligning``) find it too, but of formulas only some of the wordings, and not always where they have it. A
run holds four words in a row that are rarer than those around them (the minimum of a window: winnowing, Schleimer,
Wilkerson and Aiken 2003); these are looked up, and followed in both directions as far as the words are the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from apps.matching.engine.quoting.article import Article, Ints, Side
from apps.matching.engine.quoting.lookup import IN_A_ROW, Lookup
from apps.matching.engine.quoting.segment import BLOCK
from apps.matching.engine.quoting.sides import Longs

# Places of four words in a row that are followed: the rarest of a quotation have fewer, and formulas need not all.
MOST = 2_000
# Runs through the same four words that are kept: the longest, as many as there are rivals in ``searching``, and none of
# less than half of their length, which could not be a rival.
RIVALS = 12
SHORTER = 0.5
OUTSIDE = -2  # no word of any wording, before the article's first word and behind its last


@dataclass(frozen=True, slots=True)
class Run:
    """So many words from ``here`` on in the article and from ``there`` on (a place in tokens) in the wording ``whose``,
    as `Sides` count them."""

    whose: int
    here: int
    there: int
    length: int


def runs_of(article: Article, lookup: Lookup, start: int, end: int) -> Iterator[Run]:
    """The best of those whose rarest four words begin between the article's words ``start`` and ``end``; one that is
    longer than a few windows may come once for each batch of words in which it is asked for."""
    anchors = _anchors(lookup, start, end)
    padded = np.append(article.numbers, np.int32(OUTSIDE))
    found = [_of_side(lookup, number, padded, anchors) for number in range(len(lookup.sides.each))]
    anchor, *columns = (np.concatenate(column) for column in zip(*found, strict=True))
    _whose, _here, there, length = columns
    order = np.lexsort((there, -length, anchor))
    anchor, length = anchor[order], length[order]
    first = np.searchsorted(anchor, anchor)
    good = (np.arange(len(anchor)) - first < RIVALS) & (length >= SHORTER * length[first])
    rows = zip(*(column[order[good]].tolist() for column in columns), strict=True)
    yield from (Run(*row) for row in dict.fromkeys(rows))


def _anchors(lookup: Lookup, start: int, end: int) -> Longs:
    """Of the words with which the fours of a run begin the one whose four are the rarest."""
    sizes = sum((one.sizes for one in lookup.fours[1:]), lookup.fours[0].sizes)[start:end]
    wide = IN_A_ROW - 3
    if len(sizes) < wide:
        return np.zeros(0, np.int64)
    none = np.concatenate([[0], np.cumsum(sizes == 0)])
    whole = np.flatnonzero(none[wide:] == none[:-wide])
    rarest = sizes[whole[:, None] + np.arange(wide)].argmin(axis=1)
    return np.unique(whole + rarest) + start


def _of_side(lookup: Lookup, number: int, padded: Ints, anchors: Longs) -> tuple[Longs, ...]:
    """Of each run its anchor, and the fields of `Run`."""
    side, four = lookup.sides.each[number], lookup.fours[number]
    low = four.low[anchors]
    sizes = np.minimum(four.high[anchors] - low, MOST)
    anchor = np.repeat(anchors, sizes)
    places = side.segment.numbers("pair_places")
    before = np.cumsum(sizes) - sizes
    there = places.take(np.repeat(low - before, sizes) + np.arange(len(anchor))).astype(np.int64)
    blocks = side.segment.numbers("blocks")
    ahead = _reach(padded, side, anchor, there, 3, 1)
    back = _reach(padded, side, anchor, there, 0, -1)
    length = back + ahead + 4
    good = np.flatnonzero((length >= IN_A_ROW) & side.allowed[blocks[there // BLOCK]])
    anchor, there, back = anchor[good], there[good], back[good]
    offset = lookup.sides.first_block(number)
    whose = blocks[there // BLOCK].astype(np.int64) + lookup.sides.first_wording(number)
    return anchor, whose, anchor - back, there - back + offset * BLOCK, length[good]


def _reach(padded: Ints, side: Side, here: Longs, there: Longs, edge: int, way: int) -> Longs:
    """How many more words are the same behind so many (``edge``), or before; none beyond a separator."""
    tokens, own = side.segment.numbers("tokens"), side.own
    length = np.zeros(len(here), dtype=np.int64)
    alive = np.arange(len(here))
    step = edge
    while len(alive):
        step += way
        same = padded.take(here[alive] + step) == own.take(tokens.take(there[alive] + step))
        alive = alive[same]
        length[alive] += 1
    return length
