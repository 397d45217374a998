"""Every address that a stranger can read, and when what stands there last changed, where that is known."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import Greatest
from django.urls import reverse

from apps.commentary.models import Annotation, Commentary, Expert
from apps.commentary.selectors import visible_targets
from apps.documents.models import Address, Document, Edition, Revision, Wording
from apps.reading.addresses import clause_url, document_url
from apps.reading.selectors.topic_use import topic_use, visible_nodes
from apps.topics.selectors import topic_tree

STRANGER = AnonymousUser()


class Place(NamedTuple):
    path: str
    changed: datetime | None = None


def public_places() -> list[Place]:
    """From the library down to single notes; whoever asks, only what strangers see. Eight queries."""
    return [
        Place(reverse("reading:library")),
        Place(reverse("reading:topics")),
        *_documents(),
        *_clauses(),
        *_topics(),
        *_named("reading:expert", Expert.objects.visible_to(STRANGER).values_list("slug", flat=True)),
        *_named("reading:commentary", Commentary.objects.visible_to(STRANGER).values_list("slug", flat=True)),
        *_notes(),
    ]


def _documents() -> Iterator[Place]:
    """A document changes with its texts and with the notes on it."""
    texts = (
        Revision.objects.filter(
            edition__in=Edition.objects.visible_to(STRANGER).order_by(),
            edition__document=OuterRef("pk"),
        )
        .order_by()
        .values("edition__document")
        .annotate(last=Max("published_at"))
        .values("last")
    )
    notes = (
        visible_targets(STRANGER)
        .filter(document=OuterRef("pk"))
        .order_by()
        .values("document")
        .annotate(last=Max("annotation__updated_at"))
        .values("last")
    )
    rows = (
        Document.objects.visible_to(STRANGER)
        .annotate(changed=Greatest("first_published_at", Subquery(texts), Subquery(notes)))
        .order_by("pk")
        .values_list("slug", "changed")
    )
    return (Place(document_url(slug), changed) for slug, changed in rows)


def _clauses() -> Iterator[Place]:
    """At their addresses of today, as old as the newest of their wordings."""
    today = Address.objects.filter(clause=OuterRef("clause"), canonical=True).values("ref")[:1]
    since = Revision.objects.filter(edition=OuterRef("edition"), number=OuterRef("since"))
    rows = (
        Wording.objects.visible_to(STRANGER)
        .annotate(ref=Subquery(today), published=Subquery(since.values("published_at")[:1]))
        .filter(ref__isnull=False)
        .order_by("document_id", "clause_id")
        .values_list("document__slug", "ref", "published")
    )
    found: dict[tuple[str, str], datetime | None] = {}
    for slug, ref, published in rows:
        known = [day for day in (found.get((slug, ref)), published) if day]
        found[slug, ref] = max(known, default=None)
    return (Place(clause_url(slug, ref), changed) for (slug, ref), changed in found.items())


def _topics() -> Iterator[Place]:
    tree = topic_tree()
    return _named(
        "reading:topic", (node.slug for node in visible_nodes(STRANGER, tree, topic_use(STRANGER, tree)))
    )


def _named(page: str, slugs: Iterable[str]) -> Iterator[Place]:
    return (Place(reverse(page, args=[slug])) for slug in slugs)


def _notes() -> Iterator[Place]:
    rows = (
        Annotation.objects.visible_to(STRANGER).order_by("created_at", "pk").values_list("pk", "updated_at")
    )
    return (Place(reverse("reading:annotation", args=[pk]), changed) for pk, changed in rows)
