"""A text's normal form with the way back: each character of it knows which code points it came from.

Typography is what changes when words are copied: quotation marks, dashes, spaces, ligatures, composed and
decomposed accents, soft hyphens. Two texts that differ in nothing else have the same normal form.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′´`‹›", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
# Marks without a width: soft hyphen, zero-width characters, direction marks, byte order mark.
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def is_invisible(letter: str) -> bool:
    return letter in _INVISIBLE


@dataclass(frozen=True, slots=True)
class Normal:
    """``text`` in normal form; ``starts[i]`` and ``ends[i]`` (end-exclusive) are the code points of the original
    from which its i-th character came."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's offsets for a non-empty span of the normal form."""
        return self.starts[start], self.ends[end - 1]


def normalise(text: str, *, fold_case: bool = False) -> Normal:
    """The normal form: NFKC, one kind of quotation mark and dash, single spaces, nothing invisible.

    With ``fold_case`` also without case. Works by clusters of a letter and its combining marks, so that offsets
    never fall between the two.
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(text):
        end = position + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = text[position:end]
        form = _form(cluster, fold_case=fold_case)
        if form == " " and (not letters or letters[-1] == " "):
            if letters:
                ends[-1] = end
        else:
            letters.extend(form)
            starts.extend([position] * len(form))
            ends.extend([end] * len(form))
        position = end
    if letters and letters[-1] == " ":
        letters.pop()
        starts.pop()
        ends.pop()
    return Normal("".join(letters), tuple(starts), tuple(ends))


@lru_cache(maxsize=4096)  # the letters of several scripts with their accents
def _form(cluster: str, *, fold_case: bool) -> str:
    if cluster in _INVISIBLE:
        return ""
    if cluster.isspace():
        return " "
    form = unicodedata.normalize("NFKC", cluster.translate(_ALIKE)).translate(_ALIKE)
    if not form.strip():
        return " "
    return form.casefold() if fold_case else form
