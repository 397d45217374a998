"""What a new revision does to the words on which notes stand: said before it is done, and when it is done.

Plain values, so that the same reckoning serves the look ahead and the act.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Now:
    """Words of the edition as it will be. ``wording_id`` is None where a new wording will hold them, ``clause_id``
    where the clause is new."""

    clause_id: int | None
    wording_id: int | None
    text: str
    name: str  # for people: "Article 5"


@dataclass(frozen=True, slots=True)
class Before:
    """Words of the edition that stand no more. ``into`` are places in ``Replacement.now`` where they may stand now,
    those of the same clause first."""

    clause_id: int
    wording_id: int
    text: str
    name: str
    into: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Replacement:
    """``now`` is the whole edition in its order; ``before`` only what is replaced or gone. ``language`` is the
    edition's."""

    edition_id: int
    language: str
    before: tuple[Before, ...]
    now: tuple[Now, ...]


# place in Replacement.now -> id of the wording that was made for it
Made = Mapping[int, int]
