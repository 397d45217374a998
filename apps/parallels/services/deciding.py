"""What a person decides of a pairing. Each act is one transaction, kept in history, and settles what is around it."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pghistory
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.accounts.rules import can_publish
from apps.documents.services.acting import lock_document
from apps.parallels.computing import Kept, kept_of, said_of
from apps.parallels.engine.texts import Kind, Said
from apps.parallels.models import Comparison, Decision, Pairing
from apps.parallels.problems import ClauseTaken, NoPairing, NotAllowed, NotItsTurn, StalePairing
from apps.parallels.services.comparing import recompute, refreshed, sides_of
from apps.parallels.sides import Side, state_of


@dataclass(frozen=True, slots=True)
class _Scene:
    """The pairing with all that an act on it may touch, locked and up to date."""

    by: User
    pairing: Pairing
    comparison: Comparison
    sides: tuple[Side, Side]
    kept: list[Kept]

    @property
    def mine(self) -> Kept:
        return next(one for one in self.kept if one.id == self.pairing.pk)

    def decide(self, pairing: Pairing, decision: Decision) -> Pairing:
        waits = decision == Decision.WAITING
        pairing.decision = decision
        pairing.decided_by = None if waits else self.by
        pairing.decided_at = None if waits else timezone.now()
        pairing.standing = pairing.standing and decision != Decision.REJECTED
        pairing.version += 1
        pairing.save()
        return pairing

    def settle(self, said: list[Said] | None = None) -> None:
        """Finds the other clauses' places anew, around what was decided."""
        if said is None:
            said = said_of(kept_of([self.comparison])[self.comparison.pk])
        recompute(self.comparison, self.sides, said)


@contextmanager
def _acting(by: User, act: str, pairing: Pairing, base_version: int) -> Iterator[_Scene]:
    """Documents are locked before the comparison, in the order of their ids, as an edit of a wording locks them: nobody
    changes a word between what the person saw and what is written. Raises NotAllowed, StalePairing."""
    if not can_publish(by):
        raise NotAllowed
    with transaction.atomic(), pghistory.context(user=by.pk, act=act):
        comparison = pairing.comparison
        left, right = (lock_document(one) for one in (comparison.left, comparison.right))
        sides = sides_of(by, left, right)
        comparison = refreshed(sides, state_of(*sides))
        row = Pairing.objects.select_for_update(no_key=True).get(pk=pairing.pk)
        if row.version != base_version:
            raise StalePairing(row.version)
        yield _Scene(by, row, comparison, sides, kept_of([comparison])[comparison.pk])


def confirm(*, by: User, pairing: Pairing, base_version: int) -> Pairing:
    """It holds from now on, whatever is computed. Raises NotAllowed, StalePairing, NotItsTurn."""
    with _acting(by, "confirm pairing", pairing, base_version) as scene:
        if not scene.pairing.standing:
            raise NotItsTurn(_("This pairing holds no more, so there is nothing to confirm."))
        return scene.decide(scene.pairing, Decision.CONFIRMED)


def reject(*, by: User, pairing: Pairing, base_version: int) -> Pairing:
    """It does not hold and is not found again; its clauses are paired anew. Raises NotAllowed, StalePairing,
    NotItsTurn."""
    with _acting(by, "reject pairing", pairing, base_version) as scene:
        mine = scene.mine
        if not mine.left or not mine.right:
            raise NotItsTurn(
                _("No counterpart was found for this clause. If it has one, say which clause it is.")
            )
        rejected = scene.decide(scene.pairing, Decision.REJECTED)
        scene.settle()
        return rejected


def take_back(*, by: User, pairing: Pairing, base_version: int) -> Pairing:
    """No decision any more: the machine finds what it finds. Raises NotAllowed, StalePairing, NotItsTurn."""
    with _acting(by, "take decision back", pairing, base_version) as scene:
        if scene.pairing.decision == Decision.WAITING:
            raise NotItsTurn(_("Nobody has decided on this pairing."))
        scene.decide(scene.pairing, Decision.WAITING)
        scene.settle()
        return Pairing.objects.get(pk=pairing.pk)


def correct(
    *, by: User, pairing: Pairing, base_version: int, left: Collection[int], right: Collection[int]
) -> Pairing:
    """The clauses (primary keys) correspond as the person says, instead of as ``pairing`` does: one to one, several to
    one, one to several, or one to none. ``left`` and ``right`` are those of the comparison's documents.

    Raises NotAllowed, StalePairing, NoPairing, ClauseTaken.
    """
    with _acting(by, "correct pairing", pairing, base_version) as scene:
        said = _said(scene, left, right)
        key = frozenset(said.left), frozenset(said.right)
        mine = scene.mine
        if mine.key != key and mine.left and mine.right:
            scene.decide(scene.pairing, Decision.REJECTED)
        others = kept_of([scene.comparison])[scene.comparison.pk]
        scene.settle([said, *said_of(one for one in others if one.key != key)])
        made = next(one for one in kept_of([scene.comparison])[scene.comparison.pk] if one.key == key)
        return scene.decide(Pairing.objects.get(pk=made.id), Decision.CORRECTED)


def _said(scene: _Scene, left: Collection[int], right: Collection[int]) -> Said:
    one, other = scene.sides
    if not one.places.keys() >= set(left) or not other.places.keys() >= set(right):
        raise NoPairing(_("One of these clauses is not held any more. Choose among those shown now."))
    if min(len(left), len(right)) > 1 or max(len(left), len(right)) < 1:
        raise NoPairing(_("Clauses correspond one to one, several to one or one to several. Choose them so."))
    if (not left and len(right) > 1) or (not right and len(left) > 1):
        raise NoPairing(_("Of several clauses without a counterpart each is said by itself."))
    clauses = {*left, *right}
    for kept in scene.kept:
        fixed = kept.standing and kept.decision != Decision.WAITING and kept.id != scene.pairing.pk
        if fixed and not clauses.isdisjoint((*kept.left, *kept.right)):
            raise ClauseTaken
    return Said(
        tuple(sorted(left, key=one.places.__getitem__)),
        tuple(sorted(right, key=other.places.__getitem__)),
        kind=None if left and right else Kind.DROPPED if left else Kind.NEW,
    )
