"""The spans on which a new text bears, with where they were made and where they stood last. Plain rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from apps.commentary.models import Anchor, Target
from apps.commentary.models.target import AnchorState, TargetKind
from apps.documents.models import Wording
from apps.documents.models.document import Status
from apps.documents.replacing import Replacement


@dataclass(frozen=True, slots=True)
class Unit:
    """Words of the edition that spans may come from: replaced now, or gone in an earlier revision and coming back.
    ``into`` are places in `Replacement.now`, those of the same clause first."""

    clause_id: int
    wording_id: int
    text: str
    into: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stood:
    """A place in a wording (code points, end-exclusive). ``by_person`` where somebody chose or accepted it."""

    wording_id: int
    start: int
    end: int
    score: float
    by_person: bool
    decided_by: int | None


@dataclass(frozen=True, slots=True)
class Resting:
    """``made_text`` is the wording that the span was made on, "" where it is in another language than the new text.

    ``last`` is where it stood in the edition until now, None where it stood nowhere there; ``there`` is where it
    stands in another clause, in words that are not replaced. ``kept``: a person, ``kept_by``, said that it stays at its
    whole clause. ``live`` is False for what no reader sees at present.
    """

    target_id: int
    annotation_id: Any
    clause_id: int
    quote: str
    prefix: str
    suffix: str
    made_text: str
    made_start: int
    made_end: int
    last: Stood | None
    there: Stood | None
    kept: bool
    kept_by: int | None
    live: bool

    @property
    def made(self) -> tuple[int, str]:
        """The state of which clause it was made on."""
        return self.clause_id, self.made_text


def units_of(what: Replacement) -> list[Unit]:
    """What is replaced, in its order, then the last words of clauses that come back to the edition. One query."""
    units = [Unit(each.clause_id, each.wording_id, each.text, each.into) for each in what.before]
    known = {unit.clause_id for unit in units}
    back = {
        now.clause_id: place
        for place, now in enumerate(what.now)
        if now.clause_id is not None and now.wording_id is None and now.clause_id not in known
    }
    last = (
        Wording.objects.filter(edition=what.edition_id, clause__in=back, until__isnull=False)
        .order_by("clause_id", "-since")
        .distinct("clause_id")
    )
    rows = last.values_list("clause_id", "pk", "text")
    return units + [Unit(clause, pk, text, (back[clause],)) for clause, pk, text in rows]


def resting(what: Replacement, units: Iterable[Unit]) -> list[Resting]:
    """Every span of a clause that gets words or loses them, and every one that stands on words that are replaced.

    Spans that an edit took away, or whose note is withdrawn, are among them: both may come back. Three queries.
    """
    clauses = {before.clause_id for before in what.before}
    clauses |= {now.clause_id for now in what.now if now.clause_id is not None and now.wording_id is None}
    last, kept = _last([unit.wording_id for unit in units])
    there = _there([now.wording_id for now in what.now if now.wording_id is not None])
    rows = (
        Target.objects.filter(kind=TargetKind.SPAN)
        .filter(Q(clause__in=clauses) | Q(pk__in=list(last)))
        .order_by("pk")
        .values(
            *("id", "annotation_id", "clause_id", "quote", "prefix", "suffix", "start", "end", "removed_at"),
            *("made_on__text", "made_on__edition__language", "annotation__status"),
        )
    )
    language = what.language.split("-")[0]
    return [
        Resting(
            target_id=row["id"],
            annotation_id=row["annotation_id"],
            clause_id=row["clause_id"],
            quote=row["quote"],
            prefix=row["prefix"],
            suffix=row["suffix"],
            made_text=row["made_on__text"]
            if row["made_on__edition__language"].split("-")[0] == language
            else "",
            made_start=row["start"],
            made_end=row["end"],
            last=last.get(row["id"]),
            there=there.get(row["id"]),
            kept=row["id"] in kept,
            kept_by=kept.get(row["id"]),
            live=row["removed_at"] is None and row["annotation__status"] != Status.WITHDRAWN,
        )
        for row in rows
    ]


_PLACE = ("wording_id", "start", "end", "score", "by_person", "decided_by_id")


def _last(wordings: Iterable[int]) -> tuple[Mapping[int, Stood], Mapping[int, int | None]]:
    """By target: where it stood, and who said that it stays at its whole clause."""
    rows = Anchor.objects.filter(wording__in=list(wordings)).order_by("by_person", "id")
    last: dict[int, Stood] = {}
    kept: dict[int, int | None] = {}
    for target, state, *place in rows.values_list("target_id", "state", *_PLACE):
        if state != AnchorState.LOST:
            last[target] = Stood(*place)  # a person's word comes last, and stays
        elif place[-2]:
            kept[target] = place[-1]
    return last, kept


def _there(wordings: Iterable[int]) -> Mapping[int, Stood]:
    rows = (
        Anchor.objects.filter(wording__in=list(wordings), start__isnull=False)
        .exclude(wording__clause=F("target__clause"))
        .order_by("by_person", "score", "id")
    )
    return {target: Stood(*place) for target, *place in rows.values_list("target_id", *_PLACE)}
