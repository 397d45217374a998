"""Finds every passage of an article that quotes or rewords a wording of a library.

Exact first, approximate after, in one way: pairs of words lead to windows of the library (``lookup``, ``places``),
windows are aligned word by word (``aligning``), what is alike by more than chance is a passage (``evidence``,
``passages``), and only then are the words of the few wordings looked at (``telling``).
"""

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from apps.matching.engine.quoting.article import Article, Side
from apps.matching.engine.quoting.found import Found
from apps.matching.engine.quoting.lookup import Lookup
from apps.matching.engine.quoting.marks import borders_of, marked_in
from apps.matching.engine.quoting.passages import passages_of
from apps.matching.engine.quoting.rarity import rarity_of
from apps.matching.engine.quoting.searching import alignments_of
from apps.matching.engine.quoting.segment import Keys, Segment
from apps.matching.engine.quoting.sides import Sides
from apps.matching.engine.quoting.telling import told

Texts = Callable[[Sequence[int]], Mapping[int, str]]

# As likely as not.
FLOOR = 0.5


def quotations_in(
    text: str,
    segments: Sequence[Segment],
    texts: Texts,
    *,
    without: Collection[int] = frozenset(),
    only: Collection[int] | Keys | None = None,
    floor: float = FLOOR,
) -> list[Found]:
    """The passages, in the order of the article, none overlapping another.

    Of a key that stands in several segments the last counts; those of ``without`` do not, nor, where ``only`` is
    given, do others than those. ``texts`` is asked once, for the wordings of all candidates. ``floor``: the least
    score of a passage; with less than FLOOR, passages come too that something else should speak for.
    """
    article = Article.of(text)
    sides = Sides(_sides(article, segments, without, only))
    if not sides.each or not len(article.numbers):
        return []
    lookup = Lookup.of(article, sides)
    rarity = rarity_of(article, lookup)
    borders = borders_of(text, article.words)
    alignments = alignments_of(article, lookup, rarity, borders)
    marked = marked_in(text, article.words)
    return told(article, sides, passages_of(alignments, marked, rarity, borders, floor), texts)


def _sides(
    article: Article,
    segments: Sequence[Segment],
    without: Collection[int],
    only: Collection[int] | Keys | None,
) -> list[Side]:
    wanted = None if only is None else _keys(only)
    dropped = [_keys(without)]
    found = []
    for segment in reversed(segments):
        allowed = np.ones(len(segment), dtype=bool)
        if wanted is not None:
            allowed[:] = False
            allowed[_places(segment, wanted)] = True
        for keys in dropped:
            allowed[_places(segment, keys)] = False
        dropped.append(segment.keys)
        if allowed.any():
            found.append(Side.of(article, segment, allowed))
    return found[::-1]


def _places(segment: Segment, keys: Keys) -> npt.NDArray[np.int64]:
    """Where those of the keys that the segment has stand in it."""
    if not len(segment) or not len(keys):
        return np.zeros(0, dtype=np.int64)
    at = np.minimum(np.searchsorted(segment.keys, keys), len(segment) - 1)
    found: npt.NDArray[np.int64] = at[segment.keys[at] == keys]
    return found


def _keys(keys: Collection[int] | Keys) -> Keys:
    return np.fromiter(keys, dtype=np.int64, count=len(keys))
