"""What is found: a passage of an article, and the wordings whose words it may be."""

from dataclasses import dataclass
from enum import StrEnum


class Fidelity(StrEnum):
    """How the words of a passage compare with those of the wording; from the most faithful to the least."""

    VERBATIM = "verbatim"
    TYPOGRAPHY = "typography"  # the same words; capitals, punctuation or marks differ
    CUT = "cut"  # the wording's words in their order; some left out, or inserted in brackets
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Candidate:
    """``start`` to ``end``: code points (end-exclusive) of the text of the wording with this key. ``score`` is from 0
    to 1."""

    key: int
    start: int
    end: int
    score: float
    fidelity: Fidelity


@dataclass(frozen=True, slots=True)
class Found:
    """``start`` to ``end``: code points (end-exclusive) of the article, from the first word to the end of the last.

    ``score`` is the first candidate's. ``marked``: it stands in quotation marks. ``candidates`` are ranked, the best
    first, and never empty. ``holders``: how many wordings hold the words as well as the first candidate does,
    including those that are not among the candidates.
    """

    start: int
    end: int
    score: float
    marked: bool
    candidates: tuple[Candidate, ...]
    holders: int
