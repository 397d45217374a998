"""What an editor does: sign in, select words, write a note, publish it; and what happens when things go wrong."""

import re
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from apps.accounts.models import Role, User
from apps.commentary.models import Annotation
from tests.factories.accounts import PASSWORD
from tests.journeys.conftest import MOSCOW, Open, sign_in, violations

pytestmark = pytest.mark.django_db(transaction=True)

Account = Callable[..., User]
WORDS = "urgent consultations"
BODY = "He expects *quick* talks."


def select(page: Page, ref: str, words: str) -> None:
    """Selects words of a clause as a mouse would: from the middle of their first line to that of their last."""
    edges = page.evaluate(
        """([ref, words]) => {
            const root = document.querySelector(`[data-clause="${ref}"] [data-words]`);
            root.scrollIntoView({block: 'center', behavior: 'instant'});
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                const edge = (from, to, side) => {
                    const range = document.createRange();
                    range.setStart(walker.currentNode, from);
                    range.setEnd(walker.currentNode, to);
                    const box = range.getBoundingClientRect();
                    return [box[side], box.top + box.height / 2];
                };
                return [edge(at, at + 1, 'left'), edge(at + words.length - 1, at + words.length, 'right')];
            }
        }""",
        [ref, words],
    )
    page.mouse.move(*edges[0])
    page.mouse.down()
    page.mouse.move(*edges[1], steps=6)
    page.mouse.up()


def fill_note(page: Page, body: str = BODY) -> None:
    page.get_by_label("What the expert says").fill(body)
    page.get_by_label("Expert 1").fill("Agshin Kerimov")
    page.get_by_label(re.compile("^Commentary")).fill("JAMnews")


def note_of(body: str = BODY) -> Annotation:
    return Annotation.objects.get(body=body)


@pytest.mark.parametrize("way", ["button", "key"])
def test_select_annotate_publish_and_see_it_as_a_reader(open_page: Open, account: Account, way: str) -> None:
    page = open_page()
    sign_in(page, account())
    page.goto(MOSCOW)
    select(page, "u2", WORDS)
    if way == "button":
        page.locator(".annotate-button").click()
    else:
        page.keyboard.press("a")
    form = page.locator("[data-note-form]")
    expect(form.get_by_label(re.compile("^The words")).first).to_have_value(WORDS)
    expect(form.get_by_label("What the expert says")).to_be_focused()
    # Measured at one moment, for the page may still be scrolling to the form.
    below = page.evaluate(
        """() => document.querySelector('[data-note-form]').getBoundingClientRect().top
             - document.querySelector('#clause-u2').closest('.clause-row').getBoundingClientRect().top"""
    )
    assert below >= 0, "the form is not at its clause"
    assert violations(page) == []
    fill_note(page)
    form.get_by_role("button", name="Publish").click()
    card = page.locator(".card", has_text="He expects quick talks.").first
    expect(card).to_be_visible()
    expect(card).to_have_id(re.compile(f"note-{note_of().pk}"))
    reader = open_page(MOSCOW)
    row_of_reader = reader.locator(".clause-row", has=reader.locator("#clause-u2"))
    expect(row_of_reader.locator(".card")).to_contain_text("Agshin Kerimov")
    expect(row_of_reader.locator("a.span")).to_have_text(WORDS)
    target = note_of().targets.get()
    assert (target.quote, target.made_on.text[target.start : target.end]) == (WORDS, WORDS)  # type: ignore[union-attr]


def test_the_same_without_scripts(open_page: Open, account: Account) -> None:
    page = open_page(java_script_enabled=False)
    sign_in(page, account())
    page.goto(f"{MOSCOW}u2/")
    page.get_by_role("link", name="Annotate").first.click()
    page.get_by_label(re.compile("^The words")).first.fill("“urgent consultations")
    fill_note(page)
    page.get_by_role("button", name="Publish").click()
    # The quotation mark does not stand there: everything typed is kept, and it is said what was not found.
    expect(page.get_by_text("These words do not stand in the clause", exact=False).first).to_be_visible()
    expect(page.get_by_label("What the expert says")).to_have_value(BODY)
    page.get_by_label(re.compile("^The words")).first.fill("urgent   Consultations")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("He expects quick talks.").first).to_be_visible()
    reader = open_page(f"{MOSCOW}u2/", java_script_enabled=False)
    expect(reader.locator("a.span")).to_have_text(WORDS)
    expect(reader.locator(".card")).to_contain_text("He expects quick talks.")


