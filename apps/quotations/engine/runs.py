"""Runs: passages that quote consecutive clauses of one document one after the other, as a pasted text does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
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

# For each document that the run may be of: the place of the clause that it reached.
Alive = dict[int, int]


def in_runs(text: str, passages: Sequence["Passage"], order: Mapping[int, int]) -> list["Passage"]:
    """The passages with the numbers of their runs; in a run the clauses of its document come first."""
    found = list(passages)
    number, begin = 0, 0
    alive: Alive = {}
    for at in range(len(found) + 1):
        following = _following(text, found, at, alive, order) if at < len(found) and at > begin else {}
        if following:
            alive = following
            continue
        if alive and at - begin >= LEAST:
            number += 1
            found[begin:at] = [_numbered(passage, alive, number) for passage in found[begin:at]]
        if at < len(found):
            begin, alive = at, _places(found[at], order)
    return found


def _places(passage: "Passage", order: Mapping[int, int]) -> Alive:
    """Where the clauses that a passage quotes stand; nothing for one that only cites."""
    if not passage.fidelity:
        return {}
    places: Alive = {}
    for candidate in passage.candidates:
        place = order.get(candidate.clause_id)
        if place is not None:
            places.setdefault(candidate.document_id, place)
    return places


def _following(
    text: str, found: Sequence["Passage"], at: int, alive: Alive, order: Mapping[int, int]
) -> Alive:
    gap = text[found[at - 1].end : found[at].start].strip()
    pasted = not (found[at].marked or found[at - 1].marked)
    if not alive or not pasted or len(gap) > GAP or len(gap.rpartition("\n")[2]) > LABEL:
        return {}
    reached: Alive = {}
    for candidate in found[at].candidates if found[at].fidelity else ():
        place = order.get(candidate.clause_id)
        last = alive.get(candidate.document_id)
        if place is not None and last is not None and last < place <= last + SKIP:
            reached[candidate.document_id] = min(place, reached.get(candidate.document_id, place))
    return reached


def _numbered(passage: "Passage", alive: Alive, number: int) -> "Passage":
    first = [candidate for candidate in passage.candidates if candidate.document_id in alive]
    rest = [candidate for candidate in passage.candidates if candidate.document_id not in alive]
    return replace(passage, run=number, candidates=(*first, *rest))
