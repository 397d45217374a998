"""The pictures: the map beside the text, the strip above it, the line of documents in the library."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import DocumentFactory, a_document
from tests.journeys.conftest import MOSCOW, Open, violations

pytestmark = pytest.mark.django_db(transaction=True)

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 740}
WITH_AND_WITHOUT = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


@WITH_AND_WITHOUT
def test_the_map_is_coloured_by_stance_by_topic_or_by_force(open_page: Open, scripts: bool) -> None:
    page = open_page(MOSCOW, viewport=WIDE, java_script_enabled=scripts)
    stances, topics = page.locator(".minimap-keys .by-stance"), page.locator(".minimap-keys .by-topic")
    expect(stances).to_be_visible()
    expect(topics).to_be_hidden()
    page.get_by_label("topic", exact=True).check()
    expect(topics).to_be_visible()
    expect(stances).to_be_hidden()
    expect(page.locator(".minimap-inks .by-stance")).to_have_css("visibility", "hidden")
    page.get_by_label("force", exact=True).check()
    expect(page.locator(".minimap-keys .by-force")).to_be_visible()
    expect(topics).to_be_hidden()
    woven = page.locator(".minimap-inks .by-force [stroke^='url(#weave-force-']").first
    expect(woven).to_have_css("visibility", "visible")


def test_the_choice_of_colours_outlives_a_filter_and_a_visit(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    page.get_by_label("topic", exact=True).check()
    page.locator(".facet-stance").get_by_role("link", name=re.compile("^favourable|ambiguous")).first.click()
    expect(page.locator(".filter-sum")).to_be_visible()
    expect(page.get_by_label("topic", exact=True)).to_be_checked()
    page.reload()
    expect(page.get_by_label("topic", exact=True)).to_be_checked()


@WITH_AND_WITHOUT
def test_a_click_on_the_map_goes_to_the_clause(open_page: Open, scripts: bool) -> None:
    page = open_page(MOSCOW, viewport=WIDE, java_script_enabled=scripts)
    page.locator(".minimap-bars a").last.click()
    expect(page).to_have_url(re.compile(r"#clause-u3$"))
    expect(page.locator("#clause-u3")).to_be_in_viewport()


def test_the_outline_and_the_map_mark_where_one_is(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    current = page.locator(".outline-list [aria-current]")
    for ref in ("11", "1", "u3"):
        page.locator(f".outline-list a[href='#clause-{ref}']").click()
        expect(current).to_have_count(1)
        expect(current).to_have_attribute("href", f"#clause-{ref}")
    here = page.locator(".minimap-here")
    expect(here).to_have_attribute("height", re.compile(r"[1-9]"))
    page.evaluate("document.documentElement.scrollTop = 0")
    page.mouse.wheel(0, 10)
    expect(here).to_have_attribute("height", re.compile(r"^(0|6|12)$"))


def test_a_long_outline_keeps_the_line_that_is_read_in_view(open_page: Open) -> None:
    edition = a_document(clauses=120, notes=1)
    page = open_page(f"/documents/{edition.document.slug}/#clause-90", viewport=WIDE)
    line = page.locator(".outline-list a[href='#clause-90']")
    expect(line).to_have_attribute("aria-current", "true")
    expect(line).to_be_in_viewport()
    assert page.locator(".minimap-bars").bounding_box()["height"] < WIDE["height"]  # type: ignore[index] # it is shown
    page.locator(".facet-stance a").first.click()
    expect(page.locator(".filter-sum")).to_be_visible()
    page.locator("#clause-30").scroll_into_view_if_needed()
    expect(page.locator(".outline-list [aria-current]")).to_be_in_viewport()


def test_the_map_is_no_detour_for_the_keyboard(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    page.get_by_label("stance", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.locator(".outline-list a").first).to_be_focused()


@WITH_AND_WITHOUT
def test_the_strip_leads_to_a_clause_and_to_a_party(open_page: Open, scripts: bool) -> None:
    page = open_page(MOSCOW, java_script_enabled=scripts)
    page.locator(".strip-summary").click()
    strip = page.get_by_role("table")
    cell = (
        strip.get_by_role("row", name=re.compile("^Azerbaijan")).get_by_role("link", name="favourable").last
    )
    cell.click()
    expect(page).to_have_url(re.compile("#clause-"))
    strip.get_by_role("rowheader").get_by_role("link", name="Russia").click()
    expect(page).to_have_url(re.compile(r"\?party=RUS"))
    expect(page.get_by_role("rowheader")).to_have_text(["Azerbaijan", "Russia"])


def test_a_folded_strip_stays_folded_under_a_filter(open_page: Open) -> None:
    page = open_page(MOSCOW)
    expect(page.get_by_role("table")).to_be_hidden()
    page.locator(".facet-party a").first.click()
    expect(page.locator(".filter-sum")).to_be_visible()
    expect(page.get_by_role("table")).to_be_hidden()


def test_on_a_phone_the_strip_scrolls_and_the_page_does_not(open_page: Open) -> None:
    edition = a_document(clauses=50, notes=1)
    page = open_page(f"/documents/{edition.document.slug}/", viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator(".strip-summary").click()
    strip = page.locator(".strip-scroll")
    expect(strip).to_be_visible()
    assert strip.evaluate("element => element.scrollWidth > element.clientWidth")
    expect(page.locator(".minimap")).to_be_hidden()


@WITH_AND_WITHOUT
def test_the_line_of_documents_leads_to_one(open_page: Open, scripts: bool) -> None:
    page = open_page("/", viewport=WIDE, java_script_enabled=scripts)
    link = page.get_by_role(
        "link", name=re.compile("^Moscow Declaration; 22 February 2022; .*; incorporates ")
    )
    link.focus()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Moscow Declaration")


def test_on_a_phone_the_line_is_a_list(open_page: Open) -> None:
    page = open_page("/", viewport=PHONE)
    expect(page.locator(".timeline-line")).to_be_hidden()
    expect(page.locator(".timeline-narrow > li")).to_have_count(5)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator(".facet-kind").get_by_role("link", name=re.compile("^treaty")).click()
    expect(page.locator(".timeline-narrow > li")).to_have_count(1)


@WITH_AND_WITHOUT
def test_a_bar_of_many_documents_opens_their_list(open_page: Open, scripts: bool) -> None:
    for number in range(30):
        DocumentFactory.create(signed=f"20{number // 3:02}-05-01", title=f"Protocol {number}")
    page = open_page("/", viewport=WIDE, java_script_enabled=scripts)
    page.locator(".timeline-bundle[href='#in-2004']").click()
    expect(page.locator("#in-2004").get_by_role("link", name="Protocol 13")).to_be_visible()


@pytest.mark.parametrize(("viewport", "scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["1440", "360"])
def test_axe_finds_nothing(open_page: Open, viewport: dict[str, int], scheme: str) -> None:
    for number in range(30):
        DocumentFactory.create(signed=f"20{number // 3:02}-05-01", title=f"Protocol {number}")
    edition = a_document(clauses=43, notes=2)
    page = open_page(viewport=viewport, color_scheme=scheme)
    for address in (f"/documents/{edition.document.slug}/", "/", "/?party=AZE"):
        page.goto(address)
        assert violations(page) == [], address
