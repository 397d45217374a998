"""Sentences of news prose, and what a sentence says around a passage in it."""

import re
from dataclasses import dataclass

# How far a sentence is looked for: longer ones are lists or texts without full stops, and a reader sees 300 characters.
REACH = 2000
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n+|[.!?…]+(?=[“„«])")
_CLOSING = "\"'”’»)]“"
_OPENING = "\"'“„«‘(["
# Abbreviations behind which a sentence goes on: a title, a page, a year, a company, in the four languages.
ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gen col lt sgt st jr sr vs etc art arts para paras no nos pp vol cf ca sec ch cl dept est fig
    inc ltd jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k e.g i.e a.m p.m ph.d
    г гг в вв ст п пп ч гл абз т д др пр им ул стр см напр тыс млн млрд руб проф акад зам т.е т.д т.п и.о
    və s məs səh cən prof dos mad
    sn vb vd bkz örn av doç yrd bk md sf
    """.split()  # noqa: SIM905 - a list of a hundred strings would hide them
)
# Abbreviations that end an enumeration: before a capital they end the sentence with it ("и т. д. Он ушёл").
ENUMERATING = frozenset({"etc", "д", "др", "т.д", "т.п", "п", "cən", "vb"})
_WORD_BEFORE = re.compile(r"[\w.]{1,8}$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence or sentences around a passage: their span, and the words before and after the passage in them."""

    start: int
    end: int
    before: str
    after: str


def sentence_of(text: str, start: int, end: int) -> Sentence:
    """Where the passage from ``start`` to ``end`` stands, in code points; those out of the text are moved in."""
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    first, last = _beginning(text, start), _ending(text, end)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return Sentence(first, last, text[first:start], text[end:last])


def _beginning(text: str, start: int) -> int:
    least = max(0, start - REACH)
    # A passage in quotation marks that begins a sentence: what ended the last one stands before the mark.
    until = start
    while until > least and text[until - 1] in _OPENING:
        until -= 1
    found = least
    for match in _END.finditer(text, least, until):
        if _ends(text, match):
            found = match.end()
    return found


def _ending(text: str, end: int) -> int:
    most = min(len(text), end + REACH)
    # A passage that ends with its own full stop, inside the marks or out, ends the sentence.
    place = end
    while place < most and text[place] in _CLOSING:
        place += 1
    if end > 0 and text[end - 1] in ".!?…" and not _lower_after(text, place):
        return place
    for match in _END.finditer(text, place, most):
        if _ends(text, match):
            return match.end() if match[0].strip() else match.start()
    return most


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence: behind it none goes on, before it is no abbreviation and no initial."""
    sign = match[0]
    if sign[0] == "\n":
        return True
    if _lower_after(text, match.end()):
        return False
    if sign[0] != "." or len(sign.rstrip(_CLOSING)) > 1:
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 8), match.start())
    word = before[0] if before else ""
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False  # an initial
    if word.isdecimal() and text[match.end() : match.end() + 1] == " ":
        # "4. maddesi" is an ordinal; "in 2022. The" ends; a short figure before a capital is a day or a number.
        return len(word) > 3 or not _lower_after(text, match.end())
    word = word.casefold().lstrip(".")
    if word in ENUMERATING:
        return not text[match.end() : match.end() + 2].strip().isdecimal()
    return word not in ABBREVIATIONS


def _lower_after(text: str, at: int) -> bool:
    while at < len(text) and (text[at] == " " or text[at] in _OPENING or text[at] in "—–-,\u00a0"):
        at += 1
    return at < len(text) and text[at].islower()
