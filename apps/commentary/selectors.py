"""Notes as rows: each target of a note that the viewer may see, with everything that its card shows.

Lists of what a note has (experts, topics, stances, anchors) come as arrays in its own row, so that any number of
notes takes one query.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When

from apps.accounts.rules import Viewer, can_publish
from apps.commentary.models import Anchor, Annotation, AnnotationExpert, AnnotationTopic, Stance, Target
from apps.commentary.models.target import TargetKind
from apps.core.arrays import json_array
from apps.documents.models import Address, Document, Wording
from apps.documents.selectors import words_beginning

BEGINNING = 80  # characters of a clause that name it where it has no number


@dataclass(frozen=True, slots=True)
class ExpertRow:
    slug: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class CommentaryRow:
    slug: str
    title: str
    publisher: str
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class StanceRow:
    value: str
    code: str  # of the party; "" where the reading is for nobody
    party: str
    inferred: bool
    note: str


@dataclass(frozen=True, slots=True)
class AnchorRow:
    wording_id: int
    state: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One live target of a note, with the note.

    ``quote`` is empty where its words were selected in a state of an edition that the viewer may not see.
    """

    id: int
    annotation_id: UUID
    kind: str
    document_id: int
    clause_id: int | None
    quote: str
    made_on_edition: int | None
    body: str
    language: str
    status: str
    editorial: bool
    source_words: str
    created_at: datetime
    commentary: CommentaryRow | None
    experts: tuple[ExpertRow, ...]
    topics: tuple[int, ...]
    stances: tuple[StanceRow, ...]
    anchors: tuple[AnchorRow, ...]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a target stands: its document and, unless it is about the whole of it, a clause that can be seen.

    An absence names the clause that is absent, ``absent`` being the title of the document that has it.
    """

    target_id: int
    annotation_id: UUID
    document_id: int
    slug: str
    title: str
    clause_id: int | None
    ref: str
    kind: str
    label: str
    beginning: str
    absent: str
    absent_slug: str
    owner_id: int | None  # the document that has the clause: another than ``document_id`` for an absence


def visible_targets(viewer: Viewer) -> "QuerySet[Target]":
    """Live targets that the viewer may see of notes that the viewer may see."""
    return (
        Target.objects.live()
        .visible_to(viewer)
        .filter(annotation__in=Annotation.objects.readable_by(viewer).order_by())
    )


def target_rows(viewer: Viewer, targets: "QuerySet[Target]") -> list[TargetRow]:
    """The rows of the targets, which the caller has narrowed from ``visible_targets``, oldest note first."""
    rows = (
        targets.annotate(
            shown_quote=_shown_quote(viewer),
            experts=json_array(
                AnnotationExpert.objects.filter(annotation=OuterRef("annotation")).order_by("position", "id"),
                slug="expert__slug",
                name="expert__name",
                role="expert__role",
            ),
            topic_ids=ArraySubquery(
                AnnotationTopic.objects.filter(annotation=OuterRef("annotation"))
                .order_by("id")
                .values("topic")
            ),
            stance_rows=json_array(
                Stance.objects.filter(target=OuterRef("pk")).order_by("id"),
                value="value",
                code="party__code",
                party="party__name",
                inferred="inferred",
                note="note",
            ),
            anchor_rows=json_array(
                Anchor.objects.filter(target=OuterRef("pk")).order_by("id"),
                wording_id="wording_id",
                state="state",
                start="start",
                end="end",
            ),
        )
        .order_by("annotation__created_at", "annotation_id", "position", "id")
        .values_list(
            "id",
            "annotation_id",
            "kind",
            "document_id",
            "clause_id",
            "shown_quote",
            "made_on__edition_id",
            "annotation__body",
            "annotation__language",
            "annotation__status",
            "annotation__editorial",
            "annotation__source_words",
            "annotation__created_at",
            "annotation__commentary__slug",
            "annotation__commentary__source__title",
            "annotation__commentary__source__publisher",
            "annotation__commentary__source__url",
            "annotation__commentary__source__language",
            "experts",
            "topic_ids",
            "stance_rows",
            "anchor_rows",
        )
    )
    return [_target_row(row) for row in rows]


def _target_row(row: tuple[Any, ...]) -> TargetRow:
    *own, slug, title, publisher, url, language, experts, topic_ids, stances, anchors = row
    lists = (
        CommentaryRow(slug, title, publisher, url, language) if slug else None,
        tuple(ExpertRow(**expert) for expert in experts),
        tuple(topic_ids),
        tuple(
            StanceRow(**{**stance, "code": stance["code"] or "", "party": stance["party"] or ""})
            for stance in stances
        ),
        tuple(AnchorRow(**anchor) for anchor in anchors),
    )
    return TargetRow(*(*own, *lists))


def _shown_quote(viewer: Viewer) -> Case:
    """A selector repeats words of an edition: those of a state that was never public stay with the editors."""
    if can_publish(viewer):
        return Case(default=F("quote"), output_field=CharField())
    once_public = Q(made_on__since__lte=F("made_on__edition__current_revision"))
    return Case(When(once_public, then=F("quote")), default=Value(""), output_field=CharField())


def whereabouts(
    viewer: Viewer, annotation_ids: Iterable[UUID], *, scattered: bool = False
) -> list[Whereabouts]:
    """Where the notes stand, each at all the places that the viewer may see, in the notes' own order.

    ``scattered``: only of notes that a page cannot place by itself, as they stand at several places or speak of a
    clause of another document.
    """
    targets = visible_targets(viewer).filter(annotation__in=list(annotation_ids))
    if scattered:
        others = Target.objects.live().filter(annotation=OuterRef("annotation")).exclude(pk=OuterRef("pk"))
        targets = targets.filter(Exists(others) | Q(kind=TargetKind.ABSENCE))
    return places_of(viewer, targets)


def places_of(viewer: Viewer, targets: "QuerySet[Target]") -> list[Whereabouts]:
    """Where the targets stand today, which the caller has narrowed to what the viewer may see."""
    wordings = (
        Wording.objects.visible_to(viewer)
        .filter(clause=OuterRef("clause"))
        .order_by(
            Case(When(label="", then=1), default=0), "-edition__authentic", "edition__extent", "edition_id"
        )
    )
    canonical = Address.objects.filter(clause=OuterRef("clause"), canonical=True)
    documents = Document.objects.visible_to(viewer).filter(pk=OuterRef("clause_document"))
    rows = (
        targets.annotate(
            refs=ArraySubquery(canonical.values("ref")[:1]),
            faces=json_array(wordings[:1], kind="kind", label="label", beginning=words_beginning(BEGINNING)),
            owners=json_array(documents, id="id", slug="slug", title="title"),
        )
        .order_by("annotation_id", "position", "id")
        .values_list(
            "id",
            "annotation_id",
            "document_id",
            "document__slug",
            "document__title",
            "clause_id",
            "kind",
            "refs",
            "faces",
            "owners",
        )
    )
    return [_whereabouts(*row) for row in rows]


def _whereabouts(
    target_id: int,
    annotation_id: UUID,
    document_id: int,
    slug: str,
    title: str,
    clause_id: int | None,
    kind: str,
    refs: list[str],
    faces: list[dict[str, str]],
    owners: list[dict[str, Any]],
) -> Whereabouts:
    seen = bool(faces and refs and owners)  # a withdrawn clause falls back to its document
    face = faces[0] if seen else {"kind": "", "label": "", "beginning": ""}
    absence = kind == TargetKind.ABSENCE and seen
    return Whereabouts(
        target_id=target_id,
        annotation_id=annotation_id,
        document_id=document_id,
        slug=slug,
        title=title,
        clause_id=clause_id if seen and not absence else None,
        ref=refs[0] if seen else "",
        absent=owners[0]["title"] if absence else "",
        absent_slug=owners[0]["slug"] if absence else "",
        owner_id=owners[0]["id"] if owners else None,
        **face,
    )
