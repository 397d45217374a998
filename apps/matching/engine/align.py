"""Which clauses of an old text correspond to which of a new one."""

from collections.abc import Sequence

from apps.matching.engine.candidates import candidates
from apps.matching.engine.choice import Choice, Way, plain
from apps.matching.engine.decided import Decided, Link
from apps.matching.engine.gaps import filled
from apps.matching.engine.groups import Group, Unit, in_order, kind_of, left_their_order, partners_of
from apps.matching.engine.headed import headed
from apps.matching.engine.likeness import Likenesses
from apps.matching.engine.numbered import align_by_number

__all__ = ["Group", "Link", "Unit", "align", "align_by_number", "partners_of"]


def align(
    old: Sequence[Unit], new: Sequence[Unit], *, fixed: Sequence[Link] = (), apart: Sequence[Link] = ()
) -> list[Group]:
    """Groups in the order of the new text, each unit of both sides in exactly one of them.

    Words decide first; where they are alike, the neighbours, the labels and the parents do; then headings. What people
    said of units beforehand (`Decided`) stands, and the rest is found around it.
    """
    likenesses, decided = Likenesses(old, new), Decided(fixed, apart)
    ways = Choice(old, new, likenesses, decided).of(candidates(likenesses))
    ways += filled(old, new, likenesses, ways, decided)
    ways += headed(old, new, likenesses, ways, decided)
    return grouped(old, new, ways)


def grouped(old: Sequence[Unit], new: Sequence[Unit], ways: Sequence[Way]) -> list[Group]:
    """The ways as groups, with what corresponds to nothing, in order."""
    standing = sorted(ways, key=lambda way: way.new[0])
    moved = left_their_order([way.old[0] for way in standing])
    groups = []
    for position, way in enumerate(standing):
        one, other = plain(old[way.old[0]].label), plain(new[way.new[0]].label)
        kind = kind_of(way.old, way.new, same=way.identical)
        renumbered = bool(one and other) and one != other
        groups.append(
            Group(way.old, way.new, kind, round(min(1.0, way.overlap), 3), position in moved, renumbered)
        )
    left = set(range(len(old))).difference(*(group.old for group in groups))
    right = set(range(len(new))).difference(*(group.new for group in groups))
    groups += [Group((i,), (), "gone", 0.0) for i in left]
    groups += [Group((), (j,), "new", 0.0) for j in right]
    return in_order(groups)
