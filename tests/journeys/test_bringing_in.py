"""From a file or pasted words to a published edition, and a new text over an old one, in front of a browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from apps.accounts.models import Role, User
from apps.commentary.models import Anchor, Annotation
from apps.documents import services
from apps.documents.models import Document, Import, Wording
from apps.documents.services.reading_in import read_in
from tests.documents.importers.word import docx, paragraph
from tests.documents.services.texts import TREATY, bring_in, published
from tests.factories import a_note
from tests.journeys.background import work
from tests.journeys.conftest import Open, sign_in, violations
from tests.journeys.test_accessibility import look

pytestmark = pytest.mark.django_db(transaction=True)

Account = Callable[[str], User]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
FIRST = """Treaty on Good Neighbours

The High Contracting Parties have agreed as follows:

Article 1
Friendship

The Parties shall live in peace and consult each other every spring.

Article 2
Assistance

Each Party shall help the other when it is attacked. The help shall not be paid for, whatever it costs.

Article 3
Commerce

Merchants of one Party may travel freely through the lands of the other Party and trade there.

Article 4
Entry into force

This Treaty shall enter into force on the day of its signature.
"""
# The sentence on what help costs goes to the third article, the travel of merchants is said in other words, and nobody
# consults any more.
SECOND = (
    FIRST.replace(" and consult each other every spring", " and good neighbourhood")
    .replace(" The help shall not be paid for, whatever it costs.", "")
    .replace("may travel freely through the lands", "may travel without hindrance through the lands")
    .replace("trade there.", "trade there. The help shall not be paid for, whatever it costs.")
)


@pytest.fixture
def desk(open_page: Open, account: Account) -> Callable[..., Page]:
    """An editor at an address of the desk."""

    def sit_down(address: str, **options: object) -> Page:
        page = open_page(**options)
        sign_in(page, account(Role.EDITOR))
        page.goto(address)
        return page

    return sit_down


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def paste(page: Page, text: str) -> None:
    page.get_by_label("Or the words, pasted").fill(text)
    press(page, "Bring it in")
    expect(page.get_by_text("It waits to be read.")).to_be_visible()


def confirm(page: Page) -> None:
    """From the clauses to the page that says what confirming does."""
    page.get_by_role("link", name="Confirm", exact=True).first.click()
    expect(page.get_by_role("heading", name="What confirming does")).to_be_visible()


def a_word_file() -> bytes:
    return docx("".join(paragraph(line) for line in TREATY.splitlines() if line))


def test_a_word_file_becomes_a_published_edition(desk: Callable[..., Page]) -> None:
    page = desk("/desk/documents/")
    page.get_by_role("link", name="Enter a document").first.click()
    page.set_input_files("[name=file]", {"name": "treaty.docx", "mimeType": WORD, "buffer": a_word_file()})
    press(page, "Bring it in")
    expect(page.get_by_text("It waits to be read.")).to_be_visible()
    assert violations(page) == []
    page.goto("/desk/")
    page.get_by_role("link", name="Texts on their way in 1").click()
    page.get_by_role("link", name="treaty.docx").click()
    work()  # the page goes on by itself
    page.get_by_role("link", name="Go on: what it is").click()
    page.locator("[name=title]").fill("Treaty on Good Neighbours")
    page.locator("[name=publisher]").fill("The Ministry")
    page.get_by_label("Kind").select_option("treaty")
    assert violations(page) == []
    press(page, "Save and go on")
    expect(page.get_by_text("Article: 3")).to_be_visible()
    assert violations(page) == []
    press(page, "Confirm and publish")
    expect(page.get_by_text("Confirmed and published. Readers see it from now on.")).to_be_visible()
    document = Document.objects.get(slug="treaty-on-good-neighbours")
    page.goto(f"/documents/{document.slug}/")
    expect(page.get_by_text("consult each other every spring")).to_be_visible()
    page.goto(f"/documents/{document.slug}/2/")
    expect(page.get_by_text("whatever it costs").first).to_be_visible()


def test_pasted_words_become_a_published_edition_without_scripts(desk: Callable[..., Page]) -> None:
    page = desk("/desk/documents/new/", java_script_enabled=False)
    page.get_by_label("Publisher of the source").fill("The Ministry")
    paste(page, TREATY)
    work()
    expect(page.get_by_role("link", name="Go on: what it is")).to_be_visible()  # the page refreshed itself
    confirm(page)
    press(page, "Confirm and publish")
    expect(page.get_by_text("Confirmed and published.")).to_be_visible()
    assert Wording.objects.current().filter(label="Article 3").exists()


def test_every_page_of_an_import_is_clean_in_every_look(desk: Callable[..., Page]) -> None:
    done = published(FIRST)
    edition = done.edition
    assert edition is not None
    revision, beside = bring_in(SECOND, edition=edition), bring_in(SECOND, document=edition.document)
    refused = services.start_import(by=None, content=b"%PDF-1.4 cut off", file_name="treaty.pdf")
    waiting = services.start_import(by=None, content=b"%PDF-1.4 cut off", file_name="again.pdf")
    read_in(refused.pk)
    page = desk("/desk/imports/")
    found: list[str] = []
    for address in (
        *(f"{each.pk}/" for each in (done, refused, waiting)),
        *(f"{each.pk}/{part}/" for each in (revision, beside) for part in ("details", "confirm")),
    ):
        page.goto(f"/desk/imports/{address}")
        look(page, found, address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    assert not found, "\n".join(found)


@SCRIPTS
def test_a_new_text_moves_a_note_keeps_one_on_changed_words_and_says_which_loses_them(
    desk: Callable[..., Page], javascript: bool
) -> None:
    page = desk("/desk/documents/new/", java_script_enabled=javascript)
    page.get_by_label("Publisher of the source").fill("The Ministry")
    paste(page, FIRST)
    work()
    confirm(page)
    press(page, "Confirm and publish")
    notes = _three_notes()
    page.get_by_role("link", name="Bring in a new text of this edition").click()
    page.get_by_label("Why there is a new text").fill("The official text came.")
    paste(page, SECOND)
    work()
    confirm(page)
    for note, said in (
        (notes["moved"], "the same words stand in Article 3 now"),
        (notes["reworded"], "on changed words in Article 3"),
        (notes["lost"], "its words are not found; it stays at the clause"),
    ):
        fate = page.locator(".note-fate", has_text=note.body)
        expect(fate).to_contain_text(said)
    expect(page.locator(".note-fate-reworded del")).to_contain_text("freely")
    if javascript:
        assert violations(page) == []
    press(page, "Confirm and publish")
    expect(page.get_by_text("3 notes do not stand on the same words any more.")).to_be_visible()
    now = {row.state for row in Anchor.objects.filter(target__annotation=notes["moved"], wording__until=None)}
    assert "moved" in now
    for name in ("reworded", "lost"):
        last = Anchor.objects.filter(target__annotation=notes[name]).order_by("wording__since").last()
        assert last is not None
        assert last.state == name
    assert Import.objects.filter(stage="confirmed").count() == 2


def _three_notes() -> dict[str, Annotation]:
    words = {row.label: row for row in Wording.objects.current().filter(document__title__startswith="Treaty")}
    return {
        "moved": a_note(words["Article 2"], "shall not be paid for, whatever it costs", body="On the costs."),
        "reworded": a_note(
            words["Article 3"],
            "Merchants of one Party may travel freely through the lands of the other Party",
            body="On the merchants.",
        ),
        "lost": a_note(words["Article 1"], "consult each other every spring", body="On the spring."),
    }
