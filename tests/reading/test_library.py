import pytest
from django.test import Client

from apps.reading.selectors.library import PAGE_SIZE
from apps.reading.shapes import Library
from tests.factories import DocumentFactory, DocumentPartyFactory, a_note
from tests.reading.conftest import Scene


def library_of(client: Client, url: str = "/") -> Library:
    library: Library = client.get(url).context["library"]
    return library


@pytest.fixture
def shelf(scene: Scene) -> Scene:
    DocumentPartyFactory.create(document=scene.document, party=scene.azerbaijan)
    DocumentPartyFactory.create(document=scene.document, party=scene.russia)
    treaty = DocumentFactory.create(slug="a-treaty", title="A Treaty", kind="treaty", signed="XXXX-11-10")
    DocumentPartyFactory.create(document=treaty, party=scene.russia)
    return scene


def test_documents_with_a_text_come_first_then_by_title(client: Client, shelf: Scene) -> None:
    assert [row.slug for row in library_of(client).rows] == ["moscow-declaration", "a-treaty"]


def test_a_document_says_how_much_of_it_is_there(client: Client, shelf: Scene) -> None:
    note = a_note(shelf.one)
    a_note(shelf.document, annotation=note)
    moscow, treaty = library_of(client).rows

    assert (moscow.extent, moscow.clauses, moscow.notes, moscow.parties) == (
        "excerpts",
        5,
        1,
        ("Azerbaijan", "Russia"),
    )
    assert (treaty.extent, treaty.clauses, treaty.notes, treaty.signed) == (
        "",
        0,
        0,
        "10 November, year unknown",
    )


def test_it_is_filtered_by_party_and_kind(client: Client, shelf: Scene) -> None:
    assert [row.slug for row in library_of(client, "/?party=AZE").rows] == ["moscow-declaration"]
    assert [row.slug for row in library_of(client, "/?party=AZE&party=RUS").rows] == [
        "moscow-declaration",
        "a-treaty",
    ]
    assert library_of(client, "/?party=AZE&kind=treaty").rows == ()


def test_every_count_is_what_following_the_chip_shows(client: Client, shelf: Scene) -> None:
    for base in ("/", "/?party=RUS", "/?kind=treaty"):
        for facet in library_of(client, base).filter.facets:
            for choice in facet.choices:
                if not choice.selected and f"{facet.name}=" not in base:
                    assert library_of(client, choice.url).shown == choice.count


def test_nonsense_is_left_out_and_told(client: Client, shelf: Scene) -> None:
    library = library_of(client, "/?party=%00&kind=zzz&page=-7")

    assert len(library.filter.problems) == 2
    assert len(library.rows) == 2


def test_a_long_library_comes_a_page_at_a_time(client: Client, db: None) -> None:
    for _ in range(PAGE_SIZE + 3):
        DocumentFactory.create(kind="treaty")

    assert len(library_of(client).rows) == PAGE_SIZE
    assert len(library_of(client, "/?kind=treaty&page=2").rows) == 3
    assert 'href="?kind=treaty&amp;page=1"' in client.get("/?kind=treaty&page=2").content.decode()


def test_an_empty_library_says_so(client: Client, db: None) -> None:
    assert "There are no documents yet" in client.get("/").content.decode()
