"""Articles without a page: dates, names, bylines and signatures, languages, paragraphs."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.commentary.intake.dates import edtf_of
from apps.commentary.intake.language import language_of
from apps.commentary.intake.names import is_name, names_in, signature_in, turned
from apps.commentary.intake.paragraphs import digest_of, tidy_text
from apps.commentary.intake.reading import read_file, read_pasted
from apps.documents.dates import is_edtf
from tests.commentary.intake import pages
from tests.documents.importers.word import docx, paragraph
from tests.fixtures.content import ROOT

SHARED = Path(os.environ.get("GLOSSATOR_SHARED") or ROOT.parent / "shared")
ARTICLES = SHARED / "data" / "articles"
TURAN, JAM = (ARTICLES / name for name in ("002_e568fbd204f9c5bd.txt", "000_c652cdaddd441019.txt"))
with_articles = pytest.mark.skipif(
    not (TURAN.is_file() and JAM.is_file()),
    reason=f"the two articles are not in {SHARED}/data/articles; GLOSSATOR_SHARED says where they are",
)


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("22 February 2022", "2022-02-22"),
        ("February 22nd, 2022", "2022-02-22"),
        ("Published: 22.02.2022, 14:05", "2022-02-22"),
        ("22 февраля 2022 г.", "2022-02-22"),
        ("25 fevral 2022-ci il", "2022-02-25"),
        ("3 Şubat 2022", "2022-02-03"),
        ("Thursday, 24 March 2022", "2022-03-24"),
        ("2022-02-25T23:30:00+04:00", "2022-02-25"),
        ("2022/02", "2022-02"),
        ("Mart 2022", "2022-03"),
        ("2022", "2022"),
        ("10 November", "XXXX-11-10"),
        ("1 мая", "XXXX-05-01"),
        ("13/03/2022", "2022-03-13"),
        ("03/13/2022", "2022-03-13"),
        ("02/03/2022", "2022"),  # of which the day is, nobody says
        ("31 February 2022", ""),
        ("Decision 22", ""),
        ("Декларация 2022", ""),
        ("22 to 25 February 2022", ""),
        ("12:30", ""),
    ],
)
def test_a_date_says_what_is_printed_and_no_more(said: str, date: str) -> None:
    assert edtf_of(said) == date


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_whatever_is_read_as_a_date_is_one(said: str) -> None:
    assert (found := edtf_of(said)) == "" or is_edtf(found)


@pytest.mark.parametrize(
    "line",
    ["Nasimi Mammadli", "Айгюн Рзаева", "Ə. M. Hüseynova", "Ilham Heydar oglu Aliyev", "Jean-Paul O’Neill"],
)
def test_a_full_name_is_known(line: str) -> None:
    assert is_name(line)


@pytest.mark.parametrize(
    "line",
    [
        "Leave a review",
        "Read More",
        "READ ALSO",
        "Baku",
        "The Parties shall consult.",
        "Şərh yaz",
        "2022 Baku",
        "",
    ],
)
def test_what_is_no_name_is_none(line: str) -> None:
    assert not is_name(line)


def test_bylines_name_each_author_once() -> None:
    assert names_in("By Leyla Hasanova, Murad Aliyev and Jane Doe") == [
        "Leyla Hasanova",
        "Murad Aliyev",
        "Jane Doe",
    ]
    assert names_in("Автор: Айгюн Рзаева и Айгюн Рзаева") == ["Айгюн Рзаева"]
    assert turned("Hüseynova, Günel") == "Günel Hüseynova"
    assert turned("Günel Hüseynova") == "Günel Hüseynova"
    assert signature_in("Nasimi Mammadli, political observer") == "Nasimi Mammadli"
    assert signature_in("Baku, Azerbaijan") == ""


def test_the_first_lines_and_the_signature_of_plain_words_are_proposed() -> None:
    article = "\n\n".join(
        [
            "A promise on paper",
            "25 February 2022",
            "https://turan.example/promise",
            *pages.ENGLISH,
            "Leyla Hasanova",
        ]
    )
    assert read_pasted(article).facts.said == {
        "title": "A promise on paper",
        "published_on": "2022-02-25",
        "url": "https://turan.example/promise",
        "author": "Leyla Hasanova",
        "language": "en",
    }


def test_a_byline_counts_before_a_name_at_the_end() -> None:
    article = "\n\n".join(["A promise on paper", "By Murad Aliyev", *pages.ENGLISH, "Leyla Hasanova"])
    assert read_pasted(article).facts.get("author") == "Murad Aliyev"


@with_articles
def test_the_real_articles_say_of_themselves_what_the_sample_edition_knows() -> None:
    assert read_file(TURAN.read_bytes(), "turan.txt").facts.said == {
        "author": "Nasimi Mammadli",
        "language": "en",
    }
    found = read_file(JAM.read_bytes(), "jam.txt")
    assert set(found.facts.said) == {"title", "language"}
    assert found.text.count("\n\n") == JAM.read_text(encoding="utf-8").strip().count("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_plain_text_of_any_encoding_is_read(encoding: str) -> None:
    found = read_file("\n\n".join(pages.RUSSIAN).encode(encoding), "article.txt")
    assert found.text == "\n\n".join(pages.RUSSIAN)
    assert found.facts.get("language") == "ru"


def test_a_word_file_is_read_with_what_it_says_of_itself() -> None:
    data = docx("".join(paragraph(text) for text in (*pages.ENGLISH, "Leyla Hasanova")))
    found = read_file(data, "article.docx")
    assert found.text == "\n\n".join((*pages.ENGLISH, "Leyla Hasanova"))
    assert found.facts.get("author") == "Leyla Hasanova"


def test_a_pasted_page_is_read_as_one() -> None:
    found = read_pasted(pages.JSON_LD)
    assert found.facts.get("publisher") == "The Observer of the Caspian"
    assert pages.ENGLISH[-1] in found.text


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("\n".join(pages.ENGLISH), "", "en"),
        ("\n".join(pages.AZERBAIJANI), "", "az"),
        (
            "İki ülkenin cumhurbaşkanları bu bildiriyi imzaladı ve taraflar için bir çok yeni madde vardır.",
            "",
            "tr",
        ),
        ("Երկու երկրների նախագահները ստորագրեցին հռչակագիրը", "", "hy"),
        ("ორი ქვეყნის პრეზიდენტმა ხელი მოაწერა დეკლარაციას", "", "ka"),
        ("Президенти двох країн підписали декларацію", "uk-UA", "uk"),
        ("Президенты двух стран и народов подписали на днях декларацию о союзе", "en", "ru"),
        ("Zażółć gęślą jaźń", "", ""),
        ("\n".join(pages.ENGLISH), "nonsense; drop", "en"),
    ],
)
def test_the_language_is_what_is_said_unless_the_script_is_another(
    text: str, said: str, language: str
) -> None:
    assert language_of(text, said)[0] == language


@given(st.text(alphabet="ab \n\r\t\x00\u2028\xad“.", max_size=60))
@settings(max_examples=60)
def test_a_tidied_text_is_tidy(text: str) -> None:
    once = tidy_text(text)
    assert tidy_text(once) == once
    assert "\n\n\n" not in once
    assert once == once.strip()


def test_the_digest_is_of_the_words() -> None:
    assert digest_of("The “Parties” shall\u00a0consult.") == digest_of('the "parties"\n\nSHALL con\u00adsult')
    assert digest_of("The Parties shall consult.") != digest_of("The Parties may consult.")
