"""Two editions beside each other in a real browser: columns, marks on both, notes on either, and all by links."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from apps.commentary.models import Annotation
from apps.documents.models import Document, Wording
from tests.factories import EditionFactory, SourceFactory, WordingFactory, a_document
from tests.journeys.conftest import MOSCOW, Open, sign_in, violations

pytestmark = pytest.mark.django_db(transaction=True)

WIDE = {"width": 1440, "height": 900}
PAIR = f"{MOSCOW}?beside=turan-en"
HEBREW = f"{MOSCOW}?beside=text-he"
WORDS = "mutual respect"
# Where the two halves of clause 1 stand to each other, and how many letters the narrower takes a line.
HALVES = """() => {
  const halves = [...document.querySelectorAll('#clause-1 .beside-half')];
  const [one, two] = halves.map((each) => each.getBoundingClientRect());
  const words = document.querySelector('#clause-1 .words');
  const letter = parseFloat(getComputedStyle(words).fontSize) * 0.43;
  return {sameTop: one.top === two.top, apart: one.right < two.left, under: one.bottom <= two.top,
    letters: Math.min(one.width, two.width) / letter,
    margin: document.querySelector('#clause-1 + .margin').getBoundingClientRect().left >= two.right,
    overflow: document.documentElement.scrollWidth > innerWidth};
}"""


@pytest.fixture
def hebrew(site: str) -> str:
    """The sample with a text from right to left beside it, of a translator who is known; gives the address."""
    document = Document.objects.get(slug="moscow-declaration-2022")
    source = SourceFactory.create(publisher="A ministry", language="he")
    edition = EditionFactory.create(
        document=document, ref="text-he", language="he", source=source, translator="A. Translator"
    )
    for ref in ("1", "11"):
        clause = document.clauses.get(addresses__ref=ref)
        WordingFactory.create(
            edition=edition,
            clause=clause,
            rank=ref,
            text="הצדדים ייוועצו ללא דיחוי בעניינים הנוגעים לביטחונם.",
        )
    return HEBREW


@pytest.mark.parametrize(("width", "least", "most"), [(1100, 35, 60), (1440, 45, 75), (1920, 50, 80)])
def test_wide_screens_have_two_columns_that_can_be_read_and_the_margin(
    open_page: Open, width: int, least: int, most: int
) -> None:
    page = open_page(PAIR, viewport={"width": width, "height": 900})

    found = page.evaluate(HALVES)
    assert (found["sameTop"], found["apart"], found["margin"], found["overflow"]) == (True, True, True, False)
    assert least <= found["letters"] <= most
    outline = page.locator(".outline-list")
    expect(outline).to_be_visible() if width == 1920 else expect(outline).to_be_hidden()


@pytest.mark.parametrize("width", [360, 768])
def test_without_room_they_stand_under_each_other_with_their_names(open_page: Open, width: int) -> None:
    page = open_page(PAIR, viewport={"width": width, "height": 800})

    found = page.evaluate(HALVES)
    assert (found["under"], found["overflow"]) == (True, False)
    expect(page.locator("#clause-1 .beside-name").nth(1)).to_have_text("English, as quoted by Turan")
    assert page.locator("#clause-1 .beside-name").nth(1).bounding_box()["height"] > 10  # type: ignore[index] # it is shown


def test_the_heads_stay_in_view_and_cover_nothing_that_was_gone_to(open_page: Open) -> None:
    page = open_page(f"{PAIR}#clause-11", viewport=WIDE)
    page.locator("#clause-11").evaluate("clause => clause.scrollIntoView()")

    head = page.locator(".beside-heads").bounding_box()
    clause = page.locator("#clause-11").bounding_box()
    assert head
    assert clause
    assert abs(head["y"]) < 1
    assert clause["y"] >= head["height"]


def test_editions_are_chosen_changed_and_taken_away_without_scripts(open_page: Open) -> None:
    page = open_page(MOSCOW, java_script_enabled=False, viewport=WIDE)
    switch = page.get_by_role("navigation", name="Editions")

    switch.get_by_role("list", name="Beside it:").get_by_role("link", name="Turan").click()
    expect(page).to_have_url(re.compile(r"\?beside=turan\-en$"))
    expect(page.locator("#clause-1 .words")).to_have_count(2)
    page.locator("#chip-stance-favourable").click()
    expect(page).to_have_url(re.compile(r"\?beside=turan\-en\&stance=favourable$"))
    switch.get_by_role("list").first.get_by_role("link", name="Turan").click()
    expect(page).to_have_url(re.compile(r"\?beside=jamnews\-en\&edition=turan\-en\&stance=favourable$"))
    switch.get_by_role("link", name="take away").click()
    expect(page).to_have_url(re.compile(r"\?edition=turan\-en\&stance=favourable$"))
    expect(page.locator(".beside")).to_have_count(0)


def test_a_filter_keeps_both(open_page: Open) -> None:
    page = open_page(PAIR, viewport=WIDE)
    page.locator("#chip-stance-favourable").click()
    page.wait_for_url(re.compile("stance=favourable"))

    assert "beside=turan-en" in page.url
    expect(page.locator("#clause-1 .words")).to_have_count(2)
    expect(page.locator(".beside-heads .beside-head")).to_have_count(2)


def test_a_card_lights_its_words_in_both(open_page: Open) -> None:
    page = open_page(PAIR, viewport=WIDE)
    page.locator("#clause-1 + .margin .card").first.hover()

    for number in (0, 1):
        expect(page.locator("#clause-1 .beside-half").nth(number).locator(".span.lit")).not_to_have_count(0)


def test_find_and_the_keys_go_through_both(open_page: Open) -> None:
    page = open_page(PAIR, viewport=WIDE)
    page.keyboard.press("/")
    page.keyboard.type("state sovereignty, territorial")

    # Both editions, who quotes them, and the note on it.
    expect(page.locator(".find-said")).to_have_text("1 of 4")
    page.keyboard.press("Enter")
    expect(page.locator(".find-said")).to_have_text("2 of 4")
    page.keyboard.press("Escape")
    expect(page.locator("#clause-1")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#clause-1 + .margin .card:focus")).to_have_count(1)


def select_in_second(page: Page) -> None:
    page.locator("#clause-1 .beside-half").nth(1).evaluate(
        """(half, words) => {
            half.scrollIntoView({block: 'center'});
            const walker = document.createTreeWalker(half.querySelector('[data-words]'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
            }
        }""",
        WORDS,
    )


def test_words_of_the_second_edition_become_a_note(open_page: Open, account: Callable[..., User]) -> None:
    page = open_page(viewport=WIDE)
    sign_in(page, account())
    page.goto(PAIR)
    select_in_second(page)
    page.locator(".annotate-button").click()
    form = page.locator("[data-note-form]")
    expect(form.get_by_label(re.compile("^The words")).first).to_have_value(WORDS)
    assert violations(page) == []
    page.get_by_label("What the expert says").fill("He hears an echo.")
    page.get_by_label("Expert 1").fill("Agshin Kerimov")
    page.get_by_label(re.compile("^Commentary")).fill("JAMnews")
    form.get_by_role("button", name="Publish").click()

    expect(page.locator(".card", has_text="He hears an echo.").first).to_be_visible()
    expect(page.locator("#clause-1 .words")).to_have_count(2)
    target = Annotation.objects.get(body="He hears an echo.").targets.get()
    assert target.made_on
    assert target.made_on.edition.ref == "turan-en"


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "dark"), (768, "light"), (1440, "light"), (1920, "dark")]
)
def test_a_text_from_right_to_left_stands_beside_one_from_left_to_right(
    open_page: Open, hebrew: str, width: int, scheme: str
) -> None:
    page = open_page(hebrew, viewport={"width": width, "height": 900}, color_scheme=scheme)
    one, two = (page.locator("#clause-1 .words").nth(number) for number in (0, 1))

    assert [each.evaluate("words => getComputedStyle(words).direction") for each in (one, two)] == [
        "ltr",
        "rtl",
    ]
    expect(page.locator(".beside-head").nth(1)).to_contain_text("translation by A. Translator")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    assert violations(page) == []


def test_on_paper_both_columns_stand(open_page: Open) -> None:
    page = open_page(PAIR, viewport={"width": 700, "height": 900})
    page.emulate_media(media="print")

    found = page.evaluate(HALVES)
    assert (found["sameTop"], found["apart"]) == (True, True)
    expect(page.locator(".edition-switch")).to_be_hidden()
    name = page.locator("#clause-1 .beside-name").nth(1)
    assert name.bounding_box()["height"] > 10, "a page of paper has no heads"  # type: ignore[index] # it is shown


def test_notes_of_a_long_pair_follow_and_a_filter_puts_them_into_what_is_there(
    open_page: Open, site: str
) -> None:
    edition = a_document(clauses=60, notes=3, slug="long")
    other = EditionFactory.create(document=edition.document, ref="other", language="ru")
    Wording.objects.bulk_create(
        Wording(
            document=row.document, edition=other, clause=row.clause, since=1, rank=row.rank, text="Стороны"
        )
        for row in Wording.objects.filter(edition=edition)
    )
    page = open_page("/documents/long/?beside=other", viewport=WIDE)
    page.wait_for_function("() => !document.querySelector('[data-far]')")

    assert page.locator(".card").count() == 180
    page.locator("#clause-60").evaluate("clause => { window.held = clause.closest('.clause-row'); }")
    page.locator(".facet-topic .chip").first.click()
    page.wait_for_url(re.compile("topic="))
    page.wait_for_function("() => !document.querySelector('[data-far], [data-late]')")
    assert page.evaluate("window.held.isConnected"), "the clauses stayed where they were"
    expect(page.locator("#clause-60 .words")).to_have_count(2)
