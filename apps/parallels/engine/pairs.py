"""Pairs the clauses of two texts by the matching engine, around what people decided.

What is compared is every clause with words of its own, its heading in front of them: an article of paragraphs is its
heading, and each paragraph stands for itself below it. Whole articles would call all of an article reworded for one
word in a paragraph, and could not see a paragraph that went elsewhere. A clause that has nothing but a number helps
to place those below it, and is no news where it has no counterpart.
"""

from collections.abc import Mapping, Sequence

from apps.matching.engine.align import Group, Link, Unit, align
from apps.parallels.engine.texts import Kind, Paired, Said, Text, same_language
from apps.parallels.engine.translated import align_translated


def paired(left: Text, right: Text, said: Sequence[Said] = ()) -> list[Paired]:
    """Every clause of both texts that has words in exactly one, in the order of the right text; what has no counterpart
    there stands after what stood before it. What people ``said`` holds where all its clauses are held. Two may speak of
    one clause, of which the others were not held when the second was said: the first in the list holds."""
    places = _places(left), _places(right)
    fixed: dict[Link, Kind | None] = {}
    apart: list[Link] = []
    taken: tuple[set[int], set[int]] = set(), set()
    for one in said:
        link = _link(one, *places)
        if link is None:
            continue
        if one.rejected:
            apart.append(link)
        elif taken[0].isdisjoint(link[0]) and taken[1].isdisjoint(link[1]):
            fixed[link] = one.kind
            taken[0].update(link[0])
            taken[1].update(link[1])
    by_words = same_language(left.language, right.language)
    units = _units(left), _units(right)
    if by_words:
        groups = align(*units, fixed=[*fixed], apart=apart)
    else:
        topics = [[clause.topics for clause in text.clauses] for text in (left, right)]
        groups = align_translated(units, (topics[0], topics[1]), fixed=[*fixed], apart=apart)
    found = []
    for group in groups:
        kind = None if group.old and group.new else fixed.get((group.old, group.new))
        one_sided = [left.clauses[i] for i in group.old] + [right.clauses[j] for j in group.new]
        if (group.old and group.new) or one_sided[0].words or (group.old, group.new) in fixed:
            found.append(_paired(group, kind or _kind(group, left, right, by_words=by_words), left, right))
    return found


def _places(text: Text) -> Mapping[int, int]:
    return {clause.id: place for place, clause in enumerate(text.clauses)}


def _link(said: Said, left: Mapping[int, int], right: Mapping[int, int]) -> Link | None:
    """By places; None where a clause is not held (any more)."""
    if not left.keys() >= set(said.left) or not right.keys() >= set(said.right):
        return None
    return tuple(sorted(map(left.__getitem__, said.left))), tuple(sorted(map(right.__getitem__, said.right)))


def _units(text: Text) -> list[Unit]:
    return [
        Unit(clause.words, clause.label, clause.kind, clause.above, clause.heading) for clause in text.clauses
    ]


def _kind(group: Group, left: Text, right: Text, *, by_words: bool) -> Kind:
    """Nothing is called dropped or new that may only be missing, or stand there in another language."""
    if group.old and group.new:
        if len(group.old) > 1:
            return Kind.MERGED
        if len(group.new) > 1:
            return Kind.SPLIT
        return Kind(group.kind) if by_words else Kind.TRANSLATED
    if not (right if group.old else left).complete:
        return Kind.NOT_HELD
    if not by_words:
        return Kind.UNKNOWN
    return Kind.DROPPED if group.old else Kind.NEW


def _paired(group: Group, kind: Kind, left: Text, right: Text) -> Paired:
    return Paired(
        tuple(left.clauses[i].id for i in group.old),
        tuple(right.clauses[j].id for j in group.new),
        kind,
        group.moved and left.ordered and right.ordered,
        group.score,
    )
