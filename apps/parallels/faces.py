"""Clauses as pages of comparisons show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from apps.accounts.rules import Viewer
from apps.commentary.models.target import TargetKind
from apps.commentary.selectors import visible_targets
from apps.documents.selectors import WordingRow
from apps.parallels.forces import Said, corrected_forces, force_face
from apps.parallels.shapes import ClauseFace, ClausePlace
from apps.parallels.sides import Side


@dataclass(frozen=True)
class Faces:
    """Of two sides."""

    notes: Mapping[int, int]
    absences: Mapping[int, int]
    forces: Said

    def spoken_of(self, row: WordingRow) -> bool:
        """Whether a person ever said how strongly it binds."""
        return (row.edition_id, row.clause_id) in self.forces

    def of(self, side: Side, row: WordingRow, *, force: bool) -> ClauseFace:
        """``force``: whether to read it, which takes most of the time."""
        return ClauseFace(
            clause_id=row.clause_id,
            wording_id=row.id,
            edition_id=row.edition_id,
            ref=row.ref,
            label=row.label,
            kind=row.kind,
            heading=row.heading,
            text=row.text,
            path=path_of(side, row.clause_id),
            place=side.places[row.clause_id],
            topics=side.held.topics.get(row.clause_id, ()),
            notes=self.notes.get(row.clause_id, 0),
            absences=self.absences.get(row.clause_id, 0),
            force=force_face(row, side.language, self.forces.get((row.edition_id, row.clause_id)))
            if force
            else None,
        )


def faces_of(viewer: Viewer, one: Side, other: Side) -> Faces:
    """Two queries."""
    clauses = [row.clause_id for side in (one, other) for row in side.wordings]
    documents = [side.document.id for side in (one, other)]
    absent = Q(kind=TargetKind.ABSENCE)
    counts = (
        visible_targets(viewer)
        .filter(clause__in=clauses, document__in=documents)
        .order_by()
        .values("clause_id")
        .annotate(
            notes=Count("annotation", distinct=True, filter=~absent),
            absences=Count("annotation", distinct=True, filter=absent),
        )
        .values_list("clause_id", "notes", "absences")
    )
    rows = list(counts)
    return Faces(
        {clause: notes for clause, notes, _absences in rows if notes},
        {clause: absences for clause, _notes, absences in rows if absences},
        corrected_forces(clauses),
    )


def path_of(side: Side, clause_id: int) -> tuple[str, ...]:
    """What the clauses above it are called: by number, else by heading."""
    return tuple(name for row in side.path(clause_id) if (name := row.label or row.heading))


def clause_place(side: Side, clause_id: int) -> ClausePlace:
    row = side.by_clause[clause_id]
    language = next(each.language for each in side.editions if each.id == row.edition_id)
    return ClausePlace(
        side.document, clause_id, row.ref, row.label, row.heading, row.text, row.kind, language
    )
