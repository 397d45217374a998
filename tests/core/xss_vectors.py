"""What xss_vectors.txt holds, for tests of the sanitiser and for journeys."""

import re
from pathlib import Path
from typing import NamedTuple

from apps.core.storing import without_unstorable

CANARY = "boo"  # the function that every vector tries to call
FOREIGN = ("a.example", "b.example", "evil.example")  # hosts that some of them try to reach
_FILE = Path(__file__).with_name("xss_vectors.txt")
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([ntr\\]))")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_HEADING = re.compile(r"# (?:\[(\w+)\] )?(.*)")


class Vector(NamedTuple):
    """``context`` is where it would do harm: content, attribute, link, markdown, script or inert."""

    text: str
    context: str
    heading: str


def all_vectors() -> list[Vector]:
    """Every vector of the file, in its order."""
    found: list[Vector] = []
    context = heading = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if match := _HEADING.fullmatch(line):
            context, heading = match[1] or "content", match[2]
        elif line:
            found.append(Vector(_unescaped(line), context, heading))
    return found


def storable_texts() -> list[str]:
    """The vectors as a database can hold them: without NUL and half surrogates, which are tried by form."""
    return list(dict.fromkeys(without_unstorable(vector.text) for vector in all_vectors()))


def packed(texts: list[str], limit: int, between: str = " ") -> list[str]:
    """The texts put together into as few as fit ``limit`` characters each; longer ones alone and cut."""
    packs = [""]
    for text in texts:
        joined = f"{packs[-1]}{between}{text}" if packs[-1] else text
        if len(joined) <= limit:
            packs[-1] = joined
        else:
            packs.append(text[:limit])
    return packs


def _unescaped(line: str) -> str:
    return _ESCAPE.sub(lambda m: _NAMED[m[3]] if m[3] else chr(int(m[1] or m[2], 16)), line)
