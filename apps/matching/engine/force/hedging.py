"""Gives each hedge to the marker that it weakens."""

from apps.matching.engine.force.found import Found
from apps.matching.engine.force.shapes import Level
from apps.matching.engine.force.table import Table
from apps.matching.engine.force.view import View


def with_hedges(found: list[Found], view: View, table: Table) -> None:
    """Where verbs stand last a hedge belongs to the next marker of its sentence, elsewhere to the one before; to the
    other neighbour where that is missing. What is only recognised is not weakened."""
    following = end = 0
    for word in table.loose_hedges.places(view):
        hedges = table.loose_hedges.at(view, word) if word >= end else []
        if not hedges:
            continue
        end, by = hedges[0]
        while following < len(found) and found[following].first < word:
            following += 1
        neighbours = [found[at] for at in (following - 1, following) if 0 <= at < len(found)]
        one = _weakened(neighbours, word, view, verb_last=table.verb_last)
        if one is not None:
            one.weakened += by
            one.hedges.append((word, end))


def _weakened(neighbours: list[Found], word: int, view: View, *, verb_last: bool) -> Found | None:
    sentence = view.sentence_start[word]
    possible = [
        one
        for one in neighbours
        if view.sentence_start[one.first] == sentence
        and one.marker.level > Level.RECOGNITION
        and not one.first <= word < one.after
    ]
    return (possible[-1] if verb_last else possible[0]) if possible else None
