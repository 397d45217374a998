"""The versions of a clause's words in an edition, from the rows that the history triggers wrote.

A draft's wording is changed in place, a published one replaced by another row; either counts as a version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps

from apps.accounts.models import User
from apps.documents.models import Wording


@dataclass(frozen=True, slots=True)
class WordingVersion:
    """``row`` are the columns of the wording as it then was."""

    number: int
    at: datetime
    by_name: str  # "" where the history names nobody
    act: str
    status: str
    row: Mapping[str, Any]


def wording_versions(wording: Wording) -> list[WordingVersion]:
    """Newest first, in three queries."""
    events = apps.get_model("documents", "WordingEvent")._default_manager
    rows = events.filter(edition_id=wording.edition_id, clause_id=wording.clause_id).order_by("pgh_id")
    first: dict[int, Mapping[str, Any]] = {}
    for row in rows.values():
        first.setdefault(row["version"], row)  # that a version ended is told by the next one
    keys = {row["pgh_context_id"] for row in first.values() if row["pgh_context_id"]}
    contexts = apps.get_model("pghistory", "Context")._default_manager.in_bulk(keys)
    told = {key: context.metadata for key, context in contexts.items()}
    users = User.objects.in_bulk({data["user"] for data in told.values() if data.get("user") is not None})
    return [_version(row, told.get(row["pgh_context_id"], {}), users) for row in reversed(first.values())]


def _version(row: Mapping[str, Any], told: Mapping[str, Any], users: Mapping[int, User]) -> WordingVersion:
    return WordingVersion(
        number=row["version"],
        at=row["pgh_created_at"],
        by_name=str(users.get(told.get("user", 0), "")),
        act=told.get("act", ""),
        status="",
        row=row,
    )
