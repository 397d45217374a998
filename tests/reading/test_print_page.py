"""A document on paper: every note has its number, its place and its footnote, and paper shows nothing that the page
does not."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.documents.models.clause import RESERVED_REFS
from apps.reading.shapes import PrintedClause, PrintedPage
from tests.factories import (
    DocumentFactory,
    ExpertFactory,
    SpanTargetFactory,
    WordingFactory,
    a_document,
    a_note,
)
from tests.reading.conftest import People, Scene

pytestmark = pytest.mark.django_db


def paper(client: Client, scene: Scene, query: str = "") -> PrintedPage:
    page: PrintedPage = client.get(f"{scene.url}print/{query}").context["page"]
    return page


def clause(page: PrintedPage, ref: str) -> PrintedClause:
    return next(entry for entry in page.entries if isinstance(entry, PrintedClause) and entry.row.ref == ref)


def numbered(entry: PrintedClause) -> str:
    """The text with its numbers in brackets, and after a stroke those of the whole clause."""
    runs = "".join(run.text + "".join(f"[{number}]" for number in run.numbers) for run in entry.runs)
    return f"{runs}|{','.join(map(str, entry.numbers))}"


@pytest.mark.parametrize("word", ["print", "cite", "export"])
def test_no_clause_can_have_the_address_of_a_page(word: str) -> None:
    assert word in RESERVED_REFS


def test_notes_are_numbered_as_paper_is_read(client: Client, scene: Scene) -> None:
    whole = a_note(scene.one)
    a_note(scene.one, "interaction")
    a_note(scene.one, "build their relations")
    of_document = a_note(scene.document)
    page = paper(client, scene)

    assert page.numbers == (1,)
    assert numbered(clause(page, "1")) == "build their relations[2] on allied interaction[3]|4"
    assert [note.number for note in page.footnotes] == [1, 2, 3, 4]
    assert (page.footnotes[0].card.id, page.footnotes[3].card.id) == (of_document.pk, whole.pk)


def test_spans_that_overlap_are_numbered_where_each_ends(client: Client, scene: Scene) -> None:
    a_note(scene.one, "build their relations on")
    a_note(scene.one, "relations on allied")
    a_note(scene.one, "their relations on")

    assert numbered(clause(paper(client, scene), "1")) == (
        "build their relations on[1][2] allied[3] interaction|"
    )


def test_words_that_are_lost_put_the_number_at_the_end_and_say_so(client: Client, scene: Scene) -> None:
    SpanTargetFactory.create(wording=scene.one_by_turan, quote="mutual respect", anchored=False)
    page = paper(client, scene)

    assert numbered(clause(page, "1")).endswith("|1")
    assert "its words are not in the wording shown" in client.get(f"{scene.url}print/").content.decode()


def test_a_note_at_several_places_is_printed_once_and_referred_to(client: Client, scene: Scene) -> None:
    note = a_note(scene.one, "build", body="Said once only.")
    a_note(scene.assistance, "may", annotation=note, stances=[("mixed", scene.russia)])
    html = client.get(f"{scene.url}print/").content.decode()
    page = paper(client, scene)

    assert [(each.number, each.same_as) for each in page.footnotes] == [(1, 0), (2, 1)]
    assert [place.number for place in page.footnotes[0].also] == [2]
    assert html.count("Said once only.") == 1
    assert 'The same note as <a href="#note-1">1</a>' in html
    assert "mixed" in html
    assert "for Russia" in html
    assert page.notes == 1


def test_every_number_leads_to_its_footnote_and_back(client: Client, scene: Scene) -> None:
    for _ in range(5):
        a_note(scene.document)
    for word in ("build", "relations", "allied"):
        a_note(scene.one, word)
    html = client.get(f"{scene.url}print/").content.decode()
    ids = re.findall(r'\bid="([^"]+)"', html)

    assert len(ids) == len(set(ids))
    for number in range(1, 9):
        assert f'href="#ref-{number}"' in html
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert "1–5" in html


def test_no_space_comes_between_a_word_and_what_follows_its_number(client: Client, scene: Scene) -> None:
    a_note(scene.one, "buil")
    html = client.get(f"{scene.url}print/").content.decode()

    assert re.search(r">buil<sup[^>]*><a [^>]*>1</a></sup>d their relations", html)


def test_a_footnote_says_who_how_what_in_which_words_and_where(client: Client, scene: Scene) -> None:
    expert = ExpertFactory.create(name="A “quoted” {name}", role="observer")
    note = a_note(
        scene.one,
        "allied",
        experts=[expert],
        body="He *doubts* it.",
        source_words="not so allied",
        stances=[("unfavourable", scene.azerbaijan)],
    )
    assert note.commentary
    html = client.get(f"{scene.url}print/").content.decode()

    for words in (
        "A “quoted” {name}",
        "observer",
        "unfavourable",
        "for Azerbaijan",
        "He <em>doubts</em> it.",
        "“not so allied”",
        note.commentary.source.publisher,
        note.commentary.source.url,
        f"http://testserver/annotations/{note.pk}/",
        f"http://testserver{scene.url}",
    ):
        assert words in html, words


def test_paper_obeys_the_filter_and_says_which(client: Client, scene: Scene) -> None:
    a_note(scene.one, "build", topics=[scene.security])
    a_note(scene.one, "allied", topics=[scene.consulting], body="Left out.")
    html = client.get(f"{scene.url}print/?topic=security&topic=nonsense").content.decode()
    page = paper(client, scene, "?topic=security&topic=nonsense")

    assert page.chosen == (("Topic", "Security"),)
    assert (page.notes, page.notes_of) == (1, 2)
    assert "Left out." not in html
    assert "left out by the filter" in html
    assert "Nothing here goes by “nonsense”" in html
    assert f"http://testserver{scene.url}?topic=security" in html


def test_of_an_edition_its_own_clauses_are_printed(client: Client, scene: Scene) -> None:
    page = paper(client, scene, "?edition=turan-en")

    assert page.edition
    assert page.edition.ref == "turan-en"
    assert [entry.row.ref for entry in page.entries if isinstance(entry, PrintedClause)] == ["1", "11"]
    assert {source.publisher for source in page.sources} == {"Turan"}


def test_the_sources_of_what_is_printed_are_listed(client: Client, scene: Scene) -> None:
    note = a_note(scene.one)
    assert note.commentary
    page = paper(client, scene)
    listed = {source.publisher: (source.of_text, source.of_notes) for source in page.sources}

    assert listed["JAMnews"] == listed["Turan"] == (True, False)
    assert listed[note.commentary.source.publisher] == (False, True)


def test_a_document_without_a_text_is_a_title_page(client: Client) -> None:
    document = DocumentFactory.create(slug="empty")
    note = a_note(document)
    html = client.get("/documents/empty/print/").content.decode()

    assert "The text of this document has not been entered yet" in html
    assert str(note.body) in html
    assert paper_title(html) == document.title


def paper_title(html: str) -> str:
    found = re.search(r"<title>(.*?)</title>", html)
    return found[1] if found else ""


def test_text_from_right_to_left_says_so(client: Client) -> None:
    wording = WordingFactory.create(edition__language="fa", edition__document__slug="rtl", text="متن توافق")
    a_note(wording, "متن", language="fa", body="یادداشت")

    html = client.get("/documents/rtl/print/").content.decode()

    assert '<p class="words" lang="fa" dir="rtl">' in html
    assert '<div class="prose" lang="fa" dir="rtl">' in html


def test_drafts_are_printed_for_those_who_see_them(people: People, scene: Scene) -> None:
    a_note(scene.one, "build", draft=True, created_by=people.author, body="Zanzibar.")

    for name, sees in (("anonymous", False), ("contributor", False), ("author", True), ("editor", True)):
        html = people.client(name).get(f"{scene.url}print/").content.decode()
        assert ("Zanzibar." in html) is sees, name


def test_what_is_not_there_is_not_printed(client: Client) -> None:
    DocumentFactory.create(slug="draft", draft=True)

    assert client.get("/documents/nothing/print/").status_code == 404
    assert client.get("/documents/draft/print/").status_code == 404


def test_three_hundred_clauses_take_as_many_queries_as_three(client: Client) -> None:
    found = []
    for clauses in (3, 300):
        edition = a_document(clauses=clauses, notes=3)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(f"/documents/{edition.document.slug}/print/")
        found.append(len(captured))
        assert len(response.context["page"].footnotes) == clauses * 3

    assert found[0] == found[1] <= 10
