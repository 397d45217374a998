"""Find in this document: what is marked and counted, the way from hit to hit, and what is behind folds or far away."""

import pytest
from playwright.sync_api import Page, expect

from tests.factories import a_document
from tests.journeys.conftest import MOSCOW, Open, violations

WIDE = {"width": 1440, "height": 900}
MARKED = "['find-text', 'find-note'].map((name) => CSS.highlights.get(name).size)"


def look_for(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(words)


def test_it_counts_and_marks_hits_in_words_and_in_notes(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    look_for(page, "military assistance")

    expect(page.locator(".find-said")).to_contain_text("1 of ")
    in_words, in_notes = page.evaluate(MARKED)
    assert in_words > 0
    before = page.locator(".find-said").inner_text()
    page.get_by_role("searchbox").fill("azerbaijan")
    expect(page.locator(".find-said")).not_to_have_text(before)
    expect(page.locator(".find-said")).to_contain_text(" of ")
    in_words, in_notes = page.evaluate(MARKED)
    assert in_words > 0
    assert in_notes > 0
    assert violations(page) == []


def test_enter_goes_on_and_shift_enter_back_and_it_stays_in_view(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    look_for(page, "declaration")
    said = page.locator(".find-said")
    expect(said).to_contain_text("1 of ")

    page.keyboard.press("Enter")
    expect(said).to_contain_text("2 of ")
    expect(page.get_by_role("searchbox")).to_be_in_viewport()
    page.keyboard.press("Shift+Enter")
    expect(said).to_contain_text("1 of ")


def test_case_and_accents_do_not_matter(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    look_for(page, "MÍLITARY")

    expect(page.locator(".find-said")).to_contain_text("1 of ")


def test_what_is_not_there_is_said(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    look_for(page, "unicorn")

    expect(page.locator(".find-said")).to_have_text("Not found")


def test_escape_ends_it_at_the_hit(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    look_for(page, "urgent consultations")
    expect(page.locator(".find-said")).to_have_text("1 of 1")

    page.keyboard.press("Escape")

    page.wait_for_function("document.activeElement.matches('.clause')")
    assert page.evaluate(MARKED) == [0, 0]


def test_a_hit_behind_a_fold_opens_it(open_page: Open) -> None:
    page = open_page(f"{MOSCOW}?stance=ambiguous", viewport=WIDE)
    look_for(page, "key role of the Russian Federation")

    expect(page.locator("#clause-preamble-u1 .words-text, .clause .words-text").first).to_be_visible()
    expect(page.locator(".find-said")).to_have_text("1 of 1")
    assert page.evaluate(
        "[...CSS.highlights.get('find-here')][0].startContainer.parentElement.checkVisibility()"
    )


def test_hits_in_notes_that_were_far_are_found_too(open_page: Open) -> None:
    a_document(clauses=90, notes=3, slug="long")
    page = open_page("/documents/long/", viewport=WIDE)
    look_for(page, "What he says of consult, 268")

    expect(page.locator(".find-said")).to_have_text("1 of 1")


@pytest.mark.parametrize("stance", ["favourable"])
def test_after_a_choice_of_the_filter_it_looks_again(open_page: Open, stance: str) -> None:
    page = open_page(MOSCOW, viewport=WIDE)
    look_for(page, "military")
    expect(page.locator(".find-said")).to_contain_text("1 of ")

    page.locator(f"#chip-stance-{stance}").click()

    expect(page.locator("#filter-sum")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("military")
    expect(page.locator(".find-said")).to_contain_text(" of ")


def test_without_scripts_there_is_no_field_that_does_nothing(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport=WIDE, java_script_enabled=False)

    expect(page.get_by_role("searchbox")).to_have_count(0)
