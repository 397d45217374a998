"""Commentaries at the desk: the list, and one with all that hangs on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator

from apps.accounts.models import User
from apps.commentary.models import Annotation, Commentary, CommentaryExpert, CommentaryText
from apps.commentary.rules import can_edit, is_public
from apps.core.folding import fold
from apps.matching.engine.words import words_of
from apps.quotations.models import Decision, Examination, ExaminedText, Quotation
from apps.quotations.selectors import waiting

PAGE_SIZE = 30
NOTES_SHOWN = 50  # of a commentary, the newest; the rest are found at the documents
BEGINNING = 30  # words of a note
SHOWN = 1_200  # characters of a text by which it is known again


@dataclass(frozen=True, slots=True)
class Counts:
    """Passages of a commentary by what was decided. Of those that wait a run counts once, as in its review, and none is
    counted that the viewer cannot decide."""

    waiting: int = 0
    accepted: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class CommentaryRow:
    """``state`` is a value of Examination, "" where there is no text or nobody asked; ``state_name`` its name."""

    slug: str
    title: str
    publisher: str
    language: str
    published_on: str
    experts: tuple[str, ...]
    has_text: bool
    counts: Counts
    state: str
    state_name: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    url: str
    beginning: str
    language: str
    status: str


@dataclass(frozen=True, slots=True)
class Face:
    """What the desk shows of a commentary beside its details. ``earlier`` are its other texts, newest first, without
    their words; ``public_url`` is "" while readers do not see it."""

    text: CommentaryText | None
    beginning: str
    paragraphs: int
    words: int
    earlier: tuple[CommentaryText, ...]
    counts: Counts
    state: str
    state_name: str
    problem: str
    notes: tuple[NoteRow, ...] = field(default=())
    notes_total: int = 0
    public_url: str = ""
    is_of_edition: bool = False


def commentary_page(viewer: User, sought: str, number: str | None) -> "Page[Any]":
    """A page of CommentaryRow, those on which something waits first. Six queries, seven where words are sought."""
    rows: QuerySet[Commentary] = Commentary.objects.select_related("source")
    if sought.strip():
        rows = rows.filter(pk__in=_holding(fold(sought).split()))
    waits = waiting(viewer).filter(commentary=OuterRef("pk"))
    ordered = rows.annotate(waits=Exists(waits)).order_by("-waits", "source__sort_key", "slug")
    page: Page[Any] = Paginator(ordered, PAGE_SIZE).get_page(number)
    page.object_list = _rows(viewer, list(page.object_list))
    return page


def waiting_commentaries(viewer: User) -> int:
    """On how many commentaries a passage waits."""
    waits = waiting(viewer).filter(commentary=OuterRef("pk"))
    return Commentary.objects.filter(Exists(waits)).count()


def face_of(viewer: User, commentary: Commentary) -> Face:
    """Nine queries at most."""
    texts = list(
        CommentaryText.objects.filter(commentary=commentary).defer("text").select_related("created_by")
    )
    text = next((one for one in texts if one.current), None)
    whole = text.text if text else ""
    examined = ExaminedText.objects.filter(text=text).first() if text else None
    notes = Annotation.objects.visible_to(viewer).filter(commentary=commentary).order_by("-updated_at", "pk")
    shown = [_note(viewer, note) for note in notes[:NOTES_SHOWN]]
    return Face(
        text=text,
        beginning=Truncator(whole[: 2 * SHOWN]).chars(SHOWN),
        paragraphs=whole.count("\n\n") + 1 if whole else 0,
        words=len(words_of(whole)),
        earlier=tuple(sorted((one for one in texts if not one.current), key=lambda one: -one.number)),
        counts=_counts(viewer, [commentary.pk]).get(commentary.pk, Counts()),
        state=examined.state if examined else "",
        state_name=examined.get_state_display() if examined else "",
        problem=examined.problem if examined else "",
        notes=tuple(shown),
        notes_total=notes.count() if len(shown) == NOTES_SHOWN else len(shown),
        public_url=_public_url(commentary),
        is_of_edition=commentary.source.editions.exists(),
    )


def _public_url(commentary: Commentary) -> str:
    return reverse("reading:commentary", args=[commentary.slug]) if is_public(commentary) else ""


def _rows(viewer: User, commentaries: Sequence[Commentary]) -> list[CommentaryRow]:
    keys = [commentary.pk for commentary in commentaries]
    counts = _counts(viewer, keys)
    experts: dict[int, list[str]] = {}
    for pk, name in _names(keys):
        experts.setdefault(pk, []).append(name)
    states = dict(
        CommentaryText.objects.current()
        .filter(commentary__in=keys)
        .values_list("commentary_id", "examination__state")
    )
    return [
        CommentaryRow(
            slug=one.slug,
            title=one.source.title,
            publisher=one.source.publisher,
            language=one.source.language,
            published_on=one.source.published_on,
            experts=tuple(experts.get(one.pk, ())),
            has_text=one.pk in states,
            counts=counts.get(one.pk, Counts()),
            state=states.get(one.pk) or "",
            state_name=_state_name(states.get(one.pk)),
        )
        for one in commentaries
    ]


def _names(keys: Sequence[int]) -> "QuerySet[Any, tuple[int, str]]":
    links = CommentaryExpert.objects.filter(commentary__in=keys).order_by("commentary_id", "position", "id")
    return links.values_list("commentary_id", "expert__name")


def _counts(viewer: User, keys: Sequence[int]) -> Mapping[int, Counts]:
    """Two queries."""
    decided = (
        Count("pk", filter=Q(decision=Decision.ACCEPTED)),
        Count("pk", filter=Q(decision=Decision.REJECTED)),
    )
    of_all = _by_commentary(
        Quotation.objects.filter(commentary__in=keys), accepted=decided[0], rejected=decided[1]
    )
    open_ = waiting(viewer).filter(commentary__in=keys)
    alone = Count("pk", filter=Q(run=None))
    waits = _by_commentary(open_, waiting=alone + Count("run", distinct=True))
    return {key: Counts(**{**values, **waits.get(key, {})}) for key, values in of_all.items()}


def _by_commentary(rows: "QuerySet[Quotation]", **counts: Any) -> Mapping[int, dict[str, int]]:
    grouped = rows.order_by("commentary_id").values("commentary_id").annotate(**counts)
    return {
        key: dict(zip(counts, values, strict=True))
        for key, *values in grouped.values_list("commentary_id", *counts)
    }


def _state_name(state: str | None) -> str:
    return str(Examination(state).label) if state else ""


def _holding(words: Sequence[str]) -> list[int]:
    """Commentaries whose publisher, title, author or experts hold every word: the database cannot fold."""
    said: dict[int, str] = {
        pk: " ".join(parts)
        for pk, *parts in Commentary.objects.values_list(
            "pk", "source__publisher", "source__title", "source__author", "slug"
        )
    }
    for pk, name in CommentaryExpert.objects.values_list("commentary_id", "expert__name"):
        said[pk] += f" {name}"
    return [pk for pk, text in said.items() if all(word in fold(text) for word in words)]


def _note(viewer: User, note: Annotation) -> NoteRow:
    edits = can_edit(viewer, note)
    words = note.body or note.source_words
    return NoteRow(
        url=reverse("desk:annotation" if edits else "reading:annotation", args=[note.pk]),
        beginning=Truncator(words[: 10 * BEGINNING]).words(BEGINNING),
        language=note.language,
        status=note.status,
    )
