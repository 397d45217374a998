"""An editor puts the proposed clauses of a text right: with the keyboard, the mouse, and with forms alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from apps.accounts.models import Role, User
from apps.documents.engine import draft
from apps.documents.models import Import
from tests.documents.services.texts import TREATY, bring_in, published
from tests.journeys.axe import seen
from tests.journeys.conftest import Open, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

Account = Callable[[str], User]
SIZES = {"phone": 360, "tablet": 768, "desk": 1440}
LONG = TREATY.replace(
    "3\nEntry into force", "3\nHelp\n\n(a) in winter;\n\n(b) in summer.\n\nArticle 4\nEntry into force"
)


@pytest.fixture
def brought(site: str) -> Import:
    return bring_in(LONG)


def url(row: Import) -> str:
    return f"/desk/imports/{row.pk}/"


def opened(open_page: Open, account: Account, row: Import, **options: object) -> Page:
    page = open_page(**options)
    sign_in(page, account(Role.EDITOR))
    page.goto(url(row))
    return page


def row_with(page: Page, words: str) -> Locator:
    return page.locator("[data-check-row]").filter(has=page.locator(".check-clause", has_text=words)).first


def said(page: Page, sentence: str) -> None:
    expect(page.get_by_role("status").filter(has_text=sentence)).to_be_visible()


def key_of(row: Import, words: str) -> str:
    return next(each.key for each in draft.load(row.rows) if words in f"{each.heading} {each.text}")


def texts(row: Import) -> list[str]:
    row.refresh_from_db()
    return [each.text for each in draft.load(row.rows)]


def test_the_keyboard_alone_puts_the_clauses_right(
    open_page: Open, account: Account, brought: Import
) -> None:
    page = opened(open_page, account, brought)
    before = texts(brought)
    summer = row_with(page, "in summer")
    page.goto(f"{url(brought)}#row-{key_of(brought, 'in summer')}")
    expect(summer).to_be_focused()
    page.keyboard.press("m")
    said(page, "Joined with the one above.")
    winter = row_with(page, "in winter")
    expect(winter).to_be_focused()
    expect(winter).to_contain_text("in winter;\n\n(b) in summer.")
    page.keyboard.press("4")
    said(page, "Another kind.")
    page.keyboard.press("Alt+ArrowLeft")
    said(page, "Less deep.")
    expect(winter).to_have_attribute("data-depth", "0")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(winter).to_be_focused()
    page.keyboard.press("e")
    words = page.locator("[data-check-form] textarea")
    expect(words).to_be_focused()
    words.press("Control+Home")
    for _ in "in winter;":
        words.press("ArrowRight")
    words.press("Control+Shift+Enter")
    said(page, "Divided.")
    expect(row_with(page, "(b) in summer.")).to_be_focused()
    page.keyboard.press("x")
    said(page, "Left out.")
    for sentence in ("Left out", "Divided", "Less deep", "Another kind", "Joined with the one above"):
        page.keyboard.press("u")
        said(page, f"Taken back: {sentence}")
    assert texts(brought) == before


def test_keys_pressed_fast_are_done_one_after_the_other(
    open_page: Open, account: Account, brought: Import
) -> None:
    page = opened(open_page, account, brought)
    before = texts(brought)
    row_with(page, "in summer").focus()
    for key in "mmuu":
        page.keyboard.press(key)
    said(page, "Taken back: Joined with the one above: Item (b)")
    assert texts(brought) == before


def test_the_mouse_divides_where_it_clicks_and_drags_the_depth(
    open_page: Open, account: Account, brought: Import
) -> None:
    page = opened(open_page, account, brought, viewport={"width": 1440, "height": 900})
    page.locator(".check-words", has_text="The Parties shall live in peace").click(
        position={"x": 150, "y": 10}
    )
    page.keyboard.press("s")
    said(page, "Divided.")
    assert len(texts(brought)) == len(draft.load(bring_in(LONG).rows)) + 1
    page.get_by_role("button", name="Take back").click()
    said(page, "Taken back: Divided")
    winter = row_with(page, "in winter")
    handle = winter.locator("[data-check-handle]")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 4, box["y"] + 4)
    page.mouse.down()
    page.mouse.move(box["x"] - 30, box["y"] + 4, steps=3)
    expect(winter).to_have_attribute("data-depth", "0")
    page.mouse.up()
    said(page, "Less deep.")
    expect(winter).to_have_attribute("data-depth", "0")
    winter.get_by_label("Kind").select_option("annex")
    said(page, "Another kind.")


def test_plain_forms_do_the_same(open_page: Open, account: Account, brought: Import) -> None:
    page = opened(open_page, account, brought, java_script_enabled=False)
    row_with(page, "in summer").get_by_role("button", name="Join with above").click()
    expect(page.get_by_text("Joined with the one above.", exact=True)).to_be_visible()
    row_with(page, "in winter").get_by_label("Kind").select_option("recital")
    row_with(page, "in winter").get_by_role("button", name="Set").click()
    expect(page.get_by_text("Another kind.", exact=True)).to_be_visible()
    row_with(page, "in winter").get_by_role("button", name="Less deep").click()
    expect(page.get_by_text("Less deep.", exact=True)).to_be_visible()
    row_with(page, "in winter").get_by_role("link", name="Edit").click()
    page.get_by_label("Words").fill("in winter;\n\nin summer;\n\nin spring.")
    expect(page.get_by_role("button", name="Divide at the cursor")).to_be_hidden()  # it needs a script
    page.get_by_role("button", name="Divide at empty lines").click()
    expect(page.get_by_text("Divided.", exact=True)).to_be_visible()
    row_with(page, "in spring").get_by_role("button", name="Leave out").click()
    expect(page.get_by_text("Left out.", exact=True)).to_be_visible()
    assert texts(brought)[-3:-1] == ["in winter;", "in summer;"]
    for sentence in ("Left out", "Divided", "Less deep", "Another kind", "Joined with the one above"):
        page.get_by_role("button", name="Take back").click()
        expect(page.get_by_text(f"Taken back: {sentence}")).to_be_visible()
    assert texts(brought) == texts(bring_in(LONG))


def test_of_two_editors_the_second_keeps_what_was_typed(
    open_page: Open, account: Account, brought: Import
) -> None:
    page = opened(open_page, account, brought)
    other = opened(open_page, account, brought)
    row_with(page, "in summer").get_by_role("link", name="Edit").click()
    page.get_by_label("Words").fill("in the summer of each year.")
    row_with(other, "in winter").get_by_role("button", name="Leave out").click()
    said(other, "Left out.")
    page.get_by_role("button", name="Save").click()
    said(page, "Somebody else worked on these clauses meanwhile")
    expect(page.get_by_label("Words")).to_have_value("in the summer of each year.")
    expect(row_with(page, "in winter")).to_have_count(0)
    page.get_by_role("button", name="Save").click()
    said(page, "Changed.")
    assert "in the summer of each year." in texts(brought)


def test_an_open_form_outlives_other_acts(open_page: Open, account: Account, brought: Import) -> None:
    page = opened(open_page, account, brought)
    row_with(page, "in summer").get_by_role("link", name="Edit").click()
    page.get_by_label("Words").fill("Typed.")
    row_with(page, "in winter").get_by_role("button", name="Leave out").click()
    said(page, "Left out.")
    expect(page.get_by_label("Words")).to_have_value("Typed.")
    page.get_by_label("Words").press("Control+Enter")
    said(page, "Changed.")
    assert "Typed." in texts(brought)


def test_anybody_can_use_it(open_page: Open, account: Account, site: str) -> None:
    edition = published().edition
    revision = bring_in(LONG.replace("every spring", "each autumn"), edition=edition)
    page = open_page()
    sign_in(page, account(Role.EDITOR))
    for state in ("", f"?row={key_of(revision, 'in winter')}", "?show=changed"):
        page.goto(url(revision) + state)
        for width in SIZES.values():
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, state
        assert seen(page, state) == []
