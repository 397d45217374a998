"""The texts on their way in, as rows of the desk."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.documents.models import Edition, Import, Revision
from apps.documents.models.importing import Purpose, Stage
from apps.documents.services.bringing_back import FOUND

LARGE = ("content", "text", "rows")  # columns that a page which does not show them leaves alone
CLOSED_SHOWN = 100  # of those that are confirmed or discarded, the newest
# A reader gives a sign every half second where it can; so long without one, and somebody may want to begin anew.
SILENT_SECONDS = 15


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A text on its way in. ``name`` says what it is, ``into`` the title of the document that it goes into, "" for a
    new one; ``by`` who brought it in."""

    pk: object
    name: str
    into: str
    purpose: str
    purpose_name: str
    stage: str
    stage_name: str
    by: str
    created_at: datetime
    done: int
    total: int
    problem: str


def open_imports(viewer: User) -> list[ImportRow]:
    """What waits, is read, could not be read or is to be checked, newest first. One query."""
    return [_row(each) for each in _light(Import.objects.visible_to(viewer).open())]


def closed_imports(viewer: User) -> list[ImportRow]:
    """The newest of those that are confirmed or discarded. One query."""
    closed = Import.objects.visible_to(viewer).filter(stage__in=[Stage.CONFIRMED, Stage.DISCARDED])
    return [_row(each) for each in _light(closed)[:CLOSED_SHOWN]]


def open_count(viewer: User) -> int:
    return Import.objects.visible_to(viewer).open().count()


def name_of(row: Import) -> str:
    """What to call an import: a new document's title, as far as it was said or found; else the file, or that it was
    pasted."""
    if row.found.get("format") == FOUND:
        return _("Revision %(number)s, brought back") % {"number": row.found.get("revision", "")}
    title = row.details.get("title") if row.purpose == Purpose.DOCUMENT else ""
    return title or row.file_name or _("Pasted words")


def silent_seconds(row: Import) -> int:
    """For how long nobody has given a sign of reading it; 0 while that is nothing to speak of."""
    silent = int((timezone.now() - (row.at_work or row.updated_at)).total_seconds())
    return silent if silent >= SILENT_SECONDS else 0


def earlier_revisions(edition: Edition) -> list[tuple[Revision, UUID]]:
    """The states that an edition had, newest first, each with an identifier for the form that brings it back."""
    return [(revision, uuid4()) for revision in edition.revisions.order_by("-number")[1:]]


def confirmed_by(row: Import) -> str:
    """Who confirmed it, "" where a command did or the import is not confirmed. Three queries at most."""
    user = confirmer(row)
    return str(user) if user is not None else ""


def confirmer(row: Import) -> User | None:
    events = apps.get_model("documents", "ImportEvent")._default_manager
    last = events.filter(pgh_obj=row.pk, stage=Stage.CONFIRMED).order_by("pgh_id").first()
    metadata = getattr(getattr(last, "pgh_context", None), "metadata", None) or {}
    user = metadata.get("user")
    return User.objects.filter(pk=user).first() if user is not None else None


def _light(rows: "QuerySet[Import]") -> "QuerySet[Import]":
    return rows.select_related("document", "created_by").defer(*LARGE)


def _row(row: Import) -> ImportRow:
    return ImportRow(
        pk=row.pk,
        name=name_of(row),
        into=row.document.title if row.document is not None else "",
        purpose=row.purpose,
        purpose_name=row.get_purpose_display(),
        stage=row.stage,
        stage_name=row.get_stage_display(),
        by=str(row.created_by or ""),
        created_at=row.created_at,
        done=row.done,
        total=row.total,
        problem=row.problem,
    )
