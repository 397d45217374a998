"""Why a file was not brought in. Each message says what was wrong, what was kept, and what to do; ``code`` is the
same in every language."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.documents.problems import DocumentProblem

MEBIBYTE = 1024 * 1024


class ImportProblem(DocumentProblem):
    """Nothing was brought in. ``code`` is a word that neither language nor wording changes."""

    field = "file"

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def _counted(count: int) -> str:
    return number_format(count, force_grouping=True)


def _mebibytes(size: int) -> str:
    return number_format(size / MEBIBYTE, decimal_pos=1)


def empty() -> ImportProblem:
    return ImportProblem(
        "empty",
        _(
            "There are no words in it, so nothing was brought in. Look whether it is the right file, then send "
            "it again."
        ),
    )


def too_big(size: int, limit: int) -> ImportProblem:
    return ImportProblem(
        "too-big",
        _(
            "The file has %(size)s MB, and at most %(limit)s MB are read; nothing was brought in. "
            "Leave the pictures out, or divide it."
        )
        % {"size": _mebibytes(size), "limit": _mebibytes(limit)},
    )


def too_long(limit: int) -> ImportProblem:
    return ImportProblem(
        "too-long",
        _(
            "The text is longer than %(limit)s characters, the most that is read; nothing was brought in. "
            "Divide it into several files."
        )
        % {"limit": _counted(limit)},
    )


def too_many_pages(pages: int, limit: int) -> ImportProblem:
    return ImportProblem(
        "too-many-pages",
        _(
            "The PDF has %(pages)s pages, and at most %(limit)s are read; nothing was brought in. "
            "Divide it, or keep the pages of the document alone."
        )
        % {"pages": _counted(pages), "limit": _counted(limit)},
    )


def too_deep(limit: int) -> ImportProblem:
    return ImportProblem(
        "too-deep",
        _(
            "Its elements stand in one another more than %(limit)s deep, which no document needs; nothing was "
            "brought in. Open the file in the program that wrote it, save it anew and send that."
        )
        % {"limit": _counted(limit)},
    )


def bomb() -> ImportProblem:
    return ImportProblem(
        "bomb",
        _(
            "The file unpacks to far more than a document holds, so it was not unpacked and nothing was brought "
            "in. Save the document anew without pictures and attachments and send that."
        ),
    )


def damaged(kind: str) -> ImportProblem:
    return ImportProblem(
        "damaged",
        _(
            "It looks like a file of the kind %(kind)s, but it is cut off or damaged; nothing was brought in. "
            "Fetch it again, or open it in its own program, save it anew and send that."
        )
        % {"kind": kind},
    )


def encrypted(kind: str) -> ImportProblem:
    return ImportProblem(
        "encrypted",
        _(
            "The %(kind)s is locked with a password and cannot be read; nothing was brought in. "
            "Open it with the password, save it without one and send that."
        )
        % {"kind": kind},
    )


def scanned(pages: int) -> ImportProblem:
    return ImportProblem(
        "scanned",
        ngettext(
            "The PDF has %(pages)s page, a picture without text; nothing was brought in.",
            "The PDF has %(pages)s pages, and all are pictures without text; nothing was brought in.",
            pages,
        )
        % {"pages": _counted(pages)}
        + " "
        + _("Let a program for text recognition (OCR) read it, check what it read, and send that."),
    )


def unsupported(kind: str, advice: str) -> ImportProblem:
    return ImportProblem(
        "unsupported",
        _("This is %(kind)s, which is not read here; nothing was brought in. %(advice)s")
        % {"kind": kind, "advice": advice},
    )


def malformed_xml(line: int, column: int) -> ImportProblem:
    return ImportProblem(
        "malformed",
        _(
            "The XML breaks off or breaks its own rules in line %(line)s, column %(column)s; nothing was brought "
            "in. Mend that place, or save the file anew from the program that wrote it."
        )
        % {"line": _counted(line), "column": _counted(column)},
    )


def entities() -> ImportProblem:
    return ImportProblem(
        "entities",
        _(
            "The XML declares entities of its own, which can hide other files or endless text, so it was not "
            "read; nothing was brought in. Save it without a document type declaration and send that."
        ),
    )


def not_akoma_ntoso(element: str, namespace: str, line: int) -> ImportProblem:
    places = {"element": element, "namespace": namespace, "line": _counted(line)}
    if namespace:
        named = _("<%(element)s> of the namespace “%(namespace)s” in line %(line)s") % places
    else:
        named = _("<%(element)s> without a namespace in line %(line)s") % places
    return ImportProblem(
        "not-akoma-ntoso",
        _(
            "The XML is not Akoma Ntoso 3.0: it begins with %(named)s; nothing was brought in. "
            "Convert it to Akoma Ntoso 3.0, or send the document as DOCX, HTML or PDF."
        )
        % {"named": named},
    )


def not_text() -> ImportProblem:
    return ImportProblem(
        "not-text",
        _(
            "This is no text, and no kind of file that is read here; nothing was brought in. "
            "Save the document as DOCX, PDF with text, HTML or plain text and send that."
        ),
    )


def too_slow(kind: str) -> ImportProblem:
    return ImportProblem(
        "too-slow",
        _(
            "Reading the %(kind)s took more time or memory than any document needs, so it was stopped; nothing was "
            "brought in. Save it anew, as DOCX if you can, and send that."
        )
        % {"kind": kind},
    )


def unreadable(kind: str) -> ImportProblem:
    return ImportProblem(
        "unreadable",
        _(
            "Something in the %(kind)s could not be understood; nothing was brought in. Open it in its own "
            "program, save it anew and send that, or paste its text."
        )
        % {"kind": kind},
    )
