import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.documents.engine.splitting.numerals import letter, number_at, readings, roman

ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


@given(st.integers(1, 399))
def test_a_roman_number_of_usual_form_is_read(number: int) -> None:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    upper = str.maketrans("IVX", "XLC")
    printed = "C" * hundreds + ROMANS[tens].translate(upper) + ROMANS[ones]
    assert roman(printed) == roman(printed.lower()) == number


@pytest.mark.parametrize("token", ["", "IIII", "VX", "ABC", "civil", "di", "IC", "1", "ıv", "ſ"])
def test_what_is_no_roman_number_is_none(token: str) -> None:
    assert roman(token) == 0


@pytest.mark.parametrize(
    ("token", "language", "place"),
    [
        ("a", "en", 1),
        ("z", "en", 26),
        ("aa", "en", 27),
        ("б", "ru", 2),
        ("к", "ru", 10),
        ("ç", "az", 4),
        ("d", "az", 5),
        ("d", "en", 4),
        ("ab", "en", 0),
        ("", "en", 0),
    ],
)
def test_letters_count_by_the_alphabet_of_the_text(token: str, language: str, place: int) -> None:
    assert letter(token, language) == place


@pytest.mark.parametrize(
    ("printed", "number", "value"),
    [
        ("5 Scope", "5", (5,)),
        ("5. Scope", "5", (5,)),
        ("premier", "premier", (1,)),
        ("1er", "1", (1,)),
        ("1º", "1", (1,)),
        ("2-ci", "2", (2,)),
        ("12bis", "12bis", (12,)),
        ("12 bis", "12 bis", (12,)),
        ("5a", "5a", (5,)),
        ("8.3", "8.3", (8, 3)),
        ("3-15", "3-15", (3, 15)),
        ("IV.2", "IV.2", (4, 2)),
        ("A-01", "A-01", (1, 1)),
        ("TWENTY-ONE", "TWENTY-ONE", (21,)),
        ("двадцать первая", "двадцать первая", (21,)),
        ("BİRİNCİ", "BİRİNCİ", (1,)),
        ("ELEVEN", "ELEVEN", (11,)),
        ("٣", "٣", (3,)),
    ],
)
def test_a_number_is_read_as_printed(printed: str, number: str, value: tuple[int, ...]) -> None:
    found = number_at(printed, 0, len(printed))
    assert found is not None
    assert found.printed == number
    assert value in [reading.value for reading in found.readings]


@pytest.mark.parametrize("printed", ["", "of the Treaty", "«5»", "shall", "12345"])
def test_a_word_is_no_number(printed: str) -> None:
    assert number_at(printed, 0, len(printed)) is None


def test_letters_that_only_fold_to_latin_make_no_suffix() -> None:
    found = number_at("12 bıs", 0, 6)
    assert found is not None
    assert found.printed == "12"


def test_a_misread_number_has_its_price_and_what_it_meant() -> None:
    assert {(r.style, r.value, r.meant) for r in readings("1l") if r.price} >= {("arabic", (11,), "11")}
    assert {(r.style, r.value, r.meant) for r in readings("Il") if r.price} >= {("Roman", (2,), "II")}
    assert all(r.price == 0 for r in readings("VII"))
