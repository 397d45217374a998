"""Which state an address asks for: read with patience, whatever a stranger types."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.reading.moments import asks_for_state, moment_query, read_state
from tests.reading.conftest import Scene

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def asked(query: str) -> tuple[object, str]:
    state, problem = read_state(QueryDict(query), NOW)
    return (state.moment or (state.edition, state.number)) if state else None, problem


@pytest.mark.parametrize(
    ("query", "moment"),
    [
        ("as-of=2022-03-01", datetime(2022, 3, 1, 23, 59, 59, 999999, UTC)),
        ("as-of=2022-03-01T12:30", datetime(2022, 3, 1, 12, 30, tzinfo=UTC)),
        ("as-of=2022-03-01T12:30:05.000001Z", datetime(2022, 3, 1, 12, 30, 5, 1, UTC)),
        ("as-of=2022-03-01T12:30+04:00", datetime(2022, 3, 1, 8, 30, tzinfo=UTC)),  # "+" is a space there
        ("as-of=2022-03-01T12:30%2B04:00", datetime(2022, 3, 1, 8, 30, tzinfo=UTC)),
        ("as-of=%202022-03-01%20", datetime(2022, 3, 1, 23, 59, 59, 999999, UTC)),
    ],
)
def test_days_and_moments_are_understood(query: str, moment: datetime) -> None:
    assert asked(query) == (moment, "")


def test_a_revision_is_named_by_its_edition_and_number() -> None:
    assert asked("revision=jamnews-en:12") == (("jamnews-en", 12), "")


def test_nothing_asked_is_the_present() -> None:
    for query in ("", "as-of=", "as-of=%20", "revision=", "topic=security"):
        assert asked(query) == (None, "")
        assert not asks_for_state(QueryDict(query)) or query == "as-of=%20"


@pytest.mark.parametrize(
    "value",
    [
        "yesterday",
        "2022",
        "2022-13-01",
        "2022-02-30",
        "20220301",
        "2022-W09-2",
        "1.3.2022",
        "٢٠٢٢-٠٣-٠١",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-14:00",
        "2022-03-01T25:00",
        "-2022-03-01",
        "2022-03-01" * 9,
    ],
)
def test_what_is_no_day_is_told_and_the_present_shown(value: str) -> None:
    query = QueryDict(mutable=True)
    query["as-of"] = value
    state, problem = read_state(query, NOW)
    assert state is None
    assert "as it is now" in problem


def test_a_day_that_is_not_over_is_the_present() -> None:
    for value in ("2026-11-22", "2026-11-22T12:00Z", "2031-01-01", "9999-12-31"):
        state, problem = asked(f"as-of={value}")
        assert state is None
        assert "is not over yet" in problem


@pytest.mark.parametrize(
    "value", ["x", "jam:", ":1", "jam:0", "jam:-1", "jam:1:2", "jam:1e3", "jam:9999999999", "é:1"]
)
def test_what_is_no_revision_is_told(value: str) -> None:
    query = QueryDict(mutable=True)
    query["revision"] = value
    state, problem = read_state(query, NOW)
    assert state is None
    assert "There is no revision" in problem


def test_a_revision_goes_before_a_moment() -> None:
    state, problem = asked("revision=jam:1&as-of=2022-03-01")
    assert state == ("jam", 1)
    assert "the moment was left out" in problem


@settings(max_examples=60, deadline=None)
@given(st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(2026, 1, 1)))
def test_a_moment_that_is_written_is_read_again(moment: datetime) -> None:
    at = moment.replace(tzinfo=UTC)
    assert asked(moment_query(at).removeprefix("?")) == (at, "")


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=50), st.text(max_size=50))
def test_any_text_is_answered(value: str, revision: str) -> None:
    query = QueryDict(mutable=True)
    query["as-of"], query["revision"] = value, revision
    read_state(query, NOW)


@pytest.mark.parametrize(
    "query", ["as-of=yesterday", "as-of=%00", "revision=jam", "revision=nothing:1", "as-of=2999-01-01"]
)
def test_the_page_says_why_it_shows_the_present(client: Client, scene: Scene, query: str) -> None:
    """Twice: what is kept says it too."""
    for _ in range(2):
        text = client.get(f"{scene.url}?{query}").content.decode()
        assert "shown as it is now" in text
        assert "allied interaction" in text
    assert "shown as it is now" not in client.get(scene.url).content.decode()
