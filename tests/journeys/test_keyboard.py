"""The reading page by keyboard alone: from clause to clause, from note to note, to the filter, to the help and back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories import a_document
from tests.journeys.conftest import MOSCOW, Open, violations

WIDE = {"width": 1440, "height": 900}


def focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.id || document.activeElement.className || ''")
    return found


def test_j_and_k_go_from_clause_to_clause(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    clauses = page.locator("#reading .clause").evaluate_all("all => all.map((each) => each.id)")

    for expected in clauses:
        page.keyboard.press("j")
        expect(page.locator("*:focus")).to_have_id(expected)
        expect(page.locator(f"#{expected}")).to_be_in_viewport()
    page.keyboard.press("k")

    expect(page.locator("*:focus")).to_have_id(clauses[-2])
    assert page.locator(f"#{clauses[-2]}").get_attribute("aria-labelledby"), "it says its name"


def test_n_and_p_go_from_note_to_note_and_escape_leads_back_to_the_words(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    cards = page.locator(".clauses .card").evaluate_all("all => all.map((each) => each.id)")
    page.locator("#clause-1").focus()

    page.keyboard.press("n")
    expect(page.locator("*:focus")).to_have_id(cards[0])
    page.keyboard.press("n")
    expect(page.locator("*:focus")).to_have_id(cards[1])
    page.keyboard.press("p")
    expect(page.locator("*:focus")).to_have_id(cards[0])
    page.keyboard.press("Escape")

    expect(page.locator("#clause-1 a.span:focus")).to_have_count(1)


def test_n_goes_on_to_notes_that_are_not_here_yet(open_page: Open) -> None:
    a_document(clauses=70, notes=3, slug="long")
    page = open_page("/documents/long/", viewport=WIDE)
    page.locator("#clause-50").evaluate("each => each.focus()")

    page.keyboard.press("n")

    page.wait_for_function("document.activeElement.matches('.card')")
    row = page.evaluate("document.activeElement.closest('.clause-row').querySelector('.clause').id")
    assert row in {"clause-50", "clause-51"}


def test_f_goes_to_the_filter(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    page.keyboard.press("f")

    expect(page.locator("#filter a.chip:focus")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_question_mark_shows_the_keys_and_escape_leads_back(open_page: Open, scheme: str) -> None:
    page = open_page(MOSCOW, viewport=WIDE, color_scheme=scheme)
    page.keyboard.press("j")
    before = focused(page)
    page.keyboard.press("?")

    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("j")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert focused(page) == before


def test_single_keys_can_be_switched_off_for_good(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single keys act on this page").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()

    before = focused(page)
    page.keyboard.press("j")
    assert focused(page) == before


def test_keys_are_letters_where_somebody_types(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    page.get_by_role("searchbox").click()
    page.keyboard.type("jf?n")

    expect(page.get_by_role("searchbox")).to_have_value("jf?n")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_words_and_note_light_each_other(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    words, card = page.locator("#clause-1 a.span").first, page.locator(".clauses .card").first

    words.hover()
    expect(card).to_have_class(re_lit())
    card.focus()
    expect(words).to_have_class(re_lit())
    words.click()
    expect(card).to_be_focused()
    card.locator(".card-siglum").press("Enter")
    expect(words).to_be_focused()


def re_lit() -> re.Pattern[str]:
    return re.compile(r"\blit\b")
