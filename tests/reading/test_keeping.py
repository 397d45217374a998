"""What is kept for readers is never stale, never another's, and bounded."""

import gzip
from collections.abc import Callable
from http import HTTPStatus

import brotli
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.commentary.models import Annotation, AnnotationExpert, Expert
from apps.core.templatetags import cards
from apps.documents.models import Address, Document, Edition, Source, Wording
from apps.reading.keeping import Keeper
from apps.topics.models import Topic
from tests.factories import (
    AnnotationFactory,
    DocumentFactory,
    DocumentNameFactory,
    DocumentRelationFactory,
    EditorFactory,
    StanceFactory,
    WordingFactory,
    a_document,
    a_note,
)
from tests.reading.conftest import Scene

pytestmark = pytest.mark.django_db


def text(client: Client, url: str, **headers: str) -> str:
    response = client.get(url, headers=headers)
    assert response.status_code == HTTPStatus.OK
    return response.content.decode()


def queries(client: Client, url: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(url, headers=headers)
    return len(captured)


@pytest.fixture
def note(scene: Scene) -> Annotation:
    return a_note(scene.one, "allied interaction", body="First reading.", topics=[scene.security])


def test_what_did_not_change_takes_one_query(client: Client, scene: Scene, note: Annotation) -> None:
    first = text(client, scene.url)

    assert queries(client, scene.url) == 1
    assert text(client, scene.url) == first
    assert queries(client, f"{scene.url}?topic=security") == 1, "another view of what was read"


def rename_expert(note: Annotation) -> str:
    Expert.objects.filter(annotation_links__annotation=note).update(name="Dr Renamed")
    return "Dr Renamed"


def add_expert(note: Annotation) -> str:
    expert = Expert.objects.create(slug="second", name="Second Expert", sort_key="s")
    AnnotationExpert.objects.create(annotation=note, expert=expert, position=1)
    return "Second Expert"


def rewrite(note: Annotation) -> str:
    Annotation.objects.filter(pk=note.pk).update(body="Second reading.")
    return "Second reading."


def read_it_so(note: Annotation) -> str:
    StanceFactory.create(target=note.targets.get(), value="ambiguous", party=None)
    return "ambiguous"


def rename_topic(note: Annotation) -> str:
    Topic.objects.filter(slug="security").update(name="Safety of states")
    return "Safety of states"


def rename_source(note: Annotation) -> str:
    Source.objects.filter(commentary__annotations=note).update(publisher="The Renamed Post")
    return "The Renamed Post"


def add_note(note: Annotation) -> str:
    a_note(Wording.objects.get(selected_by__annotation=note), body="Another reading.")
    return "Another reading."


def publish_draft(note: Annotation) -> str:
    draft = Annotation.objects.get(body="Not yet.")
    draft.status, draft.first_published_at = "published", timezone.now()
    draft.save()
    return "Not yet."


def add_wording(note: Annotation) -> str:
    document = note.targets.get().document
    WordingFactory.create(edition=Edition.objects.filter(document=document)[0], text="It is said anew.")
    return "It is said anew."


def name_document(note: Annotation) -> str:
    DocumentNameFactory.create(document=note.targets.get().document, name="The Allied One")
    return "The Allied One"


def relate(note: Annotation) -> str:
    DocumentRelationFactory.create(
        from_document=note.targets.get().document, to_document=DocumentFactory.create(title="Treaty of 1997")
    )
    return "Treaty of 1997"


def translate(note: Annotation) -> str:
    Edition.objects.filter(document=note.targets.get().document).update(translator="A. Translator")
    return "A. Translator"


CHANGES = (
    *(rename_expert, add_expert, rewrite, read_it_so, rename_topic, rename_source),
    *(add_note, publish_draft, add_wording, name_document, relate, translate),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: str(change.__name__))
def test_every_change_is_seen_at_once(
    client: Client, scene: Scene, note: Annotation, change: Callable[[Annotation], str]
) -> None:
    draft = AnnotationFactory.create(draft=True, body="Not yet.")
    a_note(scene.one, annotation=draft)
    before = client.get(scene.url)
    says = change(note)

    after = client.get(scene.url, headers={"If-None-Match": before["ETag"]})

    assert says not in before.content.decode()
    assert after.status_code == HTTPStatus.OK
    assert says in after.content.decode()


def test_the_title_of_a_document_where_a_note_also_stands_is_seen(
    client: Client, scene: Scene, note: Annotation
) -> None:
    other = DocumentFactory.create(title="Treaty of 1997")
    a_note(other, annotation=note)
    assert "Treaty of 1997" in text(client, scene.url)

    Document.objects.filter(pk=other.pk).update(title="Treaty on friendship")

    assert "Treaty on friendship" in text(client, scene.url)


def test_a_withdrawn_document_is_gone_at_once(client: Client, scene: Scene) -> None:
    text(client, scene.url)
    Document.objects.filter(pk=scene.document.pk).update(status="withdrawn", withdrawal="Entered twice.")

    assert client.get(scene.url).status_code == HTTPStatus.GONE


def test_readers_never_get_what_was_made_for_an_editor_nor_the_reverse(client: Client, scene: Scene) -> None:
    a_note(scene.one, annotation=AnnotationFactory.create(draft=True, body="Secret draft."))
    editor = Client()
    editor.force_login(EditorFactory.create())

    for _ in range(2):
        assert "Secret draft." in text(editor, scene.url)
        assert "Secret draft." not in text(client, scene.url)
    assert "Sign out" in text(editor, scene.url)
    assert "Sign in" in text(client, scene.url)


def test_a_reader_with_a_session_of_another_role_gets_a_page_of_their_own(
    client: Client, scene: Scene
) -> None:
    text(client, scene.url)
    client.cookies["glossator_session"] = "forged"

    assert "ETag" not in client.get(scene.url)


def test_the_browser_that_has_the_page_gets_an_empty_answer(client: Client, scene: Scene) -> None:
    first = client.get(scene.url)

    again = client.get(scene.url, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")
    assert again["ETag"] == first["ETag"]
    assert queries(client, scene.url, **{"If-None-Match": first["ETag"]}) == 1


def test_page_part_and_language_have_tags_of_their_own(client: Client, scene: Scene) -> None:
    tags = {
        client.get(scene.url)["ETag"],
        client.get(scene.url, headers={"HX-Request": "true"})["ETag"],
        client.get(scene.url, headers={"Accept-Language": "ru"})["ETag"],
    }

    assert len(tags) == 3


def test_caches_are_told_what_an_answer_depends_on(client: Client, scene: Scene) -> None:
    for headers in ({}, {"If-None-Match": client.get(scene.url)["ETag"]}):
        varies = {each.strip() for each in client.get(scene.url, headers=headers)["Vary"].split(",")}
        assert varies >= {"Cookie", "Accept-Language", "Accept-Encoding", "HX-Request"}


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", None),
        ("", None),
        ("brotli;;;,,", None),
    ],
)
def test_it_comes_in_an_encoding_that_the_browser_takes(
    client: Client, scene: Scene, accepted: str, encoding: str | None
) -> None:
    plain = client.get(scene.url).content
    decode = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]

    for _ in range(2):
        response = client.get(scene.url, headers={"Accept-Encoding": accepted})
        assert response.get("Content-Encoding") == encoding
        assert decode(response.content) == plain


