"""The history of any record, read from the event rows that the triggers wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Field, ForeignKey, Model, QuerySet
from django.utils.translation import gettext as _

SHOWN = 100  # events that one page shows


@dataclass(frozen=True, slots=True)
class FieldChange:
    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One event: when, who and by which act; "" where the history does not say."""

    at: datetime
    by: str
    act: str
    kind: str  # insert | update | delete
    fields: tuple[FieldChange, ...]


def event_model(model: type[Model]) -> type[Model] | None:
    """The table of a model's events; None where it keeps none."""
    events = (m for m in apps.get_models() if getattr(m, "pgh_tracked_model", None) is model)
    return next(events, None)


def changes_of(row: Model) -> list[Change]:
    """The last changes of a record, newest first."""
    model = event_model(type(row))
    if model is None:
        return []
    found: QuerySet[Any] = model._default_manager.filter(pgh_obj_id=row.pk)
    events = list(found.select_related("pgh_context").order_by("-pgh_id")[: SHOWN + 1])
    names = _users(events)
    older = [*events[1:], None]
    shown = list(zip(events, older, strict=True))[:SHOWN]
    return [_change(type(row), event, before, names) for event, before in shown]


def _users(events: list[Any]) -> Mapping[Any, str]:
    keys = [key for event in events if (key := _metadata(event).get("user")) is not None]
    return {user.pk: str(user) for user in get_user_model()._default_manager.filter(pk__in=keys)}


def _metadata(event: Any) -> Mapping[str, Any]:
    metadata: Mapping[str, Any] = event.pgh_context.metadata if event.pgh_context else {}
    return metadata


def _change(model: type[Model], event: Any, before: Any, names: Mapping[Any, str]) -> Change:
    metadata = _metadata(event)
    kept = {field.name for field in event._meta.concrete_fields}
    fields = [field for field in model._meta.concrete_fields if field.name in kept and not field.primary_key]
    return Change(
        at=event.pgh_created_at,
        by=names.get(metadata.get("user"), ""),
        act=metadata.get("act") or metadata.get("command") or "",
        kind=event.pgh_label,
        fields=tuple(_differing(fields, event, before)) if event.pgh_label != "delete" else (),
    )


def _differing(fields: list["Field[Any, Any]"], event: Any, before: Any) -> list[FieldChange]:
    found = []
    for field in fields:
        new = getattr(event, field.attname)
        old = getattr(before, field.attname) if before is not None else None
        if new != old and not (before is None and new in (None, "")):
            found.append(FieldChange(str(field.verbose_name), _shown(field, before), _shown(field, event)))
    return found


def _shown(field: "Field[Any, Any]", event: Any) -> str:
    value = getattr(event, field.attname) if event is not None else None
    if value is None:
        return ""
    if isinstance(field, ForeignKey):
        try:
            return str(getattr(event, field.name))
        except ObjectDoesNotExist:
            return str(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
