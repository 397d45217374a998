"""Where spans may stand in a new text: carried from the words they stood on and from those they were made on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from apps.commentary.resting import Resting, Stood, Unit
from apps.documents.replacing import Replacement
from apps.matching.engine.carry import Carried, carry
from apps.matching.engine.find import Fidelity, find_words

LOST = Carried("lost", None, None, None, 0.0)
_ORDER = ("lost", "reworded", "moved", "exact")


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person said of a place, and where its words stand now."""

    at: Carried
    by: int | None


class Search:
    """One new text and what it replaces."""

    def __init__(self, what: Replacement, units: Sequence[Unit]) -> None:
        self.what, self.units = what, units
        self.new = [now.text for now in what.now]
        self.own = {now.clause_id: place for place, now in enumerate(what.now) if now.clause_id is not None}
        self.unit_of = {unit.clause_id: unit for unit in reversed(units)}
        self._places = {now.wording_id: place for place, now in enumerate(what.now) if now.wording_id}

    def from_last(self, spans: Iterable[Resting]) -> tuple[dict[int, Carried], dict[int, Decided]]:
        """By target: where the words that it stood on last are now; apart, where a person decided on these words and
        they stand unchanged."""
        number = {unit.wording_id: n for n, unit in enumerate(self.units)}
        sought = [(span, span.last) for span in spans if span.last is not None]
        results = carry(
            [unit.text for unit in self.units],
            self.new,
            {n: unit.into for n, unit in enumerate(self.units)},
            [(number[last.wording_id], last.start, last.end) for _span, last in sought],
        )
        found: dict[int, Carried] = {}
        decided: dict[int, Decided] = {}
        for (span, last), carried in zip(sought, results, strict=True):
            found[span.target_id] = self.judged(span, carried)
            if last.by_person and carried.state in ("exact", "moved"):
                at = replace(found[span.target_id], score=last.score)
                decided[span.target_id] = Decided(at, last.decided_by)
        return found, decided

    def from_made(self, spans: Sequence[Resting]) -> Iterable[tuple[int, Carried]]:
        """Targets, some several times, and where the words that they were made on are now."""
        for layer in _layers(spans):
            unit = {state: number for number, state in enumerate(layer)}
            sought = [span for span in spans if span.made in unit]
            results = carry(
                [text for _clause, text in layer],
                self.new,
                {number: self._into(clause) for number, (clause, _text) in enumerate(layer)},
                [(unit[span.made], span.made_start, span.made_end) for span in sought],
            )
            for span, carried in zip(sought, results, strict=True):
                yield span.target_id, self.judged(span, carried)

    def there(self, span: Resting) -> Carried | None:
        """Where it stands in words of another clause that are not replaced."""
        if span.there is None:
            return None
        return self._at(span, span.there)

    def as_found(self, span: Resting) -> Carried:
        """In words that are new to the edition the same words are sought, and nothing is guessed."""
        place = self.own.get(span.clause_id)
        if place is None or span.clause_id in self.unit_of:
            return LOST
        finding = find_words(self.new[place], span.quote, prefix=span.prefix, suffix=span.suffix)
        if finding.place is None:
            return LOST
        state = "exact" if finding.fidelity is Fidelity.EXACT else "reworded"
        return Carried(state, place, finding.place.start, finding.place.end, finding.fidelity.value)

    def judged(self, span: Resting, carried: Carried) -> Carried:
        """Against the words that the span was made on, not those that it stood on last."""
        if carried.unit is None or carried.start is None or carried.end is None:
            return LOST
        now = self.what.now[carried.unit]
        if now.text[carried.start : carried.end] != span.quote:
            score = min(carried.score, Fidelity.TYPOGRAPHY.value)
            return replace(carried, state="reworded", score=score)
        return replace(carried, state="exact" if now.clause_id == span.clause_id else "moved")

    def _at(self, span: Resting, stood: Stood) -> Carried:
        place = Carried("moved", self._places[stood.wording_id], stood.start, stood.end, stood.score)
        return replace(self.judged(span, place), score=stood.score)

    def _into(self, clause: int) -> tuple[int, ...]:
        if clause in self.unit_of:
            return self.unit_of[clause].into
        return (self.own[clause],) if clause in self.own else ()


def settled(carried: Carried | None) -> bool:
    return carried is not None and carried.state == "exact"


def better(one: Carried, other: Carried) -> Carried:
    """An exact place before any other, then the one with the higher score; the first where they are equal."""
    return max((one, other), key=lambda each: (each.state == "exact", each.score, _ORDER.index(each.state)))


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


def best(search: Search, spans: Sequence[Resting]) -> tuple[Mapping[int, Carried], Mapping[int, Decided]]:
    """By target: the best place that a machine finds, and what persons decided that still holds."""
    found, decided = search.from_last(spans)
    for span in spans:
        there = search.there(span)
        if span.there is not None and span.there.by_person and there is not None:
            decided[span.target_id] = Decided(there, span.there.decided_by)
    open_ones = [
        span for span in spans if span.target_id not in decided and not settled(found.get(span.target_id))
    ]
    for target, carried in search.from_made(open_ones):
        found[target] = better(carried, found.get(target, LOST))
    for span in open_ones:
        candidates = (
            search.there(span),
            None if found.get(span.target_id, LOST).unit is not None else search.as_found(span),
        )
        for candidate in candidates:
            if candidate is not None:
                found[span.target_id] = better(found.get(span.target_id, LOST), candidate)
    return found, decided
