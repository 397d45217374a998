"""What a reader does: open a document, filter it, open a clause, follow a topic, look up an expert."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import MOSCOW, Open

pytestmark = pytest.mark.django_db(transaction=True)

MILITARY = "In order to ensure security, maintain peace and stability"
WITH_AND_WITHOUT = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


def clause(page: Page, ref: str) -> object:
    return page.locator(f"[data-clause='{ref}']")


@WITH_AND_WITHOUT
def test_from_the_library_to_an_expert(open_page: Open, scripts: bool) -> None:
    page = open_page("/", java_script_enabled=scripts)
    page.get_by_role("link", name="Moscow Declaration", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Moscow Declaration")
    # Six clauses, each with its notes beside it, and two of which nobody speaks.
    expect(page.locator("[data-clause]")).to_have_count(6)
    expect(page.get_by_text("No commentary yet")).to_have_count(2)
    expect(page.locator("#clause-1")).to_contain_text("mutual respect for independence")
    # Filter by military assistance: the address says so, the other clauses fold to lines.
    page.locator(".facet-topic .facet-more > summary").click()
    page.locator(".facet-tree").get_by_role("link", name=re.compile("^Military assistance")).click()
    expect(page).to_have_url(re.compile(r"\?topic=military-assistance$"))
    expect(page.locator(".filter-sum")).to_have_text(re.compile(r"^2 of 6 clauses, 1 of 23 notes$"))
    expect(page.locator("#clause-u3")).to_be_visible()
    expect(page.locator("#clause-1")).to_be_hidden()
    # What is left out can be opened in its place.
    page.get_by_text("2 clauses left out by the filter").first.click()
    expect(page.locator("#clause-1")).to_be_visible()
    # One clause, its topic, the expert.
    page.locator("#clause-u3 .clause-number").click()
    expect(page.locator(".words").first).to_contain_text(MILITARY)
    page.get_by_role("main").get_by_role("link", name="Military assistance").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Military assistance")
    expect(page.get_by_text(MILITARY).first).to_be_visible()
    page.get_by_role("link", name="Nasimi Mammadli").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nasimi Mammadli")
    expect(page.get_by_text("17 notes").first).to_be_visible()


def test_the_back_button_undoes_a_filter_that_htmx_set(open_page: Open) -> None:
    page = open_page(MOSCOW)
    loads = []
    page.on("load", lambda _page: loads.append(1))
    page.locator(".facet-stance").get_by_role("link", name=re.compile("unfavourable")).click()
    expect(page).to_have_url(re.compile(r"stance=unfavourable"))
    expect(page.locator(".filter-sum")).to_contain_text("0 of 6 clauses, 7 of 23 notes")
    assert not loads, "the page was loaded anew instead of a part of it"
    page.go_back()
    expect(page).to_have_url(re.compile(rf"{MOSCOW}$"))
    expect(page.locator(".filter-sum")).to_have_count(0)
    expect(page.locator("#clause-1")).to_be_visible()
    page.go_forward()
    expect(page.locator(".filter-sum")).to_contain_text("7 of 23 notes")


def test_a_filtered_view_can_be_shared(open_page: Open) -> None:
    view = f"{MOSCOW}?party=AZE&stance=favourable&topic=principles"
    with_scripts, without = open_page(view), open_page(view, java_script_enabled=False)
    for page in (with_scripts, without):
        expect(page.locator(".chip-active")).to_have_count(3)
        expect(page.locator("#clause-1")).to_be_visible()
    assert with_scripts.locator(".filter-sum").inner_text() == without.locator(".filter-sum").inner_text()


@WITH_AND_WITHOUT
def test_a_deep_link_opens_what_is_folded_and_marks_it(open_page: Open, scripts: bool) -> None:
    hidden = open_page(f"{MOSCOW}").locator(".about-rest .card").last.get_attribute("id")
    page = open_page(f"{MOSCOW}#{hidden}", java_script_enabled=scripts)
    if scripts:
        expect(page.locator(f"#{hidden}")).to_be_in_viewport()
        expect(page.locator(f"#{hidden}")).to_be_focused()
    page = open_page(f"{MOSCOW}#clause-11", java_script_enabled=scripts)
    expect(page.locator("#clause-11")).to_be_in_viewport()
    colour = "element => getComputedStyle(element).backgroundColor"
    if scripts:
        marked, other = (page.locator(f"#clause-{ref}").evaluate(colour) for ref in ("11", "1"))
        assert marked != other


def test_text_and_note_light_each_other(open_page: Open) -> None:
    page = open_page(MOSCOW)
    words, card = page.locator("#clause-1 a.span").first, page.locator("#clause-1 + .margin .card").first
    words.hover()
    expect(card).to_have_class(re.compile(r"\blit\b"))
    card.hover()
    expect(words).to_have_class(re.compile(r"\blit\b"))
    words.click()
    expect(card).to_be_focused()
    # And back, by keyboard: the letter of the note leads to its words.
    card.locator(".card-siglum").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#.*"))


def test_a_whole_reading_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(MOSCOW)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.facet-expert .chip')"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"expert=agshin-kerimov"))
    expect(page.locator(".filter-sum")).to_contain_text("7 of 23 notes")
    # The focus is not lost with the swap.
    page.wait_for_function("document.activeElement !== document.body")


def test_a_phone_opens_the_notes_under_their_clause(open_page: Open) -> None:
    page = open_page(MOSCOW, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    row = page.locator(".clause-row", has=page.locator("#clause-1"))
    card = row.locator(".card").first
    expect(card).to_be_hidden()
    row.locator(".notes > summary").tap()
    expect(card).to_be_visible()
    text, note = row.locator(".words").first.bounding_box(), card.bounding_box()
    assert text is not None
    assert note is not None
    assert note["y"] >= text["y"] + text["height"]
    page.locator(".filter-summary").tap()
    expect(page.locator(".facet-stance")).to_be_visible()


@pytest.mark.parametrize("width", [700, 1100, 1440])
def test_cards_stand_beside_their_clause_and_cover_nothing(open_page: Open, width: int) -> None:
    page = open_page(MOSCOW, viewport={"width": width, "height": 900})
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('.clauses > .clause-row')].map(row => ({
             text: row.querySelector('.clause').getBoundingClientRect().toJSON(),
             row: row.getBoundingClientRect().toJSON(),
             cards: [...row.querySelectorAll('.card')].map(card => card.getBoundingClientRect().toJSON())}))"""
    )
    assert len(boxes) == 6
    for box in boxes:
        for card in box["cards"]:
            assert card["left"] >= box["text"]["right"]
            assert box["row"]["top"] <= card["top"]
            assert card["bottom"] <= box["row"]["bottom"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/documents/unknown/", 404),
        (f"{MOSCOW}99/", 404),
        ("/annotations/not-a-uuid/", 404),
        ("/topics/unknown/", 404),
        ("/experts/unknown/", 404),
        ("/no/such/page", 404),
    ],
)
def test_an_unknown_address_offers_a_way_on(open_page: Open, address: str, status: int) -> None:
    page = open_page("/")
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == status
    expect(page.get_by_role("main").get_by_role("link").first).to_be_visible()
