"""Akoma Ntoso: the clauses are those that the file names, and no word is lost."""

import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from apps.documents.importers import ImportProblem, Limits, Reading, read
from apps.documents.models.clause import ClauseKind
from tests.architecture.sources import CHECKOUT

SHARED = Path(os.environ.get("GLOSSATOR_SHARED") or CHECKOUT.parent / "shared")
EXAMPLES = SHARED / "conformance" / "akoma-ntoso" / "examples"
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
ARTICLES = {
    "eu_COM20130619_EN-8.xml": ("article", 24),
    "it_senato_ddl_2013.xml": ("article", 6),
    "uk_pga-2014-27-enacted-data.xml": ("section", 8),
    "us_Act_2011-11-29.xml": ("section", 6),
    "us_Title9-Chap3-eng.xml": ("section", 7),
}


def akn(body: str, *, kind: str = "act", before: str = "", meta: str = "") -> bytes:
    inner = {"act": "body", "statement": "mainBody", "debate": "debateBody"}[kind]
    return (
        f'<akomaNtoso xmlns="{AKN}"><{kind} name="x"><meta>{meta}</meta>{before}<{inner}>{body}</{inner}></{kind}>'
        "</akomaNtoso>"
    ).encode()


def rows(reading: Reading) -> list[tuple[str, int, str, str, str]]:
    return [
        (p.kind, p.depth, p.label, p.heading, reading.text[p.words_start : p.words_end])
        for p in reading.pieces
    ]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("name", sorted(ARTICLES))
@pytest.mark.skipif(
    not EXAMPLES.is_dir(), reason=f"the examples are not in {EXAMPLES}; GLOSSATOR_SHARED says where they are"
)
def test_no_word_of_a_real_document_is_lost_or_said_twice(name: str) -> None:
    data = (EXAMPLES / name).read_bytes()
    reading = read(data, name)
    root = etree.fromstring(data)
    for meta in list(root.iter("{*}meta")):
        meta.getparent().remove(meta)
    notes = list(root.iter("{*}authorialNote"))
    in_file = words(" ".join("".join(part) for part in _texts(root)))
    told = Counter[str]()
    for piece in reading.pieces:
        told += words(f"{piece.label} {piece.heading} {reading.text[piece.words_start : piece.words_end]}")
    marks = Counter[str]()
    for number, note in enumerate(notes, 1):
        marks[note.get("marker") or str(number)] += 2  # in the text, and before the note
    assert told - in_file - marks == Counter()
    assert in_file - told == Counter()
    _assert_whole(reading)
    unit, count = ARTICLES[name]
    units = [piece for piece in reading.pieces if piece.kind == unit and piece.rank == 0 and piece.label]
    assert len(units) == count
    assert all(piece.external for piece in units)


def _texts(element: Any) -> list[str]:
    """Text by text, with a space where an element that is no part of a word begins or ends."""
    inline = {
        "i",
        "b",
        "u",
        "span",
        "ref",
        "sup",
        "sub",
        "abbr",
        "def",
        "term",
        "date",
        "a",
        "quotedText",
        "inline",
    }
    out = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        apart = "" if etree.QName(part).localname in inline else " "
        out.append(apart + ((part.text if event == "start" else part.tail) or ""))
    return ["".join(out)]


def _assert_whole(reading: Reading) -> None:
    """Pieces follow each other without a gap, each with its words in it."""
    assert reading.pieces[0].start == 0
    assert reading.pieces[-1].end == len(reading.text)
    for before, piece in zip(reading.pieces, reading.pieces[1:], strict=False):
        assert before.end == piece.start
        assert piece.depth <= before.depth + 1
    for piece in reading.pieces:
        assert piece.start <= piece.words_start <= piece.words_end <= piece.end
        assert reading.text[piece.start :].startswith(piece.label)
        assert piece.kind in ClauseKind.values
        text = reading.text[piece.words_start : piece.words_end]
        assert text == text.strip()


