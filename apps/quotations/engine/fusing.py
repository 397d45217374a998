"""Puts what an article quotes and what it cites together: passages with ranked candidates and the reasons.

Spans are code points, end-exclusive: those of passages in the article, those of candidates in their wording.
"""

from dataclasses import dataclass
from enum import StrEnum

from apps.quotations.engine.references import Reason


class PassageKind(StrEnum):
    QUOTATION = "quotation"
    REFERENCE = "reference"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class QuotedCandidate:
    """Words of a clause that a passage may repeat. ``fidelity``: verbatim, typography, cut or reworded."""

    clause_id: int
    document_id: int
    wording_id: int
    start: int
    end: int
    score: float
    fidelity: str


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """A quotation as the engine of `matching` finds it; ``marked``: it stands in quotation marks."""

    start: int
    end: int
    marked: bool
    score: float
    candidates: tuple[QuotedCandidate, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A clause that a passage may be about. Without words of a wording (``wording_id`` None) where it is only cited."""

    clause_id: int
    document_id: int
    score: float
    reasons: tuple[Reason, ...]
    wording_id: int | None = None
    start: int = 0
    end: int = 0
    fidelity: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where an article quotes or cites. ``candidates`` are ranked, the likeliest first.

    ``cited``: the span of the reference that speaks of it. ``run``: passages with the same number (from 1) quote
    consecutive clauses of one document one after the other; 0 where it stands alone.
    """

    start: int
    end: int
    kind: PassageKind
    marked: bool
    score: float
    fidelity: str
    candidates: tuple[Ranked, ...]
    cited: tuple[int, int] | None = None
    run: int = 0
