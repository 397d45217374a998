"""Lists as treaties write them: with a conjunction before the last item."""

import pytest

from tests.documents.engine.splitting.sketch import sketch


@pytest.mark.parametrize(
    "end",
    ["; and", ";\nor", ", and/or", ";2 nor", "; y", ", o", " ; et", "; и", "; və", "; veya", " (OPEC), or"],
)
def test_an_item_after_a_conjunction_counts(end: str) -> None:
    text = f"Article 1\nEach Party:\n(a) meets each spring{end}\n(b) talks.\n\nArticle 2\nPeace is kept.\n"
    found = [line.split()[:2] for line in sketch(text).splitlines()]
    assert ["item", "[(a)]"] in found
    assert ["item", "[(b)]"] in found


@pytest.mark.parametrize(
    "words",
    [
        "paragraphs (a), (b), and\n(c) of Article 2",
        "Article 2 and\n(b) of Article 3",
        "items a, and\nb) of it",
    ],
)
def test_a_reference_that_goes_on_in_the_next_line_does_not(words: str) -> None:
    text = f"Article 1\nWhat is said in {words} holds for ever.\n\nArticle 2\nPeace is kept.\n"
    assert "item" not in sketch(text)


@pytest.mark.parametrize(("one", "two"), [("1°", "2°"), ("1.º", "2.º")])
def test_ordinal_signs_count(one: str, two: str) -> None:
    text = f"Article premier\nLes Parties :\n{one} se consultent ; et\n{two} s'informent.\n\nArticle 2\nLa paix.\n"
    assert f"paragraph [{one}]" in sketch(text)
    assert f"paragraph [{two}]" in sketch(text)


@pytest.mark.parametrize(
    ("one", "two", "three"), [("1.", "2.", "3."), ("a.", "b.", "c."), ("i.", "ii.", "iii.")]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_items_that_begin_in_lower_case_count_in_a_list(one: str, two: str, three: str, gap: str) -> None:
    text = f"Article 1\nEach Party shall:{gap}{one} pay;{gap}{two} meet; and{gap}{three} talk.\n\nArticle 2\nPeace.\n"
    found = [line.split()[1] for line in sketch(text).splitlines()]
    assert found == ["[Article", *(f"[{label[:-1]}]" for label in (one, two, three)), "[Article"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_articles_of_a_line_each_are_no_table_of_contents(gap: str) -> None:
    text = gap.join(f"Article {n}\nThe Parties work together" for n in range(1, 4))
    assert sketch(text).splitlines() == [f"article [Article {n}] The Parties work" for n in range(1, 4)]


def test_a_table_of_contents_before_its_text_holds_no_articles() -> None:
    names = ("Peace", "Trade", "Work")
    contents = "\n".join(f"Article {n} {name}" for n, name in enumerate(names, 1))
    body = "\n\n".join(f"Article {n}\n{name}\n\nThe Parties keep it." for n, name in enumerate(names, 1))
    assert sketch(f"{contents}\n\n{body}").count("article [") == len(names)
