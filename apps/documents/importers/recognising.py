"""What kind of file it is, by its content; the ending of its name only makes for a remark."""

import io
import re
import zipfile
from pathlib import PurePath

from django.utils.translation import gettext as _

from apps.documents.importers import problems

HEAD = 4096  # browsers look for what a page is in its first kilobyte; comments and licences come before it
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2
ZIP = b"PK\x03\x04"
ENDINGS = {
    "text": {"", "txt", "text", "md", "asc", "eml"},
    "html": {"html", "htm", "xhtml"},
    "docx": {"docx", "docm", "dotx"},
    "pdf": {"pdf"},
    "akoma-ntoso": {"xml", "akn"},
}
NAMES = {"text": "plain text", "html": "HTML", "docx": "DOCX", "pdf": "PDF", "akoma-ntoso": "XML"}
IMAGES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
}
# The declaration, comments and a document type may come before the root.
ROOT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>\s*)*<([\w.-]+:)?([\w.-]+)", re.DOTALL
)
DOCTYPE_HTML = re.compile(r"<!DOCTYPE\s+html", re.IGNORECASE)
HTML_TAGS = re.compile(
    r"<(?:html|head|body|title|p|div|h[1-6]|table|article|main|ol|ul|meta)\b[^<>]*>", re.IGNORECASE
)
WIDE_STARTS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def ending(name: str) -> str:
    return PurePath(name).suffix.lower().lstrip(".")


def recognise(data: bytes, name: str) -> str:
    """The format of a Reading. Raises ImportProblem for kinds of files that are known and not read."""
    if data.startswith(OLE):
        raise _old_office(data, name)
    if b"%PDF-" in data[:1024]:  # ISO 32000-1, Annex H: readers accept the header in the first 1,024 bytes
        return "pdf"
    if data.startswith(b"PK"):
        return _inside_zip(data)
    _refuse_known(data, name)
    return _markup(data, name)


def remark(found: str, name: str) -> list[str]:
    """A sentence when the name promised something else."""
    called = ending(name)
    if (
        not called
        or called in ENDINGS[found]
        or (found == "text" and called not in set().union(*ENDINGS.values()))
    ):
        return []
    kind = NAMES[found]
    return [
        _("The file is called .%(called)s and holds %(kind)s; it was read as %(kind)s.")
        % {"called": called, "kind": kind}
    ]


def _old_office(data: bytes, name: str) -> problems.ImportProblem:
    """An OLE container: a DOCX under a password, or an Office file of before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return problems.encrypted("DOCX")
    if "WordDocument".encode("utf-16-le") in data or ending(name) in ("doc", "dot"):
        return problems.unsupported(_("a Word file of before 2007 (DOC)"), _save_as_docx())
    return problems.unsupported(_("an Office file of before 2007"), _save_as_docx())


def _save_as_docx() -> str:
    return _("Open it in Word or LibreOffice, save it as DOCX and send that.")


def _inside_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            kind = packed.read("mimetype")[:80] if _small(packed, "mimetype") else b""
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, RuntimeError, EOFError) as error:
        if b"word/" in data or b"[Content_Types].xml" in data or data.startswith(ZIP):
            raise problems.damaged("DOCX") from error
        raise problems.not_text() from error
    if "word/document.xml" in names or (
        "[Content_Types].xml" in names and any(n.startswith("word/") for n in names)
    ):
        return "docx"
    if kind.startswith(b"application/vnd.oasis.opendocument"):
        raise problems.unsupported(_("an OpenDocument file (ODT)"), _save_as_docx())
    if kind.startswith(b"application/epub"):
        raise problems.unsupported(_("an e-book (EPUB)"), _("Send the chapter as HTML, or as DOCX."))
    if any(n.startswith(("xl/", "ppt/")) for n in names):
        raise problems.unsupported(
            _("a table or slides of Office"), _("Copy the text into a document and send that as DOCX.")
        )
    raise problems.unsupported(_("an archive (ZIP)"), _("Unpack it and send the document that is in it."))


def _small(packed: zipfile.ZipFile, name: str) -> bool:
    try:
        return packed.getinfo(name).file_size < HEAD
    except KeyError:
        return False


def _refuse_known(data: bytes, name: str) -> None:
    if data.startswith(b"{\\rtf"):
        raise problems.unsupported(_("a Rich Text file (RTF)"), _save_as_docx())
    # Two letters are also how a text may begin; a picture has a NUL soon after them.
    for start, kind in IMAGES.items():
        if data.startswith(start) and (len(start) > 2 or b"\0" in data[:16]):
            raise _picture(kind)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise _picture("WebP")
    if data.startswith((b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b\x08")):
        raise problems.unsupported(_("an archive"), _("Unpack it and send the document that is in it."))


def _picture(kind: str) -> problems.ImportProblem:
    return problems.unsupported(
        _("a picture (%(kind)s)") % {"kind": kind},
        _("Let a program for text recognition (OCR) read it, save that as DOCX and send it."),
    )


def _markup(data: bytes, name: str) -> str:
    encoding = next((encoding for start, encoding in WIDE_STARTS if data.startswith(start)), "utf-8-sig")
    head = data[:HEAD].decode(encoding, errors="replace").lstrip("\ufeff")
    if DOCTYPE_HTML.search(head):
        return "html"
    if head.lstrip().startswith("<?xml") and "<html" not in head.lower():
        return "akoma-ntoso"
    root = ROOT.match(head)
    if root and root[2].lower() == "html":
        return "html"
    if root and (root[2] == "akomaNtoso" or "xmlns" in head or ending(name) in ENDINGS["akoma-ntoso"]):
        return "akoma-ntoso"
    # A fragment of a page: it begins with a tag, or it is called a page and has some.
    if (root or ending(name) in ENDINGS["html"]) and HTML_TAGS.search(head):
        return "html"
    return "text"
