"""Glossator in Russian and Azerbaijani, in a real browser."""

import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from apps.accounts.models import User
from apps.commentary.models import Annotation, Expert
from apps.config.catalogues import stored
from apps.documents.models import Document, Source, Wording
from apps.topics.models import Topic
from tests.factories.accounts import PASSWORD
from tests.journeys.conftest import MOSCOW, Open, violations

pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC = (
    "/",
    MOSCOW,
    f"{MOSCOW}?topic=military-assistance&stance=ambiguous",
    f"{MOSCOW}?edition=turan-en&topic=nonsense",
    f"{MOSCOW}1/",
    f"{MOSCOW}print/",
    f"{MOSCOW}cite/",
    "/topics/",
    "/topics/military-assistance/",
    "/experts/nasimi-mammadli/",
    "/commentaries/turan-2022/",
    "/no/such/page",
    "/desk/sign-in/",
)
DESK = (
    "/desk/",
    f"/desk{MOSCOW}u3/annotate/",
    "/desk/documents/",
    "/desk/documents/new/",
    f"/desk{MOSCOW}",
    f"/desk{MOSCOW}1/topics/",
)
LANGUAGES = ("ru", "az")
NARROW: ViewportSize = {"width": 360, "height": 800}
WIDE: ViewportSize = {"width": 1440, "height": 800}
# Of what stands right within the interface: the texts, and the attributes that are read out.
TEXTS = """
() => {
  const own = element => element.closest('[lang]') === document.documentElement;
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (own(parent) && !parent.closest('script, style, textarea, code, pre, datalist, select'))
      texts.push(walker.currentNode.data);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    if (own(element))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        texts.push(element.getAttribute(name) || '');
  return texts.map(text => text.replace(/\\s+/g, ' ').trim()).filter(Boolean);
}
"""
# What may be Latin in Russian: words within quotation marks, addresses, what a form wants to the letter.
ALLOWED = re.compile(r"«[^»]*»|https?://\S*|\b(?:cookie|https?|preamble|alpha|of|u\d+)\b|[\w-]+-(?:en|\d+)\b")
ENGLISH_WORD = re.compile(r"(?<![\w.@/-])[a-z]{2,}(?![\w@/-])")


def data() -> list[str]:
    """What editors entered and an attribute or a title may name within a sentence, the longest first."""
    columns = (
        (Document, "title"),
        (Source, "title"),
        (Topic, "name"),
        (Expert, "role"),
        (Wording, "text"),
        (User, "username"),
    )
    found = {text for model, name in columns for text in model.objects.values_list(name, flat=True) if text}
    return sorted(found, key=len, reverse=True)


@cache
def english_sentences(language: str) -> set[str]:
    """Every sentence of ours that reads otherwise in the language."""
    found = set()
    for message in stored(language):
        if isinstance(message.id, str) and message.id and message.id != message.string:
            found.add(message.id)
    kept = {str(message.string) for message in stored(language)}
    return {sentence for sentence in found - kept if "%(" not in sentence and len(sentence) > 2}


def left_in_english(page: Page, language: str, known: list[str]) -> Iterator[str]:
    """Texts that no element says to be English: ours, and for Russian also those of the data alone."""
    sentences = english_sentences(language)
    for text in page.evaluate(TEXTS):
        said = text
        for each in known:
            said = said.replace(each, "")
        russian = language == "ru" and (ENGLISH_WORD.search(ALLOWED.sub("", said)) or text in known)
        if text in sentences or russian:
            yield text


def look_at(page: Page, language: str, addresses: tuple[str, ...]) -> None:
    found: list[str] = []
    known = data()
    for address in addresses:
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == language, address
        for size in (WIDE, NARROW):
            page.set_viewport_size(size)
            beyond = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            found += [f"{address}: {beyond} px too wide at {size['width']}"] if beyond > 0 else []
        found += [f"{address} in English: {text[:120]}" for text in left_in_english(page, language, known)]
        # What axe looks at is the same in every language, but for names in attributes: the longest page has them all.
        found += [f"{address} {problem}" for problem in violations(page)] if address == addresses[1] else []
        body = page.locator("body").inner_text()
        found += [f"{address}: two full stops" for _ in re.findall(r"(?<!\.)\.\.(?!\.)", body)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_pages_are_in_one_language(open_page: Open, language: str) -> None:
    page = open_page("/", locale=language, viewport=NARROW)
    note = Annotation.objects.order_by("pk").values_list("pk", flat=True)[0]
    look_at(page, language, (*PUBLIC, f"/annotations/{note}/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_editors_pages_are_in_one_language(
    open_page: Open, account: Callable[..., User], language: str
) -> None:
    page = open_page("/desk/sign-in/", locale=language, viewport=NARROW)
    page.locator("[name=username]").fill(account().username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/desk/")
    note = Annotation.objects.order_by("pk").values_list("pk", flat=True)[0]
    look_at(page, language, (*DESK, f"/desk/annotations/{note}/", f"/desk/annotations/{note}/history/"))


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_changes_the_language_and_stays_where_they_are(open_page: Open, scripts: bool) -> None:
    page = open_page(MOSCOW, java_script_enabled=scripts)
    chip = page.locator("a.chip").filter(has_text="Azerbaijan").first
    if not scripts or chip.is_visible():
        chip.click()
        expect(page.locator("#filter-sum")).to_be_visible()
        expect(page).to_have_url(re.compile(r"\?party="))
    filtered = page.url
    page.get_by_role("button", name="Русский").click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    assert page.url == filtered
    expect(page.get_by_role("link", name="Сбросить фильтр")).to_be_visible()
    page.goto("/topics/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Темы")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Topics")


def test_what_is_english_in_a_russian_page_says_so(open_page: Open) -> None:
    page = open_page(f"{MOSCOW}1/", locale="ru")
    for english in ("blockquote.words", ".card-body", "q.lemma", "a.topic"):
        expect(page.locator(english).first).to_have_attribute("lang", "en")
    page.goto(MOSCOW)
    expect(page.locator("h1")).to_have_attribute("lang", "en")


@pytest.mark.parametrize(("language", "marks"), [("ru", "auto"), ("az", "«")])
def test_quotation_marks_follow_the_language(open_page: Open, language: str, marks: str) -> None:
    page = open_page("/", locale=language)
    assert page.evaluate("getComputedStyle(document.body).quotes").replace('"', "").startswith(marks)
