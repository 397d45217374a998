import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.matching.engine.words import words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Əməkdaşlıq", unicodedata.normalize("NFD", "əməkdaşlıq")),
        ("ёлка и йод", unicodedata.normalize("NFD", "Ёлка и Йод")),
        ("İSTANBUL BAKI", "istanbul Bakı"),
        ("the Parties’ goods", "The \u200fparties' goods\u200e!"),
        ("co\u00adoperation", "cooperation"),
        ("ﬁnancial", "financial"),
        ("non-tariff", "non–tariff"),
        ("straße", "STRASSE"),
    ],
)
def test_words_that_differ_in_typography_have_the_same_keys(one: str, other: str) -> None:
    assert words_of(one).keys == words_of(other).keys


@pytest.mark.parametrize(
    ("one", "other"), [("the Parties", "the Party"), ("мир", "мар"), ("peace", "pеace"), ("и", "й")]
)
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert words_of(one).keys != words_of(other).keys


def test_signs_of_scripts_without_spaces_are_words_of_their_own() -> None:
    assert words_of("和平 treaty").keys == ("和", "平", "treaty")


def test_marks_alone_are_no_words() -> None:
    assert len(words_of("— … \u200e “”;")) == 0


@given(st.text())
def test_words_stand_where_they_are_said_to_and_hold_no_space(text: str) -> None:
    words = words_of(text)
    places = list(zip(words.starts, words.ends, strict=True))
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    assert all(key and not any(letter.isspace() for letter in key) for key in words.keys)
