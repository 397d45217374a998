"""An editor enters a document with its words; readers see them; an administrator looks after the rest."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from apps.accounts.models import Role, User
from tests.journeys.addresses import BRIGHT
from tests.journeys.conftest import MOSCOW, Open, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

Account = Callable[[str], User]
SIZES = {"phone": {"width": 360, "height": 800}, "desk": {"width": 1440, "height": 900}}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).last.click()


def part(page: Page, name: str) -> None:
    """Unfolds a part of the page."""
    page.locator("summary", has_text=name).first.click()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_document_is_entered_with_its_words_and_readers_see_them(
    open_page: Open, account: Account, javascript: bool
) -> None:
    page = open_page(java_script_enabled=javascript)
    sign_in(page, account(Role.EDITOR))
    page.goto("/desk/documents/")
    page.get_by_role("link", name="Enter a document").click()
    page.get_by_role("link", name="Enter it by hand").click()

    page.locator("[name=title]").fill("Kazan Communiqué")
    part(page, "A source that is not listed")
    page.locator("[name=new_source-publisher]").fill("Turan Weekly")
    press(page, "Add this source")
    expect(page.get_by_text("Added: Turan Weekly")).to_be_visible()
    expect(page.locator("[name=title]")).to_have_value("Kazan Communiqué")
    page.locator("[name=signed]").fill("2024-10-24")
    page.locator("[name=signed_source]").select_option(label="Turan Weekly (turan-weekly)")
    press(page, "Enter it as a draft")

    page.get_by_role("link", name="Add an edition").click()
    page.locator("[name=source]").select_option(label="Turan Weekly (turan-weekly)")
    press(page, "Add it as a draft")
    for number, words in ((1, "The parties meet every year."), (2, "The parties consult without delay.")):
        page.locator("[name=text]").fill(words)
        page.locator("[name=label]").fill(f"Article {number}")
        press(page, "Add the clause")
        expect(page.get_by_text(f"Clause {number} is entered.")).to_be_visible()
    press(page, "Publish")
    page.get_by_role("link", name="Kazan Communiqué").first.click()
    press(page, "Publish")
    expect(page.get_by_text("Published. Readers see the document.")).to_be_visible()

    reader = open_page("/documents/kazan-communique-2024/")
    expect(reader.locator("#clause-2 .words-text")).to_have_text("The parties consult without delay.")

    page.goto("/desk/documents/kazan-communique-2024/editions/turan-weekly-en/clauses/2/")
    page.locator("[name=text]").fill("The parties consult at once.")
    page.locator("[name=reason]").first.fill("Corrected by the publisher.")
    press(page, "Save as a new revision")
    expect(page.get_by_text("Saved as revision 2.")).to_be_visible()
    reader.reload()
    expect(reader.locator("#clause-2 .words-text")).to_have_text("The parties consult at once.")


def test_a_topic_is_laid_over_a_clause_without_leaving_its_page(open_page: Open, account: Account) -> None:
    page = open_page()
    sign_in(page, account(Role.EDITOR))
    page.goto(f"{MOSCOW}1/")
    page.locator("select[name=topic]").select_option("military-assistance")
    page.get_by_role("button", name="Add this topic").click()

    expect(page.get_by_text("“Military assistance” is laid over clause 1.")).to_be_visible()
    page.get_by_role("button", name="Remove Military assistance").click()
    expect(page.get_by_text("is removed from clause 1")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_the_desk_of_documents_is_for_every_screen(open_page: Open, account: Account, size: str) -> None:
    page = open_page(viewport=SIZES[size])
    sign_in(page, account(Role.EDITOR))
    for address in BRIGHT:
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, f"{address} scrolls sideways"


def test_the_administration_works_under_the_strict_policy(open_page: Open, account: Account) -> None:
    page = open_page()
    sign_in(page, account(Role.ADMINISTRATOR))
    page.goto("/admin/")
    expect(page.get_by_role("heading", name="Every record, with its history")).to_be_visible()
    page.goto("/admin/documents/documentparty/add/")
    page.locator(".field-document .select2-selection").click()
    page.locator(".select2-search__field").fill("moscow")
    page.locator(".select2-results__option", has_text="Moscow").first.click()
    expect(page.locator(".field-document .select2-selection__rendered")).to_contain_text("Moscow")
    page.goto("/admin/commentary/annotation/")
    page.locator("#result_list tbody a").first.click()
    page.get_by_role("link", name="History").click()
    expect(page.locator("#change-history")).to_be_visible()
