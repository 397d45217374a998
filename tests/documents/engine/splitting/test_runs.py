from tests.documents.engine.splitting.sketch import numbers, pieces

WORDS = "The Parties hold to this point and to all that follows from it in the years to come."


def test_paragraphs_in_one_line_are_found() -> None:
    body = " ".join(f"{n}. {WORDS}" for n in range(1, 30))
    text = f"DECLARATION. The Parties declare the following: {body} Done at Capital."
    assert numbers(text) == [str(n) for n in range(1, 30)]
    assert pieces(text)[-1].kind == "closing"


def test_articles_in_one_line_are_found_and_references_are_not() -> None:
    body = " ".join(f"Article {n}. {WORDS} Article 9 of the Treaty shall not apply." for n in range(1, 20))
    assert numbers(body) == [str(n) for n in range(1, 20)]


def test_a_long_paragraph_of_a_text_that_counts_is_left_alone() -> None:
    text = f"1. {WORDS * 20} 2. {WORDS}\n\n2. {WORDS}\n\n3. {WORDS}"
    assert numbers(text) == ["1", "2", "3"]
