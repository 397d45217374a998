"""What the forms of a note let people choose from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.rules import Viewer
from apps.commentary.models import Commentary, Expert
from apps.commentary.models.target import StanceValue
from apps.core.folding import fold
from apps.documents.models import Clause, Document, DocumentParty, Edition, Party, Wording
from apps.documents.models.edition import Extent
from apps.topics.models import Topic

LISTED = 200  # names that a page without JavaScript brings along; others are found by typing them in full
LIKE = 8  # choices that one look takes in
_SLUG_IN_BRACKETS = re.compile(r"\[([-\w]+)\]\s*$")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something that is chosen by its name. ``label`` is what stands in the field."""

    slug: str
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class TopicChoice:
    topic: Topic
    depth: int


def experts_like(text: str, limit: int = LIKE) -> list[Named]:
    """Experts whose names hold the text, however it is spelt with marks and capitals, in the order of names."""
    sought = fold(text)
    rows = Expert.objects.filter(sort_key__contains=sought) if sought else Expert.objects.all()
    found = rows.order_by("sort_key", "slug").values_list("slug", "name", "role", "affiliation")[:limit]
    named = [Named(slug, name, ", ".join(filter(None, said))) for slug, name, *said in found]
    return _told_apart(named)


def experts_named(text: str) -> list[Expert]:
    """The experts of exactly this name or address; ``Name [address]`` names one."""
    wanted = Q(slug=text.strip().lower()) | Q(sort_key__startswith=f"{fold(text)}\x01")
    if match := _SLUG_IN_BRACKETS.search(text):
        wanted = Q(slug=match[1])
    return list(Expert.objects.filter(wanted).order_by("sort_key", "slug")[: LIKE + 1])


def commentaries_like(text: str, limit: int = LIKE) -> list[Named]:
    """Commentaries whose publisher, title and author hold every word of the text."""
    words = fold(text).split()
    found = [
        _named(c) for c in _commentaries() if all(word in fold(f"{c} {c.source.author}") for word in words)
    ]
    return _told_apart(found[:limit])


def commentaries_named(text: str) -> list[Commentary]:
    """The commentaries of exactly this label, title, publisher, link or address; ``Label [address]`` names one."""
    if match := _SLUG_IN_BRACKETS.search(text):
        return list(Commentary.objects.filter(slug=match[1]).select_related("source"))
    sought, link = fold(text), text.strip()
    return [c for c in _commentaries() if sought in _names(c) or link == c.source.url][: LIKE + 1]


def _commentaries() -> Iterable[Commentary]:
    """All of them: the database cannot fold, so names are compared here."""
    return Commentary.objects.select_related("source").order_by("source__sort_key", "slug")


def _names(commentary: Commentary) -> set[str]:
    source = commentary.source
    return {fold(name) for name in (str(source), source.title, source.publisher, commentary.slug) if name}


def _named(commentary: Commentary) -> Named:
    return Named(commentary.slug, str(commentary), commentary.source.author)


def expert_label(expert: Expert) -> str:
    """What names this expert and no other."""
    return expert.name if len(experts_named(expert.name)) == 1 else f"{expert.name} [{expert.slug}]"


def commentary_label(commentary: Commentary) -> str:
    """What names this commentary and no other."""
    label = str(commentary.source)
    return label if len(commentaries_named(label)) == 1 else f"{label} [{commentary.slug}]"


def _told_apart(found: Sequence[Named]) -> list[Named]:
    """Two of one label get their address behind it."""
    labels = [fold(named.label) for named in found]
    return [
        Named(named.slug, f"{named.label} [{named.slug}]", named.detail) if labels.count(label) > 1 else named
        for named, label in zip(found, labels, strict=True)
    ]


def topic_tree() -> list[TopicChoice]:
    """All topics, children under their parents."""
    by_parent: dict[int | None, list[Topic]] = {}
    for topic in Topic.objects.order_by("position", "sort_key"):
        by_parent.setdefault(topic.parent_id, []).append(topic)
    found: list[TopicChoice] = []

    def add(parent: int | None, depth: int) -> None:
        for topic in by_parent.get(parent, ()):
            found.append(TopicChoice(topic, depth))
            add(topic.pk, depth + 1)

    add(None, 0)
    return found


Grouped = list[tuple[str, list[tuple[str, str]]]]


def party_choices(document: Document) -> Grouped:
    """Parties by name, those that the document binds first."""
    bound = set(DocumentParty.objects.filter(document=document).values_list("party_id", flat=True))
    rows = list(Party.objects.order_by("sort_key").values_list("pk", "name"))
    groups = (
        (_("Parties of this document"), [(str(pk), name) for pk, name in rows if pk in bound]),
        (_("Others"), [(str(pk), name) for pk, name in rows if pk not in bound]),
    )
    return [(label, choices) for label, choices in groups if choices]


STANCES = [("", gettext_lazy("not read")), *StanceValue.choices]


def wordings_of(viewer: Viewer, clause: Clause) -> list[Wording]:
    """The clause's words in every edition that the viewer may see."""
    return list(
        Wording.objects.visible_to(viewer)
        .filter(clause=clause)
        .select_related("edition__source")
        .order_by("-edition__authentic", "edition__extent", "edition_id")
    )


def edition_name(edition: Edition) -> str:
    """Whose words these are: "as quoted by JAMnews"."""
    if edition.extent == Extent.EXCERPTS:
        return _("as quoted by %(publisher)s") % {"publisher": edition.source.publisher}
    return _("as published by %(publisher)s") % {"publisher": edition.source.publisher}
