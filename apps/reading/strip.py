"""Which clauses are read how, for which party, and where experts differ. Plain data, no Django."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from apps.reading.shapes.pictures import Strip, StripCell, StripColumn, StripRow, Tally

# So many columns can still be read along a line, with some scrolling. Of a longer document neighbours share one, and
# are counted: a thousand columns would be a page of their own, and nobody compares the third with the nine hundredth.
MOST_COLUMNS = 60
SHARED_COLUMNS = 40  # then they are wider, too
MOST_PARTIES = 12  # those that most is said for
NOBODY = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A visible note: who speaks, and its readings as pairs of party ("" for nobody) and stance."""

    experts: frozenset[str]  # empty for an editorial note
    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A clause with its notes, or the document as a whole, which never shares a column."""

    name: str
    url: str
    notes: tuple[Noted, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """What stands in one column."""

    places: list[Place]
    disputed: list[frozenset[str]]  # for each place the parties for which experts differ
    counted: Counter[tuple[str, str]]  # notes that read a place in a way, by party and stance


def strip(
    places: Iterable[Place],
    values: Sequence[str],
    *,
    most_columns: int = MOST_COLUMNS,
    most_parties: int = MOST_PARTIES,
) -> Strip:
    """The table of all places that have notes, in their order. ``values`` are the stances in the order of the marks."""
    noted = [place for place in places if place.notes]
    groups = [_group(run) for run in _runs(noted, most_columns)]
    said = Counter(party for place in noted for note in place.notes for party, _value in note.readings)
    named = sorted((party for party in said if party), key=lambda party: (-said[party], party))
    kept = sorted(named[:most_parties]) + [NOBODY] * (NOBODY in said)
    differing = [
        place
        for group in groups
        for place, parties in zip(group.places, group.disputed, strict=True)
        if parties
    ]
    return Strip(
        columns=tuple(_column(group) for group in groups),
        rows=tuple(StripRow(party, tuple(_cell(group, party, values) for group in groups)) for party in kept),
        differ=tuple((place.name, place.url) for place in differing if not place.whole),
        whole_differs=next((place.url for place in differing if place.whole), ""),
        shared=max((len(group.places) for group in groups), default=1),
        parties_left_out=max(0, len(named) - most_parties),
    )


def disputed(notes: Sequence[Noted]) -> frozenset[str]:
    """The parties for which experts differ: what one has said for the party in all is not what another has.

    A note of several experts is what each of them says; editorial notes are no expert's.
    """
    if len(notes) < 2:
        return frozenset()
    said: dict[str, dict[str, set[str]]] = {}
    for note in notes:
        for party, value in note.readings:
            for expert in note.experts:
                said.setdefault(party, {}).setdefault(expert, set()).add(value)
    return frozenset(
        party
        for party, voices in said.items()
        if len(voices) > 1 and len({frozenset(values) for values in voices.values()}) > 1
    )


def _runs(places: Sequence[Place], most: int) -> list[list[Place]]:
    clauses = [place for place in places if not place.whole]
    each = 1 if len(clauses) <= most else ceil(len(clauses) / min(most, SHARED_COLUMNS))
    runs = (run for _number, run in groupby(enumerate(clauses), lambda pair: pair[0] // each))
    return [[place] for place in places if place.whole] + [[place for _n, place in run] for run in runs]


def _group(places: list[Place]) -> _Group:
    return _Group(
        places=places,
        disputed=[disputed(place.notes) for place in places],
        counted=Counter(
            reading for place in places for note in place.notes for reading in set(note.readings)
        ),
    )


def _column(group: _Group) -> StripColumn:
    first, last = group.places[0], group.places[-1]
    return StripColumn(
        name=first.name if first is last else f"{first.name}–{last.name}",
        url=first.url,
        notes=sum(len(place.notes) for place in group.places),
        differ=any(group.disputed),
    )


def _cell(group: _Group, party: str, values: Sequence[str]) -> StripCell:
    counted = group.counted
    return StripCell(
        url=group.places[0].url,
        tallies=tuple(Tally(value, number) for value in values if (number := counted[party, value])),
        differ=any(party in parties for parties in group.disputed),
    )
