"""What a person decides on where a span stands. Each act is one transaction and is kept in the history; no
re-computation undoes it for as long as the words that were decided on stand."""

from collections.abc import Iterable
from typing import Any

import pghistory
from django.db import transaction

from apps.accounts.models import User
from apps.commentary.models import Anchor, Target
from apps.commentary.models.target import AnchorState, TargetKind
from apps.commentary.problems import AnchorChanged, AnchorsChanged, NothingDecided, NothingProposed
from apps.commentary.reviewing import LEFT_AT_DOCUMENT, Standing, spans, standing_of, waiting
from apps.core.as_of import events_of
from apps.documents.models import Edition, Wording
from apps.documents.services.acting import lock_edition
from apps.matching.engine.carry import carry_within

A_PERSONS = 1.0  # the score of a place that a person chose
_DECISIONS = (
    *("anchor", "accept anchor", "accept anchors", "place anchor", "keep on clause", "take back anchor"),
    LEFT_AT_DOCUMENT,
)
_NOWHERE: dict[str, Any] = {
    "state": AnchorState.LOST,
    "start": None,
    "end": None,
    "score": 0.0,
    "by_person": False,
    "decided_by": None,
}


def _act(by: User | None, name: str) -> pghistory.context:
    return pghistory.context(user=by.pk if by else None, act=name)


@transaction.atomic
def accept(*, by: User | None, target: Target, seen: str | None = None) -> Anchor:
    """The proposed place is right; it keeps the score that the search gave it. ``seen`` is `Standing.seen` as it was
    shown, None where nothing was. Raises AnchorChanged, NothingProposed."""
    with _act(by, "accept anchor"):
        standing = _held(target, seen)
        if standing.new is None:
            raise NothingProposed
        anchor = Anchor.objects.get(target=target, wording=standing.new.wording_id)
        _only(target, anchor)
        return _decide(anchor, by)


@transaction.atomic
def place(
    *, by: User | None, target: Target, wording: Wording, start: int, end: int, seen: str | None = None
) -> Anchor:
    """It stands at another place: code points of a wording of today, in the edition that the span was made in.

    Raises AnchorChanged, also where the wording was replaced meanwhile; ValueError for no place of it.
    """
    with _act(by, "place anchor"):
        _held(target, seen)
        now = _today(target).filter(pk=wording.pk).first()
        if now is None:
            raise AnchorChanged
        if not 0 <= start < end <= len(now.text):
            raise ValueError("no place in this wording")
        anchor = Anchor.objects.filter(target=target, wording=now).first() or Anchor(
            target=target, wording=now
        )
        same = now.text[start:end] == target.quote
        own = now.clause_id == target.clause_id
        anchor.state = (AnchorState.EXACT if own else AnchorState.MOVED) if same else AnchorState.REWORDED
        anchor.start, anchor.end, anchor.score = start, end, A_PERSONS
        _only(target, anchor)
        return _decide(anchor, by)


@transaction.atomic
def keep_on_clause(*, by: User | None, target: Target, seen: str | None = None) -> Anchor:
    """It stays at its whole clause; where that is gone, at the document. Raises AnchorChanged."""
    with _act(by, "keep on clause"):
        standing = _held(target, seen)
        if standing.home is None:
            return _leave_at_document(by, target)
        anchor = Anchor.objects.get(target=target, wording=standing.home.wording_id)
        for name in ("state", "start", "end", "score"):
            setattr(anchor, name, _NOWHERE[name])
        _only(target, anchor)
        return _decide(anchor, by)


def _leave_at_document(by: User | None, target: Target) -> Anchor:
    own = Anchor.objects.filter(
        target=target, wording__edition=_edition(target), wording__clause=target.clause_id
    )
    anchor = own.order_by("-wording__since").first()
    if anchor is None:
        raise AnchorChanged
    _only(target, anchor)
    with _act(by, LEFT_AT_DOCUMENT):
        if anchor.by_person and anchor.decided_by_id == (by.pk if by else None):
            Anchor.objects.filter(pk=anchor.pk).update(
                by_person=False, decided_by=None
            )  # so that the history notes it
        return _decide(anchor, by)


@transaction.atomic
def accept_above(*, by: User | None, edition: Edition, score: float, expected: int | None = None) -> int:
    """All places proposed in the edition with this score or a higher one are right; returns how many they are.

    Raises AnchorsChanged where the editor was shown another number, ``expected``.
    """
    with _act(by, "accept anchors"):
        lock_edition(edition)
        rows = waiting(edition=edition.pk).filter(proposed__isnull=False, proposed_score__gte=score)
        chosen = dict(rows.values_list("pk", "proposed"))
        if expected is not None and expected != len(chosen):
            raise AnchorsChanged(expected, len(chosen))
        others = Anchor.objects.filter(
            target__in=list(chosen), wording__edition=edition.pk, start__isnull=False
        )
        others.filter(wording__until__isnull=True).exclude(pk__in=list(chosen.values())).update(**_NOWHERE)
        Anchor.objects.filter(pk__in=list(chosen.values())).update(by_person=True, decided_by=by)
        return len(chosen)


