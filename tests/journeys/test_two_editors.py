"""Two editors, each in a browser of their own, save the same thing; a third one comes between."""

from collections.abc import Callable

import pytest
from django.db.models import Count
from playwright.sync_api import Page, expect

from apps.accounts.models import Role, User
from apps.commentary.models import Annotation
from apps.documents.models import Document, Wording
from tests.journeys.axe import seen
from tests.journeys.conftest import MOSCOW, Open, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

Account = Callable[[str], User]
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
WORDS = f"/desk{MOSCOW}editions/jamnews-en/clauses/11/"


@pytest.fixture
def editor(open_page: Open, account: Account) -> Callable[..., Page]:
    """Somebody at the desk, at an address."""

    def sit_down(address: str, **options: object) -> Page:
        page = open_page(**options)
        sign_in(page, account(Role.EDITOR))
        page.goto(address)
        return page

    return sit_down


def a_note() -> tuple[Annotation, str]:
    """About some words of one clause, and nothing else."""
    alone = Annotation.objects.annotate(count=Count("targets")).filter(count=1)
    note = alone.filter(targets__kind="span").order_by("pk")[0]
    return note, f"/desk/annotations/{note.pk}/"


def save(page: Page, name: str = "Save") -> None:
    """Until the server has answered: who saves next, saves later."""
    with page.expect_response(lambda answer: answer.request.method == "POST" and "preview" not in answer.url):
        page.get_by_role("button", name=name, exact=True).last.click()


def say(page: Page, words: str) -> None:
    page.locator("[name=body]").fill(words)
    save(page)


def tick_topic(page: Page, name: str) -> None:
    topics = page.locator("details", has=page.locator("[name=topics]"))
    topics.locator("summary").click()
    topics.get_by_text(name, exact=True).click()


