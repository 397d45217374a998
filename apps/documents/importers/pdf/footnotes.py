"""Footnotes at the foot of pages, and the marks that call them."""

import re
from collections import Counter
from dataclasses import dataclass, field

from apps.documents.importers.pdf.geometry import Line

SMALL = 0.93  # of the size of the text: notes are set smaller
OWN_MARK = re.compile(r"\s*(?:\[(\d{1,3}|[*†‡]{1,3})\]|(\d{1,3})(?=[\s.)])|([*†‡]{1,3}))[.)]?\s*")
POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Note:
    mark: str
    page: int
    lines: list[Line] = field(default_factory=list)


def take_footnotes(pages: list[list[Line]], size: float) -> list[Note]:
    """Takes the notes out of the pages. ``size`` is that of the text.

    Marks become unique: where each page counts from 1, all notes are numbered through. What was raised and calls no
    note is a power again.
    """
    notes: list[Note] = []
    for lines in pages:
        notes += _notes_of(lines, size)
    _settle_marks(pages, notes)
    return notes


def _notes_of(lines: list[Line], size: float) -> list[Note]:
    called = {mark for line in lines if line.size >= SMALL * size for mark in line.marks}
    notes: list[Note] = []
    kept: list[Line] = []
    current: Note | None = None
    for line in lines:
        own = OWN_MARK.match(line.text) if line.size < SMALL * size else None
        mark = next(filter(None, own.groups()), "") if own else ""
        if own and mark in called:
            current = Note(mark, line.page, [line])
            line.text = line.text[own.end() :]
            line.marks = [other for other in line.marks if other != mark]
            notes.append(current)
        elif current is not None and line.size < SMALL * size:
            current.lines.append(line)
        else:
            current = None
            kept.append(line)
    lines[:] = kept
    return notes


def _settle_marks(pages: list[list[Line]], notes: list[Note]) -> None:
    twice = any(count > 1 for count in Counter(note.mark for note in notes).values())
    names: dict[tuple[int, str], str] = {}
    for number, note in enumerate(notes, 1):
        names.setdefault((note.page, note.mark), str(number) if twice else note.mark)
        note.mark = names[note.page, note.mark]
    for lines in pages:
        for line in lines:
            for mark in line.marks:
                name = names.get((line.page, mark))
                line.text = line.text.replace(f"[{mark}]", f"[{name}]" if name else mark.translate(POWERS), 1)
