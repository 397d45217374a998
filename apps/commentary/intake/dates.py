"""Dates as articles print them, as EDTF (ISO 8601-2, level 1). What is not said stays unknown."""

import re

from apps.core.folding import fold
from apps.documents.dates import is_edtf

# English, Russian, Azerbaijani, Turkish, as names are folded.
MONTHS = (
    "january jan январь января янв yanvar ocak",
    "february feb февраль февраля фев fevral subat",
    "march mar март марта мар mart",
    "april apr апрель апреля апр aprel nisan",
    "may май мая mayis",
    "june jun июнь июня июн iyun haziran",
    "july jul июль июля июл iyul temmuz",
    "august aug август августа авг avqust agustos",
    "september sept sep сентябрь сентября сен sentyabr eylul",
    "october oct октябрь октября окт oktyabr ekim",
    "november nov ноябрь ноября ноя noyabr kasim",
    "december dec декабрь декабря дек dekabr aralik",
)
NUMBER_OF = {name: number for number, names in enumerate(MONTHS, 1) for name in names.split()}
MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{DAY}\s+{MONTH},?\s+{YEAR}",
        rf"{MONTH}\s+{DAY},?\s+{YEAR}",
        rf"{MONTH}\s+{YEAR}",
        rf"{DAY}\s+{MONTH}",
        rf"{MONTH}\s+{DAY}",
    )
)
ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?:[T ].*)?", re.ASCII)
BY_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
ONLY_YEAR = re.compile(r"\d{4}", re.ASCII)
# What stands around a date that has a line of its own: a label or weekday before it, the word "year" or an hour behind.
BEFORE = re.compile(
    r"^(?:(?:published|updated|posted|date|on|дата|опубликовано|tarix|tarih|yayin)\b[:\s]*|[^\W\d_]+day,\s+)+"
)
BEHIND = re.compile(
    r"(?:\s*(?:г\.|г|года|год|-?\w{0,2}\s?il|yili))?(?:[\s,|–—-]+(?:at\s+)?\d{1,2}:\d{2}.*)?[.\s]*$"
)
LONGEST_LINE = 60  # characters of a line that is nothing but a date
MONTHS_OF_A_YEAR = 12


def edtf_of(said: str) -> str:
    """``2022-02-25``, ``2022-02``, ``2022``, ``XXXX-02-25``; "" where it is no date, or more than one."""
    if len(said) > LONGEST_LINE:
        return ""
    text = said.strip()
    if found := ISO.fullmatch(text):
        return _valid(found[1], int(found[3]), int(found[4]) if found[4] else None)
    text = BEFORE.sub("", fold(text))
    text = BEHIND.sub("", text, count=1).strip()
    if ONLY_YEAR.fullmatch(text):
        return _valid(text, None, None)
    if found := BY_NUMBERS.fullmatch(text):
        return _by_numbers(int(found[1]), found[2], int(found[3]), found[4])
    for form in FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            month = NUMBER_OF.get(parts["month"])
            if month:
                return _valid(
                    parts.get("year") or "XXXX", month, int(parts["day"]) if parts.get("day") else None
                )
    return ""


def _by_numbers(first: int, sign: str, second: int, year: str) -> str:
    """With points the day comes first everywhere; with strokes only where the other reading is impossible."""
    if sign == "." or first > MONTHS_OF_A_YEAR or first == second:
        return _valid(year, second, first)
    if second > MONTHS_OF_A_YEAR:
        return _valid(year, first, second)
    return year


def _valid(year: str, month: int | None, day: int | None) -> str:
    parts = [year, *(f"{part:02}" for part in (month, day) if part is not None)]
    value = "-".join(parts)
    return value if is_edtf(value) else ""
