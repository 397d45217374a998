"""A reader sees where a clause comes from, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Open, violations
from tests.parallels.treaties import PEACE, SCHOOL, TRADE, TRANSIT, signed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_clause_is_followed_to_what_is_new(site: str, open_page: Open, scripts: bool) -> None:
    before = signed("1997", PEACE.replace("peaceful", "friendly"), TRADE, TRANSIT)
    newest = signed("2022", PEACE, TRADE, SCHOOL, after=(before,))
    page = open_page(f"/documents/{newest.document.slug}/1/", java_script_enabled=scripts)
    if scripts:
        page.locator(".clause-time").scroll_into_view_if_needed()  # it is fetched when it comes into view
    else:
        page.get_by_role("link", name="Its line through time").click()
    expect(page.get_by_role("heading", name="Its line through time")).to_be_visible()
    page.get_by_text("Word differences").click()
    expect(page.locator(".line-of-clause del")).to_contain_text("friendly")
    assert not scripts or violations(page) == []
    # What is new in the whole document; then in the whole library.
    page.goto(f"/documents/{newest.document.slug}/lineage/")
    page.get_by_role("link", name=re.compile("only what is new")).click()
    expect(page.locator("#filter-sum")).to_contain_text("Showing 1 of 3 clauses.")
    expect(page.locator(".descent")).to_contain_text(SCHOOL[:30])
    page.get_by_role("link", name="In the whole library").click()
    expect(page.get_by_role("heading", name="Clause by clause")).to_be_visible()
    page.locator(".descent-more summary").first.click()
    if not scripts:
        page.get_by_role("link", name="All of them").first.click()
    expect(page.locator(".word-change del").first).to_contain_text("friendly")
    assert not scripts or violations(page) == []