def test_the_tree_is_that_of_the_file() -> None:
    reading = read(
        akn(
            '<chapter eId="c1"><num>Chapter I</num><heading>Aims</heading>'
            '<article eId="a1"><num>Article 1</num><heading>Scope</heading><subheading>Goods</subheading>'
            '<paragraph eId="a1p1"><num>1.</num><list><intro><p>It covers:</p></intro>'
            '<point eId="pa"><num>(a)</num><content><p>goods;</p></content></point>'
            '<point eId="pb"><num>(b)</num><content><p>services.</p></content></point>'
            '<wrapUp eId="w"><p>Nothing else.</p></wrapUp></list></paragraph>'
            '<paragraph eId="a1p2"><content><p>One<eol/>two.</p><p>Three.</p></content></paragraph>'
            "</article></chapter>"
        ),
        "a.xml",
    )
    assert rows(reading) == [
        ("chapter", 0, "Chapter I", "Aims", ""),
        ("article", 1, "Article 1", "Scope Goods", ""),
        ("paragraph", 2, "1.", "", "It covers:"),
        ("item", 3, "(a)", "", "goods;"),
        ("item", 3, "(b)", "", "services."),
        ("paragraph", 3, "", "", "Nothing else."),
        ("paragraph", 2, "", "", "One\ntwo.\nThree."),
    ]
    assert [piece.rank for piece in reading.pieces] == [-1, 0, 1, 2, 2, 2, 1]
    assert [piece.external for piece in reading.pieces] == ["c1", "a1", "a1p1", "pa", "pb", "w", "a1p2"]
    assert [piece.number for piece in reading.pieces] == ["i", "1", "1", "a", "b", "", ""]
    assert reading.text.startswith("Chapter I Aims\n\nArticle 1 Scope\nGoods\n\n1. It covers:\n\n(a) goods;")
    _assert_whole(reading)


def test_a_statement_has_recitals_paragraphs_closing_and_signatures() -> None:
    before = (
        "<preface><p><docTitle>Joint Statement</docTitle></p></preface>"
        "<preamble><formula name='f'><p>The Presidents,</p></formula><recitals><recital eId='r1'><num>(1)</num>"
        "<p>recalling peace,</p></recital></recitals><p>have agreed:</p></preamble>"
    )
    body = "<p>Peace<authorialNote marker='*'><p>At last.</p></authorialNote> is here.</p><p>It stays.</p>"
    data = akn(body, kind="statement", before=before).replace(
        b"</mainBody>",
        b"</mainBody><conclusions><p>Done at Astana.</p><p><signature>A. B.</signature></p></conclusions>"
        b"<attachments><attachment eId='x'><heading>Annex</heading><doc name='annex'><meta/><mainBody>"
        b"<p>The map.</p></mainBody></doc></attachment></attachments>",
    )
    reading = read(data, "a.xml")
    assert rows(reading) == [
        ("preamble", 0, "", "", "Joint Statement"),
        ("preamble", 0, "", "", "The Presidents,"),
        ("recital", 0, "(1)", "", "recalling peace,"),
        ("recital", 0, "", "", "have agreed:"),
        ("paragraph", 0, "", "", "Peace[*] is here."),
        ("paragraph", 0, "", "", "It stays."),
        ("closing", 0, "", "", "Done at Astana."),
        ("signatures", 0, "", "", "A. B."),
        ("annex", 0, "", "Annex", ""),
        ("paragraph", 1, "", "", "The map."),
        ("footnote", 0, "[*]", "", "At last."),
    ]
    assert reading.title == "Joint Statement"
    assert reading.notes == ("1 footnote was put at the end.",)


def test_quotations_and_tables_are_words_of_their_clause() -> None:
    body = (
        "<article><num>1</num><content><p>Read: <mod><quotedStructure><article><num>Art. 9</num><content>"
        "<p>New words.</p></content></article></quotedStructure></mod>.</p>"
        "<table><tr><td><p>a</p></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></content></article>"
    )
    assert rows(read(akn(body), "a.xml")) == [
        ("article", 0, "1", "", "Read:\nArt. 9 New words.\n.\na b\nc d")
    ]


