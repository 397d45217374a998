"""Dates as news prose writes them, and whether one may be that of a document."""

import re
from dataclasses import dataclass

from apps.quotations.engine.references.grammar import Grammar
from apps.quotations.engine.references.tokens import Tokens

# A four-figure number outside is no year that a document of today's states was signed in.
YEARS = range(1800, 2100)
_EDTF = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Date:
    """At the tokens ``start`` to ``end`` (exclusive); 0 is what it does not say."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0


# How sure a date makes a document. Several documents of the same two parties in one year are common, on one
# day they are rare.
FULL, DAY_AND_MONTH, MONTH, YEAR = 0.95, 0.85, 0.75, 0.7


def fit(date: Date, edtf: str) -> float:
    """0 where the two contradict each other or nothing is known; else how much the date tells."""
    match = _EDTF.fullmatch(edtf)
    if match is None:
        return 0.0
    year, month, day = (match[part] or "XX" for part in (1, 2, 3))
    said = (f"{date.year:04}", f"{date.month:02}", f"{date.day:02}")
    told = [
        int(mine) > 0 and theirs.isdecimal() for mine, theirs in zip(said, (year, month, day), strict=True)
    ]
    for mine, theirs in zip(said, (year, month, day), strict=True):
        if int(mine) and any(a not in (b, "X") for a, b in zip(mine, theirs, strict=True) if b != "X"):
            return 0.0
    if all(told):
        return FULL
    if told[1] and told[2]:
        return DAY_AND_MONTH
    if told[0]:
        return MONTH if told[1] else YEAR
    return 0.0


def dates_in(tokens: Tokens, grammar: Grammar) -> list[Date]:
    """Every date, in order; none overlaps another."""
    found: list[Date] = []
    least = 0
    for at, word in enumerate(tokens.words):
        if at < least:
            continue
        date = None
        if word in grammar.months:
            date = _around_month(tokens, at, grammar, least)
        elif word.isdecimal():
            date = _figures(tokens, at, grammar)
        if date:
            found.append(date)
            least = date.end
    return found


def _around_month(tokens: Tokens, at: int, grammar: Grammar, least: int) -> Date | None:
    """ "22 February 2022", "July 3, 1997", "3 июля 1997 года", "November 10", "July 1997"."""
    month = grammar.months[tokens.word(at)]
    behind = at + 1 + (tokens.word(at + 1) == ".")
    before, start = _day_before(tokens, at, grammar)
    if before and start >= least:
        year, end = _year_at(tokens, behind, grammar)
        return Date(start, end if year else at + 1, year, month, before)
    day, end = _day_at(tokens, behind, grammar)
    if day:
        year, far = _year_at(tokens, end, grammar)
        return Date(at, far if year else end, year, month, day)
    year, end = _year_at(tokens, behind, grammar)
    return Date(at, end, year, month) if year else None


def _day_before(tokens: Tokens, at: int, grammar: Grammar) -> tuple[int, int]:
    last = at - 1
    if tokens.word(last) in grammar.ofs:
        last -= 1
    if tokens.word(last) in grammar.tails:
        last -= 2 if tokens.word(last - 1) == "-" else 1
    return (_day(tokens.word(last)), last)


def _day_at(tokens: Tokens, at: int, grammar: Grammar) -> tuple[int, int]:
    day = _day(tokens.word(at))
    if not day:
        return 0, at
    at += 1
    if tokens.word(at) in grammar.tails and tokens.tight(at - 1):
        return day, at + 1
    if tokens.word(at) == "-" and tokens.tight(at - 1) and tokens.tight(at):
        return day, at + 2
    return day, at


def _day(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < 3 and int(word) < 32 else 0


def _year_at(tokens: Tokens, at: int, grammar: Grammar) -> tuple[int, int]:
    """A year and the token behind it, with "года" or "-ci il"."""
    at += tokens.word(at) == ","
    word = tokens.word(at)
    if len(word) != 4 or not word.isdecimal() or int(word) not in YEARS:
        return 0, at
    return int(word), _past_year(tokens, at + 1, grammar)


def _past_year(tokens: Tokens, at: int, grammar: Grammar) -> int:
    if tokens.word(at) == "-" and tokens.word(at + 1) in grammar.tails:
        at += 2
    if tokens.word(at) in grammar.year_words and tokens.word(at) not in grammar.ofs:
        at += 1
        if tokens.word(at) == "." and len(tokens.word(at - 1)) < 3:
            at += 1
    return at


def _figures(tokens: Tokens, at: int, grammar: Grammar) -> Date | None:
    """ "22.02.2022", "2022-02-22", "2022-ci il fevralın 22-də", "1997"."""
    word = tokens.word(at)
    parts = [tokens.word(at + step) for step in range(5)]
    whole = all(tokens.tight(at + step) for step in range(4))
    if (
        whole
        and parts[1] == parts[3]
        and parts[1] in {".", "-", "/"}
        and parts[2].isdecimal()
        and parts[4].isdecimal()
    ):
        first, middle, last = parts[0], parts[2], parts[4]
        number = int(middle) if len(middle) < 3 else 0
        for day, year in ((first, last), (last, first)):
            if 0 < number < 13 and _day(day) and len(year) == 4 and int(year) in YEARS:
                return Date(at, at + 5, int(year), number, int(day))
    if len(word) != 4 or int(word) not in YEARS or tokens.word(at - 1) in {"$", "€", "№"}:
        return None
    end = _past_year(tokens, at + 1, grammar)
    if month := grammar.months.get(tokens.word(end), 0):
        on, far = _day_at(tokens, end + 1, grammar)
        return Date(at, far if on else end + 1, int(word), month, on)
    return Date(at, end, int(word))
