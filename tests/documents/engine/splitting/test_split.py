"""What holds for every text, however hostile."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.documents.engine.pieces import Hint
from apps.documents.engine.splitting import split
from tests.documents.engine.splitting.sketch import check

# Lines of which texts are made, and what stands between them.
LINES = (
    *(
        "Article 1",
        "Article 2",
        "ARTICLE III",
        "Art. 4 Words",
        "Статья 5.",
        "Maddə 6",
        "7-ci maddə",
        "MADDE 8 –",
    ),
    *(
        "1. Words stand here.",
        "2) Words.",
        "(a) words;",
        "(i) words;",
        "1.1 Words.",
        "- words",
        "§ 3 Words",
        "l. Words",
    ),
    *(
        "Chapter I",
        "PART TWO",
        "Section 3",
        "ANNEX",
        "Annex 2",
        "Recalling the past,",
        "have agreed as follows:",
    ),
    *(
        "Done at Capital.",
        "For the Government",
        "____",
        "¹ A note",
        "[1] A note",
        "PREAMBLE",
        "TITLE OF IT",
        "",
    ),
    *(
        "Words of a sentence that go on and on",
        "and end here.",
        "\u200fArticle\u00a09\u200e",
        "Arti\u0301culo 3",
        "\0",
    ),
)
BREAKS = ("\n", "\n\n", "\r\n", "\r\n\r\n", " ", "\t", "\u2028", "\x0c")
texts = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(BREAKS)), max_size=40).map(
    lambda parts: "".join(line + end for line, end in parts)
)
hints = st.lists(st.builds(Hint, st.integers(-2, 400), st.integers(-1, 7), st.integers(-1, 4)), max_size=12)
SECONDS = 20  # of the processor, where about three are needed: it is not quadratic


@settings(max_examples=60, deadline=None)
@given(texts | st.text(max_size=300))
def test_pieces_cover_a_text_in_order(text: str) -> None:
    check(text, split(text).pieces)


@settings(max_examples=40, deadline=None)
@given(texts, hints)
def test_hints_never_break_a_splitting(text: str, given_hints: list[Hint]) -> None:
    check(text, split(text, hints=given_hints).pieces)


@settings(max_examples=20, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_pieces(text: str) -> None:
    assert split(text) == split(text)


def numbered(pattern: str, count: int) -> str:
    return "".join(pattern.format(n) for n in range(1, count))


HOSTILE = {
    "a word of a million letters": "a" * 1_000_000,
    "a line of a million characters": "word " * 200_000,
    "a million digits": "1" * 1_000_000,
    "a million labels in a line": "1. " * 333_333,
    "a million parentheses": "(" * 1_000_000,
    "a million blank lines": "\n" * 1_000_000 + "x",
    "a million NULs": "\0" * 1_000_000,
    "a million marks of direction": "\u200f" * 1_000_000,
    "a letter with a million accents": "a" + "\u0301" * 1_000_000,
    "a million recitals in a line": ", Recalling" * 100_000,
    "50,000 lines of a word": "word\n" * 50_000,
    "50,000 lines of Article": "Article\n" * 50_000,
    "10,000 times the same number": "1. Text here.\n" * 10_000,
    "10,000 times the same article": "Article 1\nText here.\n\n" * 10_000,
    "20,000 headings": "A HEADING\n\n" * 20_000,
    "20,000 footnotes": "[1] note\n" * 20_000,
    "20,000 signatures": "For the Government\n" * 20_000,
    "5,000 annexes": numbered("Annex {0}\n\n1. Text.\n2. More.\n\n", 5_000),
    "5,000 chapters": numbered("Chapter {0}\nArticle 1\nText here.\n\n", 5_000),
    "9,999 paragraphs": numbered("{0}. Text here.\n", 9_999),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_takes_seconds_at_most(name: str) -> None:
    start = time.process_time()
    check(HOSTILE[name], split(HOSTILE[name]).pieces)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    "text", ["Article", "1", "1.", "(a)", "§", "Annex", "\0", "\u200f", "-", "____", "¹"]
)
def test_a_text_of_one_label_is_one_piece(text: str) -> None:
    assert len(split(text).pieces) == 1


def test_noise_is_split_without_complaint() -> None:
    signs = "1.(a)i \n\t;ArticleIVX-–§"
    text = "".join(signs[(n * n * 7 + n // 5) % len(signs)] for n in range(100_000))
    check(text, split(text).pieces)
