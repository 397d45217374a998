"""What became of the clauses of a text: the words of the answer, and what follows from the groups alone."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause as matching sees it. ``depth`` is 0 at the top; a heading may be put in front of the text, and given as
    such where it should speak for itself too."""

    text: str
    label: str = ""
    kind: str = ""
    depth: int = 0
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """``old`` and ``new`` are indices into the two texts.

    ``kind`` is "same" (typography at most), "reworded", "merged" (n:1), "split" (1:n), "gone" (1:0) or "new" (0:1).
    ``score``, 0 to 1, is how much of the words both sides share. ``moved``: it left the order of its neighbours.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    kind: str
    score: float
    moved: bool = False
    renumbered: bool = False


def kind_of(old: Sequence[int], new: Sequence[int], *, same: bool) -> str:
    if not new:
        return "gone"
    if not old:
        return "new"
    if len(old) > 1:
        return "merged"
    if len(new) > 1:
        return "split"
    return "same" if same else "reworded"


def partners_of(groups: Sequence[Group]) -> dict[int, tuple[int, ...]]:
    """For each old unit the new ones that it was matched to, the first of a split being its continuation."""
    return {i: group.new for group in groups for i in group.old if group.new}


def in_order(groups: Sequence[Group]) -> list[Group]:
    """The groups in the order of the new text; one that is gone stands after what stood before it."""
    standing = sorted((group for group in groups if group.new), key=lambda group: group.new[0])
    place = {i: number for number, group in enumerate(standing) for i in group.old}
    keys: list[tuple[int, int, Group]] = [(number, -1, group) for number, group in enumerate(standing)]
    after = -1
    gone = {group.old[0]: group for group in groups if not group.new}
    for i in range(max((*place, *gone), default=-1) + 1):
        if i in gone:
            keys.append((after, i, gone[i]))
        else:
            after = place[i]
    return [group for _number, _i, group in sorted(keys, key=lambda key: key[:2])]


def left_their_order(firsts: Sequence[int]) -> set[int]:
    """Positions in ``firsts`` that stand outside its longest increasing subsequence (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, value in enumerate(firsts):
        pile = bisect_left(tops, value)
        before.append(ends[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(value)
            ends.append(position)
        else:
            tops[pile] = value
            ends[pile] = position
    stayed = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        stayed.add(position)
        position = before[position]
    return set(range(len(firsts))) - stayed
