"""The one door: what a file is by its content, and what happens to what is none."""

import io
import zipfile

import pytest

from apps.documents.importers import ImportProblem, Limits, Reading, read, read_text
from tests.documents.importers.print import Paper
from tests.documents.importers.word import docx, paragraph

WORDS = "Article 1\n\nThe Parties shall live in peace."


def problem(data: bytes, name: str = "a.txt", limits: Limits | None = None) -> ImportProblem:
    with pytest.raises(ImportProblem) as caught:
        read(data, name, limits=limits)
    return caught.value


def a_pdf() -> bytes:
    paper = Paper()
    paper.add_page()
    paper.paragraph("The Parties shall live in peace.")
    return paper.bytes()


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (a_pdf(), "declaration.txt", "pdf"),
        (docx(paragraph("Peace.")), "declaration.pdf", "docx"),
        (b"<!DOCTYPE html><p>Peace.</p>", "declaration.docx", "html"),
        (WORDS.encode(), "declaration.pdf", "text"),
    ],
)
def test_content_decides_and_a_wrong_ending_is_noted(data: bytes, name: str, found: str) -> None:
    reading = read(data, name)
    assert reading.format == found
    ending = name.rpartition(".")[2]
    assert reading.notes[0].startswith(f"The file is called .{ending} and holds")


@pytest.mark.parametrize("name", ["a.txt", "a", "a.md", "statement.final"])
def test_nothing_is_said_of_an_ending_that_promises_nothing_else(name: str) -> None:
    assert read(WORDS.encode(), name).notes == ()


@pytest.mark.parametrize("data", [b"", b" \n\t \r\n", b"\0\0\0", b"\xef\xbb\xbf \n"])
def test_a_file_without_words_is_empty(data: bytes) -> None:
    assert problem(data).code == "empty"


@pytest.mark.parametrize("text", ["", " \n ", "\u2028\u00ad"])
def test_pasted_text_without_words_is_empty(text: str) -> None:
    with pytest.raises(ImportProblem) as caught:
        read_text(text)
    assert caught.value.code == "empty"


def test_two_hundred_megabytes_are_refused_by_their_size() -> None:
    told = problem(bytes(200 * 1024 * 1024))
    assert told.code == "too-big"
    assert "200.0 MB" in str(told)
    assert "20.0 MB" in str(told)


def test_the_limit_can_be_another() -> None:
    assert problem(WORDS.encode(), limits=Limits(bytes=10)).code == "too-big"
    assert problem(WORDS.encode(), limits=Limits(characters=10)).code == "too-long"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"),
            "a.doc",
            "2007",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls", "2007"),
        (b"{\\rtf1\\ansi Peace.}", "a.doc", "RTF"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.text"), "a.odt", "ODT"),
        (packed(mimetype=b"application/epub+zip"), "a.epub", "EPUB"),
        (packed(xl__workbook=b""), "a.xlsx", "Office"),
        (packed(readme=b"Peace"), "a.zip", "ZIP"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "a.png", "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "a.jpg", "JPEG"),
        (b"BM" + bytes(20), "a.bmp", "BMP"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a.webp", "WebP"),
        (b"\x1f\x8b\x08" + bytes(20), "a.gz", "archive"),
    ],
)
def test_kinds_that_are_known_and_not_read_say_what_to_do(data: bytes, name: str, said: str) -> None:
    told = problem(data, name)
    assert told.code == "unsupported"
    assert said in str(told)
    assert "nothing was brought in" in str(told)


def test_an_office_file_under_a_password_says_so() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert problem(data, "a.docx").code == "encrypted"


def test_bytes_that_are_no_text_say_so() -> None:
    assert problem(bytes(range(32)) * 40).code == "not-text"


def test_what_a_library_raises_becomes_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_args: object) -> Reading:
        raise KeyError("w:id")

    monkeypatch.setattr("apps.documents.importers.reading.read_docx", fall)
    told = problem(docx(paragraph("Peace.")), "a.docx")
    assert told.code == "unreadable"
    assert "KeyError" not in str(told)
