"""A PDF with text, as a reader sees it: columns in order, without running heads, lines joined to paragraphs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import ngettext

from apps.documents.importers import problems
from apps.documents.importers.html.reading import footnotes_note
from apps.documents.importers.lines import Lines
from apps.documents.importers.pdf.columns import reading_order
from apps.documents.importers.pdf.extracting import extract
from apps.documents.importers.pdf.footnotes import Note, take_footnotes
from apps.documents.importers.pdf.furniture import take_furniture
from apps.documents.importers.pdf.geometry import Fragment, Line, body_size, lines_of
from apps.documents.importers.pdf.paragraphs import Block, blocks_of
from apps.documents.importers.shapes import Limits, Progress, Reading
from apps.documents.importers.wrapping import join

WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
META = {"Author": "author", "CreationDate": "created", "Subject": "subject", "ModDate": "modified"}
DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")  # ISO 32000-1, 7.9.4
# What programs write as a title when nobody gave one.
FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|rtf|indd|qxd|tmp)$|^(?:microsoft word|untitled|print|about:|https?:)", re.IGNORECASE
)
LONGEST_FACT = 300
SHOWN_HEAD = 60


def read_pdf(data: bytes, limits: Limits, progress: Progress | None = None) -> Reading:
    """Raises ImportProblem."""
    return assemble(extract(data, limits), limits, progress)


def assemble(found: Iterator[Mapping[str, Any]], limits: Limits, progress: Progress | None = None) -> Reading:
    """A reading of what `pages.read_pages` yields. Raises ImportProblem."""
    first = next(found)
    if "problem" in first:
        raise problems.encrypted("PDF") if first["problem"] == "encrypted" else problems.damaged("PDF")
    count = first["pages"]
    if count > limits.pages:
        raise problems.too_many_pages(count, limits.pages)
    pages, pictures, lost, letters = [], [], 0, 0
    for number, page in enumerate(found, 1):
        lines = lines_of((Fragment(*item) for item in page["fragments"]), number)
        letters += sum(len(line.text) for line in lines)
        if letters > limits.characters:
            raise problems.too_long(limits.characters)
        pages.append(lines)
        lost += page["lost"]
        if not lines and page["pictures"]:
            pictures.append(number)
        if progress is not None:
            progress(number, count)
    if not letters:
        raise problems.scanned(count) if pictures or lost else problems.empty()
    return _laid_out(pages, first.get("meta") or {}, limits, _losses(pictures, lost))


def _laid_out(pages: list[list[Line]], meta: Mapping[str, str], limits: Limits, notes: list[str]) -> Reading:
    heads = take_furniture(pages)
    pages = [reading_order(lines) for lines in pages]
    footnotes = take_footnotes(pages, body_size([line for lines in pages for line in lines]))
    blocks = blocks_of(pages)
    vocabulary = frozenset(word for lines in pages for line in lines for word in WORDS.findall(line.text))
    out = Lines(limits.characters)
    for block in blocks:
        out.add(block.text(vocabulary).translate(LIGATURES), heading=block.heading, indent=block.indent())
    for note in footnotes:
        out.add(f"[{note.mark}] {_note_text(note, vocabulary)}".translate(LIGATURES))
    if not out.text.strip():
        raise problems.empty()
    remarks = [*notes, *map(_head_note, heads)] + ([footnotes_note(len(footnotes))] if footnotes else [])
    return Reading(
        "pdf",
        out.text,
        tuple(out.hints),
        title=_title(blocks, vocabulary, meta),
        facts=_facts(meta),
        notes=(*remarks, *out.cleaner.notes()),
    )


def _note_text(note: Note, vocabulary: frozenset[str]) -> str:
    words = note.lines[0].text
    for line in note.lines[1:]:
        words = join(words, line.text, vocabulary)
    return words.strip()


def _losses(pictures: Sequence[int], lost: int) -> list[str]:
    notes = []
    if pictures:
        notes.append(
            ngettext(
                "Page %(pages)s is a picture without text and was left out.",
                "Pages %(pages)s are pictures without text and were left out.",
                len(pictures),
            )
            % {"pages": ", ".join(map(str, pictures[:20])) + (" …" if len(pictures) > 20 else "")}
        )
    if lost:
        notes.append(
            ngettext(
                "%(count)s sign in the PDF has no letter behind it and was left out.",
                "%(count)s signs in the PDF have no letters behind them and were left out.",
                lost,
            )
            % {"count": lost}
        )
    return notes


def _head_note(head: tuple[str, int]) -> str:
    words, count = head
    return ngettext(
        "Left out a running head or page number on %(count)s page: “%(words)s”.",
        "Left out a running head or page number on %(count)s pages: “%(words)s”.",
        count,
    ) % {"count": count, "words": words if len(words) <= SHOWN_HEAD else f"{words[:SHOWN_HEAD]}…"}


def _title(blocks: Sequence[Block], vocabulary: frozenset[str], meta: Mapping[str, str]) -> str:
    written = " ".join(str(meta.get("Title", "")).split())
    if written and len(written) <= LONGEST_FACT and not FILE_NAME.search(written):
        return written
    heading = next((block for block in blocks if block.heading == 1 and block.lines[0].page == 1), None)
    return " ".join(heading.text(vocabulary).translate(LIGATURES).split()) if heading else ""


def _facts(meta: Mapping[str, str]) -> dict[str, str]:
    facts = {}
    for key, name in META.items():
        said = " ".join(str(meta.get(key, "")).split())
        date = DATE.match(said)
        if date:
            said = "-".join(filter(None, date.groups()))
        if said and len(said) <= LONGEST_FACT:
            facts[name] = said
    return facts
