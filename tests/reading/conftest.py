"""A document with two editions, as articles quote one: what most pages are tested on."""

from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from apps.accounts.models import User
from apps.documents.models import Document, Edition, Party, Wording
from apps.topics.models import Topic
from tests.factories import (
    ClauseTopicFactory,
    DocumentFactory,
    EditionFactory,
    EditorFactory,
    PartyFactory,
    SourceFactory,
    TopicFactory,
    UserFactory,
    WordingFactory,
)

EVERYBODY = ("anonymous", "contributor", "author", "editor")


@dataclass(frozen=True)
class Scene:
    """Clauses in the order of JAMnews: recital, 1, consultations, assistance; then 11, which only Turan quotes."""

    document: Document
    jam: Edition
    turan: Edition
    recital: Wording
    one: Wording
    one_by_turan: Wording
    consultations: Wording
    assistance: Wording
    eleven_by_turan: Wording
    security: Topic
    military: Topic  # under security
    consulting: Topic
    azerbaijan: Party
    russia: Party

    @property
    def url(self) -> str:
        return f"/documents/{self.document.slug}/"


@pytest.fixture
def scene(db: None) -> Scene:
    document = DocumentFactory.create(
        slug="moscow-declaration", title="Moscow Declaration", signed="2022-02-22", signed_source=None
    )
    jam = EditionFactory.create(
        document=document,
        ref="jamnews-en",
        source=SourceFactory.create(publisher="JAMnews"),
        order_known=False,
    )
    turan = EditionFactory.create(
        document=document, ref="turan-en", source=SourceFactory.create(publisher="Turan"), order_known=False
    )
    one = WordingFactory.create(
        edition=jam,
        ref="1",
        rank="b",
        label="1",
        text="build their relations on allied interaction",
        whole=False,
    )
    consultations = WordingFactory.create(
        edition=jam, ref="u1", rank="c", text="express their readiness to hold urgent consultations"
    )
    assistance = WordingFactory.create(
        edition=jam, ref="u2", rank="d", text="may consider providing each other with military assistance"
    )
    security = TopicFactory.create(slug="security", name="Security")
    scene = Scene(
        document=document,
        jam=jam,
        turan=turan,
        recital=WordingFactory.create(
            edition=jam, ref="preamble-u1", rank="a", kind="recital", text="the interest of the parties"
        ),
        one=one,
        one_by_turan=WordingFactory.create(
            edition=turan,
            clause=one.clause,
            rank="a",
            label="1",
            text="relations are built on mutual respect",
        ),
        consultations=consultations,
        assistance=assistance,
        eleven_by_turan=WordingFactory.create(
            edition=turan, ref="11", rank="b", label="11", text="resolutely suppress on their territory"
        ),
        security=security,
        military=TopicFactory.create(slug="military-assistance", name="Military assistance", parent=security),
        consulting=TopicFactory.create(slug="consultations", name="Consultations"),
        azerbaijan=PartyFactory.create(code="AZE", name="Azerbaijan"),
        russia=PartyFactory.create(code="RUS", name="Russia"),
    )
    ClauseTopicFactory.create(clause=assistance.clause, topic=scene.military)
    ClauseTopicFactory.create(clause=consultations.clause, topic=scene.consulting)
    return scene


@dataclass(frozen=True)
class People:
    anonymous: AnonymousUser
    contributor: User
    author: User
    editor: User

    def client(self, name: str) -> Client:
        client = Client()
        if name != "anonymous":
            client.force_login(getattr(self, name))
        return client


@pytest.fixture
def people(db: None) -> People:
    """A stranger, a contributor, the contributor whose drafts are looked for, and an editor."""
    return People(AnonymousUser(), UserFactory.create(), UserFactory.create(), EditorFactory.create())


class Words(HTMLParser):
    """The text of every element that carries a wording's words, by the wording's id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._wording = ""
        self._depth = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        given = dict(attrs)
        if given.get("data-wording"):
            self._wording = given["data-wording"] or ""
        if self._depth:
            self._depth += 1
        elif "data-words" in given:
            self._depth = 1
            self.found[self._wording] = ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's signature
        self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.found[self._wording] += data