def test_it_sets_no_cookie(client: Client, scene: Scene) -> None:
    assert not client.get(scene.url).cookies


def test_an_address_speaks_of_the_host_it_was_asked_at(client: Client, scene: Scene) -> None:
    text(client, scene.url)

    assert 'href="http://localhost/documents/' in text(client, scene.url, host="localhost")


def test_what_an_address_says_in_vain_makes_no_page_of_its_own(client: Client, scene: Scene) -> None:
    page = text(client, scene.url)
    before = cards._render_clause_once.cache_info()

    assert text(client, f"{scene.url}?utm_source={'x' * 2_000}&stance=") == page
    assert cards._render_clause_once.cache_info() == before


def test_of_a_page_on_which_one_note_changed_one_clause_is_made_anew(client: Client) -> None:
    edition = a_document(clauses=20, notes=2, slug="long")
    text(client, "/documents/long/")
    note = Annotation.objects.filter(targets__document=edition.document)[7]
    Annotation.objects.filter(pk=note.pk).update(body="Changed.")
    before = cards._render_clause_once.cache_info().misses

    assert "Changed." in text(client, "/documents/long/")
    assert cards._render_clause_once.cache_info().misses == before + 1


def test_an_address_given_to_another_document_leads_there(client: Client, scene: Scene) -> None:
    draft = DocumentFactory.create(draft=True, slug="later")
    assert client.get("/documents/later/").status_code == HTTPStatus.NOT_FOUND
    Document.objects.filter(pk=draft.pk).update(slug="former")
    DocumentFactory.create(slug="later", title="The later one")

    assert "The later one" in text(client, "/documents/later/")


class TestKeeper:
    def test_it_forgets_the_oldest_document(self) -> None:
        for number in range(3):
            a_document(clauses=1, slug=f"d{number}")
        keeper = Keeper(subjects=2)
        first = keeper.find("d0")

        assert keeper.find("d0") is first
        keeper.find("d1")
        keeper.find("d2")
        assert keeper.find("d0") is not first

    def test_pages_take_no_more_room_than_they_may(self) -> None:
        a_document(clauses=1, slug="d")
        keeper = Keeper(most=250)
        kept = keeper.find("d")
        assert kept

        pages = [keeper.page(kept, number, lambda: "x" * 100) for number in range(3)]

        assert keeper.page(kept, 2, lambda: "other") is pages[2]
        assert keeper.page(kept, 0, lambda: "made again").body == b"made again"

    def test_what_changed_while_it_was_read_is_not_kept(self) -> None:
        edition = a_document(clauses=1, slug="d")
        keeper = Keeper()

        def change_meanwhile(execute: Callable[..., object], *arguments: object) -> object:
            result = execute(*arguments)
            if "documents_wording" in str(arguments[0]):
                with connection.cursor() as cursor:
                    cursor.execute(
                        "INSERT INTO documents_change (document) VALUES (%s)", [edition.document_id]
                    )
            return result

        with connection.execute_wrapper(change_meanwhile):
            during = keeper.find("d")
        assert during
        assert keeper.find("d") is not during


def test_a_clause_gets_an_address_and_it_is_seen(client: Client, scene: Scene) -> None:
    text(client, scene.url)
    Address.objects.filter(clause=scene.one.clause, canonical=True).update(canonical=False)
    Address.objects.create(document=scene.document, clause=scene.one.clause, ref="1-new", canonical=True)

    assert 'id="clause-1-new"' in text(client, scene.url)
