"""What at the beginning of a line could be the label of a clause, with every way to read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from apps.documents.engine.splitting.lines import GAP, INVISIBLE, TOKEN, Line, folded, is_low
from apps.documents.engine.splitting.numerals import Number, Reading, number_at, readings
from apps.documents.engine.splitting.vocabulary import ABBREVIATIONS, CLASS_OF, misread

PARENTHESES = re.compile(r"[(\[]\s?([^\W_]{1,6})\s?[)\]]")
COMPOSITE = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,4})([.)]?)(?![^\W_])")
SIMPLE = re.compile(r"([^\W_|]{1,6}|\|)[ \u00a0]?([.)])(?=[\s\"'“«(]|$|[^\W\d_])")
ORDINAL = re.compile(r"(\d{1,3})\.?[°º][.)]?(?=\s)")  # "1° ", "2.º "
SIGN = re.compile(r"§{1,2}\s*")
DASH = re.compile(r"(?:[-–—−⎯•·●▪◦‣*■□○]|[-])[\s]*(?=[^\W_(\"“«'])")
NUMBER_SIGN = re.compile(r"(?:№|N°|Nº|Nr?o?\.)\s*", re.I)
BETWEEN = re.compile(rf"[ \t\u00a0{INVISIBLE}]{{0,8}}(?:[-–—][ \t\u00a0]{{0,4}}(?=[\dIVX]))?")
# "Article 5.", "Article 5 –", "Article 5: "
AFTER = re.compile(
    rf"[ \t\u00a0{INVISIBLE}]*(?:[.:)\]–—\-⎯]+(?=[\s{INVISIBLE}]|$|[^\W\d]))?[ \t\u00a0{INVISIBLE}]*"
)
# "Article 5, ", "Article 5(2)", "Article 5 (2) and": somebody cites it
GLUED = re.compile(
    r"[,;)\]/(]|\s?\([\da-z]{1,4}\)\s*(?:[,;.(]|of\b|and\b|or\b|to\b|y\b|et\b|и\b|de[l]?\b|shall\b)"
)
# "1-ci maddə", "2. Bölüm"
REVERSED = re.compile(
    r"(\d{1,3})\s?(?:[-–]\s?(?:[iıuü]?n?c[iıuü]|ая|я|й|ый)|[.](?=\s?[^\W\d_a-z]))\s?(?=[^\W\d_])", re.I
)
UNKNOWN = re.compile(r"[ \u00a0](\d{1,3})(?=\s*$|\s?[.:–—](?=\s|$))")
UNKNOWN_FORM = "word"
INLINE_DEPTH = 3  # "1. (a) (i)": labels that follow one another in a line
LETTERS, PAIR = ("letter", "Letter"), 2
LABEL_LIMIT = 60  # what is kept of a printed label


@dataclass(slots=True)
class Mark:
    """A label to be. ``form`` is the class of its word or its punctuation; ``rest`` is where the words after it begin.

    ``weight`` is what speaks for it (above 0) or against it, by itself; see `evidence`.
    """

    line: Line
    at: int
    rest: int
    form: str
    label: str
    number: str
    readings: tuple[Reading, ...]
    word: bool = False
    inline: bool = False
    weight: float = 0.0
    signs: set[str] = field(default_factory=set)


def marks_of(text: str, lines: list[Line], language: str) -> Iterator[Mark]:
    """In the order of the text: for each line none, or one and those that follow it in the same line."""
    for line in lines:
        at, inline = line.start, False
        for _ in range(INLINE_DEPTH):
            mark = mark_at(text, line, at, language)
            if mark is None or (inline and (mark.word or mark.form == "-")):
                break
            mark.inline = inline
            yield mark
            if mark.form == "-" or mark.rest >= line.end:
                break
            at, inline = mark.rest, True


def mark_at(text: str, line: Line, at: int, language: str) -> Mark | None:
    c = text[at]
    if c == "§":
        return _sign(text, line, at, language)
    if c in "([":
        match = PARENTHESES.match(text, at, line.end)
        return match and _bare(text, line, match, match[1], "(N)", language)
    if not c.isalnum():
        return _dash(text, line, at) or (_word(text, line, at, language) if c in "#*|" else None)
    if c.isdigit() and (match := COMPOSITE.match(text, at, line.end)):
        values = tuple(int(part) for part in match[1].split("."))
        return _made(text, line, match, "N.N", match[1], (Reading("arabic", values),))
    if c.isdigit() and (match := ORDINAL.match(text, at, line.end)):
        return _bare(text, line, match, match[1], "N°", language)
    if found := (_word(text, line, at, language) or _reversed(text, line, at)):
        return found
    match = SIMPLE.match(text, at, line.end)
    return match and _bare(text, line, match, match[1], f"N{match[2]}", language)


def _made(
    text: str, line: Line, match: re.Match[str], form: str, number: str, found: tuple[Reading, ...]
) -> Mark:
    label = match[0].strip()
    rest = GAP.match(text, match.end(), line.end).end()  # type: ignore[union-attr]  # it may match nothing
    return Mark(line, match.start(), rest, form, label.removesuffix("."), number, found)


def _bare(text: str, line: Line, match: re.Match[str], token: str, form: str, language: str) -> Mark | None:
    found = readings(token, language)
    return _made(text, line, match, form, token, found) if found else None


def _dash(text: str, line: Line, at: int) -> Mark | None:
    match = DASH.match(text, at, line.end)
    return match and _made(text, line, match, "-", "", (Reading("dash", (0,)),))


def _sign(text: str, line: Line, at: int, language: str) -> Mark | None:
    match = SIGN.match(text, at, line.end)
    number = match and number_at(text, match.end(), line.end, language)
    return _labelled(text, line, at, number, "sign") if number else None


def _word(text: str, line: Line, at: int, language: str) -> Mark | None:
    """ "Article 5", "ARTICLE V", "Art. 5", "Статья 5", "Article premier", "Annex"."""
    while at < line.end and text[at] in "#*| ":
        at += 1
    match = TOKEN.match(text, at, line.end)
    if match is None or len(match[0]) > 14:
        return None
    word = misread(folded(match[0]))
    form = CLASS_OF.get(word)
    after = match.end()
    if form is None:
        return _ordinal_first(text, line, match) or _unknown(text, line, match)
    if after < line.end and text[after] == "." and word in ABBREVIATIONS:
        after += 1
    gap = BETWEEN.match(text, after, line.end)
    start = gap.end() if gap else after
    if sign := NUMBER_SIGN.match(text, start, line.end):
        start = sign.end()
    number = (
        number_at(text, start, line.end, language)
        if start > match.end() or text[start : start + 1].isdigit()
        else None
    )
    # Two letters that are no roman number ("Section aa") are no number of such a unit.
    if number and form != "annex" and number.readings[0].style in LETTERS and len(number.printed) == PAIR:
        number = None
    if number is None and form == "annex":
        number = Number(match.end(), "", (Reading("none", (0,)),))
    return _labelled(text, line, match.start(), number, form) if number else None


def _ordinal_first(text: str, line: Line, match: re.Match[str]) -> Mark | None:
    """ "BİRİNCİ BÖLÜM", "Первая часть", "I FƏSİL"."""
    number = number_at(text, match.start(), line.end)
    if number is None or number.readings[0].style not in ("word", "Roman"):
        return None
    return _before(text, line, match.start(), number, number.end)


def _unknown(text: str, line: Line, match: re.Match[str]) -> Mark | None:
    """A word of another language before a number, with nothing else in the line or a sign behind it."""
    after = UNKNOWN.match(text, match.end(), line.end)
    if after is None or is_low(match[0][0]):
        return None
    number = Number(after.end(1), after[1], (Reading("arabic", (int(after[1]),)),))
    return _labelled(text, line, match.start(), number, f"{UNKNOWN_FORM} {folded(match[0])}")


def _reversed(text: str, line: Line, at: int) -> Mark | None:
    """ "1-ci maddə", "2. Bölüm"."""
    match = REVERSED.match(text, at, line.end)
    if match is None:
        return None
    number = Number(match.end(), match[1], (Reading("arabic", (int(match[1]),)),))
    return _before(text, line, at, number, match.end())


def _before(text: str, line: Line, at: int, number: Number, end: int) -> Mark | None:
    gap = BETWEEN.match(text, end, line.end)
    word = TOKEN.match(text, gap.end() if gap else end, line.end)
    form = CLASS_OF.get(misread(folded(word[0]))) if word and len(word[0]) <= 14 else None
    low = number.readings[0].style == "Roman" and word is not None and word[0].islower()
    if word is None or low or form in (None, "annex"):
        return None
    return _labelled(text, line, at, Number(word.end(), number.printed, number.readings), form or "")


def _labelled(text: str, line: Line, at: int, number: Number, form: str) -> Mark:
    after = AFTER.match(text, number.end, line.end)
    rest = after.end() if after else number.end
    label = re.sub(rf"[{INVISIBLE}]", "", text[at : number.end])
    label = re.sub(r"\s+", " ", label).strip()[:LABEL_LIMIT]
    mark = Mark(line, at, rest, form, label, number.printed, number.readings, word=True)
    if text[number.end : rest].strip():
        mark.signs.add("separated")
    elif GLUED.match(text, number.end, line.end):
        mark.signs.add("joined")
    return mark