def test_a_debate_keeps_who_speaks() -> None:
    body = (
        "<debateSection name='d'><heading>Ratification</heading><speech by='#a'><from>Ms A.</from><p>Yes.</p></speech>"
        "</debateSection>"
    )
    assert rows(read(akn(body, kind="debate"), "a.xml")) == [
        ("section", 0, "", "Ratification", ""),
        ("paragraph", 1, "", "", "Ms A.\nYes."),
    ]


def test_metadata_become_facts_and_the_language_bcp_47() -> None:
    meta = (
        "<identification><FRBRWork><FRBRuri value='/akn/az/statement/2022-02-22'/><FRBRdate date='2022-02-22' name=''/>"
        "<FRBRcountry value='az'/></FRBRWork><FRBRExpression><FRBRlanguage language='aze'/></FRBRExpression>"
        "</identification>"
    )
    reading = read(akn("<article><num>1</num><content><p>Sülh.</p></content></article>", meta=meta), "a.xml")
    assert reading.language == "az"
    assert reading.facts == {
        "FRBRuri": "/akn/az/statement/2022-02-22",
        "FRBRdate": "2022-02-22",
        "FRBRcountry": "az",
        "FRBRlanguage": "aze",
    }


def test_an_element_that_the_standard_lacks_is_named_and_its_words_kept() -> None:
    reading = read(akn("<article><num>1</num>\n<contents><p>Peace.</p></contents></article>"), "a.xml")
    assert rows(reading) == [("article", 0, "1", "", "Peace.")]
    assert reading.notes == (
        "Akoma Ntoso has no element <contents> (line 2); its words were read as running text.",
    )


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (LAUGHS.encode() + akn("<p>&b;</p>"), "entities", "entities"),
        (b'<?xml version="1.0"?>' + LAUGHS.encode() + akn("<p>&b;</p>"), "entities", "entities"),
        (f"<?xml version='1.0' encoding='utf-16'?>{LAUGHS}<a/>".encode("utf-16"), "entities", ""),
        (b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + akn("<p>&a;</p>"), "entities", ""),
        (b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://example.org/a.dtd">' + akn("<p>&a;</p>"), "entities", ""),
        (akn("<p>&a;</p>"), "malformed", "line 1"),
        (akn("<p>a</p>")[:-20], "malformed", "line 1, column"),
        (b"<?xml version='1.0'?>\n<rss><a/></rss>", "not-akoma-ntoso", "<rss> without a namespace in line 2"),
        (b"<akomaNtoso xmlns='http://www.akomantoso.org/2.0'><act/></akomaNtoso>", "not-akoma-ntoso", ".org/2.0"),
        (f"<akomaNtoso xmlns='{AKN}'>\n<lex/></akomaNtoso>".encode(), "not-akoma-ntoso", "<lex>"),
        (f"<akomaNtoso xmlns='{AKN}'/>".encode(), "not-akoma-ntoso", "<akomaNtoso>"),
        (akn(""), "empty", "no words"),
        (akn("<hcontainer>" * 300 + "<p>a</p>" + "</hcontainer>" * 300), "too-deep", "256"),
    ],
)  # fmt: skip
def test_bad_xml_is_refused_with_its_place(data: bytes, code: str, said: str) -> None:
    with pytest.raises(ImportProblem) as caught:
        read(data, "a.xml")
    assert caught.value.code == code
    assert said in str(caught.value)


def test_what_is_too_long_is_refused_while_it_grows() -> None:
    with pytest.raises(ImportProblem) as caught:
        read(akn("<p>Peace for all.</p>" * 50), "a.xml", limits=Limits(characters=200))
    assert caught.value.code == "too-long"
