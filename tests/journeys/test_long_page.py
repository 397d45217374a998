"""A document of many clauses: what is far comes when it is wanted, and a filter leaves what a fresh page would show."""

import re

import pytest
from playwright.sync_api import Page, expect

from apps.commentary.models import Annotation
from tests.factories import a_document
from tests.journeys.conftest import Open

LONG = "/documents/long/"
CLAUSES = 90
ALL_HERE = "() => !document.querySelector('[data-far], [data-late]')"
# What a reader finds, from top to bottom: clauses, folds, cards; without what only one of the two ways leaves behind.
CONTENT = """() => [...document.querySelectorAll(
  '#reading .clause, #reading .folded > summary, #reading .card, #reading .notes-hidden, #reading .notes-none'
)].map((each) => `${each.id} ${each.matches('.clause') ? each.querySelector('.words').textContent : each.textContent}`
  .replace(/\\s+/g, ' '))"""
UNDERLINED = "() => [...document.querySelectorAll('#reading .words .span')].map((each) => each.dataset.notes)"


@pytest.fixture
def long_document(site: str) -> str:
    """Its notes carry three topics in turn; one clause in ten has a note of another stance."""
    edition = a_document(clauses=CLAUSES, notes=3, slug="long")
    for note in Annotation.objects.filter(targets__document=edition.document).order_by("created_at", "id")[
        ::30
    ]:
        note.targets.get().stances.update(value="ambiguous")
    return LONG


def content(page: Page) -> list[str]:
    page.wait_for_function(ALL_HERE)
    found: list[str] = page.evaluate(CONTENT)
    return found


def test_far_notes_come_by_themselves(open_page: Open, long_document: str) -> None:
    page = open_page(long_document)

    page.wait_for_function(ALL_HERE)

    assert page.locator(".card").count() == CLAUSES * 3
    assert page.locator("#clause-90 .words .span").count() == 3


def test_a_far_note_comes_before_the_reader_does(open_page: Open, long_document: str) -> None:
    page = open_page(long_document)

    page.locator("#clause-70").evaluate("clause => clause.scrollIntoView()")

    expect(page.locator("#clause-70").locator("xpath=..").locator(".card").first).to_be_visible()


def test_the_address_of_a_far_note_leads_to_it(open_page: Open, long_document: str) -> None:
    note = Annotation.objects.filter(targets__clause__addresses__ref="88", targets__document__slug="long")[0]

    page = open_page(f"{long_document}#note-{note.pk}")

    card = page.locator(f"#note-{note.pk}")
    expect(card).to_be_in_viewport()
    expect(card).to_be_focused()


def test_without_scripts_the_number_of_notes_leads_to_them(open_page: Open, long_document: str) -> None:
    page = open_page(long_document, java_script_enabled=False)

    page.locator(".clause-row", has=page.locator("#clause-88")).get_by_role("link", name="3 notes").click()

    expect(page).to_have_url(re.compile("/documents/long/88/$"))
    expect(page.locator(".card")).to_have_count(3)


@pytest.mark.parametrize("chip", ["#chip-stance-ambiguous", "[id^='chip-topic-']", "[id^='chip-expert-']"])
def test_a_choice_leaves_what_a_fresh_page_shows(open_page: Open, long_document: str, chip: str) -> None:
    page = open_page(long_document)
    page.wait_for_function(ALL_HERE)

    page.locator(chip).first.click()
    expect(page.locator("#filter-sum")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?"))
    fresh = open_page(page.url.removeprefix(page.url.split("/documents")[0]))

    assert content(page) == content(fresh)
    assert page.evaluate(UNDERLINED) == fresh.evaluate(UNDERLINED)


def test_what_was_left_out_comes_back_whole(open_page: Open, long_document: str) -> None:
    page = open_page(long_document)
    before, underlined = content(page), page.evaluate(UNDERLINED)

    page.locator("#chip-stance-ambiguous").click()
    expect(page.locator("#filter-sum")).to_be_visible()
    page.locator("#filter-clear").click()
    expect(page.locator("#filter-sum")).to_have_count(0)

    assert content(page) == before
    assert page.evaluate(UNDERLINED) == underlined


def test_a_choice_after_somebody_changed_a_note_shows_the_change(open_page: Open, long_document: str) -> None:
    page = open_page(long_document)
    page.wait_for_function(ALL_HERE)
    Annotation.objects.filter(targets__clause__addresses__ref="1", targets__document__slug="long").update(
        body="Changed."
    )

    page.locator("#chip-stance-favourable").click()

    expect(page.locator("#clause-1").locator("xpath=..").locator(".card").first).to_contain_text("Changed.")


def test_going_back_shows_the_page_before(open_page: Open, long_document: str) -> None:
    page = open_page(long_document)
    page.locator("#chip-stance-ambiguous").click()
    expect(page.locator("#filter-sum")).to_be_visible()

    page.go_back()

    expect(page.locator("#filter-sum")).to_have_count(0)
    expect(page.locator("#clause-90")).to_be_attached()
