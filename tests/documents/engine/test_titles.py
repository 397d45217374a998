import pytest

from apps.documents.engine.pieces import Piece
from apps.documents.engine.rows import printed, rows_from, title_in, without_title
from apps.documents.engine.titles import kind_of_title


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Declaration on allied interaction", "declaration"),
        ("Protocol to the Treaty of 1997", "protocol"),
        ("Декларация о союзническом взаимодействии", "declaration"),
        ("Joint Statement on the Declaration of Bishkek", "joint statement"),
        ("Free Trade Agreement", "treaty"),
        ("Müttəfiqlik münasibətləri haqqında Şuşa Bəyannaməsi", "declaration"),
        ("Treatywise", ""),
        ("", ""),
    ],
)
def test_a_title_says_the_kind(title: str, kind: str) -> None:
    assert kind_of_title(title) == kind


@pytest.mark.parametrize(
    ("label", "as_printed"), [("§ 301.", "§ 301"), ("CHAPTER 3—", "CHAPTER 3"), ("(a)", "(a)"), ("–", "–")]
)
def test_what_parts_a_number_from_its_words_is_no_part_of_it(label: str, as_printed: str) -> None:
    assert printed(label) == as_printed


def test_the_title_is_no_clause() -> None:
    text = "Treaty on Water\n\nThe Parties agree."
    rows = rows_from(
        text, [Piece(0, 17, 0, 15, "paragraph"), Piece(17, len(text), 17, len(text), "paragraph")]
    )
    assert title_in(rows) == "Treaty on Water"
    assert [row.text for row in without_title(rows, "treaty on  water")] == ["The Parties agree."]
    assert without_title(rows, "Another title") == rows


def test_a_sentence_is_no_title() -> None:
    text = "The Parties agree.\n\nThey sign."
    rows = rows_from(
        text, [Piece(0, 20, 0, 18, "paragraph"), Piece(20, len(text), 20, len(text), "paragraph")]
    )
    assert title_in(rows) == ""
