"""Comparisons and lineages that are asked for nonsense, or of texts that nobody wrote them for."""

import pytest
from django.test import Client
from django.utils.html import strip_tags

from apps.documents.models import Edition
from tests.factories import DocumentFactory, DocumentRelationFactory, WordingFactory, a_document
from tests.parallels.treaties import PEACE, SCHOOL, TRADE, entered

pytestmark = pytest.mark.django_db
# As an address has them: too long for a number, digits of other scripts, NUL, half a surrogate pair, one name twice.
NONSENSE = (
    "",
    "-1",
    "0",
    "9" * 5_000,
    "²",
    "٣",
    "1e9",
    "%00",
    "%ED%A0%80",
    "x%00y",
    "<b>",
    "a&{0}=b&{0}=a",
    "new&{0}=new",
)


@pytest.fixture
def pair(db: None) -> tuple[Edition, Edition]:
    old, late = (
        entered(PEACE, TRADE, document=DocumentFactory.create(slug=slug, title=slug.title(), signed=year))
        for slug, year in (("old", "1997"), ("late", "2022"))
    )
    DocumentRelationFactory.create(from_document=late.document, to_document=old.document)
    return old, late


def test_nonsense_in_an_address_is_told_and_never_an_error(
    client: Client, pair: tuple[Edition, Edition]
) -> None:
    ref = f"{pair[1].pk}-1"
    places = {
        "/compare/": ("left", "right"),
        "/compare/old/late/": ("kind", "force", "topic", "with", "q", "part", "row"),
        "/compare/old/late/export/json/": ("kind", "topic", "part"),
        f"/compare/old/late/notes/{pair[0].pk}-1/": ("row",),
        "/documents/late/lineage/": ("in", "only", "topic", "page"),
        f"/documents/late/lineage/{ref}/": ("in",),
        f"/documents/late/{ref}/": ("differences",),
    }
    for place, names in places.items():
        for value in NONSENSE:
            query = "&".join(f"{name}={value.format(name)}" for name in names)
            assert client.get(f"{place}?{query}").status_code == 200, f"{place}{value[:9]}"
        assert client.post(place).status_code == 405
    page = client.get("/compare/old/late/?topic=9%00&topic=9%00&kind=new").content.decode()
    assert page.count("Nothing here goes by") == 1
    for path in ("notes/9%00/", "notes/" + "9" * 5_000 + "/", "export/%F0%9F%92%A5/"):
        assert client.get(f"/compare/old/late/{path}").status_code == 404


def test_a_thousand_clauses_stand_against_three(client: Client) -> None:
    long = a_document(clauses=1_000, notes=0, slug="long", title="Long", signed="1990")
    type(long).objects.filter(pk=long.pk).update(extent="complete")
    entered(PEACE, TRADE, SCHOOL, document=DocumentFactory.create(slug="brief", title="Brief", signed="2000"))
    answer = client.get("/compare/long/brief/")
    words = " ".join(strip_tags(answer.content.decode()).split())
    assert answer.status_code == 200
    assert "Of the 3 clauses of Brief: 3 have no counterpart, 1000 of the other document have no" in words


def test_a_clause_of_50_000_words_is_compared_and_read_elsewhere(client: Client) -> None:
    long = " ".join(f"word{number % 9_000}" for number in range(50_000))
    made = []
    for slug, year, text in (("old", "1997", long), ("late", "2022", f"{long} The Parties may leave.")):
        document = DocumentFactory.create(slug=slug, title=slug.title(), signed=year)
        made.append(entered(PEACE, document=document))
        WordingFactory.create(edition=made[-1], ref="annex", text=text, label="2")
    DocumentRelationFactory.create(from_document=made[1].document, to_document=made[0].document)
    for url in (
        "/compare/old/late/",
        "/documents/late/lineage/",
        "/documents/late/lineage/?in=library",
        "/documents/late/lineage/annex/",
        "/documents/late/lineage/annex/?in=library",
        "/documents/late/annex/",
    ):
        answer = client.get(url)
        assert answer.status_code == 200, url
    page = client.get("/compare/old/late/").content
    assert b"reworded" in page
    assert len(page) < 300_000
