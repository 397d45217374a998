"""The heads of the public pages: each says what it is, in its own words, and has one address."""

from html.parser import HTMLParser

import pytest
from django.test import Client

from apps.reading.selectors.library import PAGE_SIZE
from tests.factories import DocumentFactory, a_note
from tests.reading.conftest import Scene

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
Attributes = dict[str, str | None]


class Head(HTMLParser):
    """What stands in the head, as a browser reads it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.metas: list[Attributes] = []
        self.canonical: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta":
            self.metas.append(given)
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical.append(given["href"] or "")

    def __getitem__(self, name: str) -> str:
        """The content of the one meta element of that name; "" where there is none."""
        (found,) = [meta for meta in self.metas if name in (meta.get("name"), meta.get("property"))] or [{}]
        return found.get("content") or ""


def head(client: Client, url: str) -> Head:
    answer = client.get(url)
    assert answer.status_code == 200
    return Head(answer.content.decode())


@pytest.fixture
def urls(scene: Scene) -> list[str]:
    note = a_note(scene.assistance)
    expert = note.experts.get()
    commentary = note.commentary.slug if note.commentary else ""
    return [
        *("/", scene.url, f"{scene.url}u2/", "/topics/", "/topics/military-assistance/"),
        *(f"/experts/{expert.slug}/", f"/commentaries/{commentary}/", f"/annotations/{note.pk}/"),
    ]


def test_every_page_has_one_address_and_describes_itself(client: Client, urls: list[str]) -> None:
    heads = {url: head(client, f"{url}?nonsense=1") for url in urls}
    assert {url: found.canonical for url, found in heads.items()} == {url: [SITE + url] for url in urls}
    assert all(found["og:title"] and found["description"] for found in heads.values())
    assert len({found["description"] for found in heads.values()}) == len(urls)
    assert [url for url, found in heads.items() if found["robots"]] == []
    assert "5 clauses with 1 note on" in heads[urls[1]]["description"]


@pytest.mark.parametrize("query", ["?party=AZE", "?kind=treaty"])
def test_a_filtered_library_is_followed_and_not_listed(client: Client, scene: Scene, query: str) -> None:
    DocumentFactory.create(kind="treaty")
    found = head(client, f"/{query}")
    assert found.canonical == [f"{SITE}/"]
    assert found["robots"] == ("noindex, follow" if "kind" in query else "")


def test_each_page_of_a_long_list_has_its_own_address(client: Client) -> None:
    DocumentFactory.create_batch(PAGE_SIZE + 1)
    assert head(client, "/?page=1").canonical == [f"{SITE}/"]
    assert head(client, "/?page=2&nonsense=1").canonical == [f"{SITE}/?page=2"]


@pytest.mark.parametrize("body", ['0;url=//evil.example " http-equiv="refresh', "<b> 'x' \"y\" & &quot;"])
def test_no_note_leaves_its_description(client: Client, scene: Scene, body: str) -> None:
    note = a_note(scene.one, body=body)
    found = head(client, f"/annotations/{note.pk}/")
    assert [meta for meta in found.metas if "http-equiv" in meta] == []
    assert '"' in found["description"]
