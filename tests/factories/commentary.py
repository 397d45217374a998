"""Notes and what they are about. All is published unless the trait ``draft`` or ``withdrawn`` is given."""

from collections.abc import Iterable

from django.utils import timezone

from apps.commentary.models import (
    Anchor,
    Annotation,
    AnnotationExpert,
    AnnotationTopic,
    Commentary,
    Expert,
    Stance,
    Target,
)
from apps.commentary.models.target import AnchorState, StanceValue, TargetKind
from apps.documents.models.document import Status
from apps.topics.models import Topic
from tests.factories.documents import DocumentFactory, PartyFactory, SourceFactory, WordingFactory
from tests.factories.record import RecordFactory, factory

CONTEXT = 32  # code points of a selector's prefix and suffix


class ExpertFactory(RecordFactory[Expert]):
    class Meta:
        model = Expert

    slug = factory.Sequence(lambda n: f"expert-{n}")
    name = factory.Sequence(lambda n: f"Expert {n}")
    role = "political observer"


class CommentaryFactory(RecordFactory[Commentary]):
    class Meta:
        model = Commentary

    slug = factory.Sequence(lambda n: f"commentary-{n}")
    source = factory.SubFactory(SourceFactory)


def _name_experts(note: Annotation, _create: bool, given: Iterable[Expert] | None) -> None:
    chosen = given if given is not None else () if note.editorial else (ExpertFactory.create(),)
    for position, expert in enumerate(chosen):
        AnnotationExpertFactory.create(annotation=note, expert=expert, position=position)


def _lay_topics(note: Annotation, _create: bool, given: Iterable[Topic] | None) -> None:
    for topic in given or ():
        AnnotationTopicFactory.create(annotation=note, topic=topic)


class AnnotationFactory(RecordFactory[Annotation]):
    """A note about nothing yet: give it targets.

    ``experts`` and ``topics`` take rows; without ``experts`` one is made, unless the note is editorial.
    """

    class Meta:
        model = Annotation

    class Params:
        draft = factory.Trait(status=Status.DRAFT, first_published_at=None)
        withdrawn = factory.Trait(status=Status.WITHDRAWN, withdrawal="It was wrong.")

    body = factory.Sequence(lambda n: f"The expert makes point {n}.")
    commentary = factory.SubFactory(CommentaryFactory)
    status = Status.PUBLISHED
    first_published_at = factory.LazyFunction(timezone.now)

    experts = factory.PostGeneration(_name_experts)
    topics = factory.PostGeneration(_lay_topics)


class AnnotationExpertFactory(RecordFactory[AnnotationExpert]):
    class Meta:
        model = AnnotationExpert


class AnnotationTopicFactory(RecordFactory[AnnotationTopic]):
    class Meta:
        model = AnnotationTopic


class TargetFactory(RecordFactory[Target]):
    """About a document as a whole."""

    class Meta:
        model = Target

    annotation = factory.SubFactory(AnnotationFactory)
    position = factory.LazyAttribute(lambda row: row.annotation.targets.count())
    kind = TargetKind.DOCUMENT
    document = factory.SubFactory(DocumentFactory)


class ClauseTargetFactory(TargetFactory):
    """About the clause of ``wording``."""

    class Params:
        wording = factory.SubFactory(WordingFactory)

    kind = TargetKind.CLAUSE
    clause = factory.SelfAttribute("wording.clause")
    clause_document = factory.SelfAttribute("wording.document")
    document = factory.SelfAttribute("wording.document")


def _anchor(target: Target, _create: bool, given: bool | None) -> None:
    if given is not False:
        AnchorFactory.create(target=target, wording=target.made_on, start=target.start, end=target.end)


class SpanTargetFactory(ClauseTargetFactory):
    """About the words ``quote`` of ``wording`` (its first word if not given), with an exact anchor there
    unless ``anchored=False``."""

    kind = TargetKind.SPAN
    made_on = factory.SelfAttribute("wording")
    quote = factory.LazyAttribute(lambda row: row.wording.text.split()[0])
    start = factory.LazyAttribute(lambda row: row.wording.text.index(row.quote))
    end = factory.LazyAttribute(lambda row: row.start + len(row.quote))
    prefix = factory.LazyAttribute(lambda row: row.wording.text[max(0, row.start - CONTEXT) : row.start])
    suffix = factory.LazyAttribute(lambda row: row.wording.text[row.end : row.end + CONTEXT])

    anchored = factory.PostGeneration(_anchor)


class AbsenceTargetFactory(TargetFactory):
    """About the clause of ``wording``, which ``document`` has dropped."""

    class Params:
        wording = factory.SubFactory(WordingFactory)

    kind = TargetKind.ABSENCE
    clause = factory.SelfAttribute("wording.clause")
    clause_document = factory.SelfAttribute("wording.document")


class StanceFactory(RecordFactory[Stance]):
    class Meta:
        model = Stance

    target = factory.SubFactory(TargetFactory)
    party = factory.SubFactory(PartyFactory)
    value = StanceValue.FAVOURABLE


class AnchorFactory(RecordFactory[Anchor]):
    class Meta:
        model = Anchor

    state = AnchorState.EXACT
    score = 1.0
