"""What becomes of a record that two people changed at once: decided part by part, from three states of it.

A part is whatever can be compared; how it is compared is its equality. Nothing that anybody changed is dropped here
without its part being a conflict that a person has to choose in.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


class Verdict(StrEnum):
    """Who changed a part since the state that both began with."""

    NOBODY = "nobody"
    MINE = "mine"
    THEIRS = "theirs"
    ALIKE = "alike"  # both, to the same
    BOTH = "both"  # to something different: a conflict


class Choice(StrEnum):
    """What a person takes where both changed a part."""

    THEIRS = "theirs"
    MINE = "mine"
    JOINED = "joined"  # of lists: what either added, without what either took away


@dataclass(frozen=True, slots=True)
class Merged(Generic[T]):
    """``value`` is what the part becomes if nobody chooses otherwise; None in a conflict."""

    verdict: Verdict
    value: T | None


def decide(base: T | None, theirs: T, mine: T) -> Verdict:
    """``base`` is None where it is not known what both began with: then whatever differs is a conflict."""
    if theirs == mine:
        return Verdict.NOBODY if base == mine else Verdict.ALIKE
    if base is None:
        return Verdict.BOTH
    if base == theirs:
        return Verdict.MINE
    return Verdict.THEIRS if base == mine else Verdict.BOTH


def merge(
    base: Mapping[str, T | None], theirs: Mapping[str, T], mine: Mapping[str, T]
) -> dict[str, Merged[T]]:
    """Every part, in the order of ``theirs``. Both have the same parts; ``base`` may lack some."""
    merged = {}
    for name, saved in theirs.items():
        verdict = decide(base.get(name), saved, mine[name])
        taken = saved if verdict is Verdict.THEIRS else mine[name]
        merged[name] = Merged(verdict, None if verdict is Verdict.BOTH else taken)
    return merged


def join(base: Sequence[H], theirs: Sequence[H], mine: Sequence[H]) -> tuple[H, ...]:
    """Theirs without what I took away, then what I added; each item once."""
    before, kept = set(base), set(mine)
    stays = [item for item in theirs if item in kept or item not in before]
    added = [item for item in mine if item not in before]
    return tuple(dict.fromkeys([*stays, *added]))


def settled(choice: Choice | None, seen: T, now: T) -> Choice | None:
    """A choice stands for as long as what it was made on: not where somebody changed that part once more."""
    return choice if seen == now else None
