"""Whatever the bytes are: a reading whose offsets hold, or a problem with a sentence."""

import contextlib
import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.documents.importers import ImportProblem, Limits, Reading, read, read_text
from apps.documents.importers.pdf.pages import read_pages
from apps.documents.importers.pdf.reading import assemble
from tests.documents.importers.print import LOREM, Paper
from tests.documents.importers.word import (
    document_of,
    docx,
    level,
    numbering,
    paragraph,
    styles,
    with_document,
)

SMALL = Limits(bytes=200_000, characters=200_000, unpacked=2_000_000, part=500_000, pages=20, seconds=20)


def a_page() -> bytes:
    return (
        "<!DOCTYPE html><html lang=ru><head><meta charset=utf-8><title>Мир</title></head><body><nav>x</nav><main>"
        "<h1>Мир</h1><ol type=a start=3><li>one<ol><li>two</ol><li value=9>three</ol><table><tr><td>a<td>b</table><p>x"
        "<a href='#fn1'>1</a><sup>2</sup></p><pre>a\nb</pre><p id=fn1>note</p></main></body></html>"
    ).encode()


def a_word() -> bytes:
    body = "".join(paragraph(f"Peace {n}", list_id=1, level=n % 3, style="A") for n in range(6))
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "upperRoman", "%1.%2.%3")
    named = '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:basedOn w:val="A"/></w:style>'
    return docx(body, parts={"numbering": numbering({1: levels}), "styles": styles(named)})


def an_akn() -> bytes:
    return (
        b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="a"><meta/><preface><p>T</p>'
        b"</preface><body><chapter><num>I</num><article eId='a'><num>1</num><heading>H</heading><content><p>Peace<eol/>"
        b"is<authorialNote><p>n</p></authorialNote></p></content></article></chapter><p>end</p></body></act>"
        b"</akomaNtoso>"
    )


def a_pdf() -> bytes:
    paper = Paper("Head", "{page}")
    paper.set_compression(False)
    for _ in range(2):
        paper.add_page()
        paper.paragraph(LOREM)
    return paper.bytes()


SEEDS = {
    "text": "Статья 1. Мир.\r\n\x00Peace".encode(),
    "html": a_page(),
    "docx": a_word(),
    "akoma-ntoso": an_akn(),
}


def check(reading: Reading) -> None:
    """What holds for every reading."""
    assert reading.text.strip()
    assert reading.text == reading.text.strip("\n")
    assert not {"\0", "\r", "\x1b", "\ufeff"} & set(reading.text)
    places = [hint.at for hint in reading.hints]
    assert places == sorted(set(places))
    assert all(at == 0 or reading.text[at - 1] == "\n" for at in places)
    for piece in reading.pieces:
        assert 0 <= piece.start <= piece.words_start <= piece.words_end <= piece.end <= len(reading.text)
    reading.text.encode()


def outcome(data: bytes, name: str) -> Reading | ImportProblem:
    try:
        return read(data, name, limits=SMALL)
    except ImportProblem as problem:
        return problem


def try_to_read(data: bytes, name: str) -> None:
    found = outcome(data, name)
    if isinstance(found, Reading):
        check(found)
        return
    assert str(found)
    assert found.code not in ("", "unreadable"), "a library raised what nobody expected"


def mutated(data: bytes, seed: int) -> bytes:
    """A few bytes changed, taken out, doubled, or the end cut off."""
    rng, out = random.Random(seed), bytearray(data)  # noqa: S311 - for variety, not for secrets
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(out)) if out else 0
        match rng.randrange(4):
            case 0:
                out[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                del out[at : at + rng.randint(1, 40)]
            case 2:
                out[at:at] = out[at : at + rng.randint(1, 200)] * rng.randint(1, 3)
            case _:
                del out[len(out) - rng.randint(0, len(out) // 2) :]
    return bytes(out)


@pytest.mark.parametrize("kind", sorted(SEEDS))
@given(seed=st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_mutated_files_are_read_or_refused(kind: str, seed: int) -> None:
    try_to_read(mutated(SEEDS[kind], seed), f"a.{kind}")


@given(seed=st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_word_documents_with_mutated_xml_are_read_or_refused(seed: int) -> None:
    """Beyond the check sums, which stop most of what is done to the file as a whole."""
    word = SEEDS["docx"]
    try_to_read(with_document(word, mutated(document_of(word), seed)), "a.docx")


@given(
    data=st.binary(max_size=600),
    start=st.sampled_from([b"", b"<html>", b"PK\x03\x04", b"<?xml ", b"\xff\xfe", b"{"]),
)
@settings(max_examples=100, deadline=None)
def test_random_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    try_to_read(start + data, "a.txt")


@given(text=st.text(st.characters(exclude_categories=[]), max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_pasted_text_is_read_or_refused(text: str) -> None:
    if any(not letter.isspace() and unicodedata.category(letter)[0] in "LNP" for letter in text):
        check(read_text(text))


PDF = a_pdf()


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_mutated_pdfs_are_read_or_refused(seed: int) -> None:
    """In this process, without the one that guards it: what comes back is what is looked at."""
    with contextlib.suppress(ImportProblem):
        check(assemble(read_pages(mutated(PDF, seed)), SMALL))
