"""Passages as readers see them: accepted, with a note that the viewer may see, at clauses that the viewer may see.

Where a passage stands is what its note is about today: an editor who moves the note moves the passage.
"""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import OuterRef, QuerySet

from apps.accounts.rules import Viewer
from apps.commentary.models import AnnotationExpert, Commentary
from apps.commentary.selectors import Whereabouts, places_of, visible_targets
from apps.core.arrays import json_array
from apps.documents.models.document import Status
from apps.quotations.models import Quotation
from apps.quotations.rules import shown
from apps.quotations.shapes import AboutClause, CommentaryFace, QuotedIn, ShownPassage, SpeakerRow


def quoted_in(viewer: Viewer, clause_ids: Collection[int]) -> Mapping[int, tuple[QuotedIn, ...]]:
    """The passages about each of the clauses, those of one commentary together in its order. Two queries; clauses of
    which nobody speaks have no entry."""
    targets = visible_targets(viewer).filter(
        clause__in=list(clause_ids), annotation__quotations__isnull=False
    )
    about: dict[UUID, list[int]] = {}
    for place in places_of(viewer, targets.distinct()):
        if place.clause_id is not None and place.clause_id not in about.setdefault(place.annotation_id, []):
            about[place.annotation_id].append(place.clause_id)
    rows = _passages(viewer).filter(annotation__in=list(about)).select_related("commentary__source")
    found: dict[int, list[QuotedIn]] = {}
    for row in rows.order_by("commentary__source__sort_key", "commentary", "start", "id"):
        for clause in about[_note(row)]:
            found.setdefault(clause, []).append(_quoted_in(row, clause))
    return {clause: tuple(passages) for clause, passages in found.items()}


def passages_of(viewer: Viewer, commentary: Commentary) -> tuple[ShownPassage, ...]:
    """The accepted passages of a commentary, in its order. Two queries."""
    rows = list(_passages(viewer).filter(commentary=commentary).order_by("start", "id"))
    targets = visible_targets(viewer).filter(annotation__in={_note(row) for row in rows})
    places: dict[UUID, dict[int, AboutClause]] = {}
    for place in places_of(viewer, targets):
        if place.clause_id is not None:
            places.setdefault(place.annotation_id, {}).setdefault(place.clause_id, _about(place))
    return tuple(
        _shown_passage(row, tuple(places[_note(row)].values())) for row in rows if _note(row) in places
    )


def _passages(viewer: Viewer) -> "QuerySet[Quotation]":
    """Without the whole texts."""
    experts = AnnotationExpert.objects.filter(annotation=OuterRef("annotation")).order_by("position", "id")
    return (
        Quotation.objects.public_to(viewer)
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


def _quoted_in(row: Quotation, clause_id: int) -> QuotedIn:
    return QuotedIn(
        id=row.pk,
        clause_id=clause_id,
        annotation_id=_note(row),
        draft=_draft(row),
        commentary=_face(row.commentary),
        experts=_speakers(row),
        at=row.start,
        kind=row.kind,
        fidelity=row.fidelity,
        marked=row.marked,
        shown=shown(row),
    )


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


def _face(commentary: Commentary) -> CommentaryFace:
    source = commentary.source
    return CommentaryFace(
        id=commentary.pk,
        slug=commentary.slug,
        title=source.title,
        publisher=source.publisher,
        author=source.author,
        url=source.url,
        language=source.language,
        published_on=source.published_on,
        rights=source.rights,
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
