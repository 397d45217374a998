"""The clauses that a pairing can be corrected to: those near its place, and those that are sought."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from apps.core.folding import fold
from apps.core.templatetags.ui import first_words
from apps.desk.selectors.pairings import Board, Entry
from apps.desk.selectors.pairings_cases import name_of
from apps.parallels.models import Decision
from apps.parallels.shapes import ClauseFace

NEAR = 6  # clauses before and after the present place: what was paired wrongly mostly belongs to a neighbour
LISTED = 40  # clauses found by their words that are still looked through
WORDS = 24


@dataclass(frozen=True, slots=True)
class Option:
    """``fixed``: somebody decided on a pairing of it."""

    clause_id: int
    name: str
    path: str
    beginning: str
    chosen: bool
    fixed: bool


@dataclass(frozen=True, slots=True)
class Chooser:
    """One side of the form. ``name`` is that of its fields; ``more``: so many were found besides."""

    name: str
    title: str
    language: str
    sought: str
    options: Sequence[Option]
    more: int
    total: int


def choosers(
    board: Board, entry: Entry, chosen: tuple[Collection[int], Collection[int]], sought: tuple[str, str]
) -> tuple[Chooser, Chooser]:
    """``chosen``: the clauses of each side, listed in any case; ``sought``: the words typed to find others."""
    sides = board.found.left, board.found.right
    fixed = {
        face.clause_id
        for each in board.entries
        if each.standing and each.decision != Decision.WAITING and each is not entry
        for face in (*each.row.left, *each.row.right)
    }
    places = _place(board, entry, 0), _place(board, entry, 1)
    found = []
    for turn, name in enumerate(("left", "right")):
        faces = board.faces[turn]
        near, more = _listed(faces, places[turn], sought[turn])
        mine = set(near) | (set(chosen[turn]) & faces.keys())
        options = [_option(faces[pk], chosen[turn], fixed) for pk in faces if pk in mine]
        face = sides[turn]
        found.append(
            Chooser(name, face.document.title, face.language, sought[turn], options, more, len(faces))
        )
    return found[0], found[1]


def _listed(faces: Mapping[int, ClauseFace], place: int, sought: str) -> tuple[list[int], int]:
    keys = list(faces)
    if not sought.strip():
        return keys[max(0, place - NEAR) : place + NEAR + 1], 0
    words = fold(sought).split()
    hits = [
        pk
        for pk, face in faces.items()
        if all(word in fold(f"{name_of(face)} {face.label} {face.heading} {face.text}") for word in words)
    ]
    return hits[:LISTED], max(0, len(hits) - LISTED)


def _place(board: Board, entry: Entry, turn: int) -> int:
    """Where the pairing is on a side, among its clauses with words; of one that has none there, where its neighbours
    are."""
    keys = {pk: number for number, pk in enumerate(board.faces[turn])}
    own = (entry.row.left, entry.row.right)[turn]
    if own:
        return keys[own[0].clause_id]
    entries = board.entries
    here = entries.index(entry)
    for other in reversed(entries[:here]):
        faces = (other.row.left, other.row.right)[turn]
        if faces:
            return keys[faces[-1].clause_id]
    return 0


def _option(face: ClauseFace, chosen: Collection[int], fixed: Collection[int]) -> Option:
    return Option(
        face.clause_id,
        name_of(face),
        " › ".join(face.path),
        first_words(f"{face.heading}\n{face.text}".strip(), WORDS),
        face.clause_id in chosen,
        face.clause_id in fixed,
    )
