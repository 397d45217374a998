"""Word documents for tests, made part by part so that each says exactly what a test is about."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED = ("styles", "numbering", "footnotes")


def paragraph(
    words: str = "", *, style: str = "", list_id: int | None = None, level: int | None = None, more: str = ""
) -> str:
    """A paragraph of one run; ``more`` is put after it as it stands."""
    numbering = ""
    if list_id is not None:
        place = "" if level is None else f'<w:ilvl w:val="{level}"/>'
        numbering = f'<w:numPr>{place}<w:numId w:val="{list_id}"/></w:numPr>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{numbering}</w:pPr>{run(words)}{more}</w:p>"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""


def level(number: int, kind: str, text: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels: Mapping[int, str], lists: str = "") -> str:
    """numbering.xml: the levels of each abstract list; list N is of abstract list N, and ``lists`` come after."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{inner}</w:abstractNum>' for key, inner in levels.items()
    )
    plain = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in levels)
    return f'<w:numbering xmlns:w="{W}">{abstract}{plain}{lists}</w:numbering>'


def styles(inner: str) -> str:
    return f'<w:styles xmlns:w="{W}">{inner}</w:styles>'


def with_document(packed: bytes, document: bytes) -> bytes:
    """The same package with another word/document.xml, whatever it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as changed, zipfile.ZipFile(io.BytesIO(packed)) as given:
        for name in given.namelist():
            changed.writestr(name, document if name == "word/document.xml" else given.read(name))
    return out.getvalue()


def document_of(packed: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(packed)) as given:
        return given.read("word/document.xml")


def docx(
    body: str, *, parts: Mapping[str, str] | None = None, extra: Mapping[str, bytes] | None = None
) -> bytes:
    """``parts`` are styles, numbering, footnotes or core by their XML; ``extra`` any other members."""
    parts = parts or {}
    related = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in RELATED
        if kind in parts
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml"'
        ' ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    members |= {f"word/{kind}.xml": parts[kind] for kind in RELATED if kind in parts}
    if "core" in parts:
        members["docProps/core.xml"] = parts["core"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in members.items():
            out.writestr(name, text)
        for name, content in (extra or {}).items():
            out.writestr(name, content)
    return packed.getvalue()
