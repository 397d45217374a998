"""What crawlers are told."""

import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime
from urllib.robotparser import RobotFileParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.reading.selectors.sitemap import Place
from apps.reading.views.sitemap import index, part, urlset
from tests.factories import DocumentFactory, EditionFactory, TopicFactory, WordingFactory, a_document, a_note
from tests.reading.conftest import EVERYBODY, People, Scene

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
TAG = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MOST_QUERIES = 10


def entries(client: Client) -> dict[str, str]:
    """Paths and their days, "" where none is known."""
    answer = client.get("/sitemap.xml")
    assert answer.headers["Content-Type"] == "application/xml"
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    assert root.tag == f"{TAG}urlset"
    found = {
        url.findtext(f"{TAG}loc", "").removeprefix(SITE): url.findtext(f"{TAG}lastmod", "") for url in root
    }
    assert len(found) == len(root)
    return found


def test_an_empty_edition_has_its_two_pages(client: Client) -> None:
    assert list(entries(client)) == ["/", "/topics/"]


def test_every_address_is_there_and_can_be_read(client: Client, scene: Scene) -> None:
    note = a_note(scene.assistance)
    found = entries(client)
    assert found[scene.url]
    assert found[f"{scene.url}11/"]
    assert found[f"/annotations/{note.pk}/"]
    assert {"/topics/security/", "/topics/military-assistance/"} < set(found)
    assert any(path.startswith("/experts/") for path in found)
    assert any(path.startswith("/commentaries/") for path in found)
    assert {path: client.get(path).status_code for path in found} == dict.fromkeys(found, 200)


def test_a_clause_is_named_once_at_its_address_of_today(client: Client, scene: Scene) -> None:
    clauses = [path for path in entries(client) if path.startswith(scene.url) and path != scene.url]
    assert sorted(clauses) == sorted(f"{scene.url}{ref}/" for ref in ("preamble-u1", "1", "u1", "u2", "11"))


@pytest.mark.parametrize("who", EVERYBODY)
def test_no_draft_is_in_it_whoever_asks(who: str, people: People, scene: Scene) -> None:
    hidden = DocumentFactory.create(draft=True, slug="a-secret")
    WordingFactory.create(edition=EditionFactory.create(document=hidden), ref="1")
    withdrawn = DocumentFactory.create(withdrawn=True, slug="a-withdrawn")
    draft = a_note(scene.one, draft=True)
    lost = a_note(hidden)
    TopicFactory.create(slug="unused")
    text = people.client(who).get("/sitemap.xml").content.decode()
    for secret in ("a-secret", withdrawn.slug, str(draft.pk), str(lost.pk), "unused"):
        assert secret not in text
    for expert in (*draft.experts.all(), *lost.experts.all()):
        assert f"/experts/{expert.slug}/" not in text


def test_it_asks_as_many_queries_for_many_rows_as_for_few(client: Client) -> None:
    counts = set()
    for clauses in (1, 60):
        a_document(clauses=clauses, notes=2, slug=f"of-{clauses}")
        with CaptureQueriesContext(connection) as captured:
            assert len(entries(client)) > clauses
        counts.add(len(captured))
    assert len(counts) == 1
    assert counts.pop() <= MOST_QUERIES


def test_too_many_addresses_are_split_into_files_without_a_loss() -> None:
    places = [Place(f"/{n}/") for n in range(7)]
    files = [part(places, number, 3) for number in (1, 2, 3)]
    assert [place for file in files for place in file] == places
    assert [*part(places, 4, 3), *part(places, 0, 3), *part(places, -1, 3)] == []
    assert "<loc>https://x/sitemap-2.xml</loc>" in index(["/sitemap-1.xml", "/sitemap-2.xml"], "https://x")


def test_a_file_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/sitemap-1.xml").status_code == 200
    assert client.get("/sitemap-2.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_addresses_are_escaped_and_days_are_days() -> None:
    text = urlset([Place("/a&b/", datetime(2026, 2, 3, tzinfo=UTC))], "https://x")
    assert "<loc>https://x/a&amp;b/</loc><lastmod>2026-02-03</lastmod>" in text


def test_robots_may_read_what_is_public_and_are_told_where_it_is(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    rules = RobotFileParser()
    rules.parse(lines)
    assert rules.can_fetch("*", f"{SITE}/documents/x/")
    assert not rules.can_fetch("*", f"{SITE}/desk/")
    assert not rules.can_fetch("*", f"{SITE}/admin/login/")
    assert rules.site_maps() == [f"{SITE}/sitemap.xml"]