@transaction.atomic
def take_back(*, by: User | None, target: Target) -> None:
    """What was decided is open again, as the search left it. Raises NothingDecided."""
    with _act(by, "take back anchor"):
        lock_edition(Edition.objects.get(pk=_edition(target)))
        rows = list(_touched(target))
        if not any(row.by_person for row in rows):
            raise NothingDecided
        events = _events(rows)
        # Apart, as the history notes only what changes: what is restored may be what was there.
        Anchor.objects.filter(pk__in=[row.pk for row in rows], by_person=True).update(
            by_person=False, decided_by=None
        )
        for row in rows:
            for name, value in _before(row, target, events.get(row.pk, [])).items():
                setattr(row, name, value)
            row.save()


@transaction.atomic
def decide_anchor(
    *, by: User | None, target: Target, wording: Wording, start: int, end: int, state: str
) -> Anchor:
    """A person's word on where a span stands in any wording, another edition's included (code points)."""
    with _act(by, "anchor"):
        anchor, _created = Anchor.objects.update_or_create(
            target=target,
            wording=wording,
            defaults={
                "state": state,
                "start": start,
                "end": end,
                "score": A_PERSONS,
                "decided_by": by,
                "by_person": True,
            },
        )
    return anchor


def _edition(target: Target) -> int:
    return Wording.objects.values_list("edition_id", flat=True).get(pk=target.made_on_id or 0)


def _held(target: Target, seen: str | None) -> Standing:
    """How it stands, with its edition locked, so that neither another decision nor a revision comes between."""
    lock_edition(Edition.objects.get(pk=_edition(target)))
    current = spans().filter(pk=target.pk).first()
    if current is None:
        raise AnchorChanged
    standing = standing_of([current])[target.pk]
    if seen is not None and seen != standing.seen:
        raise AnchorChanged
    return standing


def _today(target: Target) -> Any:
    return Wording.objects.current().filter(edition=_edition(target), clause__withdrawn_at__isnull=True)


def _only(target: Target, anchor: Anchor) -> None:
    """No other place in the words of today, and no other word of a person on them."""
    others = Anchor.objects.filter(target=target, wording__in=_today(target).values("pk"))
    for other in others.exclude(wording=anchor.wording_id):
        if other.state != AnchorState.LOST or other.by_person:
            for name, value in _NOWHERE.items():
                setattr(other, name, value)
            other.save()


def _decide(anchor: Anchor, by: User | None) -> Anchor:
    anchor.by_person, anchor.decided_by = True, by
    anchor.save()
    return anchor


def _touched(target: Target) -> Iterable[Anchor]:
    """The anchors in the words of today and, where its clause has none, in the last that it had."""
    anchors = Anchor.objects.filter(target=target).select_related("wording")
    rows = list(anchors.filter(wording__in=_today(target).values("pk")))
    if not any(row.wording.clause_id == target.clause_id for row in rows):
        own = anchors.filter(wording__edition=_edition(target), wording__clause=target.clause_id)
        rows += own.order_by("-wording__since")[:1]
    return rows


def _events(rows: Iterable[Anchor]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    events = events_of("commentary.Anchor").filter(pgh_obj__in=[row.pk for row in rows])
    for event in events.select_related("pgh_context").order_by("pgh_id"):
        found.setdefault(event.pgh_obj_id, []).append(event)
    return found


def _act_of(event: Any) -> str:
    return str(event.pgh_context.metadata.get("act", "")) if event.pgh_context else ""


def _before(row: Anchor, target: Target, events: list[Any]) -> dict[str, Any]:
    """The row as it was before persons decided; what a search carried on of an earlier decision is open too."""
    if events and _act_of(events[-1]) == LEFT_AT_DOCUMENT:
        earlier = [event for event in events if _act_of(event) != LEFT_AT_DOCUMENT]
        return _values(earlier[-1]) if earlier else {"by_person": False, "decided_by": None}
    found = next((event for event in reversed(events) if _act_of(event) not in _DECISIONS), None)
    if found is None:
        return _NOWHERE
    if found.state == AnchorState.LOST and found.by_person:
        return _sought(row, target)
    return {**_values(found), "by_person": False, "decided_by": None}


def _values(event: Any) -> dict[str, Any]:
    return {
        name: getattr(event, name) for name in ("state", "start", "end", "score", "by_person", "decided_by")
    }


def _sought(row: Anchor, target: Target) -> dict[str, Any]:
    """Anew: no search looked for what was kept on its clause before."""
    made = target.made_on
    if target.kind != TargetKind.SPAN or made is None or target.start is None or target.end is None:
        return _NOWHERE
    (found,) = carry_within(made.text, row.wording.text, [(target.start, target.end)])
    return {**_NOWHERE, "state": found.state, "start": found.start, "end": found.end, "score": found.score}
