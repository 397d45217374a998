"""Pairings of clauses: waiting unless a decision is given."""

from typing import Any

from django.utils import timezone

from apps.documents.models import Clause
from apps.matching.engine.force import Level
from apps.parallels.models import (
    ClauseForce,
    Comparison,
    Decision,
    Pairing,
    PairingKind,
    PairingMember,
)
from tests.factories.documents import AddressFactory, DocumentFactory, WordingFactory
from tests.factories.record import RecordFactory, factory


class ComparisonFactory(RecordFactory[Comparison]):
    """Of the two documents in whichever order."""

    class Meta:
        model = Comparison

    left = factory.SubFactory(DocumentFactory)
    right = factory.SubFactory(DocumentFactory)
    left_language = "en"
    right_language = "en"
    state = "0" * 64

    @classmethod
    def _create(cls, model_class: type[Comparison], *args: Any, **values: Any) -> Comparison:
        left, right = sorted((values.pop("left"), values.pop("right")), key=lambda document: document.pk)
        return model_class.objects.create(*args, **values, left=left, right=right)


class PairingFactory(RecordFactory[Pairing]):
    """``members``: the clauses, of either document; without them a new one of the left."""

    class Meta:
        model = Pairing

    comparison = factory.SubFactory(ComparisonFactory)
    kind = PairingKind.REWORDED
    score = 0.9
    state = "0" * 32
    decision = Decision.WAITING
    standing = factory.LazyAttribute(lambda row: row.decision != Decision.REJECTED)
    decided_at = factory.LazyAttribute(
        lambda row: None if row.decision == Decision.WAITING else timezone.now()
    )

    @classmethod
    def _create(cls, model_class: type[Pairing], *args: Any, **values: Any) -> Pairing:
        members: list[Clause] = values.pop("members", [])
        pairing = model_class.objects.create(*args, **values)
        for clause in members or [
            AddressFactory.create(clause__document=pairing.comparison.left).clause,
        ]:
            PairingMemberFactory.create(pairing=pairing, clause=clause)
        return pairing


class PairingMemberFactory(RecordFactory[PairingMember]):
    class Meta:
        model = PairingMember

    pairing = factory.SubFactory(PairingFactory)
    comparison = factory.SelfAttribute("pairing.comparison")
    clause = factory.LazyAttribute(
        lambda row: AddressFactory.create(clause__document=row.comparison.right).clause
    )
    document = factory.SelfAttribute("clause.document")
    standing = factory.SelfAttribute("pairing.standing")


class ClauseForceFactory(RecordFactory[ClauseForce]):
    class Meta:
        model = ClauseForce

    made_on = factory.SubFactory(WordingFactory)
    document = factory.SelfAttribute("made_on.document")
    edition = factory.SelfAttribute("made_on.edition")
    clause = factory.SelfAttribute("made_on.clause")
    level = Level.COMMITMENT.value
