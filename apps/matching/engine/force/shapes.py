"""What is said of the force of a text."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

# Between two levels, in the numbers of ``Mark.strength``: hedges and nuances stay below it, so that a hedged
# obligation is still an obligation.
STEP = 10


class Level(IntEnum):
    """In rising order."""

    NONE = 0
    RECOGNITION = 1
    ASPIRATION = 2
    POSSIBILITY = 3
    COMMITMENT = 4
    OBLIGATION = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """One expression of force. All spans are code points of the text, end-exclusive, and begin and end with words.

    ``start`` to ``end`` is the evidence ("may consider", "shall not"); ``strength`` ten times the level, less what
    hedges take away; ``negated`` says that it is a promise not to act, or a freedom not to; ``actor`` is who is
    bound, where the text says so; ``hedges`` are the weakening words outside the evidence ("where possible").
    """

    start: int
    end: int
    level: Level
    strength: int
    negated: bool = False
    actor: tuple[int, int] | None = None
    hedges: tuple[tuple[int, int], ...] = ()


class Direction(StrEnum):
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    REVERSED = "reversed"  # what was promised is now ruled out, or the other way round


@dataclass(frozen=True, slots=True)
class Change:
    """``old`` has the spans of the old text, ``new`` those of the new; both speak of the same act."""

    old: Mark
    new: Mark
    direction: Direction


def strongest(marks: Iterable[Mark]) -> Mark | None:
    """The mark by which a clause is counted: the strongest, of equals the first. None where there is none."""
    return max(marks, key=lambda mark: (mark.strength, -mark.start), default=None)
