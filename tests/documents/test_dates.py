import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.documents.dates import display, machine_date, validate_edtf


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
