"""The filtered view as a table for spreadsheets: a row for each note at each of its places, and one for each clause
without a note.

A spreadsheet runs a cell that begins as a formula does. Such a cell gets an apostrophe before it, as OWASP advises,
and the last column names the columns of the row in which that was done, so that nothing is taken for an apostrophe of
the source's own. The byte order mark tells spreadsheets that the file is UTF-8.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from apps.reading.shapes import TakenClause, TakenNote, TakenStance, TakenView

BYTE_ORDER_MARK = "\ufeff"
# What starts a formula or is taken away before one is looked for; the wide forms count in East Asian editions.
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GUARDED = "guarded"
Row = dict[str, str]
COLUMNS = (
    *("document", "document_address", "clause", "clause_address", "clause_label", "clause_kind"),
    *(
        "edition",
        "edition_revision",
        "clause_language",
        "clause_heading",
        "clause_lead_in",
        "clause_text",
        "clause_whole",
    ),
    *("clause_topics", "note_address", "note_about", "note_quote", "note_quote_place", "note_absent"),
    *("note_experts", "note_stances", "note_topics", "note_language", "note_text", "note_source_words"),
    "note_passages",
    *("commentary_publisher", "commentary_title", "commentary_author", "commentary_date"),
    *("commentary_address", "note_status", "note_published", "note_changed", "view_address", "taken"),
    GUARDED,
)


def present(view: TakenView) -> str:
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    table = csv.DictWriter(out, COLUMNS, quoting=csv.QUOTE_ALL, lineterminator="\r\n", restval="")
    table.writeheader()
    table.writerows(guarded(row) for row in _rows(view))
    return out.getvalue()


def guarded(row: Row) -> Row:
    """The row with an apostrophe before what would run, and the names of those columns."""
    runs = [name for name, value in row.items() if value.lstrip(" \u00a0\ufeff\u200b").startswith(STARTS)]
    return {**row, **{name: f"'{row[name]}" for name in runs}, GUARDED: " ".join(runs)}


def _rows(view: TakenView) -> Iterator[Row]:
    revisions = {edition.ref: edition.revision for edition in view.editions}
    document = {
        "document": view.title,
        "document_address": view.url,
        "view_address": view.view_url,
        "taken": f"{view.taken:%Y-%m-%d}",
    }
    for note in view.about:
        yield {**document, **_note(note)}
    for clause in view.clauses:
        of_clause = {**document, **_clause(clause), "edition_revision": str(revisions[clause.edition] or "")}
        for note in clause.notes:
            yield {**of_clause, **_note(note)}
        if not clause.notes:
            yield of_clause


def _clause(clause: TakenClause) -> Row:
    return {
        "clause": clause.name,
        "clause_address": clause.url,
        "clause_label": clause.label,
        "clause_kind": clause.kind,
        "edition": clause.edition,
        "clause_language": clause.language,
        "clause_heading": clause.heading,
        "clause_lead_in": clause.lead_in,
        "clause_text": clause.text,
        "clause_whole": "yes" if clause.whole else "no",
        "clause_topics": _listed(topic.path for topic in clause.topics),
    }


def _note(note: TakenNote) -> Row:
    commentary = note.commentary
    return {
        "note_address": note.url,
        "note_about": note.about,
        "note_quote": note.quote,
        "note_quote_place": note.place,
        "note_absent": note.absent,
        "note_experts": _listed(_speakers(note)),
        "note_stances": _listed(_stance(stance) for stance in note.stances),
        "note_topics": _listed(topic.path for topic in note.topics),
        "note_language": note.language,
        "note_text": note.body,
        "note_source_words": note.source_words,
        "note_passages": "\n".join(f"{each.before}{each.words}{each.after}" for each in note.passages),
        "commentary_publisher": commentary.publisher if commentary else "",
        "commentary_title": commentary.title if commentary else "",
        "commentary_author": commentary.author if commentary else "",
        "commentary_date": commentary.published if commentary else "",
        "commentary_address": commentary.url if commentary else "",
        "note_status": note.status,
        "note_published": f"{note.published:%Y-%m-%d}" if note.published else "",
        "note_changed": f"{note.changed:%Y-%m-%d}",
    }


def _speakers(note: TakenNote) -> Iterator[str]:
    if note.editorial:
        yield "the editors"
    yield from (name for name, _role in note.experts)


def _stance(stance: TakenStance) -> str:
    """The value and not its name in a language: the same in every file."""
    party = f" for {stance.party}" if stance.party else ""
    return f"{stance.value}{party}{' (inferred)' if stance.inferred else ''}"


def _listed(names: Iterable[str]) -> str:
    return "; ".join(names)
