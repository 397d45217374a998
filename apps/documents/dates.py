"""Dates of which a part may be unknown, as EDTF level 1 writes them (ISO 8601-2): ``2022-02-22``, ``1997-07``,
``XXXX-11-10``. Unknown digits are X and are never completed."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

_EDTF = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?", re.ASCII
)
_LEAP_YEAR = 2000  # stands in for an unknown year when a day and month are checked


def validate_edtf(value: str) -> None:
    """Raises ValidationError where the value is not a date in this form."""
    match = _EDTF.fullmatch(value)
    if match is None or not _possible(match):
        raise ValidationError(
            _(
                "“%(value)s” is not a date. Write 2022-02-22, 1997-07, 1997, or XXXX-11-10 for an unknown year."
            ),
            params={"value": value},
            code="edtf",
        )


def is_edtf(value: str) -> bool:
    """Whether it is a date in this form; no date at all is none."""
    match = _EDTF.fullmatch(value)
    return match is not None and _possible(match)


def _possible(match: re.Match[str]) -> bool:
    year, month, day = match["year"], match["month"] or "XX", match["day"] or "XX"
    try:
        date(
            int(year) if year.isdigit() else _LEAP_YEAR,
            int(month) if month.isdigit() else 1,
            int(day) if day.isdigit() else 1,
        )
    except ValueError:
        return False
    return True


def known_before(one: str, other: str) -> bool:
    """Whether it is known that the one date lies before the other: "1997" before "2008-07", but neither "2008" nor ""
    before it."""
    known = [value.partition("X")[0] for value in (one, other)]
    length = min(len(each) for each in known)
    return known[0][:length] < known[1][:length]


def display(value: str) -> str:
    """For people: "22 February 2022", "July 1997", "1990–1999", "10 November, year unknown"; "" for "".

    What is known is written as the language of the interface writes it.
    """
    match = _EDTF.fullmatch(value)
    if match is None:
        return value
    year, month, day = match["year"], match["month"] or "XX", match["day"] or "XX"
    if year.isdigit() and month.isdigit():
        form = "DATE_FORMAT" if day.isdigit() else "YEAR_MONTH_FORMAT"
        return date_format(date(int(year), int(month), int(day) if day.isdigit() else 1), form)
    within = _within_the_year(month, day)
    if year == "XXXX":
        return _("%(day)s, year unknown") % {"day": within} if within else _("date unknown")
    if not year.isdigit():
        year = _("%(first)s–%(last)s") % {"first": year.replace("X", "0"), "last": year.replace("X", "9")}
    return f"{within}, {year}" if within else year


def _within_the_year(month: str, day: str) -> str:
    """ "10 November", "November", or "" where no month is known."""
    if not month.isdigit():
        return ""
    at = date(_LEAP_YEAR, int(month), int(day) if day.isdigit() else 1)
    return date_format(at, "MONTH_DAY_FORMAT" if day.isdigit() else "F")


def machine_date(value: str) -> str:
    """The value for a <time datetime>, or "" where HTML has no form for what is known."""
    match = _EDTF.fullmatch(value)
    if match is None or "X" in value:
        return ""
    return value
