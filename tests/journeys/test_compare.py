"""Two documents compared in a browser: keys, filter, notes in place, the picture, and a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories import ClauseTopicFactory, DocumentFactory, TopicFactory, a_note
from tests.journeys.axe import seen
from tests.journeys.conftest import Open
from tests.parallels.treaties import COURT, PEACE, SCHOOL, TRADE, TRANSIT, clauses, entered, wording

pytestmark = pytest.mark.django_db(transaction=True)
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 800}
ADDRESS = "/compare/old/late/"


def two_treaties() -> None:
    weaker = TRADE.replace("shall promote", "may promote")
    old, late = (
        entered(*texts, document=DocumentFactory.create(slug=slug, title=f"Treaty {slug}", signed=year))
        for slug, year, texts in (
            ("old", "1997", (PEACE, TRADE, COURT, TRANSIT)),
            ("late", "2022", (PEACE, TRANSIT, weaker, SCHOOL)),
        )
    )
    topic = TopicFactory.create(name="Trade")
    ClauseTopicFactory.create(clause=clauses(old)[1], topic=topic)
    ClauseTopicFactory.create(clause=clauses(late)[2], topic=topic)
    a_note(wording(old, 2), body="What was promised.")


def changed(page: Page) -> str:
    """The row that has the focus, by what became of its clauses."""
    return str(page.evaluate("document.activeElement.querySelector('.pairing-kind')?.innerText.trim()"))


def test_what_is_new_is_found_by_keys_by_filter_and_in_the_picture(open_page: Open) -> None:
    two_treaties()
    page = open_page(ADDRESS, viewport=WIDE)
    assert not seen(page, "comparison", ((1440, "dark"),))
    kinds = []
    for _ in range(4):
        page.keyboard.press("n")
        kinds.append(changed(page))
    assert set(kinds) == {"Reworded", "Dropped", "New"}
    page.locator(".pairing-notes a").click()
    expect(page.locator(".row-notes")).to_contain_text("What was promised.")
    expect(page.locator(".row-notes")).to_be_focused()

    page.locator("#chip-force-weakened").click()
    expect(page.locator(".filter-sum")).to_have_text("1 of 5 rows")
    expect(page).to_have_url(re.compile(r"\?force=weakened$"))
    expect(page.locator("#comparison-result")).to_have_text("Showing 1 of 5 rows.")
    expect(page.locator(".slopes-here")).to_have_attribute("d", re.compile("^M0 "))
    page.go_back()
    expect(page.locator(".filter-sum")).to_have_count(0)
    page.locator(".slopes-picture a").last.click(force=True)
    expect(page.locator(".pairing.kind-new")).to_be_focused()


def test_on_a_phone_words_that_went_stand_among_those_that_came(open_page: Open) -> None:
    two_treaties()
    page = open_page(ADDRESS, viewport=PHONE)
    row = page.locator(".pairing.kind-reworded")
    expect(row.locator(".side-left .side-words")).to_be_hidden()
    expect(row.locator(".side-right del")).to_be_visible()
    expect(row.locator(".side-right ins")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not seen(page, "comparison", ((360, "light"),))
    page.goto(f"{ADDRESS}#row-nothing")
    expect(page).to_have_url(re.compile("row=nothing"))


def test_a_long_comparison_fits_a_phone_and_says_on_paper_which_part_it_is(open_page: Open) -> None:
    many = [f"{PEACE} {number} {SCHOOL * 6} {number} {TRADE}" for number in range(150)]
    old = entered(*many, document=DocumentFactory.create(slug="old", title="Treaty old", signed="1997"))
    late = DocumentFactory.create(slug="late", title="Treaty late", signed="2022")
    entered(*many[:140], document=late, extent="excerpts")
    a_note(wording(old, 2), body="What was promised.")
    page = open_page(f"{ADDRESS}?notes=shown&kind=same", viewport=PHONE)
    expect(page.locator(".row-notes")).to_contain_text("What was promised.")
    assert not seen(page, "comparison-long", ((360, "light"),))
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.emulate_media(media="print")
    expect(page.get_by_text(re.compile(r"part 1 of \d ends here"))).to_be_visible()
