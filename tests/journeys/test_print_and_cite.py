"""Printing, citing and taking along in a real browser."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories import a_document
from tests.journeys.conftest import MOSCOW, Open

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = (
    f"{MOSCOW}print/",
    f"{MOSCOW}print/?stance=ambiguous&topic=nonsense",
    f"{MOSCOW}cite/",
    f"{MOSCOW}1/",
)


def allowed(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_citation_is_copied_and_said_to_be(open_page: Open) -> None:
    page = open_page(f"{MOSCOW}1/")
    allowed(page)
    citation = page.locator(".citation").first
    citation.get_by_text("Cite", exact=False).last.click()
    citation.get_by_role("button", name="Copy").nth(2).click()

    expect(citation.get_by_role("status")).to_have_text("Copied.")
    assert clipboard(page).startswith("@misc{moscow-declaration-2022-1-jamnews-en,")


def test_where_the_clipboard_is_closed_the_words_are_selected(open_page: Open) -> None:
    page = open_page(f"{MOSCOW}cite/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('closed')); }")
    page.get_by_role("button", name="Copy").first.click()

    expect(page.locator(".cite-said")).to_contain_text("are selected")
    assert "Moscow Declaration" in page.evaluate("getSelection().toString()")


def test_without_javascript_a_citation_can_be_read_and_fetched(open_page: Open) -> None:
    page = open_page(f"{MOSCOW}cite/", java_script_enabled=False)

    expect(page.locator(".cite-text").nth(2)).to_contain_text("@misc{moscow-declaration-2022-jamnews-en,")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    with page.expect_download() as started:
        page.get_by_role("link", name="CSL-JSON as a file").click()
    assert started.value.suggested_filename == "moscow-declaration-2022-jamnews-en.json"


def test_the_filter_is_kept_on_paper_and_in_files(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport={"width": 1440, "height": 900})
    page.locator("#chip-stance-ambiguous").click()
    page.wait_for_url("**stance=ambiguous*")
    expect(page.locator("#filter-sum")).to_be_visible()
    with page.expect_download() as started:
        page.locator("#tools-json").click()
    taken = json.loads(started.value.path().read_text(encoding="utf-8"))
    assert taken["filter"]["chosen"][0]["value"] == "ambiguous"
    page.locator("#tools").get_by_role("link", name="Print").click()

    expect(page.locator(".paper-state")).to_contain_text("Stance: ambiguous")
    notes = sum(len(clause["notes"]) for clause in taken["clauses"]) + len(taken["notes"])
    expect(page.locator(".paper-note")).to_have_count(notes)


def test_a_number_leads_to_its_footnote_and_back(open_page: Open) -> None:
    page = open_page(f"{MOSCOW}print/")
    number = page.locator(".paper-clause .paper-ref a").first
    name = number.get_attribute("id")
    number.focus()
    page.keyboard.press("Enter")
    footnote = page.locator(".paper-note:target")
    expect(footnote).to_be_in_viewport()
    footnote.locator(".paper-back").click()

    expect(page).to_have_url(re.compile(f"#{name}$"))
    expect(number).to_be_in_viewport()


def test_the_button_opens_the_print_dialogue(open_page: Open) -> None:
    page = open_page(f"{MOSCOW}print/")
    page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")
    page.get_by_role("button", name="Print").click()

    expect(page).to_have_title("printed")


def test_paper_shows_no_interface(open_page: Open) -> None:
    page = open_page(f"{MOSCOW}print/")
    page.emulate_media(media="print")
    expect(page.locator(".paper-bar")).to_be_hidden()
    assert page.pdf(format="Letter").startswith(b"%PDF")
    page.goto(f"{MOSCOW}?stance=ambiguous")

    for hidden in (".site-head", ".filter", ".tools", ".zone-outline", ".filter-clear", ".folded .clause"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".filter-sum")).to_be_visible()
    expect(page.locator(".clauses > .clause-row .card").first).to_be_visible()


def test_a_long_page_says_on_paper_where_notes_are_that_have_not_come(open_page: Open) -> None:
    edition = a_document(clauses=120, notes=3, slug="long")
    page = open_page("/documents/long/", java_script_enabled=False)
    page.emulate_media(media="print")
    far = page.locator(".notes-far a").last

    expect(far).to_be_visible()
    assert far.get_attribute("href") == f"/documents/{edition.document.slug}/120/"
    assert "attr" not in far.evaluate("link => getComputedStyle(link, '::after').content")
    assert far.evaluate("link => getComputedStyle(link, '::after').content.length") > 3
    page.goto("/documents/long/print/")
    assert page.locator(".paper-note").count() == 360


@pytest.mark.parametrize("width", [360, 1440])
def test_these_pages_are_for_every_screen(open_page: Open, width: int) -> None:
    """And for everybody: test_accessibility.py goes through them."""
    page = open_page(viewport={"width": width, "height": 800})
    found = []
    for address in PAGES:
        page.goto(address)
        page.evaluate("for (const fold of document.querySelectorAll('.cite')) fold.open = true")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{address} {wide} px too wide"] if wide > 0 else []
    assert not found, "\n".join(found)
