import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.documents.engine.ranks import DIGITS, FIRST, HEAD, NoRoom, between, spread

KEYS = st.text(DIGITS, min_size=1, max_size=8)


@settings(deadline=None)
@given(KEYS, KEYS)
def test_a_key_stands_strictly_between_its_neighbours(one: str, other: str) -> None:
    lower, upper = sorted((one, other))
    try:
        key = between(lower, upper)
    except NoRoom:
        assert not upper[len(lower) :].strip("0"), (
            "only equal keys, or one and itself with zeros, leave no room"
        )
        assert upper.startswith(lower)
    else:
        assert lower < key < upper


@settings(deadline=None)
@given(KEYS)
def test_there_is_room_after_every_key(key: str) -> None:
    assert between(key, None) > key


@settings(deadline=None)
@given(KEYS.filter(lambda key: key.strip("0")))
def test_there_is_room_before_every_key_but_zeros(key: str) -> None:
    assert between(None, key) < key


@settings(deadline=None)
@given(st.lists(st.integers(min_value=0), min_size=1, max_size=300))
def test_inserting_anywhere_moves_nothing_and_always_finds_room(places: list[int]) -> None:
    keys: list[str] = []
    for number in places:
        place = number % (len(keys) + 1)
        lower = keys[place - 1] if place else None
        upper = keys[place] if place < len(keys) else None
        keys.insert(place, between(lower, upper))

    assert keys == sorted(set(keys))
    assert not any(key.endswith("0") for key in keys if len(key) > HEAD)


def test_keys_do_not_grow_when_clauses_are_appended() -> None:
    keys = [FIRST]
    for _clause in range(5_000):
        keys.append(between(keys[-1], None))

    assert keys == sorted(set(keys))
    assert {len(key) for key in keys} == {HEAD}


def test_keys_do_not_grow_when_clauses_are_put_first() -> None:
    key = FIRST
    for _clause in range(5_000):
        before = between(None, key)
        assert before < key
        key = before

    assert len(key) == HEAD


def test_keys_stay_short_when_a_long_document_is_entered_in_any_order() -> None:
    generator = random.Random(7)  # noqa: S311 - an order to enter clauses in, the same each time
    keys: list[str] = []
    for _clause in range(3_000):
        place = generator.randint(0, len(keys))
        keys.insert(
            place, between(keys[place - 1] if place else None, keys[place] if place < len(keys) else None)
        )

    assert max(map(len, keys)) <= 12


def test_five_hundred_clauses_fit_between_two_neighbours() -> None:
    lower, upper = between(None, None), between(FIRST, None)
    for _clause in range(500):
        lower = between(lower, upper)

    assert lower < upper
    assert len(lower) <= 100, "what the column holds"


def test_the_numbers_of_the_sample_edition_leave_room() -> None:
    assert "0001" < between("0001", "0002") < "0002" < between("0002", None)
    assert between(None, "0001") < "0001"


@pytest.mark.parametrize(("lower", "upper"), [("b", "a"), ("a", "a"), ("a", "a0"), ("a", "a00"), (None, "0")])
def test_no_room_is_said(lower: str | None, upper: str) -> None:
    with pytest.raises(NoRoom):
        between(lower, upper)


@pytest.mark.parametrize("key", ["", "é", "a b", "-"])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="not an order key"):
        between(key, None)
    with pytest.raises(ValueError, match="not an order key"):
        between(None, key)


@given(st.integers(0, 300), st.booleans())
def test_keys_spread_over_a_gap_are_in_order_and_short(number: int, open_end: bool) -> None:
    keys = spread("1000", None if open_end else "1001", number)
    assert len(keys) == number
    assert keys == sorted(set(keys))
    assert all(key > "1000" and (open_end or key < "1001") for key in keys)
    assert all(len(key) <= 8 for key in keys)
