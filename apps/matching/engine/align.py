"""Which clauses of an old text correspond to which of a new one."""

from collections.abc import Sequence

from apps.matching.engine.candidates import candidates
from apps.matching.engine.chapters import chapters
from apps.matching.engine.choice import Choice, Way, parents, plain
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
    choice, possible = Choice(old, new, likenesses, decided), candidates(likenesses)
    ways = choice.of(possible)
    # Once the chapters are known, articles of one name are told apart by them.
    if found := chapters(old, new, choice.headings, ways, decided):
        ways = choice.of(possible, found)
    ways += filled(old, new, likenesses, ways, decided)
    ways += [choice.way((i,), (j,)) for i, j in chapters(old, new, choice.headings, ways, decided)]
    ways += headed(old, new, likenesses, ways, decided)
    return grouped(old, new, ways)


def grouped(old: Sequence[Unit], new: Sequence[Unit], ways: Sequence[Way]) -> list[Group]:
    """The ways as groups, with what corresponds to nothing, in order."""
    standing = sorted(ways, key=lambda way: way.new[0])
    moved = _moved(old, new, standing)
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


def _moved(old: Sequence[Unit], new: Sequence[Unit], ways: Sequence[Way]) -> set[int]:
    """Of ways in the new order, the positions of the fewest whose leaving restores the order of all. Those below the
    same parents are judged among themselves: where a chapter moved, its articles stayed in it."""
    above, partner = (parents(old), parents(new)), {i: way.new for way in ways for i in way.old}
    moved: set[int] = set()
    families: dict[int | None, list[int]] = {}
    for position, way in enumerate(ways):
        parent, other = above[0][way.old[0]], above[1][way.new[0]]
        if parent is None and other is None:
            families.setdefault(None, []).append(position)
        elif parent is not None and other in partner.get(parent, ()):
            families.setdefault(parent, []).append(position)
    kept = {position for family in families.values() for position in family}
    moved = left_their_order([way.old[0] for way in ways]) - kept
    for family in families.values():
        moved |= {family[n] for n in left_their_order([ways[position].old[0] for position in family])}
    return moved
