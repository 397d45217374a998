"""Pairs of documents that were compared, and those that can be."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q

from apps.accounts.rules import Viewer
from apps.documents.dates import display
from apps.documents.models import Document, Wording
from apps.parallels.models import Comparison, Decision
from apps.parallels.relations import relatives

A_PAGE = 50
UNDATED = "9999"  # after every date


@dataclass(frozen=True, slots=True)
class Comparable:
    """A document of which words are held."""

    slug: str
    title: str
    signed: str

    @property
    def label(self) -> str:
        return f"{self.title} ({display(self.signed)})" if self.signed else self.title


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair, the earlier document at the left, and how many of its pairings stand at which decision. ``waiting`` are
    those that hold now."""

    left: Comparable
    right: Comparable
    stale: bool
    at: datetime
    waiting: int
    confirmed: int
    rejected: int
    corrected: int


def comparables(viewer: Viewer) -> list[Comparable]:
    """By title. One query."""
    worded = Wording.objects.visible_to(viewer).order_by().filter(document=OuterRef("pk"))
    rows = Document.objects.visible_to(viewer).filter(Exists(worded)).order_by("sort_key", "pk")
    return [Comparable(*row) for row in rows.values_list("slug", "title", "signed")]


def predecessors(viewer: Viewer, document_id: int) -> list[Comparable]:
    """The documents that it goes back to of which words are held, the oldest first. Two queries."""
    before, _after = relatives(viewer, document_id)
    worded = Wording.objects.visible_to(viewer).order_by().filter(document=OuterRef("pk"))
    rows = Document.objects.visible_to(viewer).filter(Exists(worded), pk__in=before)
    found = [Comparable(*row) for row in rows.order_by("pk").values_list("slug", "title", "signed")]
    return sorted(found, key=lambda each: each.signed or UNDATED)


def compared_pairs(viewer: Viewer, number: str | None) -> "Page[Compared]":
    """The latest first; ``number`` is a stranger's word. Two queries."""
    seen = Document.objects.visible_to(viewer)
    rows = (
        Comparison.objects.filter(left__in=seen, right__in=seen)
        .annotate(
            waiting=_count(Q(pairings__standing=True, pairings__decision=Decision.WAITING)),
            confirmed=_count(Q(pairings__decision=Decision.CONFIRMED)),
            rejected=_count(Q(pairings__decision=Decision.REJECTED)),
            corrected=_count(Q(pairings__decision=Decision.CORRECTED)),
        )
        .order_by("-computed_at", "-pk")
        .values_list(
            *(f"{side}__{name}" for side in ("left", "right") for name in ("slug", "title", "signed")),
            "stale",
            "computed_at",
            "waiting",
            "confirmed",
            "rejected",
            "corrected",
        )
    )
    page: Page[Any] = Paginator(rows, A_PAGE).get_page(number)
    page.object_list = [_compared(*row) for row in page.object_list]
    return page


def _count(condition: Q) -> Count:
    return Count("pairings", filter=condition)


def _compared(*row: Any) -> Compared:
    """Of the columns above."""
    one, other = Comparable(*row[:3]), Comparable(*row[3:6])
    if one.signed and other.signed and other.signed < one.signed:
        one, other = other, one
    return Compared(one, other, *row[6:])
