"""The page of one clause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from apps.accounts.rules import Viewer, can_write
from apps.commentary.models import Anchor
from apps.commentary.selectors import TargetRow, target_rows, visible_targets, whereabouts
from apps.documents.models import Address, Document
from apps.documents.selectors import (
    EditionRow,
    WordingRow,
    clauses_in_order,
    editions,
    wordings_of_document,
)
from apps.matching.engine.worddiff import Change, word_diff
from apps.parallels.evidence import ForceEvidence, evidence_of
from apps.parallels.forces import Said, corrected_forces, force_face
from apps.quotations.of_notes import passages_of_notes
from apps.reading.addresses import clause_name, clause_url, document_url, edition_name
from apps.reading.citing import cite_clause
from apps.reading.selectors.absences import absent_from
from apps.reading.selectors.became import became
from apps.reading.selectors.cards import Surroundings, by_whereabouts, dom_ids, in_order, stands_at
from apps.reading.selectors.editions import edition_view
from apps.reading.selectors.faces import Face, faces
from apps.reading.selectors.rows import clause_row
from apps.reading.shapes import ClausePage, ClauseRow, Differences, EditionOfClause, PlaceRef, WordingView
from apps.topics.selectors import topic_tree, topics_of_clauses

CHANGES = {Change.SAME: "same", Change.REMOVED: "gone", Change.ADDED: "new"}


@dataclass(frozen=True, slots=True)
class Found:
    """An address that names a clause. ``canonical`` is today's address of the same clause."""

    clause_id: int
    canonical: str
    document_id: int
    slug: str
    title: str
    status: str
    signed: str


def find_clause(viewer: Viewer, slug: str, ref: str) -> Found | None:
    """None where no document that the viewer may see has the address. One query."""
    canonical = Address.objects.filter(clause=OuterRef("clause"), canonical=True).values("ref")[:1]
    row = (
        Address.objects.filter(document__in=Document.objects.visible_to(viewer), document__slug=slug, ref=ref)
        .annotate(today=canonical)
        .values_list(
            "clause_id",
            "today",
            "document_id",
            "document__slug",
            "document__title",
            "document__status",
            "document__signed",
        )
        .first()
    )
    return Found(*row) if row else None


def clause_page(viewer: Viewer, at: Found, differences: str = "") -> ClausePage | None:
    """The page, or None where no edition that the viewer may see holds the clause. Eight queries.

    ``differences`` is the ref of an edition, a stranger's word, whose differences are shown.
    """
    wordings = wordings_of_document(viewer, at.document_id)
    texts = editions(viewer, [at.document_id])
    shown = faces(wordings, texts)
    if at.clause_id not in shown:
        return None
    face = shown[at.clause_id]
    row = _row(viewer, at, face, shown, texts)
    before, after = _neighbours(at, shown, clauses_in_order(wordings, texts))
    return ClausePage(
        slug=at.slug,
        document=at.title,
        document_url=document_url(at.slug),
        status=at.status,
        name=_name(face),
        row=row,
        editions=_editions(at, face, row, differences, corrected_forces([at.clause_id])),
        before=before,
        after=after,
        in_context=f"{document_url(at.slug)}#clause-{at.canonical}",
        absent_from=absent_from(viewer, at.clause_id),
    )


def _name(face: Face) -> str:
    return clause_name(face.wording.kind, face.label, face.wording.text or face.wording.heading)


def _row(
    viewer: Viewer, at: Found, face: Face, shown: Mapping[int, Face], texts: Sequence[EditionRow]
) -> ClauseRow:
    moved_here = Anchor.objects.filter(
        target=OuterRef("pk"), wording__clause=at.clause_id, start__isnull=False
    )
    near = visible_targets(viewer).filter(
        Q(clause=at.clause_id) | Exists(moved_here), document=at.document_id
    )
    fronts = {other.wording.id: clause_id for clause_id, other in shown.items()}
    notes: list[TargetRow] = in_order(
        (row for row in target_rows(viewer, near) if stands_at(row, shown, fronts) == at.clause_id),
        face,
    )
    around = Surroundings(
        tree=topic_tree(),
        editions={edition.id: edition for edition in texts},
        whereabouts=by_whereabouts(whereabouts(viewer, {row.annotation_id for row in notes})),
        document_id=at.document_id,
        dom_ids=dom_ids(notes),
        became=became(notes, (other.wording for other in shown.values())),
        passages=passages_of_notes({row.annotation_id for row in notes}),
    )
    topics = topics_of_clauses([at.clause_id]).get(at.clause_id, ())
    return clause_row(face, notes, around, slug=at.slug, topics=topics, writes=can_write(viewer))


def _neighbours(
    at: Found, shown: Mapping[int, Face], order: Sequence[int]
) -> tuple[PlaceRef | None, PlaceRef | None]:
    place = order.index(at.clause_id)

    def link(number: int) -> PlaceRef | None:
        if not 0 <= number < len(order):
            return None
        face = shown[order[number]]
        return PlaceRef(_name(face), clause_url(at.slug, face.ref))

    return link(place - 1), link(place + 1)


def _editions(
    at: Found, face: Face, row: ClauseRow, differences: str, said: Said
) -> tuple[EditionOfClause, ...]:
    held = ((face.wording, face.edition), *face.variants)
    texts = [edition for _wording, edition in held]
    views = (row.wording, *row.variants)
    return tuple(
        EditionOfClause(
            wording=view,
            edition=edition_view(edition),
            differences=_differences(texts, number, views, differences),
            citation=cite_clause(
                clause=clause_name(view.kind, view.label or face.label, view.text or view.heading),
                label=view.label or face.label,
                document=at.title,
                signed=at.signed,
                edition=edition,
                slug=at.slug,
                ref=face.ref,
            ),
            force=_force(*held[number], said),
        )
        for number, (edition, view) in enumerate(zip(texts, views, strict=True))
    )


def _force(wording: WordingRow, edition: EditionRow, said: Said) -> ForceEvidence | None:
    face = force_face(wording, edition.language, said.get((edition.id, wording.clause_id)))
    return evidence_of(wording.text, face, edition.language) if face else None


def _differences(
    texts: Sequence[EditionRow], number: int, views: Sequence[WordingView], asked: str
) -> Differences | None:
    """From the first edition in the same language. They are worked out only when asked for."""
    edition = texts[number]
    first = next(place for place, other in enumerate(texts) if other.language == edition.language)
    if first == number:
        return None
    open_ = asked == edition.ref
    pieces = word_diff(views[first].text, views[number].text) if open_ else []
    url = views[number].clause_url
    return Differences(
        edition_ref=edition.ref,
        one=edition_name(texts[first]),
        other=edition_name(edition),
        language=edition.language,
        url=url if open_ else f"{url}?differences={edition.ref}#differences",
        pieces=tuple((CHANGES[piece.change], piece.text) for piece in pieces),
    )
