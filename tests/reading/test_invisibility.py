"""Drafts are invisible on every route to whoever has no right to see them: in pages, counts, facets and filters."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from django.test import Client

from tests.factories import (
    ClauseTopicFactory,
    CommentaryFactory,
    DocumentFactory,
    DocumentPartyFactory,
    DocumentRelationFactory,
    EditionFactory,
    ExpertFactory,
    PartyFactory,
    RevisionFactory,
    SourceFactory,
    TopicFactory,
    WordingFactory,
    a_note,
)
from tests.reading.conftest import EVERYBODY, People, Scene

SECRET = "Zanzibar"  # stands in everything that only a draft has


@dataclass(frozen=True)
class Hidden:
    """A draft note by an author; a draft edition; a draft document; and what only they use."""

    note: str
    draft_edition: str
    draft_document: str
    draft_clause: str
    expert: str
    commentary: str
    topic: str
    topic_of_draft_text: str
    public: Iterable[str]

    @property
    def of_the_note(self) -> Iterable[str]:
        return (self.note, self.expert, self.commentary, self.topic)


@pytest.fixture
def hidden(scene: Scene, people: People) -> Hidden:
    expert = ExpertFactory.create(slug="zanzibar-expert", name=f"{SECRET} Expert")
    commentary = CommentaryFactory.create(
        slug="zanzibar-commentary", source=SourceFactory.create(publisher=f"{SECRET} Times")
    )
    topic = TopicFactory.create(slug="zanzibar", name=f"{SECRET} topic")
    draft = a_note(
        scene.assistance,
        "military assistance",
        draft=True,
        created_by=people.author,
        body=f"{SECRET} note",
        experts=[expert],
        commentary=commentary,
        topics=[topic],
        stances=[("mixed", PartyFactory.create(code="ZNZ", name=f"{SECRET} party"))],
    )
    public_expert = ExpertFactory.create(slug="public-expert")
    public = a_note(scene.assistance, "providing", experts=[public_expert], topics=[scene.security])
    a_note(scene.document, annotation=draft)
    # A draft edition of a public document, and a revision of a public edition that is not published.
    edition = EditionFactory.create(
        document=scene.document,
        ref="zanzibar-edition",
        draft=True,
        authentic=True,
        source=SourceFactory.create(publisher=f"{SECRET} Gazette"),
    )
    WordingFactory.create(edition=edition, clause=scene.one.clause, text=f"{SECRET} one", label="77")
    only_there = WordingFactory.create(edition=edition, ref="zanzibar-1", text=f"{SECRET} clause", label="78")
    in_draft_text = TopicFactory.create(slug="zanzibar-text", name=f"{SECRET} of the text")
    ClauseTopicFactory.create(clause=only_there.clause, topic=in_draft_text)
    RevisionFactory.create(edition=scene.turan, published_at=None)
    WordingFactory.create(edition=scene.turan, ref="zanzibar-2", since=2, text=f"{SECRET} to come")
    # A note that is public, on words that are not.
    a_note(scene.one, "build", annotation=public)
    leaking = a_note(
        WordingFactory.create(edition=edition, clause=scene.recital.clause, text=f"{SECRET} zest"), SECRET
    )
    # A draft document, related to the public one.
    document = DocumentFactory.create(slug="zanzibar-document", title=f"{SECRET} Declaration", draft=True)
    DocumentRelationFactory.create(from_document=scene.document, to_document=document)
    DocumentPartyFactory.create(document=document, party__name=f"{SECRET} state", party__code="ZZZ")
    a_note(document, annotation=public)
    a_note(
        WordingFactory.create(edition__document=document, ref="1", text=f"{SECRET} words"), annotation=public
    )
    return Hidden(
        note=f"/annotations/{draft.pk}/",
        draft_edition=f"{scene.url}?edition=zanzibar-edition",
        draft_document="/documents/zanzibar-document/",
        draft_clause="/documents/zanzibar-document/1/",
        expert="/experts/zanzibar-expert/",
        commentary="/commentaries/zanzibar-commentary/",
        topic="/topics/zanzibar/",
        topic_of_draft_text="/topics/zanzibar-text/",
        public=(
            "/",
            scene.url,
            f"{scene.url}?topic=security",
            *(f"{scene.url}{form}" for form in ("print/", "cite/", "cite/json/", "1/cite/bib/")),
            *(f"{scene.url}export/{form}/" for form in ("csv", "md", "json")),
            f"{scene.url}1/",
            f"{scene.url}u2/",
            f"{scene.url}preamble-u1/",
            "/topics/",
            "/topics/security/",
            "/experts/public-expert/",
            f"/commentaries/{public.commentary.slug if public.commentary else ''}/",
            f"/annotations/{public.pk}/",
            f"/annotations/{leaking.pk}/",
        ),
    )


def html(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def test_no_public_page_tells_readers_of_a_draft(hidden: Hidden, client: Client) -> None:
    for url in hidden.public:
        assert SECRET not in html(client, url), url


def test_no_public_page_tells_another_contributor_of_a_draft(hidden: Hidden, people: People) -> None:
    """Whoever writes chooses among all experts, commentaries, parties and topics; of notes and texts they see no
    more than readers."""
    client = people.client("contributor")
    for url in hidden.public:
        text = html(client, url)
        for secret in ("note", "one", "clause", "zest", "to come", "Declaration", "words", "Gazette"):
            assert f"{SECRET} {secret}" not in text, url


@pytest.mark.parametrize("name", ["anonymous", "contributor", "author"])
def test_draft_texts_are_for_editors(hidden: Hidden, people: People, name: str) -> None:
    client = people.client(name)

    assert client.get(hidden.draft_document).status_code == 404
    assert client.get(hidden.draft_clause).status_code == 404
    text = html(client, hidden.draft_edition)
    for secret in ("one", "clause", "zest", "to come", "Declaration", "words", "Gazette"):
        assert f"{SECRET} {secret}" not in text


@pytest.mark.parametrize(("name", "sees"), list(zip(EVERYBODY, (False, False, True, True), strict=True)))
def test_a_draft_note_is_for_its_author_and_for_editors(
    hidden: Hidden, people: People, scene: Scene, name: str, sees: bool
) -> None:
    client = people.client(name)

    assert client.get(hidden.note).status_code == (200 if sees else 404)
    assert (f"{SECRET} note" in html(client, scene.url)) is sees
    assert (f"{SECRET} note" in html(client, f"{scene.url}u2/")) is sees
    page = client.get(scene.url, headers={"host": "localhost"}).context[
        "page"
    ]  # what is kept was made before
    assert page.totals.notes == (3 if sees else 2)
    facets = {facet.name: {choice.value for choice in facet.choices} for facet in page.filter.facets}
    assert ("zanzibar" in facets["topic"]) is sees
    assert ("zanzibar-expert" in facets["expert"]) is sees
    assert ("ZNZ" in facets["party"]) is sees
    assert ("mixed" in facets["stance"]) is sees


def test_what_only_a_draft_uses_is_not_there_for_readers(hidden: Hidden, client: Client) -> None:
    for url in (hidden.expert, hidden.commentary, hidden.topic, hidden.topic_of_draft_text):
        response = client.get(url)
        assert response.status_code == 404, url
        assert SECRET not in response.content.decode()


def test_a_filter_by_something_hidden_is_answered_like_nonsense(
    hidden: Hidden, scene: Scene, client: Client
) -> None:
    asked = client.get(f"{scene.url}?topic=zanzibar").content.decode()
    nonsense = client.get(f"{scene.url}?topic=nonsense").content.decode()

    assert asked.replace("zanzibar", "nonsense") == nonsense


@pytest.mark.parametrize("name", ["contributor", "author"])
def test_who_writes_sees_a_hidden_expert_but_not_what_others_drafted(
    hidden: Hidden, people: People, name: str
) -> None:
    text = html(people.client(name), hidden.expert)

    assert (f"{SECRET} note" in text) is (name == "author")


def test_editors_see_drafts_in_place_and_marked(hidden: Hidden, people: People, scene: Scene) -> None:
    client = people.client("editor")

    assert "badge-draft" in html(client, scene.url)
    assert f"{SECRET} clause" in html(client, scene.url)
    assert f"{SECRET} words" in html(client, hidden.draft_clause)
    for url in hidden.of_the_note:
        assert html(client, url)


def test_a_draft_edition_is_not_the_main_one_even_for_editors(
    hidden: Hidden, people: People, scene: Scene
) -> None:
    page = people.client("editor").get(scene.url).context["page"]

    assert page.editions[0].ref == "jamnews-en"


def test_the_words_of_a_draft_edition_are_not_quoted_by_a_public_note(
    hidden: Hidden, scene: Scene, client: Client
) -> None:
    cards = client.get(f"{scene.url}preamble-u1/").context["page"].row.cards

    assert [(card.quote, card.state) for card in cards] == [("", "")]


@pytest.mark.parametrize(
    "url",
    [
        "/documents/nothing/",
        "/documents/nothing/1/",
        "/topics/nothing/",
        "/experts/nothing/",
        "/commentaries/nothing/",
        "/annotations/00000000-0000-0000-0000-000000000000/",
        "/annotations/not-a-uuid/",
        "/documents/%00/",
        "/topics/a%00b/",
        "/documents/%F0%9F%92%A5/",
    ],
)
@pytest.mark.django_db
def test_what_is_unknown_is_a_404_with_a_way_on(client: Client, url: str) -> None:
    response = client.get(url)

    assert response.status_code == 404
    assert 'href="/topics/"' in response.content.decode()


def test_an_unknown_clause_leads_back_to_its_document(client: Client, scene: Scene) -> None:
    response = client.get(f"{scene.url}99/")

    assert response.status_code == 404
    assert (scene.url, "Moscow Declaration") in [(way.url, way.label) for way in response.context["ways"]]
    assert client.get(f"{scene.url}NOT_A_REF/").status_code == 404


def test_a_hidden_document_s_404_is_that_of_nothing(hidden: Hidden, client: Client) -> None:
    one = client.get(hidden.draft_document).content
    other = client.get("/documents/nothing/").content

    assert one == other


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_reading_pages_are_only_read(client: Client, scene: Scene, method: str) -> None:
    for url in ("/", scene.url, f"{scene.url}1/", "/topics/"):
        assert getattr(client, method)(url).status_code == 405
