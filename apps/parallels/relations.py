"""Which documents a document goes back to, and which go back to it."""

from collections import defaultdict
from collections.abc import Mapping

from apps.accounts.rules import Viewer
from apps.documents.models import Document, DocumentRelation
from apps.documents.models.document import RelationKind

# A document that accompanies another is of the same day.
BACKWARDS = (RelationKind.INCORPORATES, RelationKind.REFERS_TO, RelationKind.SUPERSEDES)


def relatives(viewer: Viewer, document_id: int) -> tuple[set[int], set[int]]:
    """The documents that it goes back to, directly or through others, and those that go back to it; each with only
    those that the viewer may see between. One query."""
    seen = Document.objects.visible_to(viewer)
    rows = DocumentRelation.objects.filter(
        kind__in=BACKWARDS, from_document__in=seen, to_document__in=seen
    ).values_list("from_document_id", "to_document_id")
    back: dict[int, set[int]] = defaultdict(set)
    forth: dict[int, set[int]] = defaultdict(set)
    for later, earlier in rows:
        back[later].add(earlier)
        forth[earlier].add(later)
    before = _reached(back, document_id)
    return before, _reached(forth, document_id) - before


def goes_back(one: int, other: int) -> bool:
    """Whether one of the two documents is said to go back to the other itself. One query."""
    pair = (one, other)
    return DocumentRelation.objects.filter(
        kind__in=BACKWARDS, from_document__in=pair, to_document__in=pair
    ).exists()


def _reached(leads: Mapping[int, set[int]], start: int) -> set[int]:
    found: set[int] = set()
    next_ = set(leads.get(start, ()))
    while next_:
        found |= next_
        next_ = {there for here in next_ for there in leads.get(here, ())} - found
    return found - {start}
