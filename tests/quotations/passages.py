"""Passages as a search finds them, and as they wait for an editor."""

from collections.abc import Sequence
from typing import Any

from apps.commentary.models import Commentary, CommentaryText
from apps.documents.models import Wording
from apps.quotations.engine.fusing import Passage, PassageKind, Ranked
from apps.quotations.engine.references import Reason
from apps.quotations.models import Quotation, QuotationCandidate
from tests.factories import (
    CommentaryTextFactory,
    QuotationCandidateFactory,
    QuotationFactory,
    WordingFactory,
)

CONSULT = "the Parties shall consult each other without delay"
ARTICLE = (
    f"The expert is glad: “{CONSULT}”, and nobody objected. Article 5 says more.\n\nThe rest is silence."
)


def article(text: str = ARTICLE, **values: Any) -> CommentaryText:
    return CommentaryTextFactory.create(text=text, **values)


def clause(text: str = f"In danger {CONSULT}.", **values: Any) -> Wording:
    return WordingFactory.create(text=text, **values)


def waiting(
    text: CommentaryText | None = None, *wordings: Wording, words: str = CONSULT, **values: Any
) -> Quotation:
    """A passage with a candidate for each wording, which holds the words or is only named."""
    text = text or article()
    row = QuotationFactory.create(text=text, words=words, start=text.text.index(words), marked=True, **values)
    for wording in wordings or (clause(),):
        candidate(row, wording)
    return row


def candidate(row: Quotation, wording: Wording, **values: Any) -> QuotationCandidate:
    start = wording.text.find(row.words)
    if start < 0:
        return QuotationCandidateFactory.create(
            quotation=row, wording=wording, start=None, end=None, fidelity="", reasons=["number"], **values
        )
    end = start + len(row.words)
    return QuotationCandidateFactory.create(quotation=row, wording=wording, start=start, end=end, **values)


def found(
    text: str, words: str, *wordings: Wording, score: float = 0.9, run: int = 0, marked: bool = True
) -> Passage:
    """Words of the text, as found in the wordings."""
    start = text.index(words)
    ranked = tuple(ranked_at(wording, words, score=score) for wording in wordings)
    quoted = all(each.fidelity for each in ranked)
    return Passage(
        start=start,
        end=start + len(words),
        kind=PassageKind.QUOTATION if quoted else PassageKind.REFERENCE,
        marked=marked,
        score=score,
        fidelity="verbatim" if quoted else "",
        candidates=ranked,
        run=run,
    )


def ranked_at(wording: Wording, words: str, *, score: float = 0.9) -> Ranked:
    start = wording.text.find(words)
    if start < 0:
        return Ranked(wording.clause_id, wording.document_id, score, (Reason.NUMBER,))
    return Ranked(
        clause_id=wording.clause_id,
        document_id=wording.document_id,
        score=score,
        reasons=(Reason.WORDS,),
        wording_id=wording.pk,
        start=start,
        end=start + len(words),
        fidelity="verbatim",
    )


def clauses_of(row: Quotation) -> Sequence[int]:
    """The clauses of its candidates, the first one first."""
    return list(row.candidates.order_by("position", "id").values_list("clause", flat=True))


def passages(commentary: Commentary) -> list[Quotation]:
    return list(Quotation.objects.filter(commentary=commentary).order_by("start", "pk"))
