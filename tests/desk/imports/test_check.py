"""The page on which an editor checks the proposed clauses: what it shows, and what each act does."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.desk.selectors.check import PAGE
from apps.desk.selectors.check_items import WHY
from apps.documents.engine import draft
from apps.documents.engine.draft import Row
from apps.documents.engine.splitting.why import WHY as REASONS
from apps.documents.models import Import
from apps.documents.models.importing import Stage
from tests.desk.conftest import signed_in, text_of
from tests.factories import PASSWORD, EditorFactory, UserFactory

pytestmark = pytest.mark.django_db

WORDS = ("The Parties live in peace.\n\nThey consult.", "each spring;", "each autumn.")
TEXT = f"Article 1\nPeace\n\n{WORDS[0]}\n\nPage 2\n\n(a) {WORDS[1]}\n\n(b) {WORDS[2]}"


def an_import(rows: list[Row] | None = None, text: str = TEXT, **more: object) -> Import:
    """One that is read, with the clauses of TEXT: an article with two items, of which the second is doubtful."""
    return Import.objects.create(
        purpose="document",
        content=text.encode(),
        digest="0" * 64,
        stage=Stage.READY,
        text=text,
        rows=draft.dump(rows or the_rows()),
        found={"format": "text", "language": "en", "notes": ["A running head was found."]},
        **more,
    )


def the_rows() -> list[Row]:
    at = [TEXT.index(begin) for begin in ("Page 2", "(a)", "(b)")]
    return [
        Row("r1", "article", "Article 1", "Peace", WORDS[0], 0, 0, at[0]),
        Row("r2", "item", "(a)", "", WORDS[1], 1, at[1], at[2], sure=0.97, why="sequence"),
        Row("r3", "item", "(b)", "", WORDS[2], 1, at[2], len(TEXT), sure=0.5, why="list"),
    ]


def many(number: int) -> list[Row]:
    return [Row(f"r{n}", "paragraph", str(n), "", f"Words {n}.", 0, 0, 0, sure=0.5) for n in range(number)]


@pytest.fixture
def desk(editor: User) -> Client:
    return signed_in(editor)


@pytest.fixture
def brought(db: None) -> Import:
    return an_import()


def url(row: Import) -> str:
    return f"/desk/imports/{row.pk}/"


def rows_of(row: Import) -> list[Row]:
    row.refresh_from_db()
    return draft.load(row.rows)


def act(client: Client, row: Import, act: str, *, htmx: Any = False, **more: Any) -> Any:
    row.refresh_from_db()
    data = {"act": act, "version": row.version, "show": "all", "page": 1, **more}
    return client.post(url(row), data, headers={"HX-Request": "true"} if htmx else {})


def edited(key: str = "r3", **values: Any) -> dict[str, Any]:
    return {"key": key, "label": "(b)", "heading": "", "kind": "item", "text": "each autumn.", **values}


def test_it_shows_the_clauses_beside_the_source(desk: Client, brought: Import) -> None:
    page = text_of(desk.get(url(brought)))
    assert "A running head was found." in page
    assert "<strong>3 clauses</strong> · Item 2 · Article 1" in page
    assert "Article 1\nPeace\n\nThe Parties live in peace." in page
    assert page.count('class="check-row') == 3
    assert page.count("is-doubtful") == 1
    assert "it looks like an item of a list" in page
    assert "Left out" in page
    assert "Page 2" in page


def test_every_reason_of_the_splitter_has_its_words() -> None:
    assert WHY.keys() == REASONS.keys()


@pytest.mark.parametrize(
    ("sent", "words", "anchor"),
    [
        ("merge r3", ["", "each spring;\n\n(b) each autumn."], "r2"),
        ("split r1", ["", "They consult.", "each spring;", "each autumn."], "r4"),
        ("split r2 5", ["", "each", "spring;", "each autumn."], "r4"),
        ("drop r2", ["", "each autumn."], "r3"),
        ("assure r3", ["", "each spring;", "each autumn."], "r3"),
        ("depth r2 -1", ["", "each spring;", "each autumn."], "r2"),
    ],
)
def test_an_act_leads_back_to_its_clause(
    desk: Client, brought: Import, sent: str, words: list[str], anchor: str
) -> None:
    response = act(desk, brought, sent)
    assert response.headers["Location"].endswith(f"?show=all&page=1#row-{anchor}")
    assert [row.text for row in rows_of(brought)][1:] == words[1:]


def test_a_part_left_out_is_taken_in_again(desk: Client, brought: Import) -> None:
    (start, end), = draft.left_out(the_rows(), TEXT)  # fmt: skip
    act(desk, brought, f"take {start} {end}")
    assert [row.text for row in rows_of(brought)] == [WORDS[0], "Page 2", *WORDS[1:]]
    assert "Left out</span>" not in text_of(desk.get(url(brought)))


def test_kind_and_depth_are_changed(desk: Client, brought: Import) -> None:
    act(desk, brought, "kind r2", **{"kind-r2": "paragraph", "kind-r3": "annex"})
    act(desk, brought, "kind r3 recital")
    act(desk, brought, "depth r3 1")
    assert [(row.kind, row.depth) for row in rows_of(brought)] == [
        ("article", 0),
        ("paragraph", 1),
        ("recital", 2),
    ]


def test_the_last_step_is_named_and_taken_back(desk: Client, brought: Import) -> None:
    act(desk, brought, "merge r2")
    act(desk, brought, "drop r3")
    assert "Left out: Item (b)" in text_of(desk.get(url(brought)))
    assert "#row-r3" in act(desk, brought, "back").headers["Location"]
    act(desk, brought, "back")
    assert rows_of(brought) == the_rows()
    assert act(desk, brought, "back").status_code == 422


def test_the_form_opens_in_place_and_saves_all_of_it(desk: Client, brought: Import) -> None:
    page = text_of(desk.get(f"{url(brought)}?row=r3"))
    assert page.count("data-check-form") == 1
    values = edited(
        label="(c)", heading=" The  harvest ", kind="paragraph", text="each\nautumn.\n \nAnd so on."
    )
    act(desk, brought, "save", **values)
    row = rows_of(brought)[2]
    assert (row.label, row.heading, row.kind) == ("(c)", "The harvest", "paragraph")
    assert (row.text, row.sure) == ("each autumn.\n\nAnd so on.", 1.0)


def test_a_form_divides_at_empty_lines_or_at_the_cursor(desk: Client, brought: Import) -> None:
    act(desk, brought, "divide", **edited(text="each\r\n\r\nautumn,\r\n\r\nthen winter."))
    assert [row.text for row in rows_of(brought)][2:] == ["each", "autumn,", "then winter."]
    act(desk, brought, "divide", place=5, **edited("r2", label="(a)", text="each spring;"))
    assert [row.text for row in rows_of(brought)][1:3] == ["each", "spring;"]
    act(desk, brought, "back")
    act(desk, brought, "back")
    assert rows_of(brought) == the_rows()


def test_what_is_wrong_in_a_form_stays_in_it(desk: Client, brought: Import) -> None:
    response = act(desk, brought, "save", **edited(label="x" * 61))
    page = text_of(response)
    assert response.status_code == 422
    assert "This has 61 characters" in page
    assert "x" * 61 in page
    empty = act(desk, brought, "save", **edited(label="", text=" "))
    assert "Leave it out instead." in text_of(empty)
    assert rows_of(brought) == the_rows()


@pytest.mark.parametrize(
    "sent",
    ["", "merge", "merge r9", "merge r1", "split r2 0", "split r2 ٣", "kind r2 poem", "depth r2", "depth r2 x",
     "depth r1 -1", "take 0", "take 0 5", "take 5 0", "pair r2 7", "match", "fly r2", "split r2 99999999999"],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_nothing_changes(desk: Client, brought: Import, sent: str) -> None:
    for htmx in (False, True):
        response = act(desk, brought, sent, htmx=htmx)
        assert response.status_code == 422
    assert rows_of(brought) == the_rows()


def test_htmx_gets_what_changed_and_the_head(desk: Client, brought: Import) -> None:
    part = text_of(act(desk, brought, "merge r3", htmx=True))
    assert re.findall(r'class="check-row[^>]* id="([^"]+)"', part) == ["row-r2"]
    assert 'data-after="out-60-66" data-until=""' in part
    assert 'data-focus="r2" data-page="1" data-said="Joined with the one above."' in part
    assert '<div class="check-head" id="check-head">' in part
    assert "<html" not in part
    back = text_of(act(desk, brought, "back", htmx=True))
    assert re.findall(r'class="check-row[^>]* id="([^"]+)"', back) == ["row-r2", "row-r3"]


def test_htmx_gets_one_row_to_edit(desk: Client, brought: Import) -> None:
    part = text_of(desk.get(f"{url(brought)}?row=r2", headers={"HX-Request": "true"}))
    assert 'data-after="out-60-66" data-until="row-r3" data-focus="r2"' in part
    assert part.count("data-check-form") == 1
    closed = text_of(desk.get(f"{url(brought)}?part=r2", headers={"HX-Request": "true"}))
    assert "data-check-form" not in closed
    assert closed.count('class="check-row') == 1


def test_only_the_doubtful_are_shown_and_the_next_of_them_has_the_focus(desk: Client) -> None:
    row = an_import(many(3))
    act(desk, row, "assure r0")
    page = text_of(desk.get(f"{url(row)}?show=doubtful"))
    assert page.count('class="check-row') == 2
    part = text_of(act(desk, row, "assure r1", htmx=True, show="doubtful"))
    assert 'data-after="" data-until="row-r2" data-focus="r2"' in part


def test_a_long_text_comes_in_pages(desk: Client) -> None:
    row = an_import(many(2 * PAGE + 1))
    page = text_of(desk.get(f"{url(row)}?page=2"))
    assert page.count('class="check-row') == PAGE
    assert "Page 2 of 3" in page
    assert f'id="row-r{PAGE}"' in text_of(desk.get(f"{url(row)}?row=r{PAGE}"))
    assert act(desk, row, "drop r0").headers["Location"].endswith("page=1#row-r1")
    last = act(desk, row, f"drop r{2 * PAGE}", page=3)
    assert last.headers["Location"].endswith(f"page=2#row-r{2 * PAGE - 1}")
    assert desk.get(f"{url(row)}?page=x").status_code == 200


def test_a_page_grows_and_shrinks_in_the_browser_without_the_next_ones(desk: Client) -> None:
    row = an_import(many(PAGE + 5))
    seen = {"first": "row-r0", "last": f"row-r{PAGE - 1}"}
    part = text_of(act(desk, row, "drop r1", htmx=True, **seen))
    assert 'data-after="row-r0" data-until="row-r2"' in part
    assert "check-row" not in part
    part = text_of(act(desk, row, f"split r{PAGE - 1} 5", htmx=True, **seen))
    assert re.findall(r'class="check-row[^>]* id="([^"]+)"', part) == [f"row-r{PAGE - 1}", f"row-r{PAGE + 5}"]
    seen["last"] = f"row-r{PAGE + 5}"
    part = text_of(act(desk, row, f"drop r{PAGE + 5}", htmx=True, **seen))
    assert f'data-after="row-r{PAGE - 1}" data-until=""' in part


@pytest.mark.parametrize("number", [1, 200])
def test_any_number_of_clauses_takes_the_same_queries(
    desk: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = an_import(many(number))
    desk.get(url(row))
    with django_assert_num_queries(4):
        desk.get(url(row))


def test_a_clause_of_a_million_characters_is_shown_from_its_beginning(desk: Client) -> None:
    text = "word " * 200_000
    row = an_import([Row("r1", "paragraph", "", "", text.strip(), 0, 0, len(text))], text)
    page = desk.get(url(row))
    assert len(page.content) < 60_000
    assert "and 995999 characters more" in text_of(page).replace(",", "")


def test_another_editor_s_step_is_not_overwritten(desk: Client, brought: Import) -> None:
    before = brought.version
    act(signed_in(EditorFactory.create()), brought, "drop r2")
    for headers in ({}, {"HX-Request": "true"}):
        data = {"act": "save", "version": before, **edited(text="My words.")}
        response = desk.post(url(brought), data, headers=headers)
        assert response.status_code == 409
        page = text_of(response)
        assert "Somebody else worked on these clauses meanwhile" in page
        assert "My words.</textarea>" in page
        assert 'id="row-r2"' not in page
    assert [row.key for row in rows_of(brought)] == ["r1", "r3"]


def test_words_typed_for_a_clause_that_is_gone_are_given_back(desk: Client, brought: Import) -> None:
    before = brought.version
    act(signed_in(EditorFactory.create()), brought, "drop r3")
    for headers in ({}, {"HX-Request": "true"}):
        data = {"act": "save", "version": before, **edited(text="My words.")}
        page = text_of(desk.post(url(brought), data, headers=headers))
        assert "The clause that you were writing is no longer there." in page
        assert "My words.</textarea>" in page


def test_what_was_typed_outlives_the_session(brought: Import, editor: User) -> None:
    client = Client()
    data = {"act": "save", "version": brought.version, **edited(text="Typed before.")}
    refused = text_of(client.post(url(brought), data))
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', refused)
    who = {"username": editor.username, "password": PASSWORD}
    client.post("/desk/sign-in/", {**{name: unescape(value) for name, value in hidden}, **who})
    page = text_of(client.get(url(brought)))
    assert "This is what you typed. It is not saved yet." in page
    assert "Typed before.</textarea>" in page
    act(client, brought, "save", **edited(text="Typed before."))
    assert "data-check-form" not in text_of(client.get(url(brought)))
    assert rows_of(brought)[2].text == "Typed before."


def test_it_is_not_for_others(brought: Import) -> None:
    clients = {302: Client(), 403: signed_in(UserFactory.create())}
    for status, client in clients.items():
        assert client.get(url(brought)).status_code == status
        client.post(url(brought), {"act": "drop r1", "version": brought.version})
    assert rows_of(brought) == the_rows()


@pytest.mark.parametrize("stage", ["waiting", "reading", "refused", "discarded"])
def test_what_is_not_read_is_not_checked(desk: Client, stage: str) -> None:
    row = an_import()
    Import.objects.filter(pk=row.pk).update(stage=stage)
    page = desk.get(url(row))
    assert page.status_code == 200
    assert "data-check-list" not in text_of(page)
