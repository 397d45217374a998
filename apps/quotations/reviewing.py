"""Passages as they are reviewed: what waits, what was decided, and the clauses on the other side.

A contributor decides too, but sees no clause of a draft: such candidates are left out, and with them a passage that
has no other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When

from apps.accounts.rules import Viewer, can_publish, can_write
from apps.commentary.models import Commentary, CommentaryText
from apps.documents.models import Address, Document, Wording
from apps.documents.models.document import Status
from apps.quotations.models import Decision, ExaminedText, Quotation, QuotationCandidate
from apps.quotations.shapes import Review, ReviewCandidate, ReviewPassage


def waiting(viewer: Viewer) -> "QuerySet[Quotation]":
    """What the viewer can decide. A contributor is told of no passage whose clauses are all hidden from him, not even
    by a number."""
    if not can_write(viewer):
        return Quotation.objects.none()
    rows = Quotation.objects.waiting()
    if can_publish(viewer):
        return rows
    return rows.filter(Exists(visible_candidates(viewer).filter(quotation=OuterRef("pk"))))


def review(viewer: Viewer, commentary: Commentary) -> Review:
    """Everything that the review of a commentary shows, in five queries. Empty for who may not write."""
    text = CommentaryText.objects.visible_to(viewer).filter(commentary=commentary, current=True).first()
    examined = ExaminedText.objects.filter(text=text).first() if text else None
    rows = list(
        Quotation.objects.visible_to(viewer)
        .filter(commentary=commentary)
        .filter(Q(decision__in=[Decision.ACCEPTED, Decision.REJECTED]) | Q(found=True, text=text))
        .select_related("annotation", "decided_by", "text__commentary")
        .defer("text__text")
        .order_by("start", "end", "id")
        if can_write(viewer)
        else []
    )
    candidates = _candidates(viewer, rows)
    passages = [_passage(row, text, candidates.get(row.pk, ())) for row in rows]
    shown = [one for one in passages if one.candidates or one.decision != Decision.WAITING]
    return Review(
        commentary=commentary,
        text=text,
        passages=tuple(one for one in shown if one.stands),
        left_behind=tuple(one for one in shown if not one.stands),
        state=examined.state if examined else "",
        problem=examined.problem if examined else "",
        asked_at=examined.asked_at if examined else None,
    )


def visible_candidates(viewer: Viewer) -> "QuerySet[QuotationCandidate]":
    """Candidates at clauses that stand in an edition that the viewer may see; their own wording must be one of those,
    or one that readers could see once."""
    seen = Wording.objects.visible_to(viewer).order_by()
    once = Wording.objects.once_public().order_by()
    own = {"pk": OuterRef("wording")}
    # Looked up for each candidate: there are few, and the library may be large.
    return QuotationCandidate.objects.filter(
        Q(wording__isnull=True) | Exists(seen.filter(**own)) | Exists(once.filter(**own)),
        Exists(seen.filter(clause=OuterRef("clause"))),
        document__in=Document.objects.visible_to(viewer),
    )


def _candidates(viewer: Viewer, rows: Iterable[Quotation]) -> Mapping[int, tuple[ReviewCandidate, ...]]:
    """By passage, ranked. Two queries: the candidates, and the words of their clauses."""
    canonical = Address.objects.filter(clause=OuterRef("clause"), canonical=True)
    found = list(
        visible_candidates(viewer)
        .filter(quotation__in=[row.pk for row in rows])
        .select_related("document", "quotation")
        .annotate(ref=Subquery(canonical.values("ref")[:1]))
        .order_by("quotation", "position", "id")
    )
    faces = _faces(viewer, found)
    shown: dict[int, list[ReviewCandidate]] = {}
    for row in found:
        face = faces.get((row.clause_id, row.wording_id)) or faces.get((row.clause_id, None))
        if face is not None:
            shown.setdefault(row.quotation_id, []).append(_candidate(row, face))
    return {quotation: tuple(rows) for quotation, rows in shown.items()}


@dataclass(frozen=True, slots=True)
class _Face:
    """A wording of a clause, or the one that stands for the clause."""

    wording_id: int
    edition_ref: str
    language: str
    kind: str
    label: str
    heading: str
    text: str
    public: bool


def _faces(
    viewer: Viewer, candidates: Sequence[QuotationCandidate]
) -> Mapping[tuple[int, int | None], _Face]:
    """By clause and wording; by clause alone the best edition that the viewer sees."""
    named = {row.clause_id for row in candidates}
    own = {row.wording_id for row in candidates if row.wording_id}
    seen = Wording.objects.visible_to(viewer).filter(clause__in=named).order_by().values("pk")
    rows = (
        Wording.objects.filter(Q(pk__in=seen) | Q(pk__in=own))
        .order_by(
            Case(When(until__isnull=True, then=0), default=1),
            Case(When(edition__status=Status.PUBLISHED, then=0), default=1),
            "-edition__authentic",
            "edition__extent",
            "edition_id",
            "id",
        )
        .values("id", "clause_id", "kind", "label", "heading", "text", *_EDITION)
    )
    faces: dict[tuple[int, int | None], _Face] = {}
    for row in rows:
        face = _face(row)
        faces[row["clause_id"], face.wording_id] = face
        faces.setdefault((row["clause_id"], None), face)
    return faces


_EDITION = ("edition__ref", "edition__language", "edition__status", "edition__document__status")


def _face(row: Mapping[str, Any]) -> _Face:
    return _Face(
        wording_id=row["id"],
        edition_ref=row["edition__ref"],
        language=row["edition__language"],
        kind=row["kind"],
        label=row["label"],
        heading=row["heading"],
        text=row["text"],
        public=row["edition__status"] == row["edition__document__status"] == Status.PUBLISHED,
    )


def _candidate(row: QuotationCandidate, face: _Face) -> ReviewCandidate:
    # The words of a draft may have changed in place since they were compared.
    stands = row.end is not None and row.wording_id == face.wording_id and row.end <= len(face.text)
    return ReviewCandidate(
        id=row.pk,
        position=row.position,
        clause_id=row.clause_id,
        document_id=row.document_id,
        document_slug=row.document.slug,
        document_title=row.document.title,
        ref=getattr(row, "ref") or "",  # noqa: B009 - annotated
        label=face.label,
        kind=face.kind,
        heading=face.heading,
        wording_id=face.wording_id,
        edition_ref=face.edition_ref,
        language=face.language,
        text=face.text,
        start=row.start if stands else None,
        end=row.end if stands else None,
        fidelity=row.fidelity,
        score=row.score,
        reasons=tuple(row.reasons),
        chosen=row.chosen,
        public=face.public,
    )


def _passage(
    row: Quotation, text: CommentaryText | None, candidates: tuple[ReviewCandidate, ...]
) -> ReviewPassage:
    own = {
        name: getattr(row, name)
        for name in ReviewPassage.__slots__
        if name in {field.attname for field in Quotation._meta.concrete_fields}
    }
    note = row.annotation
    return ReviewPassage(
        **own,
        number=row.text.number if row.text else 0,
        stands=text is not None and row.text_id == text.pk,
        decided_by=str(row.decided_by) if row.decided_by else "",
        annotation_status=note.status if note else "",
        candidates=candidates,
    )
