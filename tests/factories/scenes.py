"""Whole situations in one call, for tests of pages and of long lists."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from apps.commentary.models import (
    Anchor,
    Annotation,
    AnnotationExpert,
    AnnotationTopic,
    Expert,
    Stance,
    Target,
)
from apps.commentary.models.target import StanceValue, TargetKind
from apps.documents.models import Address, Clause, Document, Edition, Party, Wording
from apps.documents.models.document import Status
from apps.topics.models import ClauseTopic, Topic
from tests.factories.commentary import (
    AnnotationFactory,
    ClauseTargetFactory,
    CommentaryFactory,
    ExpertFactory,
    SpanTargetFactory,
    StanceFactory,
    TargetFactory,
)
from tests.factories.documents import DocumentFactory, EditionFactory, PartyFactory
from tests.factories.topics import TopicFactory

StanceGiven = tuple[str, Party | None]


def a_note(
    about: Document | Wording,
    quote: str = "",
    *,
    stances: Iterable[StanceGiven] = (),
    annotation: Annotation | None = None,
    **note: Any,
) -> Annotation:
    """A published note about a document, about a wording's clause or about words of that wording.

    Give ``annotation`` to add a further target to it; other arguments go to AnnotationFactory.
    """
    annotation = annotation or AnnotationFactory.create(**note)
    target: Target
    if isinstance(about, Document):
        target = TargetFactory.create(annotation=annotation, document=about)
    elif quote:
        target = SpanTargetFactory.create(annotation=annotation, wording=about, quote=quote)
    else:
        target = ClauseTargetFactory.create(annotation=annotation, wording=about)
    for value, party in stances:
        StanceFactory.create(target=target, value=value, party=party)
    return annotation


def a_document(
    *, clauses: int = 3, notes: int = 1, title: str = "A long declaration", **values: Any
) -> Edition:
    """A published document of so many clauses, each with so many published notes: its one edition.

    Every note stands on a word of its clause, carries a topic, an expert and a stance. Few statements, so
    that 300 clauses with 3 notes each are there within seconds.
    """
    document = DocumentFactory.create(title=title, **values)
    edition = EditionFactory.create(document=document)
    wordings = _wordings(edition, clauses)
    topics = [TopicFactory.create() for _ in range(3)]
    ClauseTopic.objects.bulk_create(
        [ClauseTopic(clause=row.clause, topic=topics[n % 3]) for n, row in enumerate(wordings)]
    )
    _notes(wordings, notes, topics)
    return edition


def _wordings(edition: Edition, number: int) -> list[Wording]:
    document = edition.document
    rows = Clause.objects.bulk_create([Clause(document=document) for _ in range(number)])
    Address.objects.bulk_create(
        [Address(document=document, clause=clause, ref=str(n)) for n, clause in enumerate(rows, 1)]
    )
    return Wording.objects.bulk_create(
        [
            Wording(
                document=document,
                edition=edition,
                clause=clause,
                since=1,
                rank=f"{n:06}",
                label=str(n),
                label_source=edition.source,
                text=f"The Parties shall consult on matter {n} without delay and in good faith.",
            )
            for n, clause in enumerate(rows, 1)
        ]
    )


def _notes(wordings: list[Wording], each: int, topics: list[Topic]) -> None:
    words = ("Parties", "consult", "good faith")
    experts: list[Expert] = [ExpertFactory.create() for _ in range(2)]
    now = timezone.now()
    commentary, party = CommentaryFactory.create(), PartyFactory.create()
    spots = [(wording, words[n % 3]) for wording in wordings for n in range(each)]
    notes = Annotation.objects.bulk_create(
        [
            Annotation(
                commentary=commentary,
                status=Status.PUBLISHED,
                first_published_at=now,
                body=f"What *he* says of **{word}**, {n}.",
            )
            for n, (_wording, word) in enumerate(spots)
        ]
    )
    targets = Target.objects.bulk_create(
        [_span(note, wording, word) for note, (wording, word) in zip(notes, spots, strict=True)]
    )
    Anchor.objects.bulk_create(
        [
            Anchor(
                target=target,
                wording=target.made_on,
                state="exact",
                start=target.start,
                end=target.end,
                score=1,
            )
            for target in targets
        ]
    )
    Stance.objects.bulk_create(
        [Stance(target=target, party=party, value=StanceValue.FAVOURABLE) for target in targets]
    )
    AnnotationExpert.objects.bulk_create(
        [AnnotationExpert(annotation=note, expert=experts[n % 2]) for n, note in enumerate(notes)]
    )
    AnnotationTopic.objects.bulk_create(
        [AnnotationTopic(annotation=note, topic=topics[n % 3]) for n, note in enumerate(notes)]
    )


def _span(note: Annotation, wording: Wording, word: str) -> Target:
    start = wording.text.index(word)
    return Target(
        annotation=note,
        kind=TargetKind.SPAN,
        document=wording.document,
        clause=wording.clause,
        clause_document=wording.document,
        made_on=wording,
        quote=word,
        start=start,
        end=start + len(word),
    )
