"""A reader goes from a document to its states, reads one as it was, and sees what changed and what became of a note."""

import re

import pytest
from playwright.sync_api import expect

from apps.commentary.models import Target
from tests.documents.services.wordings import revise
from tests.journeys.axe import seen
from tests.journeys.conftest import MOSCOW, Open

pytestmark = pytest.mark.django_db(transaction=True)

GONE = "mutual respect for independence"


def revise_clause_one() -> None:
    """The words on which a note stands are in it no more."""
    target = Target.objects.get(
        kind="span", clause__addresses__ref="1", clause_document__slug=MOSCOW.split("/")[2]
    )
    wording = target.made_on
    assert wording is not None
    revise(
        wording, wording.text.replace(target.quote, "trust in each other"), reason="Corrected after the text."
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_document_is_read_as_it_was(site: str, open_page: Open, scripts: bool) -> None:
    revise_clause_one()
    page = open_page(MOSCOW, java_script_enabled=scripts)
    expect(page.locator("#clause-1")).to_contain_text("trust in each other")
    expect(page.get_by_text("These words were changed on")).to_be_visible()
    # To its states, and to what changed.
    page.get_by_role("link", name="all states").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("States of this document")
    expect(page.get_by_text("holds today")).to_have_count(2)
    page.get_by_role("link", name="What changed").first.click()
    expect(page.locator("ins").first).to_contain_text("trust")
    expect(page.locator(".word-diff")).to_contain_text("independence")
    page.get_by_label("to revision").select_option(
        label="1, of " + _day(page.get_by_label("to revision").inner_text())
    )
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("does not differ from itself")).to_be_visible()
    page.go_back()
    # The state before, in which the note stands on its words; a filter keeps it.
    page.get_by_role("link", name="Read it as it was").first.click()
    expect(page.locator(".as-of")).to_contain_text("You are reading revision 1")
    expect(page.locator("#clause-1")).to_contain_text(GONE)
    expect(page.get_by_text("These words were changed on")).to_have_count(0)
    page.locator(".facet-stance").get_by_role("link", name=re.compile("unfavourable")).click()
    expect(page).to_have_url(re.compile(r"revision=jamnews-en%3A1&stance=unfavourable$"))
    expect(page.locator(".filter-sum")).to_contain_text("7 of 23 notes")
    expect(page.locator(".as-of")).to_be_visible()
    # And back to the present.
    page.get_by_role("link", name="Read it as it is now").click()
    expect(page.locator(".as-of")).to_have_count(0)
    expect(page.locator("#clause-1")).to_contain_text("trust in each other")


def _day(options: str) -> str:
    """The day of the first revision, as the form says it."""
    found = re.search(r"1, of (.+)$", options.strip())
    assert found is not None
    return found[1]


def test_states_can_be_read_on_every_screen(site: str, open_page: Open) -> None:
    revise_clause_one()
    page = open_page()
    for path in ("?revision=jamnews-en:1", "revisions/", "revisions/compare/", ""):
        page.goto(MOSCOW + path)
        for width in (360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
        assert seen(page, path) == []
