"""What becomes of the notes when an edition gets a new text: foreseen, and done in the same way.

For each span that stood on words that are replaced, the place is sought from the words as they last stood and, where
that is not exact, from the words on which the span was made; so a text that comes back brings its anchors back.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.dispatch import receiver

from apps.commentary.models import Anchor
from apps.commentary.models.target import AnchorState
from apps.commentary.resting import Resting, resting
from apps.documents.replacing import Made, Replacement
from apps.documents.signals import text_replaced
from apps.matching.engine.carry import Carried, carry
from apps.matching.engine.find import Fidelity, find_words

LOST = Carried("lost", None, None, None, 0.0)
A_BATCH = 1000  # rows in a statement


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one span. ``now`` is the place in `Replacement.now` where it will stand, None where it is lost.

    ``before`` is where it stood (a place in `Replacement.before`), None where the edition did not have it. ``kept`` is
    True where a person said that it stays at its whole clause. ``live`` is False for what no reader sees at present.
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


def foresee(what: Replacement) -> list[Fate]:
    """One fate a span, in the order of the spans. A fixed number of queries."""
    spans = resting(what)
    own = {now.clause_id: place for place, now in enumerate(what.now) if now.clause_id is not None}
    ahead = {before.clause_id: number for number, before in enumerate(what.before)}
    found = _carried(what, [before.text for before in what.before], _from_last(what, spans))
    unsettled = [span for span in spans if not _settled(found.get(span.target_id))]
    for layer in _layers(unsettled):
        units = {state: number for number, state in enumerate(layer)}
        sought = [
            (span, units[span.made], span.made_start, span.made_end)
            for span in unsettled
            if span.made in units
        ]
        texts, into = (
            [text for _clause, text in layer],
            [_into(what, own, ahead, clause) for clause, _text in layer],
        )
        for target, carried in _carried(what, texts, sought, into).items():
            found[target] = _better(carried, found.get(target, LOST))
    return [_fate(what, span, found.get(span.target_id, LOST), own, ahead) for span in spans]


def fingerprint(fates: Iterable[Fate]) -> str:
    """The same exactly where every note comes to stand at the same place."""
    facts = sorted((fate.target_id, fate.state, fate.now, fate.start, fate.end) for fate in fates)
    return hashlib.sha256(repr(facts).encode()).hexdigest()


@receiver(text_replaced, dispatch_uid="commentary.reanchor")
def reanchor(sender: object, *, replacement: Replacement, wordings: Made, **_: object) -> str:
    """Gives every span its anchors in the new wordings, within the transaction that makes them."""
    fates = foresee(replacement)
    _write(replacement, wordings, fates)
    return fingerprint(fates)


def _write(what: Replacement, wordings: Made, fates: Sequence[Fate]) -> None:
    ids = {place: now.wording_id or wordings[place] for place, now in enumerate(what.now)}
    own = {now.clause_id: place for place, now in enumerate(what.now) if now.clause_id is not None}
    rows: list[Anchor] = []
    for fate in fates:
        home = own.get(fate.clause_id)
        if home is not None and home in wordings and home != fate.now:
            rows.append(_anchor(fate.target_id, ids[home], LOST, kept=fate.kept, decided_by=None))
        if fate.now is not None:
            there = Carried(fate.state, fate.now, fate.start, fate.end, fate.score)
            rows.append(_anchor(fate.target_id, ids[fate.now], there, kept=False, decided_by=None))
    decided = set(
        Anchor.objects.filter(
            wording__in=[now.wording_id for now in what.now if now.wording_id], by_person=True
        ).values_list("target_id", "wording_id")
    )
    Anchor.objects.bulk_create(
        [row for row in rows if (row.target_id, row.wording_id) not in decided],
        batch_size=A_BATCH,
        update_conflicts=True,
        unique_fields=["target", "wording"],
        update_fields=["state", "start", "end", "score"],
    )


def _anchor(target: int, wording: int, at: Carried, *, kept: bool, decided_by: int | None) -> Anchor:
    return Anchor(
        target_id=target,
        wording_id=wording,
        state=AnchorState(at.state),
        start=at.start,
        end=at.end,
        score=at.score,
        by_person=kept,
        decided_by_id=decided_by,
    )


Sought = tuple[Resting, int, int, int]  # a span, and where it stands: unit, start, end


def _from_last(what: Replacement, spans: Iterable[Resting]) -> list[Sought]:
    """Where each span stood last: at one of the words that are replaced."""
    units = {before.wording_id: number for number, before in enumerate(what.before)}
    return [
        (span, units[span.last_wording], span.last_start, span.last_end)
        for span in spans
        if span.last_wording in units and span.last_start is not None and span.last_end is not None
    ]


def _carried(
    what: Replacement,
    texts: Sequence[str],
    sought: Sequence[Sought],
    partners: Sequence[Sequence[int]] | None = None,
) -> dict[int, Carried]:
    """By target; judged against the words that the span was made on, not those that it stood on last."""
    if not sought:
        return {}
    into = partners if partners is not None else [before.into for before in what.before]
    new = [now.text for now in what.now]
    results = carry(
        texts, new, dict(enumerate(into)), [(unit, start, end) for _span, unit, start, end in sought]
    )
    return {
        span.target_id: _judged(what, span, carried)
        for (span, *_place), carried in zip(sought, results, strict=True)
    }


def _judged(what: Replacement, span: Resting, carried: Carried) -> Carried:
    if carried.unit is None or carried.start is None or carried.end is None:
        return LOST
    now = what.now[carried.unit]
    if now.text[carried.start : carried.end] != span.quote:
        return replace(carried, state="reworded", score=min(carried.score, Fidelity.TYPOGRAPHY.value))
    return replace(carried, state="exact" if now.clause_id == span.clause_id else "moved")


def _settled(carried: Carried | None) -> bool:
    return carried is not None and carried.state == "exact"


def _better(one: Carried, other: Carried) -> Carried:
    """An exact place before any other, then the one with the higher score; the first where they are equal."""
    order = ("lost", "reworded", "moved", "exact")
    return max((one, other), key=lambda each: (each.state == "exact", each.score, order.index(each.state)))


def _layers(spans: Iterable[Resting]) -> list[list[tuple[int, str]]]:
    """The wordings (clause, words) on which the spans were made, each layer with one a clause: clauses of a layer are
    matched together, and two states of one clause would be taken for two clauses that were merged."""
    states: dict[int, list[str]] = {}
    layers: list[list[tuple[int, str]]] = []
    for span in spans:
        known = states.setdefault(span.clause_id, [])
        if not span.made_text or span.made_text in known:
            continue
        known.append(span.made_text)
        if len(known) > len(layers):
            layers.append([])
        layers[len(known) - 1].append(span.made)
    return layers


def _into(
    what: Replacement, own: Mapping[int, int], ahead: Mapping[int, int], clause: int
) -> tuple[int, ...]:
    if clause in ahead:
        return what.before[ahead[clause]].into
    return (own[clause],) if clause in own else ()


def _fate(
    what: Replacement,
    span: Resting,
    carried: Carried,
    own: Mapping[int, int],
    ahead: Mapping[int, int],
) -> Fate:
    if carried.unit is None and span.clause_id in own and span.clause_id not in ahead:
        carried = _as_found(what, span, own[span.clause_id])
    kept = span.kept and carried.state != "exact"
    if kept:
        carried = LOST
    return Fate(
        target_id=span.target_id,
        annotation_id=span.annotation_id,
        clause_id=span.clause_id,
        quote=span.quote,
        state=carried.state,
        score=carried.score,
        before=next((n for n, each in enumerate(what.before) if each.wording_id == span.last_wording), None)
        if span.last_wording is not None
        else ahead.get(span.clause_id),
        now=carried.unit,
        start=carried.start,
        end=carried.end,
        kept=kept,
        live=span.live,
    )


def _as_found(what: Replacement, span: Resting, place: int) -> Carried:
    """In words that are new to the edition the same words are sought, and nothing is guessed."""
    finding = find_words(what.now[place].text, span.quote, prefix=span.prefix, suffix=span.suffix)
    if finding.place is None:
        return LOST
    state = "exact" if finding.fidelity is Fidelity.EXACT else "reworded"
    return Carried(state, place, finding.place.start, finding.place.end, finding.fidelity.value)