@SCRIPTS
def test_both_change_the_body_and_the_second_chooses(editor: Callable[..., Page], javascript: bool) -> None:
    note, address = a_note()
    one, two = editor(address), editor(address, java_script_enabled=javascript)
    say(one, f"{note.body} As the first one has it.")
    say(two, f"{note.body} As the second one has it.")

    summary = two.locator(".met-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("1 part needs your choice.")
    expect(two.locator("#part-body ins").first).to_contain_text("As the first one has it")
    expect(two.locator("#part-body ins").last).to_contain_text("As the second one has it")
    two.get_by_role("link", name="What the expert says").click()
    save(two, "Save what is chosen")
    expect(two.locator("#part-body")).to_contain_text("Choose which one counts.")
    two.locator("[name=body]").fill(f"{note.body} As both have it.")
    two.get_by_role("radio", name="As you typed it").check()
    save(two, "Save what is chosen")

    expect(two.get_by_text("Saved. Readers see the note.")).to_be_visible()
    note.refresh_from_db()
    assert note.body.endswith("As both have it.")


def test_changes_to_different_parts_are_joined_without_loss(editor: Callable[..., Page]) -> None:
    note, address = a_note()
    one, two = editor(address), editor(address)
    tick_topic(one, "Peacekeeping")
    save(one)
    say(two, "Said anew.")

    expect(two.locator(".met-summary")).to_contain_text("2 parts were joined.")
    expect(two.locator("#part-topics ins")).to_contain_text("Peacekeeping")
    expect(two.locator("input[type=radio][name^=choice]")).to_have_count(0)
    save(two, "Save what is chosen")
    expect(two.get_by_text("Saved. Readers see the note.")).to_be_visible()
    note.refresh_from_db()
    assert note.body == "Said anew."
    assert note.topics.filter(name="Peacekeeping").exists()


def test_a_third_editor_comes_between_and_the_choices_stay(editor: Callable[..., Page]) -> None:
    note, address = a_note()
    one, two, three = editor(address), editor(address), editor(address)
    tick_topic(one, "Peacekeeping")
    say(one, "The first one.")
    tick_topic(two, "Mediation")
    say(two, "The second one.")
    three.reload()
    say(three, "The third one.")

    two.locator("#part-topics").get_by_role("radio", name="Both joined").check()
    two.locator("#part-body").get_by_role("radio", name="saved it").check()
    save(two, "Save what is chosen")
    expect(two.locator("#part-body")).to_contain_text("Somebody changed this part once more")
    expect(two.locator("#part-topics").get_by_role("radio", name="Both joined")).to_be_checked()
    expect(two.locator("[name=body]")).to_have_value("The second one.")
    two.locator("#part-body").get_by_role("radio", name="As you typed it").check()
    save(two, "Save what is chosen")
    expect(two.get_by_text("Saved. Readers see the note.")).to_be_visible()
    note.refresh_from_db()
    assert note.body == "The second one."
    assert note.topics.filter(name__in=["Peacekeeping", "Mediation"]).count() == 2


def test_words_are_revised_by_two(editor: Callable[..., Page]) -> None:
    one, two = editor(WORDS), editor(WORDS)
    for page, words in ((one, "The Parties consult at once."), (two, "The Parties consult later.")):
        page.locator("[name=text]").fill(words)
        page.locator("[name=reason]").first.fill("Corrected.")
        save(page, "Save as a new revision")

    expect(two.locator(".met-summary")).to_contain_text("1 part needs your choice.")
    expect(two.locator("[name=reason]")).to_have_value("Corrected.")
    two.get_by_role("radio", name="As you typed it").check()
    save(two, "Save as a new revision")
    expect(two.get_by_text("Saved as revision")).to_be_visible()
    assert Wording.objects.filter(text="The Parties consult later.", until=None).exists()


def test_a_document_is_changed_by_two(editor: Callable[..., Page]) -> None:
    address = f"/desk{MOSCOW}"
    one, two = editor(address), editor(address)
    for page, name, value in (
        (one, "title", "One"),
        (two, "title", "Two"),
        (two, "place", "Moscow, Kremlin"),
    ):
        page.locator(f"[name={name}]").first.fill(value)
    save(one)
    save(two)
    two.locator("#part-title").get_by_role("radio", name="saved it").check()
    save(two)
    expect(two.get_by_text("Saved.", exact=True)).to_be_visible()
    document = Document.objects.get(slug="moscow-declaration-2022")
    assert (document.title, document.place) == ("One", "Moscow, Kremlin")


def test_by_keyboard_alone(editor: Callable[..., Page]) -> None:
    note, address = a_note()
    one, two = editor(address), editor(address)
    say(one, "The first one.")
    say(two, "The second one.")
    expect(two.locator(".met-summary")).to_be_focused()
    two.keyboard.press("Tab")
    expect(two.locator(".met-links a").first).to_be_focused()
    two.keyboard.press("Enter")
    two.keyboard.press("Tab")
    expect(two.locator("[name=choice-body]").first).to_be_focused()
    two.keyboard.press("Space")
    two.keyboard.press("ArrowDown")
    expect(two.locator("[name=choice-body][value=mine]")).to_be_checked()
    two.locator("[name=body]").press("End")
    two.get_by_role("button", name="Save what is chosen").press("Enter")
    expect(two.get_by_text("Saved. Readers see the note.")).to_be_visible()
    note.refresh_from_db()
    assert note.body == "The second one."


def test_the_pages_are_for_everybody(editor: Callable[..., Page]) -> None:
    note, address = a_note()
    one, two = editor(address), editor(address)
    tick_topic(one, "Peacekeeping")
    one.locator("[name=quote]").fill("")
    say(one, "The first one.")
    tick_topic(two, "Mediation")
    two.locator("[name=source_words]").fill("a promise")
    say(two, "The second one.")
    for sentence in ("your choice", "Choose which one counts."):  # at first, and with what is wrong said
        expect(two.locator("main")).to_contain_text(sentence)
        assert seen(two, sentence) == []
        for width in (1440, 360):
            two.set_viewport_size({"width": width, "height": 800})
            wide = two.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
            assert not wide, f"scrolls sideways at {width}"
        save(two, "Save what is chosen")
    assert note.version == 1
