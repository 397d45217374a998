"""The spans on which a new text bears, with where they were made and where they stood last. Plain rows."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from apps.commentary.models import Anchor, Target
from apps.commentary.models.target import AnchorState, TargetKind
from apps.documents.models.document import Status
from apps.documents.replacing import Replacement


@dataclass(frozen=True, slots=True)
class Resting:
    """``made_text`` is the wording that the span was made on, "" where it is in another language than the new text.
    ``last_…`` is where it stood in the edition until now, None where it stood nowhere there; ``kept``: a person said
    that it stays at its whole clause."""

    target_id: int
    annotation_id: UUID
    clause_id: int
    quote: str
    prefix: str
    suffix: str
    made_text: str
    made_start: int
    made_end: int
    last_wording: int | None
    last_start: int | None
    last_end: int | None
    kept: bool
    live: bool

    @property
    def made(self) -> tuple[int, str]:
        """The state of which clause it was made on."""
        return self.clause_id, self.made_text


def resting(what: Replacement) -> list[Resting]:
    """Every span of a clause that gets words or loses them, and every one that stands on words that are replaced.

    Spans that an edit took away, or whose note is withdrawn, are among them: both may come back. Two queries.
    """
    replaced = [before.wording_id for before in what.before]
    clauses = {before.clause_id for before in what.before}
    clauses |= {now.clause_id for now in what.now if now.clause_id is not None and now.wording_id is None}
    anchors = Anchor.objects.filter(wording__in=replaced)
    last: dict[int, tuple[int, int | None, int | None]] = {}
    kept: set[int] = set()
    for target, wording, state, start, end, by_person in anchors.order_by("id").values_list(
        "target_id", "wording_id", "state", "start", "end", "by_person"
    ):
        if state != AnchorState.LOST:
            last[target] = (wording, start, end)
        elif by_person:
            kept.add(target)
    rows = (
        Target.objects.filter(kind=TargetKind.SPAN)
        .filter(Q(clause__in=clauses) | Q(pk__in=list(last)))
        .order_by("pk")
        .values_list(
            *(
                "id",
                "annotation_id",
                "clause_id",
                "quote",
                "prefix",
                "suffix",
                "start",
                "end",
                "made_on__text",
            ),
            *("made_on__edition__language", "removed_at", "annotation__status"),
        )
    )
    language = what.language.split("-")[0]
    found = []
    for pk, note, clause, quote, prefix, suffix, start, end, text, spoken, removed, status in rows:
        found.append(
            Resting(
                target_id=pk,
                annotation_id=note,
                clause_id=clause,
                quote=quote,
                prefix=prefix,
                suffix=suffix,
                made_text=text if spoken.split("-")[0] == language else "",
                made_start=start,
                made_end=end,
                last_wording=last[pk][0] if pk in last else None,
                last_start=last[pk][1] if pk in last else None,
                last_end=last[pk][2] if pk in last else None,
                kept=pk in kept,
                live=removed is None and status != Status.WITHDRAWN,
            )
        )
    return found
