"""Passages in words of the arrays become passages in code points, with what a reader is told of them."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from apps.matching.engine.quoting.article import Article
from apps.matching.engine.quoting.evidence import Alignment
from apps.matching.engine.quoting.found import Candidate, Fidelity, Found
from apps.matching.engine.quoting.passages import Passage
from apps.matching.engine.quoting.sides import Sides
from apps.matching.engine.words import span_of_words

# Candidates of a passage. An editor reads three; the others are for formulas, of which ``holders`` tells the rest.
MOST = 8


def told(
    article: Article,
    sides: Sides,
    passages: Sequence[Passage],
    texts: Callable[[Sequence[int]], Mapping[int, str]],
) -> list[Found]:
    keys = {sides.key(one.whose) for passage in passages for one in passage.rivals[:MOST]}
    held = texts(sorted(keys)) if keys else {}
    found = []
    for passage in passages:
        candidates = []
        for one in passage.rivals[:MOST]:
            key = sides.key(one.whose)
            if key in held:
                candidates.append(_candidate(article, sides, one, key, held[key]))
        if candidates:
            start, end = article.words.starts[passage.first], article.words.ends[passage.last]
            best = passage.rivals[0].bits
            holders = sum(one.bits == best for one in passage.rivals)
            found.append(Found(start, end, passage.score, passage.marked, tuple(candidates), holders))
    return found


def _candidate(article: Article, sides: Sides, one: Alignment, key: int, text: str) -> Candidate:
    there = one.there - sides.span(one.whose)[0]
    low, high = int(there.min()), int(there.max())
    start, end = span_of_words(text, low, high)
    score = len(there) / max(one.last - one.first + 1, high - low + 1)
    same = article.text[article.words.starts[one.first] : article.words.ends[one.last]] == text[start:end]
    return Candidate(key, start, end, score, _fidelity(one, there, same=same))


def _fidelity(one: Alignment, there: np.ndarray, *, same: bool) -> Fidelity:
    if same:
        return Fidelity.VERBATIM
    ahead, beyond = np.diff(one.here), np.diff(there)
    if (ahead == 1).all() and (beyond == 1).all():
        return Fidelity.TYPOGRAPHY
    if (beyond > 0).all() and ((ahead == 1) | (beyond == 1)).all():
        return Fidelity.CUT
    return Fidelity.REWORDED
