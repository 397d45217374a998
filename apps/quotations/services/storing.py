"""Keeps what an examination found: only the difference to what is there, and nothing of what a person decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from apps.commentary.models import CommentaryText
from apps.quotations.engine.fusing import Passage, Ranked
from apps.quotations.engine.overlap import same_places
from apps.quotations.models import Decision, Quotation, QuotationCandidate
from apps.quotations.reasons import BY_PERSON
from apps.quotations.services.writing import candidate_facts, facts_of, new_candidates, new_quotation

A_BATCH = 500  # rows in a statement: few round trips, and little memory


@dataclass(frozen=True, slots=True)
class Stored:
    found: int
    new: int
    kept: int
    gone: int


@dataclass(slots=True)
class _Changes:
    """Rows to be written, gathered so that any number takes a few statements."""

    quotations: list[Quotation] = field(default_factory=list)
    changed: list[Quotation] = field(default_factory=list)
    added: list[QuotationCandidate] = field(default_factory=list)
    revised: list[QuotationCandidate] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)

    def write(self) -> None:
        Quotation.objects.bulk_create(self.quotations, batch_size=A_BATCH)
        Quotation.objects.bulk_update(self.changed, [*_FACTS, "version"], batch_size=A_BATCH)
        QuotationCandidate.objects.filter(pk__in=self.removed).delete()
        QuotationCandidate.objects.bulk_update(self.revised, _CANDIDATE_FACTS, batch_size=A_BATCH)
        QuotationCandidate.objects.bulk_create(self.added, batch_size=A_BATCH)


_FACTS = ("before", "after", "kind", "fidelity", "marked", "score", "run", "found")
_CANDIDATE_FACTS = ("position", "document", "wording", "start", "end", "fidelity", "score", "reasons")


def store(text: CommentaryText, passages: Sequence[Passage]) -> Stored:
    """Within the caller's transaction, which holds the text's examination.

    A passage is the one that is there where it has the same span; where a person decided, or set the span, also
    where it is for the most part the same words. Such a passage keeps everything but whether it is still found, and
    gets clauses that are new as further candidates.
    """
    rows = list(
        Quotation.objects.filter(text=text).select_for_update(no_key=True, of=("self",)).order_by("pk")
    )
    candidates: dict[int, list[QuotationCandidate]] = {row.pk: [] for row in rows}
    # Of these rows: by now somebody may have marked another passage, which is not among them.
    for candidate in QuotationCandidate.objects.filter(quotation__in=rows).order_by("position", "id"):
        candidates[candidate.quotation_id].append(candidate)
    by_people = [row for row in rows if row.decision != Decision.WAITING or row.by_person]
    held = {row.pk for row in by_people}
    waiting = {(row.start, row.end): row for row in rows if row.pk not in held}
    decided = same_places(
        [(row.start, row.end) for row in by_people], [(one.start, one.end) for one in passages]
    )
    changes, kept, met = _Changes(), 0, set()
    for place, passage in enumerate(passages):
        row = by_people[decided[place]] if place in decided else waiting.get((passage.start, passage.end))
        if row is None:
            new = new_quotation(text, passage)
            changes.quotations.append(new)
            changes.added += new_candidates(new, passage.candidates)
            continue
        met.add(row.pk)
        if place in decided:
            _append(changes, row, candidates[row.pk], passage.candidates)
            kept += 1
        elif _refreshed(changes, text.text, row, passage, candidates[row.pk]):
            kept += 1
    gone = _lost(changes, [row for row in rows if row.pk not in met])
    changes.write()
    return Stored(len(passages), len(changes.quotations), kept, gone)


def replace_found(row: Quotation, found: Sequence[Ranked]) -> None:
    """The candidates that were found in the passage's words become these; those that the article names and those that
    a person chose stay."""
    changes = _Changes()
    mine = list(row.candidates.order_by("position", "id"))
    named = [each for each in mine if not each.fidelity or BY_PERSON in each.reasons]
    _rank(changes, row, mine, found, kept={each.clause_id for each in named})
    changes.write()


def _append(
    changes: _Changes, row: Quotation, mine: Sequence[QuotationCandidate], found: Sequence[Ranked]
) -> None:
    """Clauses that nobody knew when the passage was decided on; it stays decided."""
    known = {each.clause_id for each in mine}
    known |= {each.clause_id for each in changes.added if each.quotation_id == row.pk}
    new = [each for each in found if each.clause_id not in known]
    last = max((each.position for each in mine), default=-1)
    changes.added += new_candidates(row, new, first=last + 1)
    if not row.found:
        row.found = True
        changes.changed.append(row)


def _refreshed(
    changes: _Changes,
    text: str,
    row: Quotation,
    passage: Passage,
    mine: Sequence[QuotationCandidate],
) -> bool:
    """Brings a waiting passage up to date; whether it was in the queue before."""
    waited = row.found
    differs = _rank(changes, row, mine, passage.candidates, kept=set())
    facts = facts_of(text, passage)
    if differs or any(getattr(row, name) != value for name, value in facts.items()):
        for name, value in facts.items():
            setattr(row, name, value)
        row.version += 1  # whoever looks at it sees other clauses than will be accepted
        changes.changed.append(row)
    return waited


def _rank(
    changes: _Changes,
    row: Quotation,
    mine: Sequence[QuotationCandidate],
    found: Sequence[Ranked],
    *,
    kept: set[int],
) -> bool:
    """Candidates in the order found, after those that a person chose and before others that are ``kept``. Whether
    anything differs."""
    chosen = [each for each in mine if BY_PERSON in each.reasons]
    before = {each.clause_id: each for each in mine}
    first = {each.clause_id for each in chosen}
    ranked = [each for each in found if each.clause_id not in first]
    wanted = {each.clause_id for each in ranked}
    last = [each for each in mine if each.clause_id in kept - wanted - first]
    differs = False
    for position, new in enumerate(ranked, len(chosen)):
        old = before.get(new.clause_id)
        if old is None:
            changes.added += new_candidates(row, [new], first=position)
            differs = True
        else:
            differs |= _revise(changes, old, candidate_facts(new, position))
    for position, old in enumerate(last, len(chosen) + len(ranked)):
        differs |= _revise(changes, old, {"position": position})
    gone = [each.pk for each in mine if each.clause_id not in wanted | first | kept]
    changes.removed += gone
    return differs or bool(gone)


def _revise(changes: _Changes, old: QuotationCandidate, facts: dict[str, Any]) -> bool:
    if all(getattr(old, name) == value for name, value in facts.items()):
        return False
    for name, value in facts.items():
        setattr(old, name, value)
    changes.revised.append(old)
    return True


def _lost(changes: _Changes, rows: Iterable[Quotation]) -> int:
    """What is not found any more keeps its row. How many of these waited."""
    gone = 0
    for row in rows:
        if not row.found or row.by_person:
            continue
        row.found = False
        if row.decision == Decision.WAITING:
            row.version += 1
            gone += 1
        changes.changed.append(row)
    return gone
