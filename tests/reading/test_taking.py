"""The filtered view as files: exactly what the page shows, to the same people, and nothing in it runs."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.core.markup import render_markdown
from apps.reading.presenters.markdown import plain, written
from apps.reading.presenters.take_csv import BYTE_ORDER_MARK, COLUMNS, guarded
from tests.factories import (
    CommentaryFactory,
    DocumentFactory,
    ExpertFactory,
    SourceFactory,
    SpanTargetFactory,
    WordingFactory,
    a_document,
    a_note,
)
from tests.reading.conftest import EVERYBODY, People, Scene

pytestmark = pytest.mark.django_db

Rows = list[dict[str, str]]


def table(client: Client, url: str, query: str = "") -> Rows:
    text = client.get(f"{url}export/csv/{query}").content.decode()
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def shape(client: Client, url: str, query: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(client.get(f"{url}export/json/{query}").content)
    return found


def markdown(client: Client, url: str, query: str = "") -> str:
    return client.get(f"{url}export/md/{query}").content.decode()


def some_notes(scene: Scene) -> None:
    a_note(scene.document, stances=[("neutral", None)])
    several = a_note(scene.one, "build", topics=[scene.security], stances=[("favourable", scene.azerbaijan)])
    a_note(scene.assistance, "may", annotation=several, stances=[("mixed", scene.russia)])
    a_note(scene.assistance, topics=[scene.consulting])
    SpanTargetFactory.create(wording=scene.one_by_turan, quote="mutual respect", anchored=False)


QUERIES = (
    "",
    "?topic=security",
    "?stance=mixed",
    "?stance=neutral&party=AZE",
    "?topic=consultations&topic=security&match=all",
    "?edition=turan-en",
    "?edition=nonsense&topic=%00&stance=x&match=y",
)


@pytest.mark.parametrize("query", QUERIES)
def test_a_file_has_exactly_what_the_page_shows(client: Client, scene: Scene, query: str) -> None:
    some_notes(scene)
    page = client.get(f"{scene.url}{query}").context["page"]
    rows = [row for row in page.outline if row.shown]
    cards = [(row.url, str(card.id)) for row in rows for card in row.visible_cards]
    cards += [("", str(card.id)) for card in page.about if not card.hidden]
    taken = shape(client, scene.url, query)
    cells = table(client, scene.url, query)
    site = "http://testserver"

    assert [clause["address"] for clause in taken["clauses"]] == [site + row.url for row in rows]
    found = [(clause["address"], note["id"]) for clause in taken["clauses"] for note in clause["notes"]]
    found += [("", note["id"]) for note in taken["notes"]]
    assert [(url.removeprefix(site), note) for url, note in found] == cards
    assert sorted(
        (row["clause_address"], row["note_address"]) for row in cells if row["note_address"]
    ) == sorted((site + url if url else "", f"{site}/annotations/{note}/") for url, note in cards)
    assert {row["clause_address"] for row in cells} - {""} == {site + row.url for row in rows}
    assert taken["totals"]["clauses_shown"] == page.totals.clauses_shown
    assert taken["totals"]["notes_shown"] == page.totals.notes_shown
    assert taken["filter"]["problems"] == list(page.filter.problems)
    text = markdown(client, scene.url, query)
    assert all(f"<{site}{row.url}>" in text for row in rows)
    assert all(text.count(f"{site}/annotations/{note}/") >= 1 for _url, note in cards)


def test_the_address_in_a_file_leads_to_the_view(client: Client, scene: Scene) -> None:
    some_notes(scene)
    taken = shape(client, scene.url, "?stance=mixed&nonsense=1&topic=zz")

    assert taken["address"] == f"http://testserver{scene.url}?stance=mixed"
    assert taken["filter"]["chosen"] == [{"name": "stance", "value": "mixed", "label": "mixed"}]
    assert (taken["format"], taken["version"]) == ("glossator-view", 1)
    assert table(client, scene.url, "?stance=mixed")[0]["view_address"] == taken["address"]


@pytest.mark.parametrize(
    ("form", "media"), [("csv", "text/csv"), ("md", "text/markdown"), ("json", "application/json")]
)
def test_a_file_comes_with_its_name_and_kind(client: Client, scene: Scene, form: str, media: str) -> None:
    response = client.get(f"{scene.url}export/{form}/?topic=security")

    assert response["Content-Type"] == f"{media}; charset=utf-8"
    assert response["Content-Disposition"].startswith(
        'attachment; filename="moscow-declaration-jamnews-en-filtered-20'
    )
    assert response["Content-Disposition"].endswith(f'.{form}"')


@pytest.mark.parametrize("form", ["xml", "CSV", "csv-", "print", "0"])
def test_an_unknown_form_is_a_404_that_names_the_others(client: Client, scene: Scene, form: str) -> None:
    response = client.get(f"{scene.url}export/{form}/")

    assert response.status_code == 404
    assert "csv, md or json" in response.content.decode()


def test_what_is_not_there_is_not_taken(client: Client) -> None:
    DocumentFactory.create(slug="draft", draft=True)

    for slug in ("nothing", "draft"):
        for form in ("csv", "md", "json"):
            assert client.get(f"/documents/{slug}/export/{form}/").status_code == 404


def test_what_was_withdrawn_says_so_in_every_form(client: Client) -> None:
    DocumentFactory.create(slug="was", withdrawn=True)

    for path in ("print/", "cite/", "cite/bib/", "export/csv/", "export/json/"):
        assert client.get(f"/documents/was/{path}").status_code == 410, path


@pytest.mark.parametrize(("name", "sees"), list(zip(EVERYBODY, (False, False, True, True), strict=True)))
def test_a_draft_goes_along_with_who_sees_it(people: People, scene: Scene, name: str, sees: bool) -> None:
    expert = ExpertFactory.create(name="Zanzibar")
    a_note(scene.one, "build", draft=True, created_by=people.author, experts=[expert], body="Zanzibar note")
    WordingFactory.create(
        edition__document=scene.document, edition__draft=True, ref="9", text="Zanzibar text"
    )
    client = people.client(name)

    for form in ("csv", "md", "json"):
        text = client.get(f"{scene.url}export/{form}/").content.decode()
        assert ("Zanzibar note" in text) is sees, form
        assert ("Zanzibar text" in text) is (name == "editor"), form
    assert ("Zanzibar" in markdown(client, scene.url)) is sees


FORMULAS = (
    "=1+1",
    "+CMD|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "＝1＋1",
    "\u200b=1",
    '=HYPERLINK("http://evil","x")',
)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_runs_in_a_spreadsheet(text: str) -> None:
    row = guarded({"note_text": text, "clause_text": "may = consult", "note_experts": "O'Neill"})

    assert row["note_text"] == f"'{text}"
    assert row["guarded"] == "note_text"
    assert (row["clause_text"], row["note_experts"]) == ("may = consult", "O'Neill")


def test_hostile_names_stay_in_their_cells(client: Client, scene: Scene) -> None:
    expert = ExpertFactory.create(name='=cmd|"x",\r\n"y"; {z}')
    source = SourceFactory.create(publisher="+Press", title='Say "no",\nnow')
    a_note(
        scene.one,
        "build",
        experts=[expert],
        commentary=CommentaryFactory.create(source=source),
        body='@all "quoted",\r\n=1',
        source_words="-1",
    )
    [row] = [row for row in table(client, scene.url) if row["note_address"]]

    assert set(row) == set(COLUMNS)
    assert row["note_experts"] == '\'=cmd|"x",\r\n"y"; {z}'
    assert row["commentary_title"] == 'Say "no",\nnow'
    assert set(row["guarded"].split()) == {
        "note_experts",
        "commentary_publisher",
        "note_text",
        "note_source_words",
    }
    assert shape(client, scene.url)["clauses"][1]["notes"][0]["experts"][0]["name"] == expert.name


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x\\](javascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](&#106;avascript:alert(1))",
        "[x]\n\n[x]: javascript:alert(1)",
        "![x](http://tracker.example/p.png)",
        "<img src=x onerror=alert(1)>",
        "[x](\n javascript:alert(1))",
        "<javascript:alert(1)>",
    ],
)
def test_what_our_pages_refuse_of_a_note_runs_nowhere(body: str, any_markdown: Callable[[str], str]) -> None:
    html = any_markdown(written(body))

    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert 'href="&' not in html


def test_a_note_reads_the_same_elsewhere() -> None:
    body = "He *doubts* **it**: [the text](https://example.org/a?b=1&c=2), `code`\n\n> and\n\n1. one\n2. two"

    assert render_markdown(written(body)) == render_markdown(body)


@pytest.fixture
def any_markdown() -> Callable[[str], str]:
    """A reader of Markdown that takes everything: HTML, links of every kind, pictures."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True})
    parser.validateLink = lambda url: bool(url) or True  # type: ignore[method-assign] # as its documentation does
    return lambda text: str(parser.render(text))


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "1. no list",
        "- none",
        "*no* _stress_",
        "[no](x)",
        "<b>",
        "a | b",
        "===",
        "`x`",
        "![x](y)",
    ],
)
def test_names_make_nothing_of_their_own(text: str, any_markdown: Callable[[str], str]) -> None:
    import html

    assert html.unescape(any_markdown(plain(text))).strip() == f"<p>{text}</p>"


def test_a_document_without_a_text_can_be_taken_along(client: Client) -> None:
    DocumentFactory.create(slug="empty", title="Known")

    assert shape(client, "/documents/empty/")["clauses"] == []
    assert table(client, "/documents/empty/") == []
    assert markdown(client, "/documents/empty/").startswith("# Known\n")


def test_stances_name_their_party_and_that_they_are_the_editors(client: Client, scene: Scene) -> None:
    a_note(scene.one, "build", stances=[("favourable", scene.azerbaijan), ("mixed", None)])
    [row] = [row for row in table(client, scene.url) if row["note_address"]]

    assert row["note_stances"] == "favourable for Azerbaijan; mixed"
    assert "as read by the editors" in markdown(client, scene.url)
    assert shape(client, scene.url)["clauses"][1]["notes"][0]["stances_by"] == "editors"


def test_three_hundred_clauses_take_as_many_queries_as_three(client: Client) -> None:
    found = []
    for clauses in (3, 300):
        edition = a_document(clauses=clauses, notes=3)
        with CaptureQueriesContext(connection) as captured:
            assert len(table(client, f"/documents/{edition.document.slug}/")) == clauses * 3
        found.append(len(captured))

    assert found[0] == found[1] <= 12
