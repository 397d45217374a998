"""After a revision: one note accepted, one placed by selecting, one kept on its clause, the rest by its score."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from apps.accounts.models import User
from apps.commentary.models import Anchor, Annotation
from tests.commentary.revising import again, first, holding
from tests.commentary.test_reanchoring import FORCE, HELP, PEACE, TEXTS
from tests.factories import a_note
from tests.journeys.conftest import Open, sign_in, violations

pytestmark = pytest.mark.django_db(transaction=True)

Account = Callable[..., User]
SPRING = "live in peace and consult each other every spring"


def revised() -> None:
    edition = first(TEXTS)
    a_note(holding("spring"), SPRING, body="Of the season.")
    a_note(holding("spring"), "every spring", body="Of the spring.")
    a_note(holding("attacked"), "when it is attacked by a third state", body="Of the attack.")
    a_note(holding("attacked"), "by bandits", body="Of the bandits.")
    again(
        edition,
        [
            PEACE.replace("every spring", "each autumn"),
            HELP.replace(" when it is attacked by a third state or by bandits", ""),
            FORCE.replace("signature", "signature, and when it is attacked by a third state"),
        ],
        "The ministry’s text came.",
    )


def anchor(body: str) -> Anchor:
    return Anchor.objects.select_related("wording").get(target__annotation__body=body, by_person=True)


def test_an_editor_goes_through_what_waits(open_page: Open, account: Account) -> None:
    page = open_page()
    revised()
    sign_in(page, account())
    page.goto("/desk/")
    page.get_by_role("link", name="4 notes to re-attach").click()
    expect(page.locator("[data-case]")).to_have_count(4)
    assert violations(page) == []

    page.keyboard.press("j")
    expect(page.locator("[data-case]").first).to_be_focused()
    # One is placed by selecting words with the keyboard, in the clause that is proposed.
    page.locator("[data-case]", has_text="Of the spring.").get_by_role("link", name="Choose a place").click()
    words = page.get_by_label("Its words")
    expect(words).to_be_focused()
    assert violations(page) == []
    words.evaluate(
        "(field, words) => { const at = field.value.indexOf(words); field.setSelectionRange(at, at); }",
        "autumn",
    )
    for _letter in "autumn":
        page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_label("The words that the note is about")).to_have_value("autumn")
    page.get_by_role("button", name="Place the note here").click()
    expect(page.get_by_text("Placed. The note stands on the words you chose.")).to_be_visible()
    placed = anchor("Of the spring.")
    assert (placed.state, placed.wording.text[placed.start : placed.end]) == ("reworded", "autumn")
    expect(page.locator("[data-case]", has_text="Of the attack.")).to_be_focused()

    # One is accepted and one kept on its clause, by single keys; the next has the focus each time.
    page.keyboard.press("a")
    expect(page.get_by_text("Accepted. The note stands at the proposed place.")).to_be_visible()
    assert anchor("Of the attack.").state == "moved"
    expect(page.locator("[data-case]", has_text="Of the bandits.")).to_be_focused()
    page.keyboard.press("w")
    expect(page.get_by_text("Kept. The note stays at its clause")).to_be_visible()
    assert anchor("Of the bandits.").state == "lost"
    expect(page.locator("#anchors-states")).to_contain_text("lost 0")
    expect(page.locator("[data-case]")).to_have_count(1)
    assert violations(page) == []

    # What is left is accepted by its score, whose number is said before.
    expect(page.get_by_text("None is proposed with 0.90 or more")).to_be_visible()
    page.get_by_label("Score from").fill("0.5")
    page.get_by_role("button", name="Count").click()
    page.get_by_role("button", name="Accept the 1 from 0.50").click()
    expect(page.get_by_text("1 place was accepted.")).to_be_visible()
    expect(page.get_by_text("Every note stands on its words.")).to_be_visible()
    assert anchor("Of the season.").state == "reworded"
    assert violations(page) == []


def test_a_decision_is_taken_back_and_keys_can_be_switched_off(open_page: Open, account: Account) -> None:
    page = open_page()
    revised()
    sign_in(page, account())
    page.goto("/desk/anchors/")
    page.locator("[data-case]", has_text="Of the season.").focus()
    page.keyboard.press("a")
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("[data-case]", has_text="Of the season.")).to_be_focused()
    of_season = Anchor.objects.filter(target__annotation__body="Of the season.")
    assert not of_season.filter(by_person=True).exists()
    page.get_by_text("Keys", exact=True).click()
    page.get_by_label("Single keys act").uncheck()
    page.locator("[data-case]", has_text="Of the season.").focus()
    page.keyboard.press("a")
    page.reload()
    expect(page.locator("[data-case]")).to_have_count(4)


def test_the_same_without_scripts(open_page: Open, account: Account) -> None:
    page = open_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    revised()
    sign_in(page, account())
    page.goto("/desk/anchors/")
    page.locator("[data-case]", has_text="Of the season.").get_by_role("button", name="Accept").click()
    expect(page.get_by_text("Accepted.")).to_be_visible()
    page.locator("[data-case]", has_text="Of the spring.").get_by_role("link", name="Choose a place").click()
    page.get_by_label("In which clause").select_option("3")
    page.get_by_role("button", name="Show its words").click()
    page.get_by_label("The words that the note is about").fill("the  day of its signature")
    page.get_by_role("button", name="Place the note here").click()
    expect(page.get_by_text("Placed.")).to_be_visible()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Taken back. The note waits again.")).to_be_visible()
    page.locator("[data-case]", has_text="Of the bandits.").get_by_role(
        "button", name="Keep on the whole clause"
    ).click()
    expect(page.get_by_text("Kept.")).to_be_visible()
    page.locator("[data-case]", has_text="Of the attack.").get_by_role(
        "link", name="Withdraw the note"
    ).click()
    page.get_by_label("Why").fill("It was wrong.")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator(".messages")).to_contain_text("Withdrawn")
    assert Annotation.objects.get(body="Of the attack.").status == "withdrawn"
    page.goto("/desk/anchors/")
    expect(page.locator("[data-case]")).to_have_count(1)
