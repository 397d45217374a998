"""The states that a clause's words went through in an edition."""

from dataclasses import dataclass
from datetime import datetime

from apps.desk.comparing import Pieces, pieces
from apps.documents.models import Wording


@dataclass(frozen=True, slots=True)
class State:
    """One wording with the revision from which it held; ``pieces`` is what it changed in the words before it."""

    number: int
    reason: str
    published_at: datetime | None
    pieces: Pieces
    is_current: bool


def states_of(wording: Wording) -> list[State]:
    """Newest first, in two queries."""
    rows = list(
        Wording.objects.filter(edition=wording.edition_id, clause=wording.clause_id).order_by("since")
    )
    revisions = {row.number: row for row in wording.edition.revisions.all()}
    befores = ["", *(row.text for row in rows)]
    found = [
        State(
            number=row.since,
            reason=revisions[row.since].reason,
            published_at=revisions[row.since].published_at,
            pieces=pieces(before, row.text) if before else (),
            is_current=row.until is None,
        )
        for row, before in zip(rows, befores, strict=False)
    ]
    return found[::-1]
