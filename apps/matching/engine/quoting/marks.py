"""What stands in quotation marks."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

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
