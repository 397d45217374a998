"""What every act on a passage begins and ends with."""

from collections.abc import Iterable

import pghistory
from django.db.models import Q
from django.utils import timezone

from apps.accounts.models import User
from apps.accounts.rules import can_write
from apps.quotations.models import Decision, Quotation
from apps.quotations.problems import NotAllowed, StaleQuotation


def act(by: User, name: str) -> pghistory.context:
    """The history's note of who did what; ``name`` is the verb of the service. Raises NotAllowed."""
    if not can_write(by):
        raise NotAllowed
    return pghistory.context(user=by.pk, act=name)


def locked(quotation: Quotation) -> Quotation:
    """The passage as it stands now, held until the act is over; without its whole text."""
    rows = Quotation.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("commentary__source", "annotation").get(pk=quotation.pk)


def need_version(quotation: Quotation, base_version: int) -> None:
    """Raises StaleQuotation."""
    if quotation.version != base_version:
        raise StaleQuotation(quotation.version)


def run_of(quotation: Quotation) -> tuple[Quotation, list[Quotation]]:
    """The passage as it stands now, and with it all of its run; without a run it alone. Locked in the order of their
    ids, so that two acts never wait for each other."""
    text, run = Quotation.objects.values_list("text", "run").get(pk=quotation.pk)
    wanted = Q(pk=quotation.pk)
    if run is not None:
        wanted |= Q(text=text, run=run, found=True)
    rows = Quotation.objects.select_for_update(no_key=True, of=("self",)).filter(wanted)
    found = list(rows.select_related("commentary__source", "annotation").order_by("pk"))
    (mine,) = [row for row in found if row.pk == quotation.pk]
    return mine, found


def decide(quotation: Quotation, by: User | None, decision: Decision) -> None:
    """Saves the decision as the passage's next version."""
    waits = decision == Decision.WAITING
    quotation.decision = decision
    quotation.decided_by = None if waits else by
    quotation.decided_at = None if waits else timezone.now()
    save_next(quotation, ["decision", "decided_by", "decided_at", "annotation", "found"])


def save_next(quotation: Quotation, columns: Iterable[str]) -> None:
    quotation.version += 1
    quotation.save(update_fields=[*columns, "version"])
