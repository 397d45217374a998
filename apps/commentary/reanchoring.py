"""What becomes of the notes when an edition gets a new text: foreseen, and done in the same way.

For each span that stood on words that are replaced, the place is sought from the words as they last stood and, where
that is not exact, from the words on which the span was made; so a text that comes back brings its anchors back. What a
person decided holds for as long as the words of the decision stand.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.dispatch import receiver

from apps.commentary.models import Anchor
from apps.commentary.models.target import AnchorState
from apps.commentary.resting import Resting, resting, units_of
from apps.commentary.seeking import LOST, Decided, Search, best
from apps.documents.replacing import Made, Replacement
from apps.documents.signals import text_replaced
from apps.matching.engine.carry import Carried

A_BATCH = 1000  # rows in a statement


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one span. ``now`` is the place in `Replacement.now` where it will stand, None where it is lost.

    ``before`` is where it stood (a place in `Replacement.before`), None where the edition did not have it. ``kept`` is
    True where a person said that it stays at its whole clause, ``by_person`` where one chose or accepted the place and
    its words still stand; ``decided_by`` says who. ``leaves`` is a place in `Replacement.now` where it stood and stands
    no more, though these words are not replaced. ``live`` is False for what no reader sees at present.
    """

    target_id: int
    annotation_id: UUID
    clause_id: int
    quote: str
    state: str
    score: float
    before: int | None
    now: int | None
    start: int | None
    end: int | None
    kept: bool
    live: bool
    by_person: bool = False
    decided_by: int | None = None
    leaves: int | None = None


def foresee(what: Replacement) -> list[Fate]:
    """One fate a span, in the order of the spans. A fixed number of queries."""
    units = units_of(what)
    spans = resting(what, units)
    search = Search(what, units)
    found, decided = best(search, spans)
    return [
        _fate(search, span, found.get(span.target_id, LOST), decided.get(span.target_id)) for span in spans
    ]


def fingerprint(fates: Iterable[Fate]) -> str:
    """The same exactly where every note comes to stand at the same place."""
    facts = sorted((fate.target_id, fate.state, fate.now, fate.start, fate.end) for fate in fates)
    return hashlib.sha256(repr(facts).encode()).hexdigest()


@receiver(text_replaced, dispatch_uid="commentary.reanchor")
def reanchor(sender: object, *, replacement: Replacement, wordings: Made, **_: object) -> str:
    """Gives every span its anchors in the new wordings, within the transaction that makes them."""
    fates = foresee(replacement)
    write(replacement, wordings, fates)
    return fingerprint(fates)


def write(what: Replacement, wordings: Made, fates: Sequence[Fate]) -> None:
    """The anchors in ``wordings``; what a person decided on words that stay is left alone."""
    ids = {place: now.wording_id or wordings[place] for place, now in enumerate(what.now)}
    own = {now.clause_id: place for place, now in enumerate(what.now) if now.clause_id is not None}
    rows: dict[tuple[int, int], Anchor] = {}

    def add(fate: Fate, place: int, at: Carried, *, by_person: bool) -> None:
        rows[fate.target_id, ids[place]] = _anchor(
            fate.target_id, ids[place], at, fate.decided_by if by_person else None, by_person=by_person
        )

    for fate in fates:
        home = own.get(fate.clause_id)
        if home is not None and home in wordings and home != fate.now:
            add(fate, home, LOST, by_person=fate.kept)
        if fate.leaves is not None:
            add(fate, fate.leaves, LOST, by_person=False)
        if fate.now is not None:
            there = Carried(fate.state, fate.now, fate.start, fate.end, fate.score)
            add(fate, fate.now, there, by_person=fate.by_person)
    decided = Anchor.objects.filter(wording__in=list(ids.values()), by_person=True)
    for pair in decided.values_list("target_id", "wording_id"):
        rows.pop(pair, None)
    Anchor.objects.bulk_create(
        rows.values(),
        batch_size=A_BATCH,
        update_conflicts=True,
        unique_fields=["target", "wording"],
        update_fields=["state", "start", "end", "score", "by_person", "decided_by"],
    )


def _anchor(target: int, wording: int, at: Carried, by: int | None, *, by_person: bool) -> Anchor:
    return Anchor(
        target_id=target,
        wording_id=wording,
        state=AnchorState(at.state),
        start=at.start,
        end=at.end,
        score=at.score,
        by_person=by_person,
        decided_by_id=by,
    )


def _fate(search: Search, span: Resting, carried: Carried, decided: Decided | None) -> Fate:
    kept = decided is None and span.kept and carried.state != "exact"
    at = decided.at if decided else LOST if kept else carried
    there = search.there(span)
    left = there is not None and there.unit != at.unit and not (span.there and span.there.by_person)
    unit = search.unit_of.get(span.clause_id)
    stood = span.last.wording_id if span.last else unit.wording_id if unit else None
    return Fate(
        target_id=span.target_id,
        annotation_id=span.annotation_id,
        clause_id=span.clause_id,
        quote=span.quote,
        state=at.state,
        score=at.score,
        before=next((n for n, each in enumerate(search.what.before) if each.wording_id == stood), None),
        now=at.unit,
        start=at.start,
        end=at.end,
        kept=kept,
        live=span.live,
        by_person=decided is not None,
        decided_by=decided.by if decided else span.kept_by if kept else None,
        leaves=there.unit if left and there else None,
    )
