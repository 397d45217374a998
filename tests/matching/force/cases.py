"""Sentences in treaty style, written for these tests, and what a reader says of their force."""

from typing import NamedTuple

from apps.matching.engine.force import Level, force_of, strongest

OBLIGATION, COMMITMENT, POSSIBILITY = Level.OBLIGATION, Level.COMMITMENT, Level.POSSIBILITY
ASPIRATION, RECOGNITION, NONE = Level.ASPIRATION, Level.RECOGNITION, Level.NONE


class Case(NamedTuple):
    text: str
    level: Level
    evidence: str = ""
    actor: str = ""
    negated: bool = False


def read(text: str, language: str) -> Case:
    """What the rules say of the text: its strongest mark."""
    mark = strongest(force_of(text, language))
    if mark is None:
        return Case(text, NONE)
    actor = text[slice(*mark.actor)] if mark.actor else ""
    return Case(text, mark.level, text[mark.start : mark.end], actor, mark.negated)