def test_a_phone_selects_words_and_annotates(open_page: Open, account: Account) -> None:
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    sign_in(page, account())
    page.goto(MOSCOW)
    # What a long press and its handles do in the end: a selection changes.
    page.evaluate(
        """words => {
            const root = document.querySelector('[data-clause="u2"] [data-words]');
            root.scrollIntoView({block: 'center', behavior: 'instant'});
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            walker.nextNode();
            const at = walker.currentNode.data.indexOf(words);
            document.getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
        }""",
        WORDS,
    )
    button = page.locator(".annotate-button")
    expect(button).to_be_visible()
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 24
    button.tap()
    expect(page.get_by_label(re.compile("^The words")).first).to_have_value(WORDS)
    fill_note(page)
    page.get_by_role("button", name="Save as draft").tap()
    expect(page.locator(".card", has_text="He expects quick talks.").first).to_be_visible()
    assert note_of().status == "draft"


def test_a_draft_is_nowhere_for_anybody_without_the_right(
    site: str, open_page: Open, account: Account
) -> None:
    author = account(Role.CONTRIBUTOR)
    page = open_page()
    sign_in(page, author)
    page.goto(f"/desk{MOSCOW}u2/annotate/")
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    fill_note(page, "A secret reading.")
    page.get_by_role("button", name="Save as draft").click()
    expect(page.get_by_text("A secret reading.").first).to_be_visible()
    note = note_of("A secret reading.")
    routes = (
        MOSCOW,
        f"{MOSCOW}?expert=agshin-kerimov",
        f"{MOSCOW}u2/",
        "/",
        "/topics/",
        "/topics/consultations/",
        "/experts/agshin-kerimov/",
        "/commentaries/jamnews-2022/",
    )
    other, editor, anonymous = open_page(), open_page(), open_page()
    sign_in(other, account(Role.CONTRIBUTOR))
    sign_in(editor, account(Role.EDITOR))
    for viewer in (anonymous, other):
        viewer.goto(MOSCOW)
        expect(viewer.get_by_role("main")).to_contain_text("urgent consultations")
        expect(viewer.get_by_role("main")).not_to_contain_text("A secret reading.")
        for route in routes:
            found = viewer.request.get(f"{site}{route}")
            assert found.ok
            assert "A secret reading." not in found.text()
        for route in (f"/annotations/{note.pk}/", f"/desk/annotations/{note.pk}/"):
            answer = viewer.goto(route)
            assert answer is not None
            assert answer.status == 404 or "/sign-in/" in viewer.url
    anonymous.goto("/experts/agshin-kerimov/")
    expect(anonymous.get_by_text("7 notes").first).to_be_visible()
    editor.goto(MOSCOW)
    expect(editor.get_by_text("A secret reading.").first).to_be_visible()
    page.goto(f"{MOSCOW}u2/")
    expect(page.get_by_text("A secret reading.").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_what_was_typed_survives_a_session_that_ended(
    open_page: Open, account: Account, scripts: bool
) -> None:
    user = account()
    page = open_page(java_script_enabled=scripts)
    sign_in(page, user)
    page.goto(f"/desk{MOSCOW}u2/annotate/")
    fill_note(page, "Half an hour of work.")
    Session.objects.all().delete()
    page.get_by_role("button", name="Publish").click()
    page.get_by_label("User name").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("What the expert says")).to_have_value("Half an hour of work.")
    assert not Annotation.objects.filter(body="Half an hour of work.").exists()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Half an hour of work.").first).to_be_visible()
    assert note_of("Half an hour of work.").status == "published"


def test_a_note_is_withdrawn_and_comes_back(open_page: Open, account: Account) -> None:
    note = Annotation.objects.filter(targets__kind="span").order_by("pk").first()
    assert note is not None
    page, reader = open_page(), open_page()
    sign_in(page, account())
    page.goto(f"/desk/annotations/{note.pk}/")
    page.get_by_role("link", name=re.compile("^Withdraw")).click()
    page.get_by_role("textbox").first.fill("It was wrong.")
    page.get_by_role("button", name=re.compile("Withdraw")).click()
    expect(page.locator(".messages")).to_contain_text("Withdrawn")
    answer = reader.goto(f"/annotations/{note.pk}/")
    assert answer is not None
    assert answer.status == 410
    page.goto(f"/desk/annotations/{note.pk}/")
    page.get_by_role("button", name="Restore").click()
    expect(page.locator(".messages")).to_contain_text("Restored")
    answer = reader.goto(f"/annotations/{note.pk}/")
    assert answer is not None
    assert answer.status == 200
