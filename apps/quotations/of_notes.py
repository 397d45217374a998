"""The passages that notes were made of, for pages that show those notes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, QuerySet

from apps.core.arrays import json_array
from apps.quotations.models import Quotation, QuotationCandidate
from apps.quotations.rules import Shown, shown


@dataclass(frozen=True, slots=True)
class NotePassage:
    """``clauses`` are those that a person chose for it."""

    clauses: frozenset[int]
    shown: Shown


def passages_of_notes(notes: Collection[UUID]) -> Mapping[UUID, tuple[NotePassage, ...]]:
    """By note, in the order of the commentary. The caller has made sure that the viewer may see the notes; a passage
    is seen with its note. One query."""
    rows = with_chosen(Quotation.objects.filter(annotation__in=list(notes))).order_by("start", "id")
    found: dict[UUID, list[NotePassage]] = {}
    for row in rows:
        if row.annotation_id is not None:
            found.setdefault(row.annotation_id, []).append(NotePassage(chosen_clauses(row), shown(row)))
    return {note: tuple(passages) for note, passages in found.items()}


def with_chosen(rows: "QuerySet[Quotation]") -> "QuerySet[Quotation]":
    """The same rows, of which chosen_clauses can be asked."""
    chosen = QuotationCandidate.objects.filter(quotation=OuterRef("pk"), chosen=True).order_by("id")
    return rows.annotate(chosen=json_array(chosen, clause="clause_id"))


def chosen_clauses(row: Quotation) -> frozenset[int]:
    """Those that a person chose for the passage."""
    return frozenset(each["clause"] for each in getattr(row, "chosen"))  # noqa: B009 - annotated


def passages_at(passages: Collection[NotePassage], clause: int | None) -> tuple[NotePassage, ...]:
    """Of a note's passages those about the clause; all of them where none names it, as when the note was moved."""
    here = tuple(passage for passage in passages if clause in passage.clauses)
    return here or tuple(passages)
