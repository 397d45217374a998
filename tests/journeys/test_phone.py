"""The reading page in a hand: the filter as a sheet, notes under their clause, words selected with a finger."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from tests.journeys.conftest import MOSCOW, Open, sign_in, violations

Account = Callable[..., User]

PHONE = {"width": 360, "height": 740}
TOUCH: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
SHEET = ".filter-sheet"


def in_view(page: Page, selector: str) -> bool:
    seen: bool = page.locator(selector).evaluate(
        "each => { const box = each.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
    )
    return seen


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_filter_comes_as_a_sheet_and_goes_again(open_page: Open, scheme: str) -> None:
    page = open_page(MOSCOW, color_scheme=scheme, **TOUCH)
    page.locator(".filter-summary").tap()

    expect(page.get_by_role("button", name="Show 6 clauses")).to_be_visible()
    assert in_view(page, SHEET)
    assert page.locator("#reading > .clauses").evaluate("each => Boolean(each.closest('[inert]'))"), (
        "nothing behind is reached"
    )
    expect(page.locator(f"{SHEET} a").first).to_be_focused()
    # The page's heading is behind the sheet, on purpose.
    assert [each for each in violations(page) if not each.startswith("page-has-heading-one")] == []

    page.get_by_role("button", name="Show 6 clauses").tap()
    expect(page.locator(SHEET)).to_be_hidden()
    expect(page.locator(".filter-summary")).to_be_focused()
    expect(page.locator("[inert]")).to_have_count(0)


@pytest.mark.parametrize("way", ["Escape", "beside"])
def test_the_sheet_closes_as_one_expects(open_page: Open, way: str) -> None:
    page = open_page(MOSCOW, **TOUCH)
    page.locator(".filter-summary").tap()
    expect(page.get_by_role("dialog", name="Filter")).to_be_visible()

    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.touchscreen.tap(180, 40)

    expect(page.locator(SHEET)).to_be_hidden()


def test_choices_leave_the_sheet_where_it_is(open_page: Open) -> None:
    page = open_page(MOSCOW, **TOUCH)
    page.locator(".filter-summary").tap()

    page.locator("#chip-stance-ambiguous").tap()
    expect(page.get_by_role("button", name="Show 2 clauses")).to_be_visible()
    assert in_view(page, SHEET)
    assert page.locator("#reading > .clauses").evaluate("each => Boolean(each.closest('[inert]'))")
    page.locator("#chip-stance-ambiguous").tap()
    expect(page.get_by_role("button", name="Show 6 clauses")).to_be_visible()
    page.locator("#chip-party-AZE").tap()

    page.locator("[data-sheet-done] button").tap()
    expect(page.locator("#filter-sum")).to_be_visible()


def test_the_keyboard_does_not_leave_the_sheet(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=PHONE)
    page.locator(".filter-summary").click()
    expect(page.get_by_role("dialog", name="Filter")).to_be_visible()

    for _ in range(70):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement.closest('.filter') !== null || document.activeElement === document.body"
        )


def test_without_scripts_the_filter_unfolds_in_its_place(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=PHONE, java_script_enabled=False)
    page.locator(".filter-summary").click()

    expect(page.locator("#chip-stance-ambiguous")).to_be_visible()
    expect(page.locator("[data-sheet-done]")).to_be_hidden()


def test_notes_open_under_their_clause_and_nothing_jumps(open_page: Open) -> None:
    page = open_page(MOSCOW, **TOUCH)
    row = page.locator(".clause-row", has=page.locator("#clause-1"))
    count = row.locator(".notes-count")
    count.scroll_into_view_if_needed()
    before = count.bounding_box()
    assert before
    assert before["height"] >= 44

    count.tap()

    expect(row.locator(".card")).to_be_visible()
    after = count.bounding_box()
    assert after
    assert abs(after["y"] - before["y"]) < 2


def test_words_lead_to_their_note_and_back(open_page: Open) -> None:
    page = open_page(MOSCOW, **TOUCH)

    page.locator("#clause-1 a.span").first.tap()
    card = page.locator(".clause-row", has=page.locator("#clause-1")).locator(".card")
    expect(card).to_be_in_viewport()
    card.locator(".card-siglum").tap()

    expect(page.locator("#clause-1 a.span").first).to_be_in_viewport()


def test_the_text_begins_on_the_second_screen(open_page: Open) -> None:
    page = open_page(MOSCOW, **TOUCH)

    top = page.locator(".words").first.evaluate("each => each.getBoundingClientRect().top + scrollY")
    assert top < 2 * PHONE["height"]


def test_a_finger_selects_words_and_annotates_them(open_page: Open, account: Account) -> None:
    page = open_page(**TOUCH)
    sign_in(page, account())
    page.goto(MOSCOW)
    words = page.locator("#clause-u2 .words-text").first
    words.scroll_into_view_if_needed()
    # Without a screen Chromium selects nothing at a long press: this is the selection that its handles would leave.
    selected = words.evaluate(
        """words => {
            const text = document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode();
            getSelection().setBaseAndExtent(text, 0, text, text.data.indexOf(" ", 3));
            return getSelection().toString().trim();
        }"""
    )
    button = page.locator(".annotate-button")
    expect(button).to_be_visible()
    assert in_view(page, ".annotate-button")
    button.tap()

    expect(page.get_by_label("What the expert says")).to_be_visible()
    expect(page.locator("form.note-form").first).to_contain_text(selected)
