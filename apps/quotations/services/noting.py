"""The draft that accepting a passage makes."""

from collections.abc import Sequence

from apps.commentary.contents import AnnotationContent, TargetContent
from apps.commentary.models import Expert
from apps.commentary.models.target import TargetKind
from apps.matching.engine.find import Place, context
from apps.quotations.models import Quotation, QuotationCandidate
from apps.quotations.problems import StaleQuotation
from apps.quotations.rules import own_words


def note_of(
    quotation: Quotation, candidates: Sequence[QuotationCandidate], experts: tuple[Expert, ...]
) -> AnnotationContent:
    """A note without a body or topics, which the editor writes, about the chosen candidates. Raises StaleQuotation
    where the words of a clause changed since the passage was examined."""
    return AnnotationContent(
        body="",
        language=quotation.commentary.source.language,
        commentary=quotation.commentary,
        source_words=own_words(quotation),
        experts=experts,
        targets=tuple(_target(quotation, candidate) for candidate in candidates),
    )


def _target(quotation: Quotation, candidate: QuotationCandidate) -> TargetContent:
    """The span of the clause that the passage repeats, or the whole clause where it is only named."""
    wording, start, end = candidate.wording, candidate.start, candidate.end
    if wording is None or start is None or end is None:
        return TargetContent(TargetKind.CLAUSE, candidate.document, candidate.clause)
    quote = wording.text[start:end]
    if len(quote) != end - start:  # a draft's words may change in place
        raise StaleQuotation(quotation.version)
    prefix, suffix = context(wording.text, Place(start, end))
    return TargetContent(
        TargetKind.SPAN,
        candidate.document,
        candidate.clause,
        wording,
        quote=quote,
        prefix=prefix,
        suffix=suffix,
        start=start,
    )
