"""One clause through time: its line in related documents, and how often its wording recurs in the library."""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models.functions import Length
from django.urls import reverse

from apps.accounts.rules import Viewer
from apps.core.templatetags.ui import DATA_LANGUAGE
from apps.documents.models import Wording
from apps.parallels.engine.texts import Kind
from apps.parallels.lineage import date_key
from apps.parallels.selectors import library_lineage, lines_through_time, recurrence
from apps.parallels.shapes import Ancestor, ClausePlace, Moment, Recurrence
from apps.reading.addresses import clause_url
from apps.reading.keeping_lineage import lineage_keeper
from apps.reading.selectors.ancestors import (
    ancestor_view,
    nearest,
    other_document,
    place_name,
    place_ref,
    shortened,
    word_change,
)
from apps.reading.selectors.clause import Found
from apps.reading.selectors.lineage_rows import BOILERPLATE
from apps.reading.shapes import ClauseLineage, MomentView, RecurrenceView, WordChange


def through_time(viewer: Viewer, at: Found) -> ClauseLineage | None:
    """None where the viewer sees no words of the clause. Eleven queries beside the index's own; for readers three while
    nothing changes."""
    lines = lineage_keeper.find(
        viewer, ("lines", at.document_id), lambda: lines_through_time(viewer, at.document_id)
    )
    line = lines.of(at.clause_id) if lines else ()
    here = next((place for place in line if not place.kind), None)
    if here is None:
        return None
    own = here.clauses[0]
    found = recurrence(viewer, [at.clause_id]).get(at.clause_id)
    return ClauseLineage(
        slug=at.slug,
        document=at.title,
        status=at.status,
        name=place_name(own),
        url=clause_url(at.slug, at.canonical),
        lineage_url=clause_lineage_url(at),
        in_library=False,
        moments=tuple(_moments(line, own)),
        recurrence=_recurrence(found, own) if found else None,
    )


def through_library(viewer: Viewer, at: Found) -> ClauseLineage | None:
    """Every earlier document of the library that has an ancestor of the clause, and how it differs from the nearest.
    None where the viewer sees no words of it, or they are too few or of no date. Four queries beside the index's own.
    """
    found = library_lineage(viewer, at.slug, only=[at.clause_id])
    if found is None or not found.rows:
        return None
    row = found.rows[0]
    near = nearest(row.ancestors)
    return ClauseLineage(
        slug=at.slug,
        document=at.title,
        status=at.status,
        name=place_name(row.clause),
        url=clause_url(at.slug, at.canonical),
        lineage_url=clause_lineage_url(at),
        in_library=True,
        ancestors=tuple(ancestor_view(one, row.clause) for one in row.ancestors),
        change=_change(viewer, near, row.clause) if near else None,
    )


def clause_lineage_url(at: Found) -> str:
    return reverse("reading:clause_lineage", args=[at.slug, at.canonical])


def _moments(line: Iterable[Moment], own: ClausePlace) -> Iterable[MomentView]:
    later = False
    for moment in line:
        other = Ancestor(moment.document, moment.clauses, moment.kind, moment.score, False)
        view = ancestor_view(other, own, later=later) if moment.kind else None
        yield MomentView(
            document=other_document(moment.document, own.document.slug, comparable=bool(moment.kind)),
            places=tuple(place_ref(place) for place in moment.clauses),
            beginning=shortened(moment.clauses[0].text or moment.clauses[0].heading),
            language=moment.clauses[0].language or DATA_LANGUAGE,
            ancestor=view,
            change=word_change(other, own, later=later) if view else None,
        )
        later = later or not moment.kind


def _recurrence(found: Recurrence, own: ClausePlace) -> RecurrenceView:
    places = tuple(
        ancestor_view(
            Ancestor(
                place.document, (place,), (Kind.SAME if overlap == 1 else Kind.REWORDED).value, overlap, False
            ),
            own,
            later=date_key(place.document) > date_key(own.document),
        )
        for place, overlap in found.places
    )
    first = found.first
    here = first is not None and first.document.id == own.document.id
    of_slug = {place.document.slug: place for place in places}
    return RecurrenceView(
        documents=found.documents,
        first=of_slug.get(first.document.slug) if first and not here else None,
        first_here=here,
        places=places,
        boilerplate=len(places) >= BOILERPLATE,
    )


def _change(viewer: Viewer, near: Ancestor, own: ClausePlace) -> WordChange | None:
    """With the words whole, of which the library fetches the beginning. One query."""
    (place,) = near.clauses
    rows = Wording.objects.visible_to(viewer).filter(clause__in=[place.clause_id, own.clause_id])
    longest = dict(rows.order_by(Length("text"), "-id").values_list("clause_id", "text"))
    old, new = (replace(one, text=longest.get(one.clause_id, one.text)) for one in (place, own))
    return word_change(replace(near, clauses=(old,)), new)
