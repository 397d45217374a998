"""Rows for what was found."""

from collections.abc import Iterable, Sequence
from typing import Any

from apps.commentary.models import CommentaryText
from apps.quotations.engine.fusing import Passage, Ranked
from apps.quotations.engine.sentences import sentence_of
from apps.quotations.models import Quotation, QuotationCandidate
from apps.quotations.rules import limited

DIGITS = 4  # of scores: so that the same finding is the same row


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a passage in its sentence, cut to the limit between words."""
    sentence = sentence_of(text, start, end)
    around = limited(sentence.before, "", sentence.after, clauses=True)
    return around.before, around.after


def facts_of(text: str, passage: Passage) -> dict[str, Any]:
    """The columns of a passage that an examination sets; its span apart."""
    before, after = surroundings(text, passage.start, passage.end)
    return {
        "before": before,
        "after": after,
        "kind": passage.kind.value,
        "fidelity": passage.fidelity,
        "marked": passage.marked,
        "score": _score(passage.score),
        "run": passage.run or None,
        "found": True,
    }


def new_quotation(text: CommentaryText, passage: Passage) -> Quotation:
    return Quotation(
        commentary_id=text.commentary_id,
        text=text,
        start=passage.start,
        end=passage.end,
        words=text.text[passage.start : passage.end],
        **facts_of(text.text, passage),
    )


def candidate_facts(found: Ranked, position: int) -> dict[str, Any]:
    """The columns of a candidate that an examination sets; its clause apart."""
    quoted = found.wording_id is not None and bool(found.fidelity)
    return {
        "position": position,
        "document_id": found.document_id,
        "wording_id": found.wording_id if quoted else None,
        "start": found.start if quoted else None,
        "end": found.end if quoted else None,
        "fidelity": found.fidelity if quoted else "",
        "score": _score(found.score),
        "reasons": [str(reason) for reason in found.reasons],
    }


def new_candidates(
    quotation: Quotation, found: Sequence[Ranked], *, first: int = 0
) -> Iterable[QuotationCandidate]:
    for position, each in enumerate(found, first):
        yield QuotationCandidate(
            quotation=quotation, clause_id=each.clause_id, **candidate_facts(each, position)
        )


def _score(score: float) -> float:
    return round(min(1.0, max(0.0, score)), DIGITS)
