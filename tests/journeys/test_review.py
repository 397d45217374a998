"""From a pasted article to published notes; by keys, with the mouse, without scripts; and two who review at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from apps.accounts.models import Role, User
from apps.commentary.models import Annotation
from apps.documents.models import Wording
from apps.quotations import services
from apps.quotations.models import Examination, ExaminedText, Quotation
from tests.desk.review.scene import Scene, a_review, passage
from tests.factories import EditorFactory
from tests.factories.quotations import CommentaryTextFactory, QuotationCandidateFactory
from tests.journeys.axe import seen
from tests.journeys.background import work
from tests.journeys.conftest import Open, sign_in, violations
from tests.journeys.film import filmed

pytestmark = pytest.mark.django_db(transaction=True)

Account = Callable[[str], User]
NARROW = {"width": 360, "height": 740}


@pytest.fixture
def review(open_page: Open, account: Account) -> Callable[..., tuple[Page, Scene]]:
    """An editor in front of the review of an article with four passages."""

    def open_review(**options: object) -> tuple[Page, Scene]:
        page = open_page("/", **options)
        scene = a_review()
        sign_in(page, account(Role.EDITOR))
        page.goto(scene.url)
        return page, scene

    return open_review


def current(page: Page, scene_passage: Quotation) -> None:
    """The passage is the one that is looked at, in the list and in the article too, and has the focus."""
    expect(page.locator("#review-passage")).to_have_attribute("data-review-passage", str(scene_passage.pk))
    expect(page.locator("#review-passage")).to_be_focused()
    expect(page.locator(f'.found[data-passage="{scene_passage.pk}"]').first).to_have_attribute(
        "aria-current", "true"
    )
    expect(page.locator("#review-lines [aria-current]")).to_have_count(1)


def said(page: Page, sentence: str) -> None:
    expect(page.locator("#review-said")).to_contain_text(sentence)


def decision(quotation: Quotation) -> str:
    return Quotation.objects.get(pk=quotation.pk).decision


def test_from_a_pasted_article_to_published_notes(open_page: Open, account: Account, tmp_path: Path) -> None:
    page = open_page("/", fresh=True, viewport={"width": 1440, "height": 900})
    sign_in(page, account(Role.EDITOR))
    with filmed(page, tmp_path / "film"):
        _bring_in_and_publish(page)
    assert len(list((tmp_path / "film").glob("*.jpg"))) > 10


def _bring_in_and_publish(page: Page) -> None:
    words = Wording.objects.current().filter(edition__ref="jamnews-en", whole=True).exclude(text="")
    first, second = [row.text for row in words.order_by("rank")][:2]
    page.goto("/desk/commentaries/")
    page.get_by_role("link", name="Bring in a commentary").first.click()
    page.locator("[name=pasted]").fill(
        f"The observer read the declaration twice. {first} He thinks that this is new.\n\n"
        f"Another clause says more: {second} That is all that he quotes."
    )
    page.get_by_role("button", name="Go on").click()
    page.locator("[name=title]").fill("Read twice")
    page.locator("[name=publisher]").fill("The Observer")
    page.get_by_role("button", name="Save and review its passages").click()
    expect(page.get_by_text("The article waits to be examined.")).to_be_visible()
    assert violations(page) == []
    work()  # the page goes on by itself
    expect(page.locator("#review-passage h2")).to_contain_text("Passage 1 of")
    found = Quotation.objects.filter(decision="waiting", found=True).count()
    assert found >= 2
    for number in range(found):
        page.keyboard.press("w")
        expect(page.get_by_label("What the expert says")).to_be_focused()
        page.keyboard.type(f"He welcomes it, {number}.")
        page.locator(".review-note summary", has_text="Topics").click()
        page.locator("[name=topics]").first.check()
        page.get_by_role("button", name="Save and publish").click()
        said(page, "Published. Readers see the note.")
        expect(page.locator(".review-filters .chip").first).to_have_text(f"waiting {found - number - 1}")
    expect(page.get_by_text("Everything is decided.")).to_be_visible()
    notes = Annotation.objects.filter(body__startswith="He welcomes it", status="published")
    assert notes.count() == found
    page.get_by_role("link", name="As readers see it").click()
    expect(page.get_by_text("He welcomes it").first).to_be_visible()


def test_with_the_keyboard_alone(review: Callable[..., tuple[Page, Scene]]) -> None:
    page, scene = review(viewport={"width": 1440, "height": 900})
    page.keyboard.press("j")
    current(page, scene.help)
    page.keyboard.press("k")
    current(page, scene.peace)
    page.keyboard.press("k")
    said(page, "This is the first passage shown.")
    page.keyboard.press("a")
    said(page, "Accepted. A draft note was made of it.")
    current(page, scene.help)
    expect(page.locator(f".found-accepted[data-passage='{scene.peace.pk}']")).to_be_visible()
    page.keyboard.press("u")
    said(page, "Taken back. It waits again.")
    current(page, scene.peace)
    page.keyboard.press("x")
    current(page, scene.help)
    assert decision(scene.peace) == "rejected"
    page.keyboard.press("x")
    current(page, scene.trade)
    page.keyboard.press("2")
    current(page, scene.cited)
    other = scene.trade.candidates.get(position=1)
    made = Quotation.objects.get(pk=scene.trade.pk).annotation
    assert made is not None
    assert made.targets.get().clause == other.clause
    page.keyboard.press("a")
    expect(page.get_by_text("Passage 4 is accepted.")).to_be_visible()
    page.keyboard.press("p")
    said(page, "Published.")
    expect(page.get_by_text("Its note is published.")).to_be_visible()
    expect(page.get_by_text("Everything is decided.")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.get_by_label("Single keys act on this page").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    page.reload()
    assert not Quotation.objects.filter(decision="waiting").exists()


def test_words_are_selected_and_moved_by_the_keyboard(review: Callable[..., tuple[Page, Scene]]) -> None:
    page, scene = review(viewport={"width": 1440, "height": 900})
    page.keyboard.press("j")
    current(page, scene.help)
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.get_by_role("button", name="Make these words the passage")).to_be_visible()
    page.keyboard.press("s")
    said(page, "Adjusted: the passage is these words now.")
    words = "that “the Parties will provide military assistance to"
    assert Quotation.objects.get(pk=scene.help.pk).words == words
    expect(page.locator(f'.found[data-passage="{scene.help.pk}"]')).to_contain_text(words)
    current(page, scene.help)


def test_with_the_mouse_words_are_pointed_at_a_clause(review: Callable[..., tuple[Page, Scene]]) -> None:
    page, scene = review(viewport={"width": 1440, "height": 900})
    page.locator("#review-lines").get_by_text("The fourth article").click()
    current(page, scene.cited)
    page.evaluate(
        """() => { const text = document.querySelector("#par-3").firstChild;
        getSelection().setBaseAndExtent(text, 0, text, "Whoever sells cloth".length); }"""
    )
    page.get_by_role("button", name="Point at a clause").click()
    expect(page.locator(".review-words")).to_contain_text("Whoever sells cloth")
    page.get_by_label("Document").select_option("Treaty of Good Neighbours")
    page.get_by_role("button", name="Show its clauses").click()
    page.get_by_label("Clause", exact=True).select_option("3")
    page.get_by_role("button", name="Show its words").click()
    assert violations(page) == []
    field = page.get_by_label("The clause’s words")
    field.evaluate("field => { field.focus(); field.setSelectionRange(0, 9); }")
    expect(page.get_by_label("The words of the clause")).to_have_value("Merchants")
    page.get_by_role("button", name="It is about this clause").click()
    expect(page.get_by_text("Marked. Accept it to make a draft note of it.")).to_be_visible()
    made = Quotation.objects.get(words="Whoever sells cloth")
    expect(page.locator("#review-passage")).to_have_attribute("data-review-passage", str(made.pk))
    for box in page.locator("[data-review-candidate]").all():
        box.check()
    page.locator('[data-act="accept"]').click()
    said(page, "Accepted.")
    assert decision(made) == "accepted"


def test_a_row_of_clauses_is_accepted_at_once(review: Callable[..., tuple[Page, Scene]]) -> None:
    page, scene = review()
    Quotation.objects.filter(pk__in=[scene.peace.pk, scene.help.pk, scene.trade.pk]).update(run=1)
    page.reload()
    expect(page.get_by_text("One of 3 passages that quote clauses in a row")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("a")
    said(page, "Draft notes were made of 3 passages.")
    current(page, scene.cited)
    expect(page.locator(".found-accepted")).to_have_count(3)
    page.keyboard.press("u")
    said(page, "Taken back.")
    assert decision(scene.trade) == "waiting"
    expect(page.locator(".found-accepted")).to_have_count(0)


def test_the_same_without_scripts_on_a_phone(review: Callable[..., tuple[Page, Scene]]) -> None:
    page, scene = review(java_script_enabled=False, viewport=NARROW)
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("Accepted. A draft note was made of it.")).to_be_visible()
    expect(page.get_by_role("heading", name="Passage 2 of 4")).to_be_visible()
    page.get_by_role("link", name="Other words", exact=True).click()
    page.get_by_label("The words of the article").fill("will provide military assistance")
    page.get_by_role("button", name="Make these words the passage").click()
    assert Quotation.objects.get(pk=scene.help.pk).words == "will provide military assistance"
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("Passage 2 is rejected.")).to_be_visible()
    page.get_by_role("button", name="undo").click()
    expect(page.get_by_role("heading", name="Passage 2 of 4")).to_be_visible()
    page.get_by_role("button", name="Accept and write").click()
    page.get_by_label("What the expert says").fill("A promise.")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text("Published. Readers see the note.")).to_be_visible()
    page.get_by_role("button", name="Accept as Paragraph 9").click()
    expect(page.get_by_role("heading", name="Passage 4 of 4")).to_be_visible()
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("Everything is decided.")).to_be_visible()
    page.get_by_role("link", name="Publish drafts").click()
    ready = page.locator(".desk-note").count()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("published.").first).to_be_visible()
    assert Annotation.objects.filter(status="published", commentary=scene.commentary).count() == ready + 1


def test_two_who_review_at_once_lose_nothing(review: Callable[..., tuple[Page, Scene]]) -> None:
    page, scene = review()
    other = EditorFactory.create(name="Berta")
    services.reject(by=other, quotation=scene.peace, base_version=1)
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_contain_text("Nothing was done.")
    expect(page.locator("#review-passage")).to_contain_text("rejected, Berta")
    expect(page.locator(f"#line-{scene.peace.pk}")).to_contain_text("rejected")
    # The text is corrected while the review is open.
    scene.commentary.texts.update(current=False)
    CommentaryTextFactory.create(commentary=scene.commentary, text="The words that it has now.")
    page.keyboard.press("j")
    expect(page.locator("#review-passage")).to_contain_text("was corrected")
    assert violations(page) == []
    page.get_by_role("link", name="Show the newest text").click()
    expect(page.locator("[data-review-text]")).to_contain_text("The words that it has now.")


def test_says_how_far_the_examination_is(review: Callable[..., tuple[Page, Scene]]) -> None:
    page, scene = review()
    ExaminedText.objects.update(state=Examination.WORKING)
    page.reload()
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert violations(page) == []
    found = passage(scene.text, "observer")
    QuotationCandidateFactory.create(quotation=found)
    ExaminedText.objects.update(state=Examination.DONE)
    page.get_by_role("link", name="Show 1 new passage").click()
    expect(page.get_by_role("heading", name="Passage 1 of 5")).to_be_visible()


def test_is_clean_at_every_width(review: Callable[..., tuple[Page, Scene]]) -> None:
    page, scene = review()
    for address in (f"?passage={scene.help.pk}", f"?passage={scene.trade.pk}", f"{scene.help.pk}/span/"):
        page.goto(f"{scene.url}{address}")
        for width in (360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, address)
        assert seen(page, address) == []
