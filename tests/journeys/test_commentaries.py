"""From an article to a saved commentary, and a corrected text, in front of a browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from apps.accounts.models import Role, User
from apps.commentary.models import Commentary
from tests.commentary.intake import pages
from tests.journeys.conftest import Open, sign_in, violations
from tests.journeys.test_accessibility import look

pytestmark = pytest.mark.django_db(transaction=True)

ARTICLE = "\n\n".join(["A promise on paper", *pages.ENGLISH, "Leyla Hasanova"])
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])


@pytest.fixture
def desk(open_page: Open, account: Callable[[str], User]) -> Callable[..., Page]:
    """Somebody who writes, at an address of the desk."""

    def sit_down(address: str, role: str = Role.EDITOR, **options: object) -> Page:
        page = open_page(**options)
        sign_in(page, account(role))
        page.goto(address)
        return page

    return sit_down


def a_page(html: str) -> FilePayload:
    return {"name": "article.html", "mimeType": "text/html", "buffer": html.encode()}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@SCRIPTS
def test_a_pasted_article_is_checked_and_saved(desk: Callable[..., Page], javascript: bool) -> None:
    page = desk("/desk/", java_script_enabled=javascript)
    page.get_by_role("link", name="Commentaries").first.click()
    page.get_by_role("link", name="Bring in a commentary").click()
    page.get_by_label("Or its words, pasted").fill(ARTICLE)
    press(page, "Go on")
    expect(page.locator("[name=title]")).to_have_value("A promise on paper")
    expect(page.locator("[name=author]")).to_have_value("Leyla Hasanova")
    expect(page.locator("select[name=language]")).to_have_value("en")
    expect(page.locator("[name=text]")).to_have_value(ARTICLE)
    press(page, "Save and review its passages")
    expect(page.get_by_text("Who published it?").first).to_be_visible()
    page.locator("[name=publisher]").fill("The Observer")
    page.locator("[name=text]").fill(ARTICLE.removesuffix("\n\nLeyla Hasanova"))
    press(page, "Save and review its passages")
    page.wait_for_url("**/desk/commentaries/the-observer-a-promise-on-paper/**")
    made = Commentary.objects.get(source__publisher="The Observer")
    assert made.texts.get().text == ARTICLE.removesuffix("\n\nLeyla Hasanova")
    assert [link.expert.name for link in made.expert_links.all()] == ["Leyla Hasanova"]
    page.goto(f"/desk/commentaries/{made.slug}/")
    page.get_by_role("link", name="Correct the text").click()
    page.locator("[name=text]").fill("Only this is left of the article.")
    press(page, "Save the text")
    expect(page.get_by_text("1 earlier text")).to_be_visible()
    expect(page.get_by_text("Only this is left of the article.")).to_be_visible()


def test_a_page_of_a_news_site_is_cleaned_on_a_telephone_too(desk: Callable[..., Page]) -> None:
    page = desk("/desk/commentaries/new/", Role.CONTRIBUTOR, viewport={"width": 360, "height": 740})
    page.set_input_files("[name=file]", a_page(pages.JSON_LD))
    press(page, "Go on")
    text = page.locator("[name=text]").input_value()
    assert pages.ENGLISH[0] in text
    assert not [words for words in pages.AROUND if words in text]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    press(page, "Save and review its passages")
    page.wait_for_url("**/review/**")


def test_every_page_of_a_commentary_is_clean_in_every_look(desk: Callable[..., Page]) -> None:
    page = desk("/desk/commentaries/new/")
    press(page, "Go on")  # nothing was entered, which is said
    found: list[str] = violations(page)
    page.set_input_files("[name=file]", a_page(pages.OPEN_GRAPH))
    press(page, "Go on")
    expect(page.get_by_role("heading", name="Check the commentary")).to_be_visible()
    found += violations(page)
    page.locator("select[name=language]").select_option("en")
    press(page, "Save and review its passages")
    page.wait_for_url("**/review/**")
    slug = Commentary.objects.get(source__title="A promise, or the thought of one?").slug
    page.goto(f"/desk/commentaries/{slug}/text/")
    page.locator("[name=text]").fill("Another text, which is shorter.")
    press(page, "Save the text")
    for address in ("", "text/", "text/1/", "text/2/"):
        page.goto(f"/desk/commentaries/{slug}/{address}")
        look(page, found, address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    page.goto("/desk/commentaries/")
    look(page, found, "the list")
    assert not found, "\n".join(found)


def test_the_later_of_two_who_correct_a_text_gets_both(desk: Callable[..., Page]) -> None:
    page = desk("/desk/commentaries/turan-2022/text/")
    page.locator("[name=text]").fill("One.\n\nTwo.\n\nThree, four, five, six.\n\nThe end.")
    press(page, "Save the text")
    page.goto("/desk/commentaries/turan-2022/text/")
    other = page.context.new_page()
    other.goto("/desk/commentaries/turan-2022/text/")
    other.locator("[name=text]").fill("First.\n\nTwo.\n\nThree, four, five, six.\n\nThe end.")
    press(other, "Save the text")
    page.locator("[name=text]").fill("One.\n\nTwo.\n\nThree, four, five, six.\n\nThe last.")
    press(page, "Save the text")
    expect(page.get_by_text("so the form below holds the changes of both")).to_be_visible()
    expect(page.locator("[name=text]")).to_have_value(
        "First.\n\nTwo.\n\nThree, four, five, six.\n\nThe last."
    )
    assert violations(page) == []
