"""Passages as readers see them: accepted, with a note that the viewer may see, at clauses that the viewer may see.

Where a passage stands is what its note is about today: an editor who moves the note moves the passage. Of a note about
several clauses it stands at those that a person chose for it.
"""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import OuterRef, QuerySet

from apps.accounts.rules import Viewer
from apps.commentary.models import AnnotationExpert, Commentary
from apps.commentary.selectors import Whereabouts, places_of, visible_targets
from apps.core.arrays import json_array
from apps.documents.models.document import Status
from apps.quotations.models import Quotation
from apps.quotations.of_notes import chosen_clauses, with_chosen
from apps.quotations.rules import shown
from apps.quotations.shapes import AboutClause, ShownPassage, SpeakerRow


def passages_of(viewer: Viewer, commentary: Commentary) -> tuple[ShownPassage, ...]:
    """The accepted passages of a commentary, in its order. Two queries."""
    rows = list(_passages(viewer).filter(commentary=commentary).order_by("start", "id"))
    targets = visible_targets(viewer).filter(annotation__in={_note(row) for row in rows})
    places: dict[UUID, dict[int, AboutClause]] = {}
    for place in places_of(viewer, targets):
        if place.clause_id is not None:
            places.setdefault(place.annotation_id, {}).setdefault(place.clause_id, _about(place))
    return tuple(
        _shown_passage(row, _clauses(row, places[_note(row)])) for row in rows if _note(row) in places
    )


def _clauses(row: Quotation, places: Mapping[int, AboutClause]) -> tuple[AboutClause, ...]:
    """Those chosen for the passage; all of the note's where none of them was, as when the note was moved."""
    chosen = chosen_clauses(row)
    return tuple(place for clause, place in places.items() if clause in chosen) or tuple(places.values())


def _passages(viewer: Viewer) -> "QuerySet[Quotation]":
    """Without the whole texts."""
    experts = AnnotationExpert.objects.filter(annotation=OuterRef("annotation")).order_by("position", "id")
    return (
        with_chosen(Quotation.objects.public_to(viewer))
        .select_related("annotation")
        .annotate(speakers=json_array(experts, slug="expert__slug", name="expert__name", role="expert__role"))
    )


def _note(row: Quotation) -> UUID:
    assert row.annotation_id is not None  # noqa: S101 - what is public has a note
    return row.annotation_id


def _draft(row: Quotation) -> bool:
    return row.annotation is not None and row.annotation.status == Status.DRAFT


def _speakers(row: Quotation) -> tuple[SpeakerRow, ...]:
    return tuple(SpeakerRow(**speaker) for speaker in getattr(row, "speakers"))  # noqa: B009 - annotated


def _shown_passage(row: Quotation, clauses: tuple[AboutClause, ...]) -> ShownPassage:
    return ShownPassage(
        id=row.pk,
        annotation_id=_note(row),
        draft=_draft(row),
        at=row.start,
        kind=row.kind,
        fidelity=row.fidelity,
        marked=row.marked,
        shown=shown(row),
        experts=_speakers(row),
        clauses=clauses,
    )


def _about(place: Whereabouts) -> AboutClause:
    assert place.clause_id is not None  # noqa: S101 - the caller left documents out
    return AboutClause(
        clause_id=place.clause_id,
        document_id=place.document_id,
        document_slug=place.slug,
        document_title=place.title,
        ref=place.ref,
        kind=place.kind,
        label=place.label,
        beginning=place.beginning,
    )
