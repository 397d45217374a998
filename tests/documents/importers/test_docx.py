"""Word documents: the words as Word prints them, the labels that it makes up included."""

import io
import zipfile

import pytest

from apps.documents.importers import ImportProblem, Limits, Reading, read
from tests.documents.importers.word import W, docx, level, numbering, paragraph, run, styles

P = paragraph
LEGAL = numbering(
    {
        1: level(0, "decimal", "Article %1", more='<w:pStyle w:val="Article"/>')
        + level(1, "decimal", "%1.%2")
        + level(2, "lowerLetter", "(%3)")
        + level(3, "upperRoman", "%4)"),
        2: level(0, "bullet", "\uf0b7"),
    },
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/>'
    "</w:lvlOverride></w:num>",
)
STYLES = styles(
    '<w:style w:type="paragraph" w:styleId="Article"><w:name w:val="Artikel"/><w:pPr><w:numPr><w:numId w:val="1"/>'
    '</w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Article"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>'
)


def blocks(body: str, **parts: str) -> list[str]:
    return word(body, **parts).text.split("\n\n")


def word(body: str, **parts: str) -> Reading:
    return read(docx(body, parts=parts), "a.docx")


def test_labels_are_those_that_word_prints() -> None:
    body = "".join(
        [
            P("Scope", style="Article"),
            P("first", list_id=1, level=1),
            P("deep", list_id=1, level=2),
            P("deep", list_id=1, level=2),
            P("roman", list_id=1, level=3),
            P("second", list_id=1, level=1),
            P("deep again", list_id=1, level=2),
            P("Next", style="Own"),
            P("begins anew", list_id=1, level=1),
            P("mark", list_id=2, level=0),
            P("set by hand", list_id=7, level=0),
            P("out of the list", style="Article", list_id=0),
        ]
    )
    reading = word(body, styles=STYLES, numbering=LEGAL)
    assert reading.text.split("\n\n") == [
        "Article 1 Scope",
        "1.1 first",
        "(a) deep",
        "(b) deep",
        "I) roman",
        "1.2 second",
        "(a) deep again",
        "Article 2 Next",
        "2.1 begins anew",
        "– mark",
        "Article 9 set by hand",
        "out of the list",
    ]
    assert [hint.indent for hint in reading.hints] == [0, 2, 3, 3, 4, 2, 3, 0, 2, 1, 1, 0]
    assert [hint.heading for hint in reading.hints if hint.heading] == [2, 2, 2]


@pytest.mark.parametrize(
    ("kind", "text", "start", "more", "printed"),
    [
        ("decimalZero", "%1.", 3, "", "03. x"),
        ("upperLetter", "%1)", 27, "", "AA) x"),
        ("lowerRoman", "(%1)", 9, "", "(ix) x"),
        ("russianLower", "%1)", 7, "", "ж) x"),
        ("russianUpper", "Пункт %1", 1, "", "Пункт А x"),
        ("ordinal", "the %1", 22, "", "the 22nd x"),
        ("ordinal", "the %1", 11, "", "the 11th x"),
        ("chineseCounting", "%1.", 4, "", "4. x"),
        ("upperRoman", "%1.", 2, "<w:isLgl/>", "2. x"),
        ("none", "§", 1, "", "§ x"),
        ("decimal", "", 1, "", "x"),
    ],
)
def test_numbers_in_many_forms(kind: str, text: str, start: int, more: str, printed: str) -> None:
    lists = numbering({1: level(0, kind, text, start=start, more=more)})
    assert blocks(P("x", list_id=1, level=0), numbering=lists) == [printed]


def test_a_level_may_go_on_counting_after_a_higher_one() -> None:
    lists = numbering(
        {1: level(0, "decimal", "%1.") + level(1, "decimal", "No %2", more='<w:lvlRestart w:val="0"/>')}
    )
    body = "".join(P("x", list_id=1, level=n) for n in (0, 1, 0, 1))
    assert blocks(body, numbering=lists) == ["1. x", "No 1 x", "2. x", "No 2 x"]


def test_lists_of_one_kind_count_on_and_a_style_may_name_them() -> None:
    named = styles(
        '<w:style w:type="numbering" w:styleId="Legal"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = numbering(
        {1: level(0, "decimal", "%1."), 2: '<w:numStyleLink w:val="Legal"/>'},
    )
    body = P("x", list_id=1, level=0) + P("y", list_id=2, level=0)
    assert blocks(body, numbering=lists, styles=named) == ["1. x", "2. y"]


@pytest.mark.parametrize("link", ["1", "2", "99", ""])
def test_lists_that_lead_nowhere_or_in_a_circle_print_nothing(link: str) -> None:
    named = styles(
        '<w:style w:type="numbering" w:styleId="A">'
        f'<w:pPr><w:numPr><w:numId w:val="{link}"/></w:numPr></w:pPr></w:style>'
    )
    lists = numbering({1: '<w:numStyleLink w:val="A"/>', 2: '<w:numStyleLink w:val="A"/>'})
    assert blocks(P("x", list_id=1, level=0) + P("y", list_id=5), numbering=lists, styles=named) == ["x", "y"]


