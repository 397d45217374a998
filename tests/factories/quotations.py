"""Passages of commentaries: waiting unless a note is given or the trait ``rejected``."""

from django.utils import timezone

from apps.commentary.models import CommentaryExpert, CommentaryText
from apps.quotations.models import (
    Decision,
    ExaminedText,
    Fidelity,
    PassageKind,
    Quotation,
    QuotationCandidate,
)
from tests.factories.commentary import CommentaryFactory, ExpertFactory
from tests.factories.documents import WordingFactory
from tests.factories.record import RecordFactory, factory


class CommentaryTextFactory(RecordFactory[CommentaryText]):
    class Meta:
        model = CommentaryText

    commentary = factory.SubFactory(CommentaryFactory)
    number = factory.LazyAttribute(lambda row: row.commentary.texts.count() + 1)
    text = factory.Sequence(lambda n: f"The expert, asked a {n}th time, says that the Parties shall consult.")
    digest = factory.Sequence(lambda n: f"{n:064x}")


class CommentaryExpertFactory(RecordFactory[CommentaryExpert]):
    class Meta:
        model = CommentaryExpert

    commentary = factory.SubFactory(CommentaryFactory)
    expert = factory.SubFactory(ExpertFactory)


class ExaminedTextFactory(RecordFactory[ExaminedText]):
    class Meta:
        model = ExaminedText

    text = factory.SubFactory(CommentaryTextFactory)


class QuotationFactory(RecordFactory[Quotation]):
    """The last three words of its text. ``annotation`` accepts it."""

    class Meta:
        model = Quotation

    class Params:
        rejected = factory.Trait(decision=Decision.REJECTED, decided_at=factory.LazyFunction(timezone.now))

    text = factory.SubFactory(CommentaryTextFactory)
    commentary = factory.SelfAttribute("text.commentary")
    words = factory.LazyAttribute(lambda row: " ".join(row.text.text.split()[-3:]))
    start = factory.LazyAttribute(lambda row: row.text.text.index(row.words))
    end = factory.LazyAttribute(lambda row: row.start + len(row.words))
    kind = PassageKind.QUOTATION
    fidelity = Fidelity.VERBATIM
    score = 0.9
    annotation = None
    decision = factory.LazyAttribute(lambda row: Decision.ACCEPTED if row.annotation else Decision.WAITING)
    decided_at = factory.LazyAttribute(lambda row: timezone.now() if row.annotation else None)


class QuotationCandidateFactory(RecordFactory[QuotationCandidate]):
    """The whole words of ``wording``."""

    class Meta:
        model = QuotationCandidate

    quotation = factory.SubFactory(QuotationFactory)
    position = factory.LazyAttribute(lambda row: row.quotation.candidates.count())
    wording = factory.SubFactory(WordingFactory)
    clause = factory.SelfAttribute("wording.clause")
    document = factory.SelfAttribute("wording.document")
    start = 0
    end = factory.LazyAttribute(lambda row: len(row.wording.text))
    fidelity = Fidelity.VERBATIM
    score = 0.9
    reasons = factory.LazyFunction(lambda: ["words"])
