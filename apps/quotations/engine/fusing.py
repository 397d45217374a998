"""Puts what an article quotes and what it cites together: passages with ranked candidates and the reasons.

Spans are code points, end-exclusive: those of passages in the article, those of candidates in their wording.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from apps.quotations.engine.nearness import Near, Surroundings
from apps.quotations.engine.references import ClauseWeight, Reason, Reference, References
from apps.quotations.engine.runs import in_runs

# How far a number, and how far a document spoken of, closes the gap between a candidate's score and 1. Half of what
# is missing: a paraphrase of .5 that is cited by number comes to .8, and stays under what is quoted word for word.
BY_NUMBER, BY_DOCUMENT = 0.6, 0.2
# What a candidate loses beside one that the article speaks of: of two clauses with the same words (1.0 each), the
# predecessor's comes to .7, still listed and still above a clause with other words.
PASSED_OVER = 0.3
# A clause cited less surely than this is no reason to call a quotation cited.
CITED = 0.25


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
    """A quotation as the engine of `matching` finds it; ``marked``: it stands in quotation marks.

    ``holders``: how many wordings hold the words as well as the first candidate does; 0 where nobody counted."""

    start: int
    end: int
    marked: bool
    score: float
    candidates: tuple[QuotedCandidate, ...]
    holders: int = 0


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


def fuse(
    text: str,
    quotations: Sequence[QuotedPassage],
    references: References,
    *,
    order: Mapping[int, int] | None = None,
    least: float = 0.0,
) -> list[Passage]:
    """Passages in the order of the text.

    ``order``: for each clause its place in its document; without it no runs are found. ``least``: what scores less,
    with everything that speaks for it, is left out; quotations that are only worth showing where they are cited as
    well may so be given to it. Takes time in proportion to the text.
    """
    surroundings = Surroundings(text, [(one.start, one.end) for one in quotations], references)
    passages: list[Passage] = []
    used: dict[Reference, set[int]] = {}
    for quotation in quotations:
        near = surroundings.around(quotation.start, quotation.end)
        passage = _quoted(quotation, near, used)
        if passage and passage.score >= least:
            passages.append(passage)
    for reference in surroundings.outside():
        cited = _cited(reference, used.get(reference, set()))
        if cited and cited.score >= least:
            passages.append(cited)
    passages.sort(key=lambda passage: (passage.start, passage.end))
    return in_runs(text, passages, order) if order else passages


def _quoted(quotation: QuotedPassage, near: Near, used: dict[Reference, set[int]]) -> Passage | None:
    ranked = _ranked(quotation, near)
    if not ranked:
        return None
    held = {candidate.clause_id for candidate in ranked}
    citing = None
    for reference, _strength in near.references:
        clauses = {clause.clause_id for clause in reference.clauses if clause.weight >= CITED}
        if clauses & held:
            # What is cited and quoted is one passage; of "paragraphs 5 to 9" the others stay cited.
            used.setdefault(reference, set()).update(clauses if len(reference.paths) < 2 else clauses & held)
            citing = citing or reference
    best = ranked[0]
    return Passage(
        quotation.start,
        quotation.end,
        PassageKind.BOTH if citing else PassageKind.QUOTATION,
        quotation.marked,
        best.score,
        best.fidelity,
        tuple(ranked),
        cited=(citing.start, citing.end) if citing else None,
    )


def _ranked(quotation: QuotedPassage, near: Near) -> list[Ranked]:
    """One entry to a clause, in its best wording; what the article speaks of before what only has the words."""
    best: dict[int, QuotedCandidate] = {}
    for candidate in quotation.candidates:
        known = best.get(candidate.clause_id)
        if known is None or candidate.score > known.score:
            best[candidate.clause_id] = candidate
    only = quotation.holders == 1 or (quotation.holders == 0 and len(best) == 1)
    told = {clause: near.of(clause, candidate.document_id) for clause, candidate in best.items()}
    speaks = {
        clause: 1 - (1 - BY_NUMBER * number) * (1 - BY_DOCUMENT * document)
        for clause, (number, document) in told.items()
    }
    most = max(speaks.values(), default=0.0)
    ranked = []
    for clause, candidate in best.items():
        score = 1 - (1 - candidate.score) * (1 - speaks[clause])
        score *= 1 - PASSED_OVER * (most - speaks[clause]) / (BY_NUMBER + BY_DOCUMENT)
        reasons = _reasons(quotation, near, told[clause], only=only)
        ranked.append(
            Ranked(
                clause,
                candidate.document_id,
                round(score, 4),
                reasons,
                candidate.wording_id,
                candidate.start,
                candidate.end,
                candidate.fidelity,
            )
        )
    # Of equals the one that was found first: `best` has them in that order.
    return sorted(ranked, key=lambda one: (-one.score, -best[one.clause_id].score))


def _reasons(
    quotation: QuotedPassage, near: Near, told: tuple[float, float], *, only: bool
) -> tuple[Reason, ...]:
    number, document = told
    found = [
        (True, Reason.WORDS),
        (quotation.marked, Reason.MARKS),
        (number > 0, Reason.NUMBER),
        (document > 0, Reason.DOCUMENT),
        (near.leads and (number > 0 or document > 0), Reason.LEAD_IN),
        (only, Reason.ONLY_HOLDER),
        (not only, Reason.SHARED),
    ]
    return tuple(reason for holds, reason in found if holds)


def _cited(reference: Reference, used: set[int]) -> Passage | None:
    """A reference whose clauses are not quoted beside it."""
    left = [clause for clause in reference.clauses if clause.clause_id not in used]
    if not left or (used and len(reference.paths) < 2):
        return None
    ranked = tuple(_pointing(clause) for clause in left)
    return Passage(
        reference.start,
        reference.end,
        PassageKind.REFERENCE,
        marked=False,
        score=ranked[0].score,
        fidelity="",
        candidates=ranked,
        cited=(reference.start, reference.end),
    )


def _pointing(clause: ClauseWeight) -> Ranked:
    return Ranked(clause.clause_id, clause.document_id, clause.weight, clause.reasons)
