"""What pages say of themselves to machines, in the words of schema.org.

Plain functions from what a page shows to what is written as JSON. It is as honest as the page: a note is the
editors' account of what an expert says, and so it is theirs; what no source gives is not in it.
"""

import html
import re
from collections.abc import Iterable
from functools import singledispatch
from typing import Any
from urllib.parse import urldefrag

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from apps.reading.addresses import document_url
from apps.reading.shapes import (
    AnnotationPage,
    Card,
    ClausePage,
    CommentaryPage,
    CommentaryRef,
    DocumentHead,
    EditionView,
    ExpertPage,
    ExpertRef,
    Library,
    ReadingPage,
    TopicPage,
)

Node = dict[str, Any]
CONTEXT = "https://schema.org"
KNOWN_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")  # a date of which a part is unknown is not one to schema.org
# What a document does to another, as far as schema.org has a word for it.
RELATIONS = {"incorporates": "isBasedOn", "refers to": "citation", "supersedes": "legislationChanges"}


@singledispatch
def structured(page: object, here: str, site: str) -> list[Node]:
    """What the page is about, then where it stands. ``here`` is its absolute address, ``site`` scheme and host.

    Of every text there is as much as the page shows; of a document no clause, so that its length does not matter.
    """
    raise TypeError(f"nothing is known of {type(page).__name__}")


def _node(kind: str, **properties: Any) -> Node:
    """Without what is empty: nobody said it."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value}}


def _whole(kind: str, address: str, **properties: Any) -> Node:
    return {"@id": address, **_node(kind, url=address, **properties)}


def _trail(*steps: tuple[str, str]) -> Node:
    """The way from the top, as (name, absolute address)."""
    return _node(
        "BreadcrumbList",
        itemListElement=[
            _node("ListItem", position=number, name=name, item=address)
            for number, (name, address) in enumerate(steps, 1)
        ],
    )


def _to_library(site: str) -> tuple[str, str]:
    return _("Library"), site + reverse("reading:library")


@structured.register
def _library(page: Library, here: str, site: str) -> list[Node]:
    parts = [{"@id": site + row.url, **_node("Legislation", name=row.title)} for row in page.rows]
    return [_whole("CollectionPage", here, name=_("Glossator"), hasPart=parts)]


@structured.register
def _document(page: ReadingPage, here: str, site: str) -> list[Node]:
    return [
        _legislation(page.head, page.editions, here, site),
        _trail(_to_library(site), (page.head.title, here)),
    ]


def _legislation(head: DocumentHead, editions: Iterable[EditionView], here: str, site: str) -> Node:
    related: dict[str, list[Node]] = {}
    for relation in head.relations:
        if relation.kind in RELATIONS:
            other = {"@id": site + relation.url, **_node("Legislation", name=relation.title)}
            related.setdefault(RELATIONS[relation.kind], []).append(other)
    return _whole(
        "Legislation",
        here,
        name=head.title,
        alternateName=list(head.names),
        legislationType=head.kind,
        legislationDate=_day(head.signed_on),
        legislationPassedBy=[_node("Organization", name=name) for name in head.bound],
        locationCreated=_node("Place", name=head.place) if head.place else None,
        inLanguage=list(dict.fromkeys(edition.language for edition in editions)),
        workExample=[_edition(edition) for edition in editions],
        **related,
    )


def _edition(edition: EditionView) -> Node:
    return _node(
        "CreativeWork",
        name=edition.name,
        inLanguage=edition.language,
        translator=_node("Person", name=edition.translator) if edition.translator else None,
        isBasedOn=edition.url,
    )


def _day(edtf: str) -> str:
    return edtf if KNOWN_DAY.fullmatch(edtf) else ""


@structured.register
def _clause(page: ClausePage, here: str, site: str) -> list[Node]:
    document = site + page.document_url
    return [
        _whole(
            "Legislation",
            here,
            name=page.name,
            isPartOf={"@id": document, **_node("Legislation", name=page.document)},
            legislationIdentifier=page.row.ref,
            inLanguage=page.row.wording.language,
            text=page.row.wording.text,
        ),
        _trail(_to_library(site), (page.document, document), (page.name, here)),
    ]


@structured.register
def _note(page: AnnotationPage, here: str, site: str) -> list[Node]:
    card = page.places[0].card
    about = [
        {"@id": site + urldefrag(place.url).url, **_node("Legislation", name=place.label)}
        for place in page.places
    ]
    return [
        _whole(
            "Comment",
            here,
            text=html.unescape(strip_tags(card.body)).strip() or card.source_words,
            inLanguage=card.language,
            author=_editors(site),
            datePublished=page.published_on,
            dateModified=page.changed_on,
            about=about,
            mentions=[_speaker(expert, site) for expert in card.experts],
            isBasedOn=_source(card.commentary) if card.commentary else None,
            hasPart=_own_words(card, site),
        )
    ]


def _editors(site: str) -> Node:
    """Who wrote every note: the edition, not the expert of whom it tells."""
    return _node("Organization", name=_("Glossator"), url=f"{site}/")


def _own_words(card: Card, site: str) -> Node | None:
    if not card.source_words:
        return None
    speakers = [_speaker(expert, site) for expert in card.experts]
    return _node("Quotation", text=card.source_words, spokenByCharacter=speakers)


def _speaker(expert: ExpertRef, site: str) -> Node:
    address = site + reverse("reading:expert", args=[expert.slug])
    return {"@id": address, **_node("Person", name=expert.name, jobTitle=expert.role)}


def _source(commentary: CommentaryRef, **more: Any) -> Node:
    untitled = commentary.title == _("Untitled article")  # our word for it, and nobody's title
    return _node(
        "Article",
        name="" if untitled else commentary.title,
        url=commentary.url,
        inLanguage=commentary.language,
        publisher=_node("Organization", name=commentary.publisher),
        **more,
    )


@structured.register
def _expert(page: ExpertPage, here: str, site: str) -> list[Node]:
    affiliation = _node("Organization", name=page.affiliation) if page.affiliation else None
    person = _whole(
        "Person", here, name=page.name, jobTitle=page.role, affiliation=affiliation, sameAs=page.url
    )
    return [person]


@structured.register
def _commentary(page: CommentaryPage, here: str, site: str) -> list[Node]:
    """The article is its publisher's, at its own address; ours is a page about it."""
    article = _source(
        page.commentary,
        author=_node("Person", name=page.author) if page.author else None,
        datePublished=_day(page.published_on),
        mentions=[_speaker(expert, site) for expert in page.experts],
    )
    return [_whole("CollectionPage", here, name=page.commentary.title, about=article)]


@structured.register
def _topic(page: TopicPage, here: str, site: str) -> list[Node]:
    topics = site + reverse("reading:topics")
    above = [(topic.name, site + reverse("reading:topic", args=[topic.slug])) for topic in page.above]
    term = _node(
        "DefinedTerm",
        name=page.name,
        description=page.definition,
        inDefinedTermSet=topics,
    )
    documents = [
        {"@id": site + document_url(group.slug), **_node("Legislation", name=group.title)}
        for group in page.list.groups
    ]
    return [
        _whole("CollectionPage", here, name=page.name, about=term, mentions=documents),
        _trail((_("Topics"), topics), *above, (page.name, here)),
    ]
