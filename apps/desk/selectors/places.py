"""Where notes stand, for lists and forms of the desk: notes of every status, places that the viewer may see."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, OuterRef, Subquery, When
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer
from apps.commentary.models import Annotation, Target
from apps.commentary.models.target import TargetKind
from apps.core.templatetags.ui import called, first_words, quoted
from apps.documents.models import Address, Wording
from apps.documents.selectors import words_beginning

BEGINNING, WORDS = 80, 5  # characters looked at and words taken of a clause without a number


@dataclass(frozen=True, slots=True)
class Place:
    """A target's document and, where it is about a clause that can be seen, the clause."""

    target_id: int
    slug: str
    title: str
    ref: str
    # "11" or “The interest of the parties …”; "" where the document as a whole is meant. Of an absence a phrase that
    # names the clause which is absent and its document.
    clause: str
    url: str


def readers_see(note: Annotation) -> bool:
    """Whether somebody who is not signed in sees the note: it is published, and so is what it is about."""
    return Annotation.objects.visible_to(AnonymousUser()).filter(pk=note.pk).exists()


def places(viewer: Viewer, annotation_ids: Iterable[UUID]) -> dict[UUID, list[Place]]:
    """The places of each note in its own order, in one query. What the viewer may not see is left out."""
    wordings = (
        Wording.objects.visible_to(viewer)
        .filter(clause=OuterRef("clause"))
        .order_by(
            Case(When(label="", then=1), default=0), "-edition__authentic", "edition__extent", "edition_id"
        )
    )
    canonical = Address.objects.filter(clause=OuterRef("clause"), canonical=True)
    rows = (
        Target.objects.live()
        .visible_to(viewer)
        .filter(annotation__in=list(annotation_ids))
        .annotate(
            ref=Subquery(canonical.values("ref")[:1]),
            label=Subquery(wordings.values("label")[:1]),
            clause_kind=Subquery(wordings.values("kind")[:1]),
            beginning=Subquery(wordings.values(start=words_beginning(BEGINNING))[:1]),
        )
        .order_by("annotation_id", "position", "id")
    )
    found: dict[UUID, list[Place]] = {}
    columns = ("id", "document__slug", "document__title", "ref", "label", "beginning")
    of_absences = ("kind", "clause_kind", "clause_document__title")
    for annotation_id, *row in rows.values_list("annotation_id", *columns, *of_absences):
        place, (kind, clause_kind, holder) = _place(*row[:-3]), row[-3:]
        if kind == TargetKind.ABSENCE:
            place = _absence(place, called(clause_kind or "", row[4] or ""), holder)
        found.setdefault(annotation_id, []).append(place)
    return found


def _absence(place: Place, name: str, holder: str) -> Place:
    """It stands at the document that has dropped the clause, where the clause is still to be seen."""
    url = reverse("reading:document", args=[place.slug])
    if not place.clause:
        return replace(place, ref="", url=url)
    phrase = _("the absence of %(clause)s of %(document)s") % {
        "clause": name or place.clause,
        "document": holder,
    }
    return replace(place, ref="", clause=phrase, url=url)


def _place(
    target_id: int, slug: str, title: str, ref: str | None, label: str | None, beginning: str | None
) -> Place:
    clause = label or (quoted(first_words(beginning, WORDS)) if beginning else "")
    if not (ref and clause):  # about the whole, or of a clause that was withdrawn
        return Place(target_id, slug, title, "", "", reverse("reading:document", args=[slug]))
    return Place(target_id, slug, title, ref, clause, reverse("reading:clause", args=[slug, ref]))
