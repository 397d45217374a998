"""What a table held at a moment, from the rows that the history triggers wrote (`apps.core.history`)."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

Row = Mapping[str, Any]
GONE = "delete"  # the label of an event by which a row ended


def events_of(model: str) -> "QuerySet[Any]":
    """The event rows of a model: "documents.Edition"."""
    app, name = model.split(".")
    found: QuerySet[Any] = apps.get_model(app, f"{name}Event")._default_manager.all()
    return found


def standing(model: str, moment: datetime, *conditions: Q, **filters: object) -> list[Row]:
    """The rows of ``model`` as they stood at the moment, in the order of their keys. One query.

    The conditions may only name columns that never change, or the state in which they held would be taken for the last
    one. Stamps are those of transactions: what one of them did stood together from its beginning. The last of several
    rows of one record is the one written last, as a transaction that began earlier may have had to wait.
    """
    latest = (
        events_of(model)
        .filter(*conditions, pgh_created_at__lte=moment, **filters)
        .order_by("pgh_obj_id", "-pgh_id")
        .distinct("pgh_obj_id")
        .values()
    )
    return [row for row in latest if row["pgh_label"] != GONE]


def named(model: str, keys: Collection[Any], moment: datetime) -> Mapping[Any, Row]:
    """What rows of other tables name, by key. One query.

    A row may have been named by a transaction that began before the one that made it: then it is as it was first, by a
    second query.
    """
    found = {row["id"]: row for row in standing(model, moment, pgh_obj_id__in=list(keys))}
    missing = set(keys) - set(found)
    if missing:
        first = events_of(model).filter(pgh_obj_id__in=missing).order_by("pgh_obj_id", "pgh_id")
        found |= {row["id"]: row for row in first.distinct("pgh_obj_id").values()}
    return found
