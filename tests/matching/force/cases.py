"""Sentences in treaty style, written for these tests, with what a reader says of their force.

One to a line: level, "not" where it is negated, and the sentence with its [evidence] and its {actor}.
"""

import re

from apps.matching.engine.force import force_of, strongest


def cases(lines: str) -> list[str]:
    return lines.strip().splitlines()


def text_of(case: str) -> str:
    return re.sub(r"[\[\]{}]", "", case.split(": ", 1)[1])


def read(text: str, language: str) -> str:
    """What the rules say of the text, in the same notation: its strongest mark."""
    mark = strongest(force_of(text, language))
    if mark is None:
        return f"none: {text}"
    spans = [(mark.start, mark.end, "[", "]"), *([(*mark.actor, "{", "}")] if mark.actor else [])]
    for start, end, opening, closing in sorted(spans, reverse=True):
        text = text[:start] + opening + text[start:end] + closing + text[end:]
    return f"{mark.level.name.lower()}{' not' if mark.negated else ''}: {text}"
