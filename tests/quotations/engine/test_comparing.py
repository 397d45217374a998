import pytest

from apps.quotations.engine.comparing import fidelity_of, trimmed
from apps.quotations.engine.paragraphs import Paragraph, paragraphs_of, span_in


@pytest.mark.parametrize(
    ("passage", "clause", "fidelity"),
    [
        ("shall consult", "shall consult", "verbatim"),
        ("Shall consult — “at once”", "shall consult - 'at once'", "typography"),
        ("shall consult", "shall consult,", "typography"),
        ("shall at once", "shall consult at once", "cut"),
        ("at once shall", "shall consult at once", "reworded"),
        ("will consult", "shall consult", "reworded"),
    ],
)
def test_words_are_compared_as_the_search_does(passage: str, clause: str, fidelity: str) -> None:
    assert fidelity_of(passage, clause) == fidelity


@pytest.mark.parametrize(
    ("span", "kept"),
    [((0, 5), (2, 5)), ((2, 9), (2, 5)), ((0, 2), None), ((5, 5), None), ((4, 99), None), ((-1, 4), None)],
)
def test_a_span_begins_and_ends_with_words(span: tuple[int, int], kept: tuple[int, int] | None) -> None:
    assert trimmed("  one    two", *span) == kept


def test_paragraphs_know_where_they_begin() -> None:
    assert paragraphs_of("\none\n\n two") == [Paragraph(1, "one"), Paragraph(7, "two")]
    assert paragraphs_of("") == [Paragraph(0, "")]


@pytest.mark.parametrize(
    ("span", "place"), [((1, 4), (0, 0, 3)), ((8, 10), (1, 1, 3)), ((2, 8), None), ((0, 2), None)]
)
def test_a_span_lies_in_one_paragraph(span: tuple[int, int], place: tuple[int, int, int] | None) -> None:
    assert span_in(paragraphs_of("\none\n\n two"), *span) == place
