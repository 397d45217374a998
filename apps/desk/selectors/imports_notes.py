"""What becomes of the notes when a new text is confirmed, as an editor sees it before."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.text import Truncator

from apps.commentary.models import Annotation, Target
from apps.commentary.models.target import TargetKind
from apps.commentary.reanchoring import Fate, fingerprint, foresee
from apps.core.templatetags.ui import called, first_words, kind_name, quoted
from apps.desk.comparing import Pieces, pieces
from apps.documents.engine.draft import Row
from apps.documents.intake.matching import Held
from apps.documents.intake.planning import Plan
from apps.documents.models import Edition, Wording
from apps.documents.models.document import Status
from apps.documents.replacing import Replacement
from apps.documents.services.replacing_texts import replacement

STATES = ("exact", "moved", "reworded", "lost")
WORDS = 20  # of a note's body
A_FEW = 5  # words of a clause that has no number
PERCENT = 100


@dataclass(frozen=True, slots=True)
class NoteFate:
    """A note that does not simply stay where it is.

    ``state`` is moved, reworded, lost, or ``whole``: about a clause as a whole, which is gone. ``was`` and ``place``
    name the clauses; ``place`` is "" where there is none. ``pieces`` are the old and the new words, for one that is
    reworded; ``score`` is in percent. ``stays``: the clause itself is still there.
    """

    url: str
    beginning: str
    language: str
    status: str
    experts: str
    state: str
    was: str
    quote: str
    pieces: Pieces
    place: str
    score: int
    kept: bool
    stays: bool


@dataclass(frozen=True, slots=True)
class Becoming:
    """``counts`` are those of the notes' spans by state, ``fingerprint`` what confirming is held to."""

    counts: tuple[tuple[str, int], ...]
    rows: tuple[NoteFate, ...]
    fingerprint: str

    @property
    def to_look_at(self) -> int:
        return len(self.rows)


def becoming(edition: Edition, plan: Plan) -> Becoming:
    """What becomes of every note that is not withdrawn, those listed that are not exact. A fixed number of queries."""
    what = replacement(edition, plan)
    fates = foresee(what)
    live = [fate for fate in fates if fate.live]
    moving = [fate for fate in live if fate.state != "exact"]
    withdrawn = gone_for_good(edition, plan)
    whole = _whole(withdrawn)
    notes = _notes({fate.annotation_id for fate in moving} | {note for note, _clause in whole})
    names = _names(plan)
    rows = [_fate(fate, what, plan, notes[fate.annotation_id], names, withdrawn) for fate in moving]
    rows += [_left(notes[note], names.get(clause, "")) for note, clause in whole]
    found: Mapping[str, int] = Counter(fate.state for fate in live)
    return Becoming(
        counts=tuple((state, found.get(state, 0)) for state in STATES),
        rows=tuple(sorted(rows, key=lambda row: (*STATES, "whole").index(row.state), reverse=True)),
        fingerprint=fingerprint(fates),
    )


def gone_for_good(edition: Edition, plan: Plan) -> frozenset[int]:
    """The clauses that are withdrawn with this text, as no other edition holds them. One query."""
    gone = {line.held.clause_id for line in plan.gone if line.held is not None}
    beside = Wording.objects.current().filter(clause__in=gone).exclude(edition=edition)
    return frozenset(gone - set(beside.values_list("clause_id", flat=True)))


def name_of(clause: Row | Held) -> str:
    """What a clause is called, by its number or, where it has none, by its kind."""
    return called(clause.kind, clause.label) or kind_name(clause.kind)


def place_of(clause: Row | Held) -> str:
    """The same where its words do not stand beside it: one without a number is known by how it begins."""
    known = called(clause.kind, clause.label)
    beginning = quoted(first_words(clause.heading or clause.text, A_FEW))
    return known or f"{kind_name(clause.kind)} {beginning}"


def _names(plan: Plan) -> dict[int, str]:
    """By clause, as it was called until now."""
    lines = (*plan.lines, *plan.gone)
    return {line.held.clause_id: place_of(line.held) for line in lines if line.held is not None}


def _whole(clauses: Iterable[int]) -> list[tuple[UUID, int]]:
    """Notes about clauses as a whole."""
    targets = Target.objects.live().filter(kind=TargetKind.CLAUSE, clause__in=clauses)
    rows = targets.exclude(annotation__status=Status.WITHDRAWN).order_by("pk")
    return [(note, clause) for note, clause in rows.values_list("annotation_id", "clause_id") if clause]


def _notes(wanted: Iterable[UUID]) -> dict[UUID, Annotation]:
    rows = Annotation.objects.filter(pk__in=list(wanted)).prefetch_related("expert_links__expert")
    return {row.pk: row for row in rows}


def _fate(
    fate: Fate,
    what: Replacement,
    plan: Plan,
    note: Annotation,
    names: Mapping[int, str],
    withdrawn: frozenset[int],
) -> NoteFate:
    now, place = "", ""
    if fate.now is not None:
        now = what.now[fate.now].text[fate.start : fate.end]
        row = plan.lines[fate.now].row
        place = place_of(row) if row is not None else ""
    return _row(
        note,
        state=fate.state,
        was=names.get(fate.clause_id, ""),
        quote=fate.quote,
        pieces=pieces(fate.quote, now) if fate.state == "reworded" else (),
        place=place,
        score=round(fate.score * PERCENT),
        kept=fate.kept,
        stays=fate.clause_id not in withdrawn,
    )


def _left(note: Annotation, was: str) -> NoteFate:
    return _row(note, state="whole", was=was, quote="", pieces=(), place="", score=0, kept=False, stays=False)


def _row(
    note: Annotation,
    *,
    state: str,
    was: str,
    quote: str,
    pieces: Pieces,
    place: str,
    score: int,
    kept: bool,
    stays: bool,
) -> NoteFate:
    return NoteFate(
        url=reverse("desk:annotation", args=[note.pk]),
        beginning=Truncator(note.says[: 10 * WORDS]).words(WORDS),
        language=note.language,
        status=note.status,
        experts=_experts(note),
        state=state,
        was=was,
        quote=quote,
        pieces=pieces,
        place=place,
        score=score,
        kept=kept,
        stays=stays,
    )


def _experts(note: Annotation) -> str:
    return ", ".join(link.expert.name for link in note.expert_links.all())
