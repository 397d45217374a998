from django.test import Client

from tests.factories import DocumentFactory, a_note
from tests.reading.conftest import Scene


def test_a_note_shows_every_place_at_which_it_stands(client: Client, scene: Scene) -> None:
    other = DocumentFactory.create(slug="treaty-1997", title="Treaty of 1997")
    note = a_note(scene.assistance, "military assistance", stances=[("favourable", scene.azerbaijan)])
    a_note(other, annotation=note)
    page = client.get(f"/annotations/{note.pk}/").context["page"]

    assert [(place.label, place.url) for place in page.places] == [
        (
            "Paragraph “may consider providing each other …” of Moscow Declaration",
            f"{scene.url}u2/#note-{note.pk}",
        ),
        ("Treaty of 1997", f"/documents/treaty-1997/#note-{note.pk}"),
    ]
    marked = [segment.text for segment in page.places[0].row.wording.segments if segment.cards]
    assert marked == ["military assistance"]


def test_a_place_that_is_hidden_is_not_shown(client: Client, scene: Scene) -> None:
    note = a_note(scene.one)
    a_note(DocumentFactory.create(draft=True, title="Zanzibar"), annotation=note)
    response = client.get(f"/annotations/{note.pk}/")

    assert len(response.context["page"].places) == 1
    assert "Zanzibar" not in response.content.decode()


def test_the_citation_names_experts_source_and_address(client: Client, scene: Scene) -> None:
    note = a_note(scene.one)
    citation = client.get(f"/annotations/{note.pk}/").context["page"].citation
    expert = note.experts.get()

    assert citation.text.startswith(f"Note on Paragraph 1 of Moscow Declaration, after {expert.name} in ")
    assert citation.path == f"/annotations/{note.pk}/"


def test_an_editorial_note_is_cited_as_the_editors(client: Client, scene: Scene) -> None:
    note = a_note(scene.one, editorial=True, commentary=None)
    response = client.get(f"/annotations/{note.pk}/")

    assert response.context["page"].citation.text.startswith(
        "Editors’ note on Paragraph 1 of Moscow Declaration"
    )
    assert "The editors" in response.content.decode()


def test_the_body_is_rendered_and_cleaned(client: Client, scene: Scene) -> None:
    note = a_note(scene.one, body="What *he* says <script>alert(1)</script>")
    html = client.get(f"/annotations/{note.pk}/").content.decode()

    assert "<em>he</em>" in html
    assert "<script>alert" not in html
