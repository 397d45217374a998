"""Pages of news sites: the article's own paragraphs, and what the page says of the article."""

import pytest

from apps.commentary.intake.reading import read_file
from apps.commentary.intake.shapes import Article, Origin
from tests.commentary.intake import pages


def read(page: str, encoding: str = "utf-8") -> Article:
    return read_file(page.encode(encoding), "article.html")


@pytest.mark.parametrize(
    ("page", "article", "encoding"),
    [
        (pages.JSON_LD, pages.ENGLISH, "utf-8"),
        (pages.OPEN_GRAPH, pages.ENGLISH, "utf-8"),
        (pages.BARE, pages.ENGLISH, "utf-8"),
        (pages.CYRILLIC, pages.RUSSIAN, "cp1251"),
        (pages.AZERBAIJANI_PAGE, pages.AZERBAIJANI, "utf-8"),
    ],
    ids=["JSON-LD", "OpenGraph", "bare", "windows-1251", "Azerbaijani"],
)
def test_every_paragraph_of_the_article_is_kept_to_the_letter_and_in_order(
    page: str, article: tuple[str, ...], encoding: str
) -> None:
    found = read(page, encoding)
    kept = [paragraph for paragraph in found.text.split("\n\n") if paragraph in article]
    assert tuple(kept) == article
    assert not found.whole


@pytest.mark.parametrize("page", [pages.JSON_LD, pages.OPEN_GRAPH], ids=["JSON-LD", "OpenGraph"])
def test_what_stands_around_the_article_is_not_in_it(page: str) -> None:
    found = read(page)
    assert [words for words in pages.AROUND if words in found.text] == []


def test_paragraphs_that_were_left_out_are_told() -> None:
    found = read(pages.OPEN_GRAPH)
    assert "believe a word of this" in found.left_out
    assert pages.ENGLISH[0] not in found.left_out


def test_linked_data_says_more_than_headings() -> None:
    found = read(pages.JSON_LD).facts
    assert found.said == {
        "title": "What the declaration promises, and what it does not",
        "author": "Leyla Hasanova, Murad Aliyev",
        "publisher": "The Observer of the Caspian",
        "published_on": "2022-02-25",  # as it is written there, whatever day it was elsewhere
        "url": "https://observer.example/politics/what-the-declaration-promises",
        "language": "en",
    }
    assert found.origins["title"] == Origin.DATA
    assert found.origins["language"] == Origin.PAGE


def test_open_graph_and_meta_are_read_where_nothing_better_is() -> None:
    assert read(pages.OPEN_GRAPH).facts.said == {
        "title": "A promise, or the thought of one?",
        "author": "Tofig Bagirov",
        "publisher": "JAM News",
        "published_on": "2022-03-02",
        "url": "https://www.jam.example/promise",
        "language": "en",
    }


def test_a_page_that_says_nothing_of_itself_is_not_made_to() -> None:
    found = read(pages.BARE).facts
    assert found.said == {"language": "en"}
    assert found.origins == {"language": Origin.WORDS}


def test_an_old_page_in_cyrillic_is_read_as_it_says() -> None:
    found = read(pages.CYRILLIC, "cp1251")
    assert found.facts.said == {
        "title": "Обещание на бумаге",
        "author": "Айгюн Рзаева",
        "published_on": "2022-02-25",
        "language": "ru",
    }
    assert "windows-1251" in found.notes[0]


def test_a_date_of_which_a_part_is_missing_stays_so_and_citations_turn_names_round() -> None:
    assert read(pages.AZERBAIJANI_PAGE).facts.said == {
        "title": "Kağız üzərində vəd",
        "author": "Günel Hüseynova",
        "publisher": "Xəbərçi",
        "published_on": "2022-03",
        "language": "az",
    }


def test_a_page_of_menus_gives_all_that_is_on_it_and_says_so() -> None:
    found = read(pages.NOTHING_BUT_MENUS)
    assert found.whole
    assert found.text


def test_a_template_that_names_another_script_than_the_text_has_is_not_believed() -> None:
    page = pages.CYRILLIC.replace('lang="ru"', 'lang="en"')
    found = read(page, "cp1251").facts
    assert found.get("language") == "ru"
    assert found.origins["language"] == Origin.WORDS


def test_a_language_that_is_not_detected_is_taken_from_the_page() -> None:
    page = pages.OPEN_GRAPH.replace('lang="en"', 'lang="pl-PL"')
    assert read(page).facts.get("language") == "pl"


def test_the_same_article_with_and_without_its_page_has_one_digest() -> None:
    from apps.commentary.intake.paragraphs import digest_of
    from apps.commentary.intake.reading import read_pasted

    pasted = read_pasted("\n".join(pages.ENGLISH).replace("“", '"').replace("”", '"'))
    assert digest_of(pasted.text) == digest_of(read(pages.OPEN_GRAPH).text)
