"""What an editor finds on arriving at the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy

from apps.accounts.models import User
from apps.accounts.rules import can_publish
from apps.commentary.models import Annotation
from apps.commentary.rules import can_edit
from apps.desk.selectors.places import Place, places
from apps.documents.models.document import Status

A_FEW = 5  # of each list on the first page
A_PAGE = 20
WORDS = 25  # of a note that a list shows

LISTS = {
    "mine": gettext_lazy("Your drafts"),
    "new": gettext_lazy("What is new"),
    "drafts": gettext_lazy("Drafts of others"),
    "unseen": gettext_lazy("Published where no reader sees them"),
    "withdrawn": gettext_lazy("Withdrawn"),
}
OF_WRITERS = frozenset({"mine", "new"})  # the other lists are editors'


@dataclass(frozen=True, slots=True)
class Row:
    url: str  # of its form, or for those who may not change it of its page
    beginning: str
    language: str
    status: str
    version: int
    updated_at: datetime
    by: str  # who wrote it; "" where a fixture did
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One list: its name in addresses, its title, its rows and how many there are in all."""

    name: str
    title: str
    rows: tuple[Row, ...]
    total: int
    page: Page[Annotation] | None = None


def shelf(viewer: User, name: str, number: str | None = None) -> Shelf:
    """One list with its pages. A number that is none, or beyond the last, gives the nearest page."""
    page = Paginator(_notes(viewer, name), A_PAGE).get_page(number)
    return Shelf(name, str(LISTS[name]), _rows(viewer, {name: list(page)})[name], page.paginator.count, page)


def shelves(viewer: User) -> list[Shelf]:
    """The beginning of every list that the viewer has, in a fixed number of queries."""
    names = [name for name in LISTS if name in OF_WRITERS or can_publish(viewer)]
    found = {name: _notes(viewer, name) for name in names}
    rows = _rows(viewer, {name: list(notes[:A_FEW]) for name, notes in found.items()})
    return [Shelf(name, str(LISTS[name]), rows[name], found[name].count()) for name in names]


def _notes(viewer: User, name: str) -> "QuerySet[Annotation]":
    drafts = Annotation.objects.filter(status=Status.DRAFT)
    chosen = {
        "mine": drafts.filter(created_by=viewer),
        "new": _not_last_changed_by(
            viewer, Annotation.objects.visible_to(viewer).filter(status=Status.PUBLISHED)
        ),
        "drafts": drafts.exclude(created_by=viewer),
        # What they are about is a draft or withdrawn: no note is to be out of sight for editors too.
        "unseen": Annotation.objects.filter(status=Status.PUBLISHED).exclude(
            pk__in=Annotation.objects.visible_to(AnonymousUser()).values("pk")
        ),
        "withdrawn": Annotation.objects.filter(status=Status.WITHDRAWN),
    }[name]
    return chosen.select_related("created_by").order_by("-updated_at", "pk")


def _not_last_changed_by(viewer: User, notes: "QuerySet[Annotation]") -> "QuerySet[Annotation]":
    """By the history: what one has written or changed last oneself is no news."""
    events = apps.get_model("commentary", "AnnotationEvent")._default_manager
    acts = apps.get_model("pghistory", "Context")._default_manager
    last = events.filter(pgh_obj=OuterRef("pk")).order_by("-pgh_id").values("pgh_context")
    by_viewer = acts.filter(pk=OuterRef("last_act"), metadata__user=viewer.pk)
    return notes.annotate(last_act=Subquery(last[:1])).exclude(Exists(by_viewer))


def _rows(viewer: User, notes: Mapping[str, list[Annotation]]) -> dict[str, tuple[Row, ...]]:
    """All the lists' places are asked for together."""
    where = places(viewer, {note.pk for several in notes.values() for note in several})
    return {
        name: tuple(_row(viewer, note, where.get(note.pk, [])) for note in several)
        for name, several in notes.items()
    }


def _row(viewer: User, note: Annotation, where: list[Place]) -> Row:
    return Row(
        url=reverse("desk:annotation" if can_edit(viewer, note) else "reading:annotation", args=[note.pk]),
        beginning=Truncator(note.says[: 10 * WORDS]).words(WORDS),
        language=note.language,
        status=note.status,
        version=note.version,
        updated_at=note.updated_at,
        by=str(note.created_by or ""),
        places=tuple(where),
    )
