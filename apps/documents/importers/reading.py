"""The one door: bytes in, a Reading or an ImportProblem out."""

import logging
from dataclasses import replace

from apps.documents.importers import problems
from apps.documents.importers.akoma.reading import read_akoma_ntoso
from apps.documents.importers.docx.reading import read_docx
from apps.documents.importers.html.reading import read_html
from apps.documents.importers.pdf.reading import read_pdf
from apps.documents.importers.plain import read_plain, read_string
from apps.documents.importers.problems import ImportProblem
from apps.documents.importers.recognising import NAMES, recognise, remark
from apps.documents.importers.shapes import Limits, Progress, Reading

logger = logging.getLogger(__name__)


def read(
    data: bytes, name: str, *, limits: Limits | None = None, progress: Progress | None = None
) -> Reading:
    """The text of a file and what the file says of it; ``name`` is what the file is called.

    Raises ImportProblem, and nothing else: what a library raises inside is logged and becomes one.
    """
    limits = limits or Limits()
    if len(data) > limits.bytes:
        raise problems.too_big(len(data), limits.bytes)
    if not data.strip(b" \t\r\n\f\v\0"):
        raise problems.empty()
    kind = recognise(data, name)
    try:
        reading = _read(kind, data, limits, progress)
    except ImportProblem:
        raise
    except MemoryError as error:
        raise problems.too_slow(NAMES[kind]) from error
    except Exception as error:
        logger.exception("Reading a file as %s failed", kind)
        raise problems.unreadable(NAMES[kind]) from error
    return replace(reading, notes=(*remark(kind, name), *reading.notes))


def read_text(text: str) -> Reading:
    """The same for text that was pasted. Raises ImportProblem."""
    return read_string(text, Limits())


def _read(kind: str, data: bytes, limits: Limits, progress: Progress | None) -> Reading:
    match kind:
        case "html":
            return read_html(data, limits)
        case "akoma-ntoso":
            return read_akoma_ntoso(data, limits)
        case "pdf":
            return read_pdf(data, limits, progress)
        case "docx":
            return read_docx(data, limits)
        case _:
            return read_plain(data, limits)
