"""The pairings of two sides, as they follow from the texts and from what people decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from apps.parallels.engine.pairs import paired
from apps.parallels.engine.texts import Kind, Paired, Said
from apps.parallels.models import Comparison, Decision, Pairing
from apps.parallels.sides import Side

EVER = datetime.min.replace(tzinfo=UTC)

# The clauses of both sides, by which a pairing is known.
Key: TypeAlias = tuple[frozenset[int], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A pairing as it is kept, with its clauses in the order of their sides."""

    id: int
    left: tuple[int, ...]
    right: tuple[int, ...]
    kind: str
    moved: bool
    score: float
    standing: bool
    state: str
    decision: str
    version: int
    decided_at: datetime | None

    @property
    def key(self) -> Key:
        return frozenset(self.left), frozenset(self.right)

    @property
    def said(self) -> Said | None:
        if self.decision == Decision.WAITING:
            return None
        return Said(self.left, self.right, self.decision == Decision.REJECTED, Kind(self.kind))

    @property
    def paired(self) -> Paired:
        return Paired(self.left, self.right, Kind(self.kind), self.moved, self.score)


def kept_of(comparisons: Iterable[Comparison]) -> Mapping[int, list[Kept]]:
    """By comparison, whatever became of them, in the order in which they were made. One query."""
    documents = {row.pk: (row.left_id, row.right_id) for row in comparisons}
    found: dict[int, list[Kept]] = {pk: [] for pk in documents}
    rows = Pairing.objects.filter(comparison__in=documents).annotate(
        members_=ArrayAgg("members__clause", order_by=["members__position", "members__id"], default=[]),
        of=ArrayAgg("members__document", order_by=["members__position", "members__id"], default=[]),
    )
    columns = ("id", "kind", "moved", "score", "standing", "state", "decision", "version", "decided_at")
    for comparison, members, of, pk, *own in rows.order_by("id").values_list(
        "comparison_id", "members_", "of", *columns
    ):
        sides = [
            tuple(clause for clause, document in zip(members, of, strict=True) if document == mine)
            for mine in documents[comparison]
        ]
        found[comparison].append(Kept(pk, sides[0], sides[1], *own))
    return found


def said_of(kept: Iterable[Kept]) -> list[Said]:
    """What people decided, the newest first."""
    newest = sorted(kept, key=lambda one: one.decided_at or EVER, reverse=True)
    return [said for one in newest if (said := one.said)]


def comparisons_among(documents: Iterable[int], focus: int) -> dict[int, Comparison]:
    """Those of one document with others, by the other. One query."""
    others = set(documents)
    rows = Comparison.objects.filter(Q(left=focus, right__in=others) | Q(right=focus, left__in=others))
    return {row.right_id if row.left_id == focus else row.left_id: row for row in rows}


def computed(one: Side, other: Side, said: Iterable[Said] = ()) -> list[Paired]:
    """Seen from the one, whichever is the earlier: the later text is taken for the new one, so that the same pair comes
    out of both questions."""
    said = list(said)
    if _age(one) <= _age(other):
        return paired(one.text, other.text, said)
    turned = [Said(each.right, each.left, each.rejected, _mirrored(each.kind)) for each in said]
    return [pair.mirrored() for pair in paired(other.text, one.text, turned)]


def _mirrored(kind: Kind | None) -> Kind | None:
    return Paired((), (), kind).mirrored().kind if kind else None


def _age(side: Side) -> tuple[str, int]:
    """Documents without a date count as the latest; what is unknown of one, as late as it can be."""
    return side.document.signed.replace("X", "9") or "9999", side.document.id
