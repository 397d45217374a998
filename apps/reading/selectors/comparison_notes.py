"""The notes at the clauses of one row of a comparison, or of several."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.http import QueryDict

from apps.accounts.rules import Viewer
from apps.commentary.models.target import TargetKind
from apps.commentary.selectors import TargetRow, target_rows, visible_targets, whereabouts
from apps.documents.selectors import editions, wordings_of_clauses
from apps.parallels.shapes import AlignedRow, SideFace
from apps.quotations.of_notes import passages_of_notes
from apps.reading.selectors.became import became
from apps.reading.selectors.cards import Surroundings, by_whereabouts, card, dom_ids, in_order
from apps.reading.selectors.comparison import PairSubject
from apps.reading.selectors.comparison_filter import read_asked
from apps.reading.selectors.comparison_rows import Rows
from apps.reading.selectors.faces import Face, faces
from apps.reading.shapes import Card, ComparisonPage, PairingRow, RowNotes


def row_notes(viewer: Viewer, subject: PairSubject, key: str) -> RowNotes | None:
    """None where the comparison has no such row. Seven queries, two more where notes lost their places."""
    row = next((row for row in subject.found.rows if row.key == key), None)
    if row is None:
        return None
    asked = read_asked(QueryDict(), subject.found, subject.tree, subject.url)
    left, right = _cards_of(viewer, subject, [row])[key]
    return RowNotes(Rows(subject.found, subject.tree, asked).row(row), left, right)


def with_notes(viewer: Viewer, subject: PairSubject, page: ComparisonPage) -> ComparisonPage:
    """The page with the notes of its rows below them. Queries as above."""
    here = {entry.key for entry in page.entries if isinstance(entry, PairingRow)}
    found = _cards_of(viewer, subject, [row for row in subject.found.rows if row.key in here])
    entries = (
        replace(entry, cards=found[entry.key])
        if isinstance(entry, PairingRow) and any(found[entry.key])
        else entry
        for entry in page.entries
    )
    return replace(page, entries=tuple(entries))


def _cards_of(
    viewer: Viewer, subject: PairSubject, rows: Sequence[AlignedRow]
) -> dict[str, tuple[tuple[Card, ...], tuple[Card, ...]]]:
    """By the key of the row, those at the left and those at the right."""
    found = subject.found
    sides = found.left.document.id, found.right.document.id
    clauses = {face.clause_id for row in rows for face in (*row.left, *row.right)}
    notes = target_rows(viewer, visible_targets(viewer).filter(clause__in=clauses, document__in=sides))
    wordings = wordings_of_clauses(viewer, clauses)
    texts = editions(viewer, sides)
    shown = faces(wordings, texts)
    around = Surroundings(
        tree=subject.tree,
        editions={edition.id: edition for edition in texts},
        whereabouts=by_whereabouts(whereabouts(viewer, {note.annotation_id for note in notes})),
        dom_ids=dom_ids(notes),
        became=became(notes, wordings),
        passages=passages_of_notes({note.annotation_id for note in notes}),
    )
    return {
        row.key: (
            tuple(_cards(found.left, row, notes, shown, around)),
            tuple(_cards(found.right, row, notes, shown, around)),
        )
        for row in rows
    }


def _cards(
    side: SideFace,
    row: AlignedRow,
    notes: Iterable[TargetRow],
    shown: Mapping[int, Face],
    around: Surroundings,
) -> Iterator[Card]:
    """Those of one document: clause by clause, then what is said of the absence of the other's clause."""
    own = [note for note in notes if note.document_id == side.document.id]
    for clause_id in dict.fromkeys(face.clause_id for face in (*row.left, *row.right)):
        face = shown.get(clause_id)
        here = [note for note in own if note.clause_id == clause_id and note.kind != TargetKind.ABSENCE]
        for note in in_order(here, face):
            yield card(note, around, face)
    clauses = {face.clause_id for face in (*row.left, *row.right)}
    for note in own:
        if note.kind == TargetKind.ABSENCE and note.clause_id in clauses:
            yield card(note, around)
