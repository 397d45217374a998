"""What a person says of a clause's force."""

import pghistory
from django.db import transaction
from django.utils import timezone

from apps.accounts.models import User
from apps.accounts.rules import can_publish
from apps.documents.models import Wording
from apps.documents.services.acting import lock_clause
from apps.matching.engine.force import Level
from apps.parallels.models import ClauseForce
from apps.parallels.problems import NotAllowed, StaleForce


@transaction.atomic
def set_force(
    *, by: User, wording: Wording, base_version: int, level: Level | None, note: str = ""
) -> ClauseForce | None:
    """The clause binds in this edition as the person says; without a level, as the rules read it again.

    ``base_version`` is that of the correction that was shown, 0 where there was none. None where there was nothing to
    take back. Raises NotAllowed, StaleForce.
    """
    if not can_publish(by):
        raise NotAllowed
    with pghistory.context(user=by.pk, act="correct force"):
        lock_clause(wording.clause)
        row = ClauseForce.objects.filter(edition=wording.edition_id, clause=wording.clause_id).first()
        version = row.version if row else 0
        if version != base_version:
            raise StaleForce(version)
        if row is None:
            if level is None:
                return None
            row = ClauseForce(
                document_id=wording.document_id,
                edition_id=wording.edition_id,
                clause_id=wording.clause_id,
                version=0,
            )
        row.made_on, row.level, row.note = wording, None if level is None else level.value, note.strip()
        row.decided_by, row.decided_at, row.version = by, timezone.now(), row.version + 1
        row.save()
        return row
