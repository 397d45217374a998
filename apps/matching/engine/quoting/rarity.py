"""How much it says that a word of the article stands in a wording too, in bits.

A word that anybody would have written there says little. How probable it is that the author wrote it without the
wording is estimated from the library (its words, and its pairs of words, since "in accordance" is followed by
"with"), from common words of the language, since a small library knows nothing of those, and from the rest of the
article: an article about gold and silver says "gold and silver" of itself.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from apps.matching.engine.quoting.article import Article
from apps.matching.engine.quoting.common_words import COMMON_WORDS
from apps.matching.engine.quoting.hashing import hash_of
from apps.matching.engine.quoting.lookup import Lookup
from apps.matching.engine.words import word_key

Bits = npt.NDArray[np.float32]

# Share of the article in what its author would have written anyhow. With .01 every "gold and silver" of a book about
# money is evidence: at ten false passages in 200 articles the scores of alignments told .17 of the reworded ones,
# with .3 .78; .3 to .6 differ little.
OWN = 0.5

# A small library is filled up with so many words of the language, of which one that is not common makes up SELDOM: 15
# clauses say nothing of how rare a word is, a million words are not changed by it.
BACKGROUND = 50_000
SELDOM = 2e-5

# Zipf's constant: the n-th word of a language is about 0.07 / (n + 1) of its texts.
ZIPF = 0.07

# A pair of words that was seen seldom tells what its second word tells alone (Witten and Bell's smoothing, with the
# weight of so many sights).
PAIRED = 20

# Words of the library that evidence.py was fitted on: chance has as many places there.
FITTED = 7_000_000

# A formula of treaties speaks for a quotation as its words do, since nobody else writes it by chance; but in a library
# of a few clauses any turn that two of them share seems one. So it is believed by half where there are so many words.
FORMULAS = 1_000_000

# No word says more: beyond one in 16,000 a word is a misprint as often as a rarity.
MOST = 14.0


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """For each word of the article: what it says in itself (``alone``); what it says after the word before it, which
    is not more (``gains``); what it says of a quotation (``quoted``), between the two. ``fewer``: bits by which chance
    has fewer places in what is searched than in a library of FITTED words."""

    alone: Bits
    gains: Bits
    quoted: Bits
    fewer: float


def rarity_of(article: Article, lookup: Lookup) -> Rarity:
    counts = sum((side.counts() for side in lookup.sides.each), np.zeros(len(article.hashes), np.int64))
    size = lookup.sides.words
    # Without the wording itself, which holds the word if it is the one that is quoted.
    others = np.maximum(counts - 1, 0)
    common = _background(article)
    everywhere = np.maximum((others + BACKGROUND * common) / (size + BACKGROUND), common)[article.numbers]
    together = lookup.neighbours[:-1]
    paired = everywhere.copy()
    paired[1:] = (np.maximum(together - 1, 0) + PAIRED * everywhere[1:]) / (
        others[article.numbers[:-1]] + PAIRED
    )
    here = np.bincount(article.numbers, minlength=len(article.hashes))[article.numbers]
    own = (here - 1) / max(1, len(article.numbers))
    # How rare words are, the whole library tells; how often chance tries, only what may be found.
    fewer = float(np.log2(FITTED / max(1, lookup.sides.searched)))
    alone, gains = _bits(everywhere, own), _bits(np.maximum(everywhere, paired), own)
    return Rarity(alone, gains, gains + np.float32(size / (size + FORMULAS)) * (alone - gains), fewer)


def _bits(probability: npt.NDArray[np.float64], own: npt.NDArray[np.float64]) -> Bits:
    return np.minimum(MOST, -np.log2((1 - OWN) * probability + OWN * own)).astype(np.float32)


def _background(article: Article) -> npt.NDArray[np.float64]:
    known = _common()
    return np.array([known.get(number, SELDOM) for number in article.hashes.tolist()], dtype=np.float64)


@lru_cache(maxsize=1)
def _common() -> dict[int, float]:
    """The share of each common word in texts of its language."""
    found: dict[int, float] = {}
    for words in COMMON_WORDS.values():
        for rank, word in enumerate(words.split(), 1):
            number = hash_of(word_key(word))
            found[number] = max(found.get(number, 0.0), ZIPF / (rank + 1))
    return found
