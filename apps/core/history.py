"""History of records by database triggers, and the triggers that keep records from vanishing.

Triggers rather than signals, so that bulk changes and plain SQL are caught too.
"""

from collections.abc import Callable
from typing import Any

import pghistory
import pgtrigger


def recorded(*, exclude: list[str] | None = None) -> Callable[[Any], Any]:
    """Class decorator: every insert, update and delete of a row adds a row to the model's event table.

    Event rows cannot be changed, deleted or truncated afterwards. ``exclude`` names columns whose values must not be
    kept (secrets).
    """
    decorator: Callable[[Any], Any] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        append_only=True,
        exclude=exclude,
        meta={"triggers": [no_truncate()]},
    )
    return decorator


def no_truncate() -> pgtrigger.Trigger:
    """TRUNCATE fires no row trigger, so history would miss it: it is forbidden."""
    return pgtrigger.Trigger(
        name="no_truncate",
        operation=pgtrigger.Truncate,
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        func="RAISE EXCEPTION 'records are withdrawn, never truncated: %', TG_TABLE_NAME;",
    )


def no_delete() -> pgtrigger.Trigger:
    """Deleting withdraws: the public page is gone, the record stays."""
    return pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete)


def fixed(*fields: str, name: str = "fixed") -> pgtrigger.Trigger:
    """The named columns never change after the insert."""
    return pgtrigger.ReadOnly(name=name, fields=list(fields))
