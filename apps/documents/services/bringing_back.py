"""Brings an earlier state of an edition back: as an import that is read already, its clauses matched to themselves."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.documents.engine import draft
from apps.documents.models import Edition, Import, Wording
from apps.documents.models.importing import Purpose, Stage
from apps.documents.problems import NotPossibleHere
from apps.documents.services.acting import act, lock_edition, need_kept_edition

FOUND = "state"  # the format of an import that no file was read for
MATCH = "back"


@transaction.atomic
def bring_back(*, by: User | None, edition: Edition, number: int, identifier: UUID | None = None) -> Import:
    """An import of the clauses as revision ``number`` held them, to be checked and confirmed like any new text.

    A form that is sent twice makes one import. Raises NotItsTurn for what is withdrawn, NotPossibleHere where there is
    no such revision or it holds no clauses.
    """
    there = Import.objects.filter(pk=identifier).first() if identifier else None
    if there is not None:
        return there
    edition = lock_edition(edition)
    need_kept_edition(edition)
    held = _held(edition, number)
    if not held or not edition.revisions.filter(number=number).exists():
        raise NotPossibleHere(
            _("Revision %(number)d of this edition holds no clauses that could be brought back.")
            % {"number": number}
        )
    text, rows = _rows(held)
    content = text.encode()
    row = Import(
        purpose=Purpose.REVISION,
        document=edition.document,
        edition=edition,
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        stage=Stage.READY,
        text=text,
        rows=draft.dump(rows),
        found={"format": FOUND, "language": edition.language, "revision": number, "notes": []},
        details={"reason": _("The text of revision %(number)d is brought back.") % {"number": number}},
        created_by=by,
    )
    if identifier is not None:
        row.pk = identifier
    with act(by, "bring back a revision"):
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            return Import.objects.get(pk=row.pk)  # the same form, sent twice at the same moment
    return row


def _held(edition: Edition, number: int) -> list[Wording]:
    """The wordings of that state in their order, without clauses that a person withdrew: that decision stands."""
    stood = Q(until__isnull=True) | Q(until__gt=number)
    withdrawn = edition.wordings.current().filter(clause__withdrawn_at__isnull=False).values("clause")
    rows = edition.wordings.filter(stood, since__lte=number).exclude(clause__in=withdrawn)
    return list(rows.order_by("rank", "clause_id"))


def _rows(held: Sequence[Wording]) -> tuple[str, list[draft.Row]]:
    """The words joined, with a blank line between clauses, and a row for each wording."""
    parents = {wording.clause_id: wording.parent_id for wording in held}
    text = ""
    rows: list[draft.Row] = []
    for wording in held:
        text += "\n\n" if text else ""
        start = len(text)
        text += "\n".join(part for part in (_head(wording), wording.text) if part)
        rows.append(
            draft.Row(
                key=f"r{len(rows) + 1}",
                kind=wording.kind,
                label=wording.label,
                heading=wording.heading,
                text=wording.text,
                depth=sum(1 for _above in _above(wording.clause_id, parents)),
                start=start,
                end=len(text),
                clause=wording.clause_id,
                match=MATCH,
                score=1.0,
                decided=True,
            )
        )
    return text, rows


def _head(wording: Wording) -> str:
    return " ".join(part for part in (wording.label, wording.heading) if part)


def _above(clause: int, parents: Mapping[int, int | None]) -> Iterator[int]:
    """The clauses that it is part of, the nearest first."""
    seen = {clause}
    parent = parents.get(clause)
    while parent is not None and parent in parents and parent not in seen:
        yield parent
        seen.add(parent)
        parent = parents[parent]
