"""What is no article: each is refused with a sentence that says what was wrong, what was kept and what to do."""

import io
import json
import zipfile

import pytest

from apps.commentary.intake import problems
from apps.commentary.intake.main_text import MOST_ELEMENTS
from apps.commentary.intake.page_facts import page_facts
from apps.commentary.intake.reading import LIMITS, read_file, read_pasted
from apps.documents.importers.html.reading import parse_html
from apps.documents.importers.problems import ImportProblem
from tests.commentary.intake import pages
from tests.documents.importers.word import docx, paragraph

BOMB = (
    """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>"""
)


def zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr("word/document.xml", b" " * 90_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t ", "a.txt", "empty"),
        (b"x" * 5_000_000, "a.txt", "too-big"),
        (b"%PDF-1.7 \x00", "a.pdf", "pdf"),
        (b"%PDF-1.7 \x00", "a.txt", "pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.html", "unsupported"),
        (b"{\\rtf1 words}", "a.rtf", "unsupported"),
        (b"\x00\x01\x02\x03" * 500, "a.txt", "not-text"),
        (BOMB.encode(), "a.xml", "xml"),
        (b"PK\x03\x04 cut off", "a.docx", "damaged"),
        ("“” « » — … !".encode(), "a.txt", "no-words"),
        (b"<html><body><script>x()</script></body></html>", "a.html", "empty"),
        (b"<html><body>" + b"<div>" * 100_000 + b"x", "a.html", "too-deep"),
        (b"<html><p>Words" + b"<b>" * 300 + b"x" + b"</b>" * 300 + b"<p>More words", "a.html", "too-deep"),
    ],
)
def test_what_is_no_article_is_refused_by_its_kind(data: bytes, name: str, code: str) -> None:
    with pytest.raises(ImportProblem) as refused:
        read_file(data, name)
    assert refused.value.code == code
    assert "nothing was brought in" in str(refused.value)


def test_a_limit_is_said_with_both_numbers() -> None:
    said = r"This has 5\.0 MB, and an article may have at most 2 MB"
    with pytest.raises(ImportProblem, match=said):
        read_file(b"x" * 5_000_000, "a.txt")
    with pytest.raises(ImportProblem, match=said):
        read_pasted("x" * 5_000_000)


def test_a_word_file_that_unpacks_without_end_is_not_unpacked() -> None:
    with pytest.raises(ImportProblem) as refused:
        read_file(zip_bomb(), "a.docx")
    assert refused.value.code == "bomb"


def test_a_word_file_with_entities_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("x")))) as good, zipfile.ZipFile(packed, "w") as out:
        for member in good.infolist():
            data = good.read(member)
            out.writestr(member, BOMB.encode() if member.filename == "word/document.xml" else data)
    with pytest.raises(ImportProblem) as refused:
        read_file(packed.getvalue(), "a.docx")
    assert refused.value.code == "entities"


def test_a_page_whose_document_type_declares_entities_stays_words() -> None:
    declared = f"""<!DOCTYPE html [<!ENTITY b "{"boom" * 99}">]>"""
    page = f"{declared}<html><body>&b;&b;{pages.paragraphs(pages.ENGLISH)}</body>"
    assert "boomboom" not in read_file(page.encode(), "a.html").text


def test_a_page_of_too_many_elements_is_given_whole() -> None:
    page = f"<html><body>{'<h2>a</h2>' * MOST_ELEMENTS}{pages.paragraphs(pages.ENGLISH)}</body></html>"
    found = read_file(page.encode(), "a.html")
    assert found.whole
    assert pages.ENGLISH[-1] in found.text


def test_marks_of_a_page_are_words_like_any_other() -> None:
    said = "<script>alert(1)</script>"
    escaped = said.replace("<", "&lt;").replace(">", "&gt;")
    page = f"<html><head><meta property='og:title' content='{escaped}'><meta name=author content='{escaped}'></head>"
    found = read_file(
        f"{page}<body>{pages.paragraphs(pages.ENGLISH)}<p>{escaped}</p></body></html>".encode(), "a.html"
    )
    assert found.facts.get("title") == said
    assert found.facts.get("author") == ""  # nobody is called so
    assert said in found.text


@pytest.mark.parametrize(
    "linked",
    [
        "not JSON",
        "[" * 100_000,
        json.dumps({"@type": "NewsArticle", "headline": "x" * 100_000, "author": "y" * 100_000}),
        json.dumps(
            {"@type": "NewsArticle", "headline": {"name": 3}, "author": [[["a"]]], "datePublished": 5}
        ),
        json.dumps(
            {"@type": ["NewsArticle", None], "author": [{"name": {"name": None}}] * 5_000, "publisher": 7}
        ),
        json.dumps(
            [{"@type": "NewsArticle", "url": "javascript:alert(1)", "datePublished": "yesterday"}] * 3_000
        ),
    ],
    ids=["no JSON", "deep", "long", "odd", "many names", "many articles"],
)
def test_whatever_a_page_says_to_machines_it_is_read(linked: str) -> None:
    page = f"""<html><head><script type="application/ld+json">{linked}</script>
    <meta name="author" content="{"z" * 500_000}"></head><body>{pages.paragraphs(pages.ENGLISH)}</body></html>"""
    facts = page_facts(parse_html(page, LIMITS))
    assert not facts.said.keys() & {"title", "author", "url", "published_on"}
    assert pages.ENGLISH[0] in read_file(page.encode(), "a.html").text


def test_the_limit_is_that_of_the_column() -> None:
    assert len(read_pasted(f"{'word ' * 399_999}word").text) <= problems.LIMIT
