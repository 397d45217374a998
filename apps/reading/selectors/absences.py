"""Which documents have dropped a clause, as notes say."""

from itertools import groupby
from operator import itemgetter

from apps.accounts.rules import Viewer
from apps.commentary.models.target import TargetKind
from apps.commentary.selectors import visible_targets
from apps.reading.addresses import document_url
from apps.reading.shapes import AbsentFrom


def absent_from(viewer: Viewer, clause_id: int) -> tuple[AbsentFrom, ...]:
    """The documents whose notes call the clause absent there, by title; each leads to the first of the notes. One
    query."""
    rows = (
        visible_targets(viewer)
        .filter(kind=TargetKind.ABSENCE, clause=clause_id)
        .order_by("document__sort_key", "document_id", "annotation__created_at", "annotation_id")
        .values_list("document__slug", "document__title", "annotation_id")
    )
    found = []
    for (slug, title), several in groupby(rows, key=itemgetter(0, 1)):
        notes = list(dict.fromkeys(note for _slug, _title, note in several))
        found.append(AbsentFrom(title, f"{document_url(slug)}#note-{notes[0]}", len(notes)))
    return tuple(found)
