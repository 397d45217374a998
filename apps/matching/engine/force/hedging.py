"""Gives each hedge to the marker that it weakens."""

from apps.matching.engine.force.found import Found
from apps.matching.engine.force.shapes import Level
from apps.matching.engine.force.table import Table
from apps.matching.engine.force.view import View


def with_hedges(found: list[Found], view: View, table: Table) -> None:
    """Where verbs stand last a hedge belongs to the next marker of its sentence, elsewhere to the one before; to the
    other neighbour where that is missing. What is only recognised is not weakened, nor what stands before an "and" that
    the hedge follows ("data and, where possible, samples")."""
    following = end = 0
    for word in table.loose_hedges.places(view):
        hedges = table.loose_hedges.at(view, word) if word >= end else []
        if not hedges:
            continue
        end, by = hedges[0]
        while following < len(found) and found[following].first < word:
            following += 1
        if word and not table.verb_last and view.keys[word - 1] in table.words.and_or:
            continue
        neighbours = [found[at] for at in (following - 1, following) if 0 <= at < len(found)]
        # "shall apply, except that, |unless otherwise agreed, the panel shall …"
        forward = table.verb_last or (word > 0 and view.keys[word - 1] in table.words.complementizers)
        one = _weakened(neighbours, word, view, forward=forward)
        if one is not None:
            one.weakened += by
            one.hedges.append((word, end))


def _weakened(neighbours: list[Found], word: int, view: View, *, forward: bool) -> Found | None:
    sentence = view.sentence_start[word]
    possible = [
        one
        for one in neighbours
        if view.sentence_start[one.first] == sentence
        and one.marker.level > Level.RECOGNITION
        and not one.first <= word < one.after
    ]
    return (possible[-1] if forward else possible[0]) if possible else None
