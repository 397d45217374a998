"""Gives an edition a new text: one revision, in which only what differs gets new wordings."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from apps.documents.engine import refs
from apps.documents.engine.rows import Row
from apps.documents.intake.planning import Line, Plan
from apps.documents.models import Address, Clause, Edition, ExternalIdentifier, Revision, Wording
from apps.documents.models.external import AKOMA_NTOSO_EID
from apps.documents.problems import PlanChanged
from apps.documents.replacing import Before, Made, Now, Replacement
from apps.documents.services.texts import A_BATCH, Refs, canonical_refs, check_words, new_clauses
from apps.documents.signals import text_replaced


def replacement(edition: Edition, plan: Plan) -> Replacement:
    """What the plan does to the words on which notes stand."""
    return Replacement(
        edition_id=edition.pk,
        language=edition.language,
        before=tuple(_before(line) for line in (*plan.lines, *plan.gone) if _replaces(line)),
        now=tuple(_now(line) for line in plan.lines),
    )


def replace_text(edition: Edition, plan: Plan, revision: Revision, *, seen: str | None = None) -> Made:
    """Does what the plan says, within the caller's transaction, and tells of it.

    ``seen`` is the fingerprint of what becomes of the notes that the editor was shown; None where nobody was. Raises
    PlanChanged where it becomes something else, and TooLong, LabelTooLong, Unstorable.
    """
    for line in plan.lines:
        if line.row is not None and line.writes:
            check_words(line.row.label, line.row.heading, line.row.text)
    clauses = _clauses(edition, plan.lines)
    ended = [line.held.wording_id for line in (*plan.lines, *plan.gone) if line.held and _replaces(line)]
    Wording.objects.filter(pk__in=ended).update(until=revision.number)
    written = [(place, line) for place, line in enumerate(plan.lines) if line.writes]
    made = Wording.objects.bulk_create(
        [_wording(edition, revision, line, clauses, clauses[place]) for place, line in written],
        batch_size=A_BATCH,
    )
    _withdraw(edition, [line.held.clause_id for line in plan.gone if line.held], revision)
    Clause.objects.filter(pk__in=[clause.pk for clause in clauses], withdrawn_at__isnull=False).update(
        withdrawn_at=None, withdrawal=""
    )
    _renumber(edition, plan.lines, clauses)
    wordings = {place: wording.pk for (place, _line), wording in zip(written, made, strict=True)}
    answers = text_replaced.send(Edition, replacement=replacement(edition, plan), wordings=wordings)
    if seen is not None and any(answer not in (None, seen) for _receiver, answer in answers):
        raise PlanChanged
    return wordings


def _replaces(line: Line) -> bool:
    return line.held is not None and (line.row is None or line.writes)


def _before(line: Line) -> Before:
    held = line.held
    assert held is not None  # noqa: S101 - _replaces
    return Before(held.clause_id, held.wording_id, held.text, held.label or held.ref, line.into)


def _now(line: Line) -> Now:
    row = line.row
    assert row is not None  # noqa: S101 - a line of the new text
    kept = line.held.wording_id if line.held and not line.writes else None
    return Now(row.clause, kept, row.text, row.label)


def _clauses(edition: Edition, lines: Sequence[Line]) -> list[Clause]:
    """The clause of each line; new ones get an address from kind, number and what they are part of."""
    known = Clause.objects.in_bulk([line.row.clause for line in lines if line.row and line.row.clause])
    canonical, given = canonical_refs(edition.document), Refs(edition.document)
    names: list[str] = []
    fresh: list[int] = []
    for place, line in enumerate(lines):
        row = line.row
        assert row is not None  # noqa: S101 - a line of the new text
        if row.clause is not None:
            names.append(canonical.get(row.clause, ""))
            continue
        under = names[line.parent] if line.parent is not None else ""
        names.append(given.give(row.kind, row.label, under))
        fresh.append(place)
    made = dict(zip(fresh, new_clauses(edition.document, [names[place] for place in fresh]), strict=True))
    _name_elsewhere(edition, {clause: lines[place].row for place, clause in made.items()})
    return [made[place] if place in made else known[_clause_of(line)] for place, line in enumerate(lines)]


def _name_elsewhere(edition: Edition, fresh: Mapping[Clause, Row | None]) -> None:
    """What the file itself calls the new clauses; an identifier that another clause has stays with it."""
    ExternalIdentifier.objects.bulk_create(
        [
            ExternalIdentifier(
                scheme=AKOMA_NTOSO_EID, value=row.external[:300], document=edition.document, clause=clause
            )
            for clause, row in fresh.items()
            if row is not None and row.external
        ],
        batch_size=A_BATCH,
        ignore_conflicts=True,
    )


def _clause_of(line: Line) -> int:
    assert line.row is not None  # noqa: S101 - a line of the new text
    return line.row.clause or 0


def _wording(
    edition: Edition, revision: Revision, line: Line, clauses: Sequence[Clause], clause: Clause
) -> Wording:
    row, held = line.row, line.held
    assert row is not None  # noqa: S101 - a line of the new text
    same_words = held is not None and held.text == row.text
    same_label = held is not None and held.label == row.label
    outside: dict[str, Any] = (
        {"lead_in": held.lead_in, "whole": held.whole}
        if same_words and held
        else {"lead_in": "", "whole": True}
    )
    giver = held.label_source_id if same_label and held else edition.source_id
    return Wording(
        document=edition.document,
        edition=edition,
        clause=clause,
        since=revision.number,
        rank=line.rank,
        kind=row.kind,
        label=row.label,
        label_source_id=giver if row.label else None,
        heading=row.heading,
        text=row.text,
        parent=clauses[line.parent] if line.parent is not None else None,
        version=held.version + 1 if held else 1,
        **outside,
    )


def _withdraw(edition: Edition, gone: Sequence[int], revision: Revision) -> None:
    """A clause that no edition holds any more is withdrawn; its addresses say why."""
    held = Wording.objects.current().filter(clause__in=gone).exclude(edition=edition).values("clause")
    Clause.objects.filter(pk__in=gone, withdrawn_at=None).exclude(pk__in=held).update(
        withdrawn_at=timezone.now(), withdrawal=revision.reason
    )


def _renumber(edition: Edition, lines: Sequence[Line], clauses: Sequence[Clause]) -> None:
    """A clause with another number gets an address for it and keeps those it had."""
    changed = [
        (place, line)
        for place, line in enumerate(lines)
        if "renumbered" in line.fates and line.row and refs.number_in(line.row.label)
    ]
    if not changed:
        return
    given, canonical = Refs(edition.document), dict(canonical_refs(edition.document))
    wanted: dict[int, str] = {}
    for place, line in changed:
        row, clause = line.row, clauses[place]
        assert row is not None  # noqa: S101 - see above
        under = canonical.get(clauses[line.parent].pk, "") if line.parent is not None else ""
        plain = refs.propose(row.kind, row.label, taken=(), under=under)
        ref = plain if given.owner.get(plain) == clause.pk else given.give(row.kind, row.label, under)
        if ref != canonical.get(clause.pk):
            wanted[clause.pk] = canonical[clause.pk] = ref
    _readdress(edition, wanted)


def _readdress(edition: Edition, wanted: dict[int, str]) -> None:
    Address.objects.filter(clause__in=wanted, canonical=True).update(canonical=False)
    own = Address.objects.filter(clause__in=wanted, ref__in=wanted.values())
    back = [row.pk for row in own if wanted[row.clause_id] == row.ref]
    Address.objects.filter(pk__in=back).update(canonical=True)
    there = set(Address.objects.filter(pk__in=back).values_list("clause_id", flat=True))
    Address.objects.bulk_create(
        [
            Address(document=edition.document, ref=ref, clause_id=clause)
            for clause, ref in wanted.items()
            if clause not in there
        ],
        batch_size=A_BATCH,
    )
