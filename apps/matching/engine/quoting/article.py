"""An article's words as numbers of its own, and what the segments of a library know of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from apps.matching.engine.quoting.hashing import hashes_of
from apps.matching.engine.quoting.segment import BLOCK, Segment
from apps.matching.engine.words import Words, words_of

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """``numbers[n]`` tells which of the different words (``hashes``, ascending) the n-th word is."""

    text: str
    words: Words
    hashes: npt.NDArray[np.uint64]
    numbers: Ints

    @classmethod
    def of(cls, text: str) -> "Article":
        words = words_of(text)
        hashes, numbers = np.unique(hashes_of(words.keys), return_inverse=True)
        return cls(text, words, hashes, numbers.astype(np.int32))


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A segment as the article sees it: ``known[n]`` is the segment's number of the article's n-th different word, -1
    where it holds none; ``own`` leads back, -1 where the article does not have the word. ``allowed``: which wordings
    count."""

    segment: Segment
    known: npt.NDArray[np.int64]
    own: Ints
    allowed: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, article: Article, segment: Segment, allowed: npt.NDArray[np.bool_]) -> "Side":
        words = segment.hashes("words")
        known = np.full(len(article.hashes), -1, dtype=np.int64)
        own = np.full(len(words) + 1, -1, dtype=np.int32)
        if len(words):
            at = np.minimum(np.searchsorted(words, article.hashes), len(words) - 1)
            held = np.flatnonzero(words[at] == article.hashes)
            known[held] = at[held]
            own[at[held]] = held
        return cls(segment, known, own, allowed)

    def counts(self) -> npt.NDArray[np.int64]:
        """How often each of the article's different words stands in the segment."""
        counts = self.segment.numbers("counts")
        found = np.zeros(len(self.known), dtype=np.int64)
        held = self.known >= 0
        found[held] = counts[self.known[held]]
        return found

    def around(self, block: npt.NDArray[np.int64], before: int, after: int) -> Ints:
        """The article's numbers of the words from so many blocks before each to so many after it (blocks, words);
        -1 outside of its wording and for words that the article does not have."""
        blocks = self.segment.numbers("blocks")
        wanted = block[:, None] + np.arange(-before, after)
        inside = np.clip(wanted, 0, len(blocks) - 1)
        # `take` and places do in half of the time what brackets and masks do.
        found = self.own.take(self.segment.numbers("tokens").reshape(-1, BLOCK).take(inside, axis=0))
        outside = np.flatnonzero((wanted != inside) | (blocks.take(inside) != blocks.take(block)[:, None]))
        found.reshape(-1, BLOCK)[outside] = -1
        numbers: Ints = found.reshape(len(block), (before + after) * BLOCK)
        return numbers