def test_headings_title_and_contents_are_told_by_their_styles() -> None:
    reading = word(
        P("Moscow Declaration", style="Titel")
        + P("Scope ... 3", style="Verzeichnis1")
        + P("Scope", style="berschrift1"),
        styles=STYLES,
    )
    assert reading.text == "Moscow Declaration\n\nScope"
    assert reading.title == "Moscow Declaration"
    assert [hint.heading for hint in reading.hints] == [1, 1]
    assert reading.notes == ("Left out a table of contents of 1 line.",)


def test_tracked_changes_are_read_as_accepted_and_hidden_text_is_left_out() -> None:
    body = P(
        "Peace",
        more=f"<w:ins>{run(' is here')}</w:ins><w:del><w:r><w:delText> is gone</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run(' moved')}</w:moveFrom>{run(' secret', '<w:vanish/>')}",
    )
    reading = word(body)
    assert reading.text == "Peace is here"
    assert reading.notes == (
        "Tracked changes were read as accepted: 1 insertions stand in the text, 2 deletions do not.",
        "Left out 1 run of hidden text.",
    )


def test_a_deleted_paragraph_is_not_counted() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    body = P("x", list_id=1, level=0) + gone + P("y", list_id=1, level=0)
    assert blocks(body, numbering=numbering({1: level(0, "decimal", "%1.")})) == ["1. x", "2. y"]


def test_footnotes_go_to_the_end_and_tables_stay_in_lines() -> None:
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{P("See the map.")}</w:footnote></w:footnotes>'
    body = P("The border", more='<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" is open."))
    body += f"<w:tbl><w:tr><w:tc>{P('a')}</w:tc><w:tc>{P('b')}</w:tc></w:tr></w:tbl>"
    assert blocks(body, footnotes=notes) == ["The border[1] is open.", "a\tb", "[1] See the map."]


def test_what_the_document_says_of_itself() -> None:
    core = (
        '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Declaration</dc:title><dc:creator>A. B.</dc:creator><dcterms:created>2022-02-22T10:00:00Z"
        "</dcterms:created></c:coreProperties>"
    )
    reading = word(P("", more=run("Sülh", '<w:lang w:val="az-Latn-AZ"/>')), core=core)
    assert (reading.title, reading.language) == ("Declaration", "az-Latn-AZ")
    assert reading.facts == {"author": "A. B.", "created": "2022-02-22T10:00:00Z"}


def test_the_strict_form_of_the_standard_is_read_too() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out, zipfile.ZipFile(io.BytesIO(docx(P("Peace.")))) as given:
        for name in given.namelist():
            out.writestr(name, given.read(name).replace(W.encode(), strict.encode()))
    assert read(packed.getvalue(), "a.docx").text == "Peace."


def problem(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(ImportProblem) as caught:
        read(data, "a.docx", limits=limits)
    return caught.value.code


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_damaged(share: float) -> None:
    data = docx(P("Peace. " * 500))
    assert problem(data[: int(len(data) * share)]) == "damaged"


def test_a_broken_member_is_damaged() -> None:
    data = bytearray(docx(P("Peace. " * 500)))
    at = data.index(b"word/document.xml") + 60
    data[at : at + 20] = bytes(20)
    assert problem(bytes(data)) == "damaged"


def test_a_zip_bomb_is_not_unpacked() -> None:
    assert problem(docx(P("Peace."), extra={"word/media/x.bin": bytes(30_000_000)})) == "bomb"
    assert problem(docx(P("Peace." * 99)), Limits(part=100)) == "bomb"
    assert problem(docx(P("Peace.")), Limits(members=3)) == "bomb"


def test_a_zip_under_a_password_says_so() -> None:
    data = bytearray(docx(P("Peace.")))
    for start in (
        b"PK\x01\x02",
        b"PK\x03\x04",
    ):  # bit 0 of the flags, in the directory and before each member
        at = data.find(start)
        while at >= 0:
            data[at + (8 if start == b"PK\x01\x02" else 6)] |= 1
            at = data.find(start, at + 4)
    assert problem(bytes(data)) == "encrypted"


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]><w:styles xmlns:w="w">&a;</w:styles>', "entities"),
        ("<w:styles", "malformed"),
    ],
)
def test_the_parts_are_xml_without_tricks(part: str, code: str) -> None:
    assert problem(docx(P("Peace."), parts={"styles": part})) == code


def test_a_document_without_words_is_empty() -> None:
    assert problem(docx("<w:p/>")) == "empty"


def test_tables_in_tables_without_end_are_refused() -> None:
    inner = P("Peace.")
    for _ in range(200):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert problem(docx(inner)) == "too-deep"
