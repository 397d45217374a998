"""Spans that wait for an editor after a revision: in the edition that they were made in, they do not stand on their
own words in their own clause, and no person has said that this is right."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.apps import apps
from django.db.models import Count, Exists, F, FloatField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from apps.commentary.models import Anchor, Target
from apps.commentary.models.target import AnchorState, TargetKind
from apps.core.as_of import events_of
from apps.documents.models import Wording
from apps.documents.models.document import Status

# The act by which a person leaves a note whose clause is gone at its document. It is marked on the anchor in the
# clause's last words; only the history tells it from a word on these words themselves.
LEFT_AT_DOCUMENT = "leave at document"
# Targets with what `waiting` adds to them.
Waiting: TypeAlias = "QuerySet[Any]"
STATES = (AnchorState.REWORDED, AnchorState.MOVED, AnchorState.LOST)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a span stands, stood, or (``start`` is None) might stand in a wording. ``score`` is the anchor's."""

    wording_id: int
    clause_id: int
    state: str
    start: int | None
    end: int | None
    score: float
    since: int
    until: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a span stands in its edition: ``old`` where it stood last before the revision that changed it, ``new`` the
    place that is proposed, ``home`` its own clause's words of today; None where there are none. ``seen`` is another as
    soon as anything of this changes."""

    old: Spot | None
    new: Spot | None
    home: Spot | None
    seen: str


def here(**more: object) -> "QuerySet[Anchor]":
    """Anchors of an outer target in the words of today of the edition that it was made in."""
    return Anchor.objects.filter(
        target=OuterRef("pk"),
        wording__edition=OuterRef("made_on__edition"),
        wording__until__isnull=True,
        wording__clause__withdrawn_at__isnull=True,
        **more,
    ).order_by()


def spans() -> "QuerySet[Target]":
    """Live spans of notes, editions and documents that are not withdrawn."""
    return (
        Target.objects.live()
        .filter(kind=TargetKind.SPAN)
        .exclude(annotation__status=Status.WITHDRAWN)
        .exclude(made_on__edition__status=Status.WITHDRAWN)
        .exclude(document__status=Status.WITHDRAWN)
    )


def waiting(*, edition: int | None = None, document: str = "", state: str = "") -> Waiting:
    """The targets, each with ``proposed`` (an anchor, None without one), its ``proposed_state`` and ``proposed_score``,
    and ``changed_in``, the number of the revision since which it stands no more where it stood. Without an order."""
    rows: Waiting = spans().order_by()
    if edition is not None:
        rows = rows.filter(made_on__edition=edition)
    if document:
        rows = rows.filter(document__slug=document)
    own = {"wording__clause": OuterRef("clause")}
    undecided = ~Q(state=AnchorState.EXACT) & Q(by_person=False)
    doubtful = here().filter(undecided).filter(Q(**own) | Q(start__isnull=False))
    settled = here().filter(Q(state=AnchorState.EXACT) | Q(by_person=True))
    standing = here(start__isnull=False).order_by("-score", "-pk")
    rows = rows.filter(~Exists(settled)).filter(Exists(doubtful) | (_gone() & ~Q(_left())))
    rows = rows.annotate(
        proposed=Subquery(standing.values("pk")[:1]),
        proposed_state=Coalesce(Subquery(standing.values("state")[:1]), Value(AnchorState.LOST.value)),
        proposed_score=Coalesce(Subquery(standing.values("score")[:1]), 0.0, output_field=FloatField()),
        changed_in=Subquery(_stood().values("wording__until")[:1]),
    )
    return rows.filter(proposed_state=state) if state else rows


def _gone() -> Q:
    """The edition has the clause no more."""
    home = Wording.objects.current().filter(
        edition=OuterRef("made_on__edition"), clause=OuterRef("clause"), clause__withdrawn_at__isnull=True
    )
    return ~Q(Exists(home.order_by()))


def _left() -> Exists:
    """Somebody left the note at its document, in the last words that its clause had."""
    last = Anchor.objects.filter(
        target=OuterRef(OuterRef("pk")),
        wording__edition=OuterRef(OuterRef("made_on__edition")),
        wording__clause=OuterRef(OuterRef("clause")),
    ).order_by("-wording__since")
    events = events_of("commentary.Anchor").filter(pgh_obj=OuterRef("pk")).order_by("-pgh_id")
    acts = apps.get_model("pghistory", "Context")._default_manager.filter(
        pk=OuterRef("last_act"), metadata__act=LEFT_AT_DOCUMENT
    )
    marked = Anchor.objects.filter(pk__in=Subquery(last.values("pk")[:1]), by_person=True)
    marked = marked.annotate(last_act=Subquery(events.values("pgh_context")[:1]))
    return Exists(marked.filter(Exists(acts)).order_by())


def _stood() -> "QuerySet[Anchor]":
    """Where it stood, last first; first of all in a clause that an editor withdrew, whose words nothing replaced."""
    return Anchor.objects.filter(
        Q(wording__until__isnull=False) | Q(wording__clause__withdrawn_at__isnull=False),
        target=OuterRef("pk"),
        wording__edition=OuterRef("made_on__edition"),
        start__isnull=False,
    ).order_by(F("wording__until").desc(nulls_first=True))


def in_order(rows: Waiting) -> Waiting:
    """By document, edition and revision, and within these as the text has them."""
    return rows.order_by(
        "document__sort_key", "document_id", "made_on__edition", "changed_in", "made_on__rank", "start", "pk"
    )


@dataclass(frozen=True, slots=True)
class Number:
    """How many wait in an edition, and how many of these have a place proposed with at least the score asked for."""

    waiting: int
    above: int


def numbers(rows: Waiting, score: float = 1.0) -> Mapping[int, Number]:
    """By edition. One query."""
    counted = rows.values("made_on__edition").annotate(
        number=Count("pk"), above=Count("pk", filter=Q(proposed__isnull=False, proposed_score__gte=score))
    )
    return {row["made_on__edition"]: Number(row["number"], row["above"]) for row in counted.order_by()}


def standing_of(targets: Iterable[Target]) -> Mapping[int, Standing]:
    """By target, in one query."""
    known = {target.pk: target for target in targets}
    return {pk: _standing(known[pk], rows) for pk, rows in _anchors(known).items()}


@dataclass(frozen=True, slots=True)
class _Row:
    spot: Spot
    by_person: bool
    current: bool


def _anchors(targets: Mapping[int, Target]) -> Mapping[int, list[_Row]]:
    editions = dict(Target.objects.filter(pk__in=list(targets)).values_list("pk", "made_on__edition"))
    rows = Anchor.objects.filter(target__in=list(targets), wording__edition__in=set(editions.values()))
    found: dict[int, list[_Row]] = {pk: [] for pk in targets}
    for target, edition, withdrawn, by_person, *spot in rows.order_by("pk").values_list(
        "target_id",
        "wording__edition_id",
        "wording__clause__withdrawn_at",
        "by_person",
        *("wording_id", "wording__clause_id", "state", "start", "end", "score"),
        *("wording__since", "wording__until"),
    ):
        if edition == editions[target]:
            one = Spot(*spot)
            found[target].append(_Row(one, by_person, one.until is None and withdrawn is None))
    return found


def _standing(target: Target, rows: Collection[_Row]) -> Standing:
    now = [row.spot for row in rows if row.current]
    standing = [spot for spot in now if spot.start is not None]
    # What ended last is where it stood; in a clause that an editor withdrew, the words that nothing replaced.
    past = [row.spot for row in rows if not row.current and row.spot.start is not None]
    old = max(past, key=lambda spot: (spot.until is None, spot.until or 0, spot.since), default=None)
    return Standing(
        old=old,
        new=max(standing, key=lambda spot: (spot.score, spot.wording_id), default=None),
        home=next((spot for spot in now if spot.clause_id == target.clause_id), None),
        seen=_fingerprint(rows),
    )


def _fingerprint(rows: Iterable[_Row]) -> str:
    facts = sorted(
        (
            row.spot.wording_id,
            row.spot.state,
            row.spot.start or 0,
            row.spot.end or 0,
            row.by_person,
            row.current,
        )
        for row in rows
    )
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


def fallen() -> "QuerySet[Target]":
    """Targets on a whole clause that is withdrawn, so that readers find the note at the document."""
    return (
        Target.objects.live()
        .filter(kind=TargetKind.CLAUSE, clause__withdrawn_at__isnull=False)
        .exclude(annotation__status=Status.WITHDRAWN)
        .exclude(document__status=Status.WITHDRAWN)
        .order_by("document__sort_key", "document_id", "clause_id", "pk")
    )
