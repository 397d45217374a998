"""Documents for measuring: so many clauses, three annotations each, in words that compress like real ones.

The words are drawn by frequency from the vocabulary of declarations, so that no clause repeats another.
"""

import random
from collections.abc import Sequence
from pathlib import Path

from django.db import transaction
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
from apps.documents.models import Address, Clause, Document, Edition, Party, Revision, Source, Wording
from apps.topics.models import ClauseTopic, Topic

NOTES = 3  # on each clause
WORDS_OF_A_CLAUSE = (25, 110)
WORDS_OF_A_NOTE = (20, 60)
STANCES = ("favourable", "unfavourable", "ambiguous", "mixed", "neutral")
VOCABULARY = Path(__file__).with_name("vocabulary.txt").read_text(encoding="utf-8").split()


def build(size: int, *, seed: int = 1, notes: int = NOTES) -> str:
    """A published document of ``size`` clauses, each with so many notes; its slug. One that is there already is left as
    it is."""
    slug = f"measured-{size}" if notes == NOTES else f"measured-{size}-{notes}"
    if not Document.objects.filter(slug=slug).exists():
        with transaction.atomic():
            _Builder(size, notes, random.Random(seed)).document(slug)  # noqa: S311 - the same words in every run
    return slug


class _Builder:
    def __init__(self, size: int, notes: int, chance: random.Random) -> None:
        self.size = size
        self.notes = notes
        self.chance = chance
        self.weights = [1 / (rank + 8) for rank in range(len(VOCABULARY))]
        self.now = timezone.now()

    def words(self, between: tuple[int, int]) -> str:
        drawn = self.chance.choices(VOCABULARY, self.weights, k=self.chance.randint(*between))
        return " ".join(drawn).capitalize() + "."

    def document(self, slug: str) -> None:
        source = Source.objects.create(
            ref=slug,
            publisher="The measured gazette",
            title=f"Declaration of {self.size} clauses",
            language="en",
        )
        document = Document.objects.create(
            slug=slug,
            title=f"Declaration of {self.size} clauses",
            kind="declaration",
            signed="2022-02-22",
            status="published",
            first_published_at=self.now,
        )
        edition = Edition.objects.create(
            document=document, ref="en", source=source, language="en", extent="complete", order_known=True
        )
        Revision.objects.create(edition=edition, number=1, reason="Entered.", published_at=self.now)
        edition.status, edition.current_revision = "published", 1
        edition.save()
        wordings = self._wordings(edition)
        topics = self._topics(slug)
        ClauseTopic.objects.bulk_create(
            [ClauseTopic(clause=wording.clause, topic=self.chance.choice(topics)) for wording in wordings]
        )
        self._notes(slug, wordings, topics)

    def _wordings(self, edition: Edition) -> list[Wording]:
        document = edition.document
        clauses = Clause.objects.bulk_create([Clause(document=document) for _ in range(self.size)])
        Address.objects.bulk_create(
            [Address(document=document, clause=clause, ref=str(n)) for n, clause in enumerate(clauses, 1)]
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
                    text=self.words(WORDS_OF_A_CLAUSE),
                )
                for n, clause in enumerate(clauses, 1)
            ]
        )

    def _topics(self, slug: str) -> list[Topic]:
        groups = [
            Topic.objects.create(slug=f"{slug}-group-{n}", name=f"Group {n}", position=n) for n in range(6)
        ]
        return [
            Topic.objects.create(
                slug=f"{slug}-topic-{n}", name=f"Topic {n}", parent=groups[n % 6], position=n
            )
            for n in range(30)
        ]

    def _people(self, slug: str) -> tuple[list[Expert], list[Commentary], list[Party]]:
        experts = [
            Expert.objects.create(
                slug=f"{slug}-expert-{n}", name=f"Expert {n} of many", role="political observer"
            )
            for n in range(12)
        ]
        commentaries = [
            Commentary.objects.create(
                slug=f"{slug}-commentary-{n}",
                source=Source.objects.create(
                    ref=f"{slug}-article-{n}",
                    publisher=f"Newspaper {n}",
                    title=self.words((5, 9)),
                    url=f"https://example.org/articles/{n}",
                    language="en",
                ),
            )
            for n in range(12)
        ]
        parties = [
            Party.objects.get_or_create(code=f"M{n}", defaults={"name": f"Measured party {n}"})[0]
            for n in range(3)
        ]
        return experts, commentaries, parties

    def _notes(self, slug: str, wordings: Sequence[Wording], topics: Sequence[Topic]) -> None:
        experts, commentaries, parties = self._people(slug)
        spots = [(wording, n) for wording in wordings for n in range(self.notes)]
        notes = Annotation.objects.bulk_create(
            [
                Annotation(
                    commentary=self.chance.choice(commentaries),
                    status="published",
                    first_published_at=self.now,
                    body=self.words(WORDS_OF_A_NOTE),
                    source_words=self.words((8, 24)) if n == 0 else "",
                )
                for _wording, n in spots
            ],
            batch_size=1_000,
        )
        targets = Target.objects.bulk_create(
            [self._span(note, wording) for note, (wording, _n) in zip(notes, spots, strict=True)],
            batch_size=1_000,
        )
        Anchor.objects.bulk_create(
            [
                Anchor(
                    target=each, wording=each.made_on, state="exact", start=each.start, end=each.end, score=1
                )
                for each in targets
            ],
            batch_size=1_000,
        )
        Stance.objects.bulk_create(
            [
                Stance(target=target, party=self.chance.choice(parties), value=self.chance.choice(STANCES))
                for target in targets
            ]
        )
        AnnotationExpert.objects.bulk_create(
            [AnnotationExpert(annotation=note, expert=self.chance.choice(experts)) for note in notes]
        )
        AnnotationTopic.objects.bulk_create(
            [AnnotationTopic(annotation=note, topic=self.chance.choice(topics)) for note in notes]
        )

    def _span(self, note: Annotation, wording: Wording) -> Target:
        words = wording.text.split(" ")
        first = self.chance.randrange(len(words) - 4)
        last = first + self.chance.randint(2, 4)
        start = len(" ".join(words[:first])) + (1 if first else 0)
        quote = " ".join(words[first:last])
        return Target(
            annotation=note,
            kind="span",
            document=wording.document,
            clause=wording.clause,
            clause_document=wording.document,
            made_on=wording,
            quote=quote,
            start=start,
            end=start + len(quote),
        )
