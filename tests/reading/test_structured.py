"""What pages say of themselves to machines."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    DocumentFactory,
    DocumentPartyFactory,
    DocumentRelationFactory,
    ExpertFactory,
    a_document,
    a_note,
)
from tests.reading.conftest import People, Scene

pytestmark = pytest.mark.django_db

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SITE = "http://testserver"


def page_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def graph(client: Client, url: str) -> list[dict[str, Any]]:
    (text,) = DATA.findall(page_of(client, url))
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = data["@graph"]
    return nodes


def test_a_document_is_legislation_with_its_parties_and_editions(client: Client, scene: Scene) -> None:
    DocumentPartyFactory.create(document=scene.document, party=scene.russia)
    document, trail = graph(client, scene.url)

    assert document["@type"] == "Legislation"
    assert document["@id"] == document["url"] == SITE + scene.url
    assert document["name"] == "Moscow Declaration"
    assert document["legislationDate"] == "2022-02-22"
    assert document["legislationPassedBy"] == [{"@type": "Organization", "name": "Russia"}]
    assert document["inLanguage"] == ["en"]
    assert {edition["name"] for edition in document["workExample"]} == {
        "as quoted by JAMnews",
        "as quoted by Turan",
    }
    assert [step["item"] for step in trail["itemListElement"]] == [f"{SITE}/", SITE + scene.url]


def test_what_nobody_says_is_not_in_it(client: Client) -> None:
    known = DocumentFactory.create(signed="XXXX-11-10", place="")
    DocumentPartyFactory.create(document=known, basis="inference", source=None)
    document, _trail = graph(client, f"/documents/{known.slug}/")
    assert not {"legislationDate", "legislationPassedBy", "locationCreated", "inLanguage"} & set(document)


def test_relations_lead_from_the_document_that_has_them(client: Client) -> None:
    relation = DocumentRelationFactory.create(kind="incorporates")
    newer, older = relation.from_document, relation.to_document
    there = f"{SITE}/documents/{older.slug}/"
    basis = graph(client, f"/documents/{newer.slug}/")[0]["isBasedOn"]
    assert basis == [{"@id": there, "@type": "Legislation", "name": older.title}]
    assert "isBasedOn" not in graph(client, f"/documents/{older.slug}/")[0]


def test_it_grows_with_no_clause(client: Client) -> None:
    few, many = (a_document(clauses=number, notes=1, slug=f"of-{number:02}") for number in (3, 60))
    sizes = {
        len(json.dumps(graph(client, f"/documents/{edition.document.slug}/")[1])) for edition in (few, many)
    }
    assert len(sizes) == 1
    assert "matter" not in json.dumps(graph(client, f"/documents/{many.document.slug}/"))


def test_a_clause_is_part_of_its_document(client: Client, scene: Scene) -> None:
    clause, trail = graph(client, f"{scene.url}11/")
    assert clause["isPartOf"]["@id"] == SITE + scene.url
    assert clause["text"] == "resolutely suppress on their territory"
    assert [step["name"] for step in trail["itemListElement"]][1:] == ["Moscow Declaration", "Paragraph 11"]


def test_a_note_is_the_editors_and_says_of_whom_it_tells(client: Client, scene: Scene) -> None:
    expert = ExpertFactory.create(name="Dr Who")
    note = a_note(scene.one, body="He *doubts* “it” & more.", experts=[expert], source_words="empty words")
    (comment,) = graph(client, f"/annotations/{note.pk}/")
    assert comment["@type"] == "Comment"
    assert comment["text"] == "He doubts “it” & more."
    assert comment["author"] == {"@type": "Organization", "name": "Glossator", "url": f"{SITE}/"}
    assert [speaker["name"] for speaker in comment["mentions"]] == ["Dr Who"]
    assert comment["hasPart"]["text"] == "empty words"
    assert comment["about"][0]["@id"] == f"{SITE}{scene.url}1/"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", comment["datePublished"])


def test_experts_commentaries_topics_and_the_library_have_theirs(client: Client, scene: Scene) -> None:
    expert = ExpertFactory.create()
    note = a_note(scene.assistance, experts=[expert])
    commentary = note.commentary.slug if note.commentary else ""
    assert graph(client, f"/experts/{expert.slug}/")[0]["@type"] == "Person"
    assert graph(client, f"/commentaries/{commentary}/")[0]["about"]["@type"] == "Article"
    topic, trail = graph(client, "/topics/military-assistance/")
    assert topic["about"]["@type"] == "DefinedTerm"
    assert [step["name"] for step in trail["itemListElement"]] == [
        "Topics",
        "Security",
        "Military assistance",
    ]
    (library,) = graph(client, "/")
    assert [part["name"] for part in library["hasPart"]] == ["Moscow Declaration"]


def test_nobody_who_may_see_drafts_is_given_any(people: People, scene: Scene) -> None:
    draft = DocumentFactory.create(draft=True, title="A secret treaty")
    DocumentRelationFactory.create(from_document=scene.document, to_document=draft, kind="refers to")
    note = a_note(scene.one, draft=True)
    client = people.client("editor")
    for url in ("/", scene.url, f"/documents/{draft.slug}/", f"/annotations/{note.pk}/"):
        assert DATA.findall(page_of(client, url)) == []
    assert "secret" not in json.dumps(graph(people.client("anonymous"), scene.url))


HOSTILE = '</script><script>document.title="ran"</script><!-- <script> \u2028 & "'


def test_no_text_leaves_the_data(client: Client) -> None:
    document = DocumentFactory.create(title=HOSTILE)
    text = page_of(client, f"/documents/{document.slug}/")
    (data,) = DATA.findall(text)
    assert not set("<>&\u2028\u2029") & set(data)
    assert graph(client, f"/documents/{document.slug}/")[0]["name"] == HOSTILE
    assert '<script>document.title="ran"' not in text
