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


def strip(
    places: Iterable[Place],
    values: Sequence[str],
    *,
    most_columns: int = MOST_COLUMNS,
    most_parties: int = MOST_PARTIES,
) -> Strip:
    """The table of all places that have notes, in their order. ``values`` are the stances in the order of the marks."""
    noted = [place for place in places if place.notes]
    groups = _columns(noted, most_columns)
    said = Counter(party for place in noted for note in place.notes for party, _value in note.readings)
    named = sorted((party for party in said if party), key=lambda party: (-said[party], party))
    kept = sorted(named[:most_parties]) + [NOBODY] * (NOBODY in said)
    rows = tuple(StripRow(party, tuple(_cell(group, party, values) for group in groups)) for party in kept)
    differing = [place for place in noted if _differ_for_somebody(place)]
    return Strip(
        columns=tuple(_column(group) for group in groups),
        rows=rows,
        differ=tuple((place.name, place.url) for place in differing if not place.whole),
        whole_differs=next((place.url for place in differing if place.whole), ""),
        shared=max((len(group) for group in groups), default=1),
        parties_left_out=max(0, len(named) - most_parties),
    )


def differ(notes: Iterable[Noted], party: str) -> bool:
    """Whether two experts read it differently for the party: what one has said of it in all is not what another has.

    A note of several experts is what each of them says; editorial notes are no expert's.
    """
    said: dict[str, set[str]] = {}
    for note in notes:
        for expert in note.experts:
            said.setdefault(expert, set()).update(value for whom, value in note.readings if whom == party)
    return len({frozenset(values) for values in said.values() if values}) > 1


def _columns(places: Sequence[Place], most: int) -> list[list[Place]]:
    clauses = [place for place in places if not place.whole]
    each = 1 if len(clauses) <= most else ceil(len(clauses) / min(most, SHARED_COLUMNS))
    runs = (run for _number, run in groupby(enumerate(clauses), lambda pair: pair[0] // each))
    return [[place] for place in places if place.whole] + [[place for _n, place in run] for run in runs]


def _column(group: Sequence[Place]) -> StripColumn:
    first, last = group[0], group[-1]
    return StripColumn(
        name=first.name if first is last else f"{first.name}–{last.name}",
        url=first.url,
        notes=sum(len(place.notes) for place in group),
        differ=any(_differ_for_somebody(place) for place in group),
    )


def _cell(group: Sequence[Place], party: str, values: Sequence[str]) -> StripCell:
    found = Counter(
        value
        for place in group
        for note in place.notes
        for value in {value for whom, value in note.readings if whom == party}
    )
    return StripCell(
        url=group[0].url,
        tallies=tuple(Tally(value, found[value]) for value in values if found[value]),
        differ=any(differ(place.notes, party) for place in group),
    )


def _differ_for_somebody(place: Place) -> bool:
    parties = {party for note in place.notes for party, _value in note.readings}
    return any(differ(place.notes, party) for party in parties)
