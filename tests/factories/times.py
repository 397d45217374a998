"""Acts of the past: what a test does now, as if the site had shown it on another day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pgtrigger
from django.apps import apps
from django.db.models import Max
from pghistory.models import Event

from apps.commentary.models import Annotation
from apps.documents.models import Clause, Document, Revision


def _event_models() -> list[Any]:
    return [model for model in apps.get_models() if issubclass(model, Event)]


@contextmanager
def on(year: int, month: int, day: int, hour: int = 12, *, microsecond: int = 0) -> Iterator[datetime]:
    """Everything done within bears that moment as its stamp: in the history, and where a row says since when it is
    public or withdrawn."""
    moment = datetime(year, month, day, hour, microsecond=microsecond, tzinfo=UTC)
    before = {model: model.objects.aggregate(last=Max("pgh_id"))["last"] or 0 for model in _event_models()}
    yield moment
    with pgtrigger.ignore():
        for model, last in before.items():
            done = model.objects.filter(pgh_id__gt=last)
            for name in ("published_at", "first_published_at", "withdrawn_at", "removed_at"):
                if hasattr(model, name):
                    _say_when(model, done, name, moment)
            done.update(pgh_created_at=moment)


def _say_when(model: Any, done: Any, name: str, moment: datetime) -> None:
    """Where the row got its date within: it had none, or was not there."""
    record = model._meta.get_field("pgh_obj").remote_field.model
    if record not in (Annotation, Clause, Document, Revision):
        return
    for event in done.filter(**{f"{name}__isnull": False}):
        earlier = model.objects.filter(pgh_obj_id=event.pgh_obj_id, pgh_id__lt=event.pgh_id)
        dated = earlier.order_by("pgh_id").last()
        if dated is None or getattr(dated, name) is None:
            record.objects.filter(pk=event.pgh_obj_id).update(**{name: moment})
            done.filter(pgh_obj_id=event.pgh_obj_id, pgh_id__gte=event.pgh_id).update(**{name: moment})
