import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from apps.matching.engine.normal import normalise


def test_typography_makes_no_difference() -> None:
    printed = "“each\u00a0other’s in\u00adternal — affairs…”"
    assert normalise(printed).text == '"each other\'s internal - affairs..."'


def test_composed_and_decomposed_letters_are_alike() -> None:
    composed = "Əliyev, Heydər; şərh; й"
    assert normalise(unicodedata.normalize("NFD", composed)).text == normalise(composed).text


def test_spaces_are_single_and_there_are_none_at_the_ends() -> None:
    assert normalise("  a \n\t b\u2003c ").text == "a b c"


def test_case_is_kept_unless_folded() -> None:
    assert normalise("The Parties").text == "The Parties"
    assert normalise("The Parties", fold_case=True).text == "the parties"


@given(st.text())
def test_every_character_knows_where_it_came_from(text: str) -> None:
    normal = normalise(text)
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(normal.starts, normal.ends, strict=True))
    assert list(normal.starts) == sorted(normal.starts)


@given(st.text())
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once
