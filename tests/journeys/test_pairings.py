"""Two treaties are compared at the desk: one pairing is rejected, one corrected, what was dropped is annotated, and a
reader sees all of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from apps.accounts.models import User
from apps.parallels.models import Decision, Pairing
from tests.desk.pairings.scene import REWORDED
from tests.factories import DocumentFactory
from tests.journeys.conftest import Open, sign_in, violations
from tests.parallels.treaties import COURT, PEACE, SCHOOL, TRADE, entered

pytestmark = pytest.mark.django_db(transaction=True)

Account = Callable[..., User]


def row(page: Page, kind: str) -> Locator:
    return page.locator("article", has=page.get_by_role("heading", name=kind, exact=True))


def test_an_editor_decides_on_pairings_and_a_reader_sees_it(open_page: Open, account: Account) -> None:
    page = open_page()
    old = entered(
        PEACE, TRADE, COURT, document=DocumentFactory.create(title="Treaty of 1997", signed="1997-07-03")
    )
    new = entered(
        PEACE, REWORDED, SCHOOL, document=DocumentFactory.create(title="Treaty of 2020", signed="2020-05-01")
    )
    sign_in(page, account())
    page.goto("/desk/comparisons/")
    page.get_by_label("The earlier document").fill("1997")
    page.get_by_label("The later document").fill("treaty 2020")
    page.get_by_role("button", name="Compare").click()
    cases = page.locator("[data-case]")
    expect(cases).to_have_count(4)
    assert violations(page) == []

    # The keyboard alone: the third is rejected, its clauses are paired anew; that is taken back, and it is confirmed.
    reworded = row(page, "Reworded").first
    for _step in range(3):
        page.keyboard.press("j")
    expect(reworded).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator("#pairings-said")).to_have_text("Rejected. Its clauses were paired anew.")
    expect(reworded).to_contain_text("✗ rejected")
    assert violations(page) == []
    page.keyboard.press("u")
    expect(reworded).to_be_focused()
    page.keyboard.press("a")
    expect(reworded).to_contain_text("✓ confirmed")
    expect(page.get_by_role("link", name="confirmed 1")).to_be_visible()

    # What the new treaty has alone is said to be what became of the court.
    row(page, "New").get_by_role("link", name="Say which clause it is").click()
    page.get_by_role("group", name="Treaty of 1997").get_by_role("searchbox").fill("Hague")
    options = page.locator("#left-options")
    expect(options.get_by_role("checkbox")).to_have_count(1)
    options.get_by_role("checkbox").check()
    assert violations(page) == []
    page.get_by_role("button", name="These correspond").click()
    expect(page.locator("article", has_text="✎ corrected")).to_be_visible()
    assert Pairing.objects.filter(decision=Decision.CORRECTED, kind="reworded").count() == 1
    page.locator("article", has_text="✎ corrected").get_by_role("button", name="Take back").click()
    row(page, "Dropped").get_by_role("link", name="Annotate its absence").click()
    expect(page.get_by_role("heading", name="A new note on the absence of Paragraph 3")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("What the expert says").fill("No court any more.")
    page.get_by_label("Editorial").check()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("No court any more.")).to_be_visible()

    reader = open_page(fresh=True)
    reader.goto(f"/compare/{old.document.slug}/{new.document.slug}/")
    expect(reader.get_by_text("confirmed by an editor")).to_be_visible()
    expect(reader.get_by_role("link", name="Decide on pairings")).to_have_count(0)
    expect(reader.get_by_text("Annotate its absence")).to_have_count(0)
    reader.get_by_role("link", name="1 note on what was dropped").click()
    expect(reader.get_by_text("No court any more.")).to_be_visible()
