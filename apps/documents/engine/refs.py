"""Proposes the address of a clause from its kind and the number that a source gives it.

`11`, `4.2.a`, `preamble-3`; `u1`, `preamble-u1` where no number is known; `5-2` for a newcomer whose number is taken.
"""

import re
import unicodedata
from collections.abc import Collection
from itertools import count

REF = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
MAX_LENGTH = 60

# Kinds that are numbered for themselves say so in the address; "11" alone is an article or paragraph.
_SPOKEN = {
    "preamble": "preamble",
    "recital": "preamble",
    "part": "part",
    "chapter": "chapter",
    "section": "section",
    "closing": "closing",
    "signatures": "signatures",
    "annex": "annex",
    "footnote": "footnote",
}
# Of these a document has one; a number only tells a second from the first.
_SINGLE = frozenset({"preamble", "closing", "signatures"})
_NESTED = frozenset({"item", "paragraph"})

# A part of a number: figures, perhaps with a letter ("5a", "12bis"), one letter, or a Roman numeral.
_PART = re.compile(r"\d+(?:[a-z]|bis|ter|quater)?|[a-z]|[ivxlcdm]{2,7}")
# What may stand between two parts of one number; a dash makes a range, a comma a list.
_JOINT = re.compile(r"[\s.()§]*")
_TOKEN = re.compile(r"\w+")


def propose(kind: str, label: str, *, taken: Collection[str], under: str = "") -> str:
    """A free address for a clause.

    ``label`` is the number as printed ("Article 11", "§ 4 (2)", ""), ``taken`` what the document's clauses have or
    had and what its pages use, ``under`` the address of the clause of which this one is part.
    """
    stem, number = _SPOKEN.get(kind, ""), number_in(label)
    if kind in _SINGLE and not number:
        return free(stem, taken)
    if not number:
        return _unnumbered(f"{stem}-u" if stem else "u", taken)
    if stem:
        return free(f"{stem}-{number}", taken)
    if kind in _NESTED and under and not _already_under(number, under):
        return free(f"{under}.{number}", taken)
    return free(number, taken)


def number_in(label: str) -> str:
    """The number in a printed label as an address writes it: "Article 11" → "11", "4 (2) a)" → "4.2.a", "IV." → "iv",
    "" where there is none."""
    plain = "".join(_latin(letter) for letter in unicodedata.normalize("NFKC", label).casefold())
    parts: list[str] = []
    end = 0
    for token in _TOKEN.finditer(plain):
        joined = not parts or _JOINT.fullmatch(plain, end, token.start())
        if joined and _PART.fullmatch(token[0]):
            parts.append(token[0])
            end = token.end()
        elif parts:
            break
    return ".".join(parts)


def free(wanted: str, taken: Collection[str]) -> str:
    """The address itself, or with `-2`, `-3` … where it is taken."""
    wanted = wanted[: MAX_LENGTH - 8].rstrip(".-")
    if wanted not in taken:
        return wanted
    return next(ref for number in count(2) if (ref := f"{wanted}-{number}") not in taken)


def _unnumbered(stem: str, taken: Collection[str]) -> str:
    return next(ref for number in count(1) if (ref := f"{stem}{number}") not in taken)


def _already_under(number: str, under: str) -> bool:
    return number.startswith(f"{under}.")


def _latin(letter: str) -> str:
    """Figures of any script as 0–9; other letters as they are."""
    digit = unicodedata.digit(letter, None)
    return letter if digit is None else str(digit)
