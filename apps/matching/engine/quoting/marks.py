"""What stands in quotation marks."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from apps.matching.engine.words import Words

# Opening and closing marks as they are paired in English, Russian, German, Azerbaijani, Turkish and French. Straight
# marks pair by what stands beside them: one that opens has no letter before it.
_PAIRS = re.compile(r"“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|(?<!\w)\"([^\"]+)\"|(?<!\w)‘([^‘]+?)’(?!\w)")


@dataclass(frozen=True, slots=True)
class Marked:
    """The words ``first`` to ``last`` (inclusive) stand between two marks."""

    first: int
    last: int


def marked_in(text: str, words: Words) -> list[Marked]:
    """In the order of the text; those without a word between them are left out."""
    found = []
    for match in _PAIRS.finditer(text):
        start, end = match.span(match.lastindex or 0)
        first, last = bisect_left(words.starts, start), bisect_right(words.ends, end) - 1
        if first <= last:
            found.append(Marked(first, last))
    return found


# What it costs a passage to go on past the end of a sentence or past a quotation mark, and past a comma, in bits: more
# than two common words say, so that it ends there unless what follows is quoted too.
SENTENCE = 8.0
COMMA = 2.0
_ENDS = re.compile(r"[.!?…;:]\s|[“”«»„\"\n]")
_COMMAS = re.compile(r"[,()—–]")


def borders_of(text: str, words: Words) -> npt.NDArray[np.float32]:
    """For each word what it costs to come to it from the word before."""
    found = np.zeros(len(words), dtype=np.float32)
    starts = np.array(words.starts, dtype=np.int64)
    for pattern, cost in ((_COMMAS, COMMA), (_ENDS, SENTENCE)):
        at = np.searchsorted(starts, [match.start() for match in pattern.finditer(text)], side="right")
        found[at[at < len(words)]] = cost
    return found
