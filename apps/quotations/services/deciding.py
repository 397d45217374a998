"""What a person decides on a passage. No examination ever undoes it."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.accounts.rules import can_publish
from apps.commentary.models import Annotation, CommentaryExpert, Expert
from apps.commentary.rules import can_withdraw
from apps.commentary.services import create_annotation, withdraw_annotation
from apps.documents.models.document import Status
from apps.quotations.models import Decision, Quotation, QuotationCandidate
from apps.quotations.problems import (
    AnothersDecision,
    NotAllowed,
    NotAmongCandidates,
    NoteTouched,
    NothingToAccept,
    NotItsTurn,
    StaleQuotation,
)
from apps.quotations.reasons import BY_PERSON
from apps.quotations.reviewing import visible_candidates
from apps.quotations.services.acting import act, decide, locked, need_version, run_of
from apps.quotations.services.noting import note_of


@transaction.atomic
def accept(*, by: User, quotation: Quotation, base_version: int, candidates: Sequence[int] = ()) -> Quotation:
    """The passage is about these of its candidates (primary keys; none: the first that ``by`` can see); a draft note
    is made of it, with a target for each. Sent twice, it makes one.

    Raises StaleQuotation, NotItsTurn, NothingToAccept, NotAmongCandidates, NotAllowed.
    """
    with act(by, "accept quotation"):
        row = locked(quotation)
        if _done_already(row, base_version, by, Decision.ACCEPTED):
            return _same_choice(row, candidates)
        need_version(row, base_version)
        _need_waiting(row)
        _accept(row, by, _chosen(row, by, candidates), _experts(row))
    return row


@transaction.atomic
def accept_run(*, by: User, quotation: Quotation, base_version: int) -> list[Quotation]:
    """All passages of its run that wait, each at its first candidate. Raises what ``accept`` raises; then none is."""
    with act(by, "accept run"):
        row, run = run_of(quotation)
        if _done_already(row, base_version, by, Decision.ACCEPTED):
            return [row]
        need_version(row, base_version)
        _need_waiting(row)
        rows = [each for each in run if each.decision == Decision.WAITING]
        experts = _experts(row)
        first = _first_candidates(by, rows)
        for each in rows:
            if each.pk not in first:
                raise NothingToAccept
            _accept(each, by, [first[each.pk]], experts)
    return rows


@transaction.atomic
def reject(*, by: User, quotation: Quotation, base_version: int) -> Quotation:
    """The passage is about no clause. Raises StaleQuotation, NotItsTurn, NotAllowed."""
    with act(by, "reject quotation"):
        row = locked(quotation)
        if _done_already(row, base_version, by, Decision.REJECTED):
            return row
        need_version(row, base_version)
        _need_waiting(row)
        decide(row, by, Decision.REJECTED)
    return row


@transaction.atomic
def reject_run(*, by: User, quotation: Quotation, base_version: int) -> list[Quotation]:
    """All passages of its run that wait. Raises what ``reject`` raises."""
    with act(by, "reject run"):
        row, run = run_of(quotation)
        if _done_already(row, base_version, by, Decision.REJECTED):
            return [row]
        need_version(row, base_version)
        _need_waiting(row)
        rows = [each for each in run if each.decision == Decision.WAITING]
        for each in rows:
            decide(each, by, Decision.REJECTED)
    return rows


@transaction.atomic
def undo(*, by: User, quotation: Quotation, base_version: int) -> Quotation:
    """The decision is taken back and the passage waits again; the draft that accepting made is withdrawn.

    Raises StaleQuotation, NotItsTurn; NoteTouched where somebody worked on the note since; AnothersDecision where
    a contributor is not who decided.
    """
    with act(by, "undo quotation"):
        row = locked(quotation)
        if row.decision == Decision.WAITING:
            if row.version == base_version + 1:
                return row
            need_version(row, base_version)
            raise NotItsTurn(_("Nobody has decided on this passage, so there is nothing to take back."))
        need_version(row, base_version)
        if row.decided_by_id != by.pk and not can_publish(by):
            raise AnothersDecision
        if row.annotation is not None:
            _withdraw(by, row.annotation)
        row.annotation = None
        row.found = True  # though no examination finds it any more: what waits must be seen to wait
        decide(row, None, Decision.WAITING)
        for candidate in row.candidates.filter(chosen=True):
            if BY_PERSON not in candidate.reasons:
                candidate.chosen = False
                candidate.save(update_fields=["chosen"])
    return row


def _done_already(row: Quotation, base_version: int, by: User, decision: Decision) -> bool:
    """Whether this very act was done before: a form that was sent twice."""
    return (row.decision, row.version, row.decided_by_id) == (decision, base_version + 1, by.pk)


def _same_choice(row: Quotation, candidates: Sequence[int]) -> Quotation:
    chosen = set(row.candidates.filter(chosen=True).values_list("pk", flat=True))
    if candidates and chosen != set(candidates):
        raise StaleQuotation(row.version)
    return row


def _need_waiting(row: Quotation) -> None:
    if row.decision != Decision.WAITING:
        raise NotItsTurn(
            _("This passage is decided already. Take the decision back first if it should be another.")
        )


def _chosen(row: Quotation, by: User, candidates: Sequence[int]) -> list[QuotationCandidate]:
    rows = visible_candidates(by).filter(quotation=row).select_related("clause", "wording", "document")
    seen = {candidate.pk: candidate for candidate in rows.order_by("position", "id")}
    if not seen:
        raise NothingToAccept
    wanted = list(dict.fromkeys(candidates)) or list(seen)[:1]
    if not all(pk in seen for pk in wanted):
        raise NotAmongCandidates
    return [seen[pk] for pk in wanted]


def _first_candidates(by: User, rows: Sequence[Quotation]) -> dict[int, QuotationCandidate]:
    found = visible_candidates(by).filter(quotation__in=[row.pk for row in rows])
    ordered = found.select_related("clause", "wording", "document").order_by("-position", "-id")
    return {candidate.quotation_id: candidate for candidate in ordered}


def _experts(row: Quotation) -> tuple[Expert, ...]:
    links = CommentaryExpert.objects.filter(commentary=row.commentary_id).select_related("expert")
    return tuple(link.expert for link in links.order_by("position", "id"))


def _accept(
    row: Quotation, by: User, chosen: Sequence[QuotationCandidate], experts: tuple[Expert, ...]
) -> None:
    row.annotation = create_annotation(by=by, content=note_of(row, chosen, experts), publish=False)
    decide(row, by, Decision.ACCEPTED)
    ids = [candidate.pk for candidate in chosen]
    row.candidates.filter(chosen=True).exclude(pk__in=ids).update(chosen=False)
    row.candidates.filter(pk__in=ids, chosen=False).update(chosen=True)


def _withdraw(by: User, note: Annotation) -> None:
    """Locked first: whoever edits it at the same moment comes before this or finds it withdrawn."""
    held = Annotation.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if held.status == Status.WITHDRAWN:
        return
    if held.status != Status.DRAFT or held.version != 1 or held.first_published_at is not None:
        raise NoteTouched
    if not can_withdraw(by, held):
        raise NotAllowed
    withdraw_annotation(
        by=by,
        annotation=held,
        base_version=held.version,
        reason=_("The decision on the passage was taken back."),
    )
