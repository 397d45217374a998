"""The page of one note, with every place at which it stands."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format

from apps.accounts.rules import Viewer
from apps.commentary.models import Annotation
from apps.commentary.selectors import TargetRow, Whereabouts, target_rows, visible_targets, whereabouts
from apps.documents.selectors import editions, wordings_of_clauses
from apps.quotations.of_notes import passages_of_notes
from apps.reading.addresses import place_name, place_url
from apps.reading.citing import cite_note
from apps.reading.selectors.became import became
from apps.reading.selectors.cards import Surroundings, by_whereabouts, card, dom_ids
from apps.reading.selectors.faces import Face, faces
from apps.reading.selectors.rows import clause_row
from apps.reading.shapes import AnnotationPage, NotePlace
from apps.topics.selectors import topic_tree, topics_of_clauses


def annotation_page(viewer: Viewer, identifier: UUID) -> AnnotationPage | None:
    """None where there is no such note that the viewer may see. Eight queries, and two where it
    lost its place."""
    note = Annotation.objects.visible_to(viewer).filter(pk=identifier).first()
    if note is None:
        return None
    path = reverse("reading:annotation", args=[identifier])
    places = tuple(_places(viewer, identifier))
    if not places:  # taken away between two queries
        return None
    changed = date_format(note.updated_at)
    published = date_format(note.first_published_at) if note.first_published_at else ""
    return AnnotationPage(
        id=note.pk,
        status=note.status,
        url=path,
        places=places,
        published=published,
        changed=changed if published and changed != published else "",
        citation=cite_note(card=places[0].card, place=places[0].label, changed=note.updated_at),
        published_on=note.first_published_at.date().isoformat() if note.first_published_at else "",
        changed_on=note.updated_at.date().isoformat() if note.first_published_at else "",
    )


def _places(viewer: Viewer, identifier: UUID) -> Iterable[NotePlace]:
    rows = target_rows(viewer, visible_targets(viewer).filter(annotation=identifier))
    found = whereabouts(viewer, [identifier])
    at = {place.target_id: place for place in found}
    clause_ids = {place.clause_id for place in found if place.clause_id is not None}
    texts = editions(viewer, {place.document_id for place in found})
    wordings = wordings_of_clauses(viewer, clause_ids)
    shown = faces(wordings, texts)
    topics = topics_of_clauses(clause_ids)
    around = Surroundings(
        tree=topic_tree(),
        editions={edition.id: edition for edition in texts},
        whereabouts=by_whereabouts(found),
        dom_ids=dom_ids(rows),
        became=became(rows, wordings),
        passages=passages_of_notes([identifier]),
    )
    for row in rows:
        place = at.get(row.id)
        if place is None:  # withdrawn between two queries
            continue
        face = shown.get(place.clause_id) if place.clause_id is not None else None
        yield _place(row, place, face, around, topics.get(place.clause_id or 0, ()))


def _place(
    row: TargetRow, place: Whereabouts, face: Face | None, around: Surroundings, topics: tuple[int, ...]
) -> NotePlace:
    return NotePlace(
        label=place_name(place),
        url=place_url(place),
        card=card(row, around, face),
        row=clause_row(face, [row], around, slug=place.slug, topics=topics, dom_id=f"clause-{face.clause_id}")
        if face
        else None,
    )
