"""Texts that mean harm: nothing is raised, spans are sound, long texts come to an end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.quotations.engine.fusing import QuotedCandidate, QuotedPassage, fuse
from apps.quotations.engine.references import References
from apps.quotations.engine.references.languages import GRAMMARS
from apps.quotations.engine.references.numbering import MANY
from tests.quotations.engine.references.reading import read

PIECES = [
    "Article", "article", "paragraphs", "§", "preamble", "the", "same", "of", "and", "to", "Shusha", "Declaration",
    "declaration", "treaty", "signed", "on", "22", "February", "2022", "between", "Russia", "Azerbaijan", "ibid",
    "it is", "emphasized", "1", "4.2", "(a)", "(", ")", "IV", "-", "–", ",", ".", "\n", "“", "”", "'", "’s", "9" * 30,
    "\u0301", "İ", "статья", "п.", "первый", "той", "же", "декларации", "между", "5-9-cu", "bənd", "maddə", "3.",
    "madde", "ve", "ila", "“Şuşa", "Bəyannaməsi”", "tarixli", "\u00ad", "\u200b", "𝟘", "٣", "Ⅳ",
]  # fmt: skip
HOSTILE = {
    "numbers": "Article 1, ",
    "one list": ", 1",
    "brackets": "Article 4(",
    "dots": "Article 1.1.1.1.",
    "ordinals": "first and ",
    "names": "Treaty of Friendship, Cooperation ",
    "parties": "declaration between Russia and ",
    "dates": "declaration of 22 February 2022 ",
    "pointers": "the same article of the declaration ",
    "nesting": "paragraph 2 of ",
    "lines": "\n",
    "marks": "“",
    "figures": "9",
}


def sound(text: str, found: References) -> bool:
    spans = [(one.start, one.end) for one in found.references]
    spans += [(one.start, one.end) for one in found.mentions]
    spans += [(one.start, one.end) for one in found.attributions]
    return all(0 <= start < end <= len(text) for start, end in spans) and all(
        len(one.paths) <= MANY and all(0 <= clause.weight <= 1 for clause in one.clauses)
        for one in found.references
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=40),
    st.sampled_from(["", " "]),
    st.sampled_from([*GRAMMARS, "fr", ""]),
)
def test_no_words_make_it_fail(pieces: list[str], joint: str, language: str) -> None:
    text = joint.join(pieces)
    assert sound(text, read(text, language))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.sampled_from([*GRAMMARS]))
def test_no_text_makes_it_fail(text: str, language: str) -> None:
    assert sound(text, read(text, language))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 99), st.integers(1, 40)), max_size=5),
)
def test_no_quotations_make_fusing_fail(pieces: list[str], spans: list[tuple[int, int]]) -> None:
    text = " ".join(pieces)
    quotations = [
        QuotedPassage(
            start,
            min(start + length, len(text)),
            False,
            0.5,
            (QuotedCandidate(101, 1, 1, 0, 5, 0.5, "reworded"),),
        )
        for start, length in spans
        if start < len(text)
    ]
    passages = fuse(text, quotations, read(text, "en"), order={101: 1})
    assert [one.start for one in passages] == sorted(one.start for one in passages)
    assert all(0 <= candidate.score <= 1 for one in passages for candidate in one.candidates)


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_long_text_of_nothing_else_is_read(piece: str) -> None:
    """Measured by hand: twenty times the text takes twenty times as long. A square of these would not end."""
    text = "The Moscow Declaration. " + piece * (40_000 // len(piece))
    assert sound(text, read(text, "en"))


def test_ranges_are_cut() -> None:
    (found,) = read("Articles 1 to 9999, 1 to 9999 and 1 to 9999.", "en").references
    assert len(found.paths) <= MANY
