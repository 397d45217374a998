"""Runs: passages that quote consecutive clauses of one document one after the other, as a pasted text does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apps.quotations.engine.fusing import Passage

# Two quotations in a row are an argument; of three neighbours the text was copied.
LEAST = 3
# Between two pasted clauses there are labels and headings, and at most a number in the line where the second begins;
# what introduces a quotation is longer.
GAP, LABEL = 120, 24
# A clause that was not recognised does not break a run.
SKIP = 2
# Where copying goes on in the same document, what stands between was copied as well, but for so many clauses: of
# three pasted treaties of 6 to 159 clauses at most two in a row were not recognised, or taken for their like elsewhere.
LEFT_OUT = 5

# For each document that the run may be of: the place of a clause.
Places = dict[int, int]


@dataclass(slots=True)
class _Run:
    """``members`` are places in the list of passages; ``first`` and ``last`` of which clauses it is."""

    members: list[int]
    first: Places
    last: Places


def in_runs(text: str, passages: Sequence["Passage"], order: Mapping[int, int]) -> list["Passage"]:
    """The passages with the numbers of their runs; in a run the clauses of its document come first. A reference that
    stands between two passages of a run is left out: it is the label of the clause that follows, or its heading."""
    runs = list(_joined(_rows(text, passages, order)))
    found = list(passages)
    labels: set[int] = set()
    for number, run in enumerate(runs, 1):
        for at in run.members:
            found[at] = _numbered(found[at], run.last, number)
        within = range(run.members[0], run.members[-1])
        labels.update(at for at in within if not found[at].fidelity)
    return [passage for at, passage in enumerate(found) if at not in labels]


def _rows(text: str, passages: Sequence["Passage"], order: Mapping[int, int]) -> Iterable[_Run]:
    """Neighbours that may be of one run; what only cites does not stand between them."""
    row: _Run | None = None
    for at, passage in enumerate(passages):
        if not passage.fidelity:
            continue
        here = _places(passage, order)
        following = _following(text, passages[row.members[-1]], passage, row.last, order) if row else {}
        if row is not None and following:
            row.members.append(at)
            row.last = following
            continue
        if row is not None:
            yield row
        row = _Run([at], here, here)
    if row is not None:
        yield row


def _places(passage: "Passage", order: Mapping[int, int]) -> Places:
    """Where the clauses that a passage quotes stand."""
    places: Places = {}
    for candidate in passage.candidates:
        place = order.get(candidate.clause_id)
        if place is not None:
            places.setdefault(candidate.document_id, place)
    return places


def _following(
    text: str, before: "Passage", passage: "Passage", last: Places, order: Mapping[int, int]
) -> Places:
    gap = text[before.end : passage.start]
    beginning = gap.rpartition("\n")[2].strip()
    if passage.marked or before.marked or len(gap.strip()) > GAP or len(beginning) > LABEL:
        return {}
    reached: Places = {}
    for candidate in passage.candidates:
        place = order.get(candidate.clause_id)
        reach = last.get(candidate.document_id)
        if place is not None and reach is not None and reach < place <= reach + SKIP:
            reached[candidate.document_id] = min(place, reached.get(candidate.document_id, place))
    return reached


def _joined(rows: Iterable[_Run]) -> Iterable[_Run]:
    """The rows that are long enough. One that goes on where another ends becomes one with it, and with what stands
    between them of the clauses between."""
    held: _Run | None = None
    between: list[_Run] = []
    for row in rows:
        if len(row.members) < LEAST:
            between.append(row)
            continue
        shared = _shared(held, row) if held is not None else {}
        if held is not None and shared:
            few = [at for few in between if _stands_between(held, few, row, shared) for at in few.members]
            held = _Run([*held.members, *few, *row.members], held.first, shared)
        else:
            if held is not None:
                yield held
            held = row
        between.clear()
    if held is not None:
        yield held


def _shared(held: _Run, row: _Run) -> Places:
    """Where the row ends in the documents in which it goes on."""
    return {
        document: place
        for document, place in row.last.items()
        if document in held.last and 0 < row.first[document] - held.last[document] <= 1 + LEFT_OUT
    }


def _stands_between(held: _Run, few: _Run, row: _Run, shared: Places) -> bool:
    return any(
        held.last[document] < few.first[document] <= few.last[document] < row.first[document]
        for document in shared
        if document in few.last
    )


def _numbered(passage: "Passage", of: Places, number: int) -> "Passage":
    first = [candidate for candidate in passage.candidates if candidate.document_id in of]
    rest = [candidate for candidate in passage.candidates if candidate.document_id not in of]
    return replace(passage, run=number, candidates=(*first, *rest))
