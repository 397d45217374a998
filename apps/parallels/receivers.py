"""Hears of texts that change: what was compared with them is to be compared again."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_save
from django.dispatch import receiver

from apps.documents.models import Clause, Edition, Wording
from apps.documents.replacing import Replacement
from apps.documents.signals import text_replaced, wording_added
from apps.parallels.models import Comparison


@receiver(wording_added, dispatch_uid="parallels.wording_added")
def wording_changed(sender: object, *, wording: Wording, **_: object) -> None:
    _mark([wording.document_id])


@receiver(text_replaced, dispatch_uid="parallels.text_replaced")
def text_changed(sender: object, *, replacement: Replacement, **_: object) -> None:
    _mark(Edition.objects.filter(pk=replacement.edition_id).values_list("document_id", flat=True))


# Publishing and withdrawing decide what is held. What is changed in bulk is not heard here; whoever compares sees it by
# the digest.
@receiver(post_save, sender=Edition, dispatch_uid="parallels.edition")
@receiver(post_save, sender=Clause, dispatch_uid="parallels.clause")
def record_changed(sender: object, *, instance: Edition | Clause, created: bool, **_: object) -> None:
    if not created:
        _mark([instance.document_id])


def _mark(documents: Iterable[int]) -> None:
    """Within the transaction of the act: one query, which touches only what is not marked. It locks in one order, so
    that acts on texts that were compared with one another never wait in a circle."""
    ids = list(documents)
    theirs = Comparison.objects.filter(Q(left__in=ids) | Q(right__in=ids), stale=False)
    with transaction.atomic(savepoint=False):
        locked = theirs.select_for_update(no_key=True).order_by("pk").values("pk")
        Comparison.objects.filter(pk__in=locked).update(stale=True)
