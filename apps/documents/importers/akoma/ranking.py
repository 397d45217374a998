"""Which pieces are the units in which the document counts, and how much coarser or finer the others are."""

from collections.abc import Sequence

from apps.documents.importers.akoma.building import Opened
from apps.documents.importers.akoma.vocabulary import UNITS

COARSE = frozenset(["part", "chapter", "annex"])


def rank(pieces: Sequence[Opened]) -> None:
    """Sets ``rank`` of each: 0 for units, below them by how deep they stand in one, above by how far they hold one."""
    named = {piece.unit for piece in pieces if piece.label}
    unit = next((name for name in UNITS if name in named), "")
    _downwards(pieces, unit)
    _upwards(pieces, unit)


def _downwards(pieces: Sequence[Opened], unit: str) -> None:
    within = -1  # the depth of the unit that is open, -1 outside
    for piece in pieces:
        if piece.depth <= within:
            within = -1
        if within >= 0:
            piece.rank = piece.depth - within
        elif piece.unit == unit:
            within, piece.rank = piece.depth, 0
        else:
            piece.rank = -1 if piece.kind in COARSE else 1 if unit else 0


def _upwards(pieces: Sequence[Opened], unit: str) -> None:
    open_above: list[Opened] = []
    for piece in pieces:
        while open_above and open_above[-1].depth >= piece.depth:
            open_above.pop()
        if piece.unit == unit and piece.rank == 0:
            for above in open_above:
                if above.rank > 0 or above.kind not in COARSE or above.unit != unit:
                    above.rank = min(above.rank if above.rank < 0 else 0, above.depth - piece.depth)
        open_above.append(piece)
