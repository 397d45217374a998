"""What is no clause, what is misread, and how sure each boundary is."""

import pytest

from apps.documents.engine.splitting import WHY, split
from tests.documents.engine.splitting.sketch import numbers, pieces, tidy


def articles(*heads: str) -> str:
    return "\n\n".join(f"{head}\nWords of this article stand here." for head in heads)


@pytest.mark.parametrize(
    "reference",
    [
        "The Parties act under\nArticle 3 of the Treaty, and tell each other.",
        "The Parties act as is said in\nArticle 3, and tell each other.",
        "The Parties act so.\nArticle 3(2) shall not apply to them.",
        "The Parties act so.\n\nArticle 3 of the Treaty shall remain in force.",
        "Las Partes actúan conforme al\nartículo 3 de la Carta.",
        "Стороны действуют в соответствии со\nстатьей 3 настоящего Договора.",
    ],
)
def test_a_reference_at_the_beginning_of_a_line_is_no_article(reference: str) -> None:
    word = "Статья" if "Стороны" in reference else "Artículo" if "Las" in reference else "Article"
    text = f"{word} 1\nWords.\n\n{word} 2\n{reference}\n\n{word} 3\nWords.\n\n{word} 4\nWords."
    found = [piece for piece in pieces(text) if piece.rank == 0]
    assert [piece.number for piece in found] == ["1", "2", "3", "4"]
    assert found[2].start == text.rindex(f"{word} 3\nWords")


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (("Article l", "Article 2", "Article 3"), ["1", "2", "3"]),
        (("Article 9", "Article 1O", "Article 11"), ["9", "10", "11"]),
        (("ARTICLE I", "ARTICLE Il", "ARTICLE III"), ["I", "II", "III"]),
        (("ARTICLE I", "ARTICLE 11", "ARTICLE III"), ["I", "II", "III"]),
        (("Artide 1", "Artlcle 2", "ARTICLE 3"), ["1", "2", "3"]),
    ],
)
def test_misread_numbers_are_read_by_their_neighbours(heads: tuple[str, ...], expected: list[str]) -> None:
    assert numbers(articles(*heads)) == expected


def test_a_number_out_of_sequence_is_kept_where_a_place_is_free_and_doubted() -> None:
    found = pieces(articles("Article 1", "Article 2", "Article 33", "Article 4", "Article 5"))
    assert [piece.number for piece in found] == ["1", "2", "33", "4", "5"]
    assert [piece.why for piece in found][2] == "out of sequence"
    assert found[2].sure < 0.5 < found[3].sure


def test_a_number_that_comes_twice_is_shown_within_the_clause_and_doubted() -> None:
    found = pieces(articles("Article 1", "Article 2", "Article 2", "Article 3", "Article 4"))
    assert [(piece.number, piece.rank) for piece in found] == [
        ("1", 0),
        ("2", 0),
        ("2", 1),
        ("3", 0),
        ("4", 0),
    ]
    assert (found[2].why, found[2].depth) == ("out of sequence", 1)
    assert found[2].sure < 0.5


def test_numbers_that_are_left_out_are_said() -> None:
    found = pieces(articles("Article 1", "Article 2", "Article 5", "Article 6"))
    assert [piece.why for piece in found] == ["sequence", "sequence", "gap", "sequence"]
    assert found[2].sure < found[3].sure


def test_an_inserted_article_keeps_its_place() -> None:
    heads = ("Article 1", "Article 2", "Article 2 bis", "Article 3")
    assert numbers(articles(*heads)) == ["1", "2", "2 bis", "3"]


def test_i_is_a_letter_between_h_and_j() -> None:
    letters = "\n".join(f"({c}) the {c} of the list;" for c in "abcdefghij")
    found = pieces(f"1. A list:\n{letters}\n2. The end.")
    assert [piece.depth for piece in found] == [0, *[1] * 10, 0]


def test_i_is_a_roman_number_before_ii() -> None:
    letters = "\n".join(f"({c}) the {c} of the list;" for c in "abcdefgh")
    found = pieces(f"1. A list:\n{letters}\n(i) first;\n(ii) second.\n2. The end.")
    assert [piece.depth for piece in found] == [0, *[1] * 8, 2, 2, 0]


def test_page_numbers_and_years_are_no_clauses() -> None:
    text = tidy("""
        1. The first paragraph was agreed in
        1994. It is of some length.

        12

        2. The second paragraph stands here.
        """)
    assert numbers(text) == ["1", "2"]


def test_nothing_found_is_one_piece_that_says_so() -> None:
    text = "  Peace shall hold between us. Nothing else was said.  "
    [piece] = pieces(text)
    assert (piece.why, piece.kind, piece.label) == ("nothing found", "paragraph", "")
    assert text[piece.words_start : piece.words_end] == text.strip()
    assert piece.sure < 0.5


@pytest.mark.parametrize("text", ["", "   ", "\n\n\t\r\n"])
def test_a_text_without_a_visible_character_has_no_pieces(text: str) -> None:
    assert split(text).pieces == ()


def test_each_reason_is_explained() -> None:
    assert all(WHY.values())
