"""Which documents have dropped a clause, as notes say."""

from django.db.models import Count

from apps.accounts.rules import Viewer
from apps.commentary.models.target import TargetKind
from apps.commentary.selectors import visible_targets
from apps.reading.addresses import document_url
from apps.reading.shapes import AbsentFrom


def absent_from(viewer: Viewer, clause_id: int) -> tuple[AbsentFrom, ...]:
    """The documents whose notes call the clause absent there, by title; each leads to the notes on it as a whole.
    One query."""
    rows = (
        visible_targets(viewer)
        .filter(kind=TargetKind.ABSENCE, clause=clause_id)
        .order_by("document__sort_key", "document_id")
        .values("document__slug", "document__title")
        .annotate(notes=Count("annotation", distinct=True))
    )
    return tuple(
        AbsentFrom(row["document__title"], f"{document_url(row['document__slug'])}#about", row["notes"])
        for row in rows
    )
