from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils.formats import date_format
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.documents.dates import display, known_before, machine_date, validate_edtf


@pytest.mark.parametrize(
    ("value", "shown", "machine"),
    [
        ("2022-02-22", "22 February 2022", "2022-02-22"),
        ("1997-07", "July 1997", "1997-07"),
        ("1997", "1997", "1997"),
        ("199X", "1990–1999", ""),
        ("19XX", "1900–1999", ""),
        ("XXXX-11-10", "10 November, year unknown", ""),
        ("XXXX-11", "November, year unknown", ""),
        ("XXXX", "date unknown", ""),
        ("2022-XX-XX", "2022", ""),
        ("2022-02-XX", "February 2022", ""),
        ("XXXX-02-29", "29 February, year unknown", ""),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(value: str, shown: str, machine: str) -> None:
    validate_edtf(value)
    assert (display(value), machine_date(value)) == (shown, machine)
    rendered = Template("{% load dates %}{{ value|partial_date }}").render(Context({"value": value}))
    assert rendered == shown


@pytest.mark.parametrize(
    ("value", "russian", "azerbaijani"),
    [
        ("2022-02-22", "22 февраля 2022\u00a0г.", "22 fevral 2022"),
        ("1997-07", "июль 1997\u00a0г.", "iyul 1997"),
        ("1997", "1997", "1997"),
        ("199X", "1990–1999 гг.", "1990–1999"),
        ("XXXX-11-10", "10 ноября, год неизвестен", "10 noyabr, il məlum deyil"),
        ("XXXX-06", "июнь, год неизвестен", "iyun, il məlum deyil"),
        ("XXXX", "дата неизвестна", "tarix məlum deyil"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(value: str, russian: str, azerbaijani: str) -> None:
    for language, shown in (("ru", russian), ("az", azerbaijani)):
        with override(language):
            assert display(value) == shown


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("en", "3 May 2026", "3 May 2026, 14:05"),
        ("ru", "3 мая 2026\u00a0г.", "3 мая 2026\u00a0г., 14:05"),
        ("az", "3 may 2026", "3 may 2026, 14:05"),
    ],
)
def test_a_moment_is_written_as_its_language_writes_it(language: str, day: str, moment: str) -> None:
    at = datetime(2026, 5, 3, 14, 5, tzinfo=UTC)
    with override(language):
        assert (date_format(at), date_format(at, "DATETIME_FORMAT")) == (day, moment)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "22.02.2022",
        "2022-2-2",
        "2022-13-01",
        "2022-00-01",
        "2022-02-30",
        "2021-02-29",
        "XXXX-02-30",
        "0000-01-01",
        "20222",
        "2022-02-22T10:00",
        "2022/2023",
        "2022~",
        " 2022",
        "2022\n",
        "٢٠٢٢",
        "2022-02-22\x00",
    ],
)
def test_what_is_no_date_is_refused_in_a_sentence(value: str) -> None:
    with pytest.raises(ValidationError, match="is not a date"):
        validate_edtf(value)


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ("1997", "2008-07-03", True),
        ("1997-07-03", "1997-08", True),
        ("199X", "2008", True),
        ("2008", "1997", False),
        ("2008", "2008-07-03", False),
        ("2008-XX-03", "2008-07-03", False),
        ("XXXX-11-10", "2022", False),
        ("", "2022", False),
    ],
)
def test_a_date_is_before_another_only_where_it_is_known(one: str, other: str, known: bool) -> None:
    assert known_before(one, other) is known


def test_nothing_is_shown_of_nothing() -> None:
    assert (display(""), machine_date("")) == ("", "")


@settings(deadline=None)
@given(st.text(alphabet="0123456789X-", max_size=12))
def test_whatever_is_accepted_can_be_shown(value: str) -> None:
    try:
        validate_edtf(value)
    except ValidationError:
        return
    assert display(value)
    assert machine_date(value) in {"", value}
