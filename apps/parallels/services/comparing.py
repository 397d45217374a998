"""Brings the kept pairings of two documents up to what is held of them."""

import pghistory
from django.db import transaction
from django.utils import timezone

from apps.accounts.rules import Viewer
from apps.documents.models import Document
from apps.documents.services.acting import lock_document
from apps.parallels.computing import computed, kept_of, said_of
from apps.parallels.engine.texts import Said
from apps.parallels.models import Comparison
from apps.parallels.problems import NothingHeld, NotSeen, SameDocument
from apps.parallels.services.storing import store
from apps.parallels.sides import Side, between, holdings, state_of


def compare(*, viewer: Viewer, left: Document, right: Document) -> Comparison:
    """The comparison of the two, in whichever order, as the texts are now. Asked again, it costs the reading of both
    texts; where one changed, the pair is aligned anew and what differs is written, people's decisions kept.

    Raises SameDocument, NotSeen, NothingHeld.
    """
    sides = sides_of(viewer, left, right)
    row = Comparison.objects.filter(left=sides[0].document.id, right=sides[1].document.id).first()
    if row is not None and row.state == state_of(*sides) and not row.stale:
        return row
    user = viewer.pk if viewer.is_authenticated else None
    with transaction.atomic(), pghistory.context(user=user, act="compare"):
        # As who decides locks them: what is stored here is of the texts as they are when it is there for others.
        low, high = (lock_document(Document(pk=side.document.id)) for side in sides)
        sides = sides_of(viewer, low, high)
        return refreshed(sides, state_of(*sides))


def sides_of(viewer: Viewer, left: Document, right: Document) -> tuple[Side, Side]:
    """In the order in which comparisons are kept. Raises SameDocument, NotSeen, NothingHeld."""
    if left.pk == right.pk:
        raise SameDocument
    first, second = sorted((left.pk, right.pk))
    held = holdings(viewer, [first, second])
    if len(held) < 2:
        raise NotSeen
    sides = between(held[first], held[second])
    for side in sides:
        if not side.wordings:
            raise NothingHeld(side.document.title)
    return sides


def refreshed(sides: tuple[Side, Side], state: str) -> Comparison:
    """Within a transaction: the row, locked, with pairings that are of this state."""
    left, right = sides
    row, made = Comparison.objects.get_or_create(
        left_id=left.document.id,
        right_id=right.document.id,
        defaults={"left_language": left.language, "right_language": right.language, "state": ""},
    )
    if not made:
        row = Comparison.objects.select_for_update(no_key=True).get(pk=row.pk)
    if row.state != state:
        recompute(row, sides, said_of(kept_of([row])[row.pk]))
        row.left_language, row.right_language = left.language, right.language
        row.basis = {"left": left.basis, "right": right.basis}
        row.state, row.computed_at = state, timezone.now()
    row.stale = False
    row.save()
    return row


def recompute(row: Comparison, sides: tuple[Side, Side], said: list[Said]) -> None:
    """The pairings anew, around what is said."""
    store(row, sides, computed(*sides, said))
