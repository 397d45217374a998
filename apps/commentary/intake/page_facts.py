"""What a page says of itself: to machines (schema.org, citation_*, Dublin Core, OpenGraph) and to people."""

import html
import re
from collections.abc import Iterator
from typing import Any

from apps.commentary.intake.dates import edtf_of
from apps.commentary.intake.linked_data import articles_in, names_of
from apps.commentary.intake.names import is_name, names_in, turned, without_byline
from apps.commentary.intake.shapes import LONGEST, Facts, Origin
from apps.documents.importers.cleaning import CONTROLS

# The plainest first. Highwire's names, which Google Scholar asks for; DCMI terms; ogp.me; and what older pages have.
META = {
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"),
    "author": (
        "citation_author",
        "dc.creator",
        "dcterms.creator",
        "author",
        "article:author",
        "parsely-author",
    ),
    "publisher": (
        "citation_journal_title",
        "citation_publisher",
        "dc.publisher",
        "og:site_name",
        "publisher",
    ),
    "published_on": (
        *("citation_publication_date", "citation_online_date", "citation_date"),
        *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date"),
        *("article:published_time", "og:article:published_time", "date", "pubdate"),
    ),
    "url": ("citation_public_url", "og:url"),
}
SEVERAL = "citation_author"  # one <meta> for each
LONGEST_META = 2_000  # characters: nothing that we take is as long, and some pages hide whole articles there
NO_PERSON = re.compile(r"[@/\\<>]|\d{3}")
BYLINES = re.compile(r"(?:^|[\s_-])(?:byline|author|autor|muellif|yazar)(?:$|[\s_-]|name)", re.IGNORECASE)
BYLINES_LOOKED_AT = 50
TITLE_PARTS = re.compile(r"\s+[|–—·»-]\s+")
WEB = ("http://", "https://")


def page_facts(root: Any) -> Facts:
    """What stands in the tree, which is not changed. The language is as the page writes it (BCP 47)."""
    facts = Facts()
    _add_linked_data(facts, root)
    meta = _meta(root)
    for name, keys in META.items():
        for key in keys:
            if key in meta:
                _add(facts, name, _joined(key, meta[key]), Origin.META)
    _add_page(facts, root)
    _add(facts, "language", _language(root, meta), Origin.PAGE)
    return facts


def _add(facts: Facts, name: str, value: str, origin: Origin) -> None:
    value = CONTROLS.sub("", html.unescape(value)).strip()
    if name == "published_on":
        value = edtf_of(value)
    elif name == "url":
        value = value if value.startswith(WEB) and not re.search(r"\s", value) else ""
    elif name == "author":
        value = ", ".join(name for name in names_in(value) if not NO_PERSON.search(name))
    facts.add(name, value, origin)


def _add_linked_data(facts: Facts, root: Any) -> None:
    for article in articles_in(root):
        _add(facts, "title", names_of(article.get("headline") or article.get("name")), Origin.DATA)
        _add(facts, "author", names_of(article.get("author") or article.get("creator")), Origin.DATA)
        _add(facts, "publisher", names_of(article.get("publisher")), Origin.DATA)
        date = article.get("datePublished") or article.get("dateCreated")
        _add(facts, "published_on", date if isinstance(date, str) else "", Origin.DATA)
        page = article.get("mainEntityOfPage") or article.get("url")
        address = page.get("@id") if isinstance(page, dict) else page
        _add(facts, "url", address if isinstance(address, str) else "", Origin.DATA)


def _meta(root: Any) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        content = meta.get("content") or ""
        if name and content.strip() and len(content) <= LONGEST_META:
            said.setdefault(name, []).append(content)
    return said


def _joined(key: str, contents: list[str]) -> str:
    return ", ".join(map(turned, contents)) if key == SEVERAL else contents[0]


def _add_page(facts: Facts, root: Any) -> None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            _add(facts, "url", link.get("href") or "", Origin.PAGE)
    headings = [_words(heading) for heading in root.iter("h1")]
    if len(headings) == 1:
        _add(facts, "title", headings[0], Origin.PAGE)
    for title in root.iter("title"):
        _add(facts, "title", TITLE_PARTS.split(_words(title))[0], Origin.PAGE)
        break
    _add(facts, "author", next(_bylines(root), ""), Origin.PAGE)
    for time in root.iter("time"):
        _add(facts, "published_on", time.get("datetime") or _words(time), Origin.PAGE)
        break
    for element in root.iter("span", "div", "p"):
        if "date" in (element.get("class") or "").lower().split():
            _add(facts, "published_on", _words(element), Origin.PAGE)
            break


def _bylines(root: Any) -> Iterator[str]:
    """The names in elements that are marked as a byline."""
    looked = 0
    for element in root.iter("a", "span", "div", "p", "address"):
        marked = element.get("rel") == "author" or element.get("itemprop") == "author"
        if not marked and not BYLINES.search(element.get("class") or ""):
            continue
        looked += 1
        if looked > BYLINES_LOOKED_AT:
            return
        names = names_in(without_byline(_words(element)))
        if names and all(is_name(name) for name in names):
            yield ", ".join(names)


def _language(root: Any, meta: dict[str, list[str]]) -> str:
    written = [root.get("lang"), root.get("xml:lang"), *(body.get("lang") for body in root.iter("body"))]
    written += [*meta.get("citation_language", ()), *meta.get("dc.language", ()), *meta.get("og:locale", ())]
    written += [
        m.get("content")
        for m in root.iter("meta")
        if (m.get("http-equiv") or "").lower() == "content-language"
    ]
    return next((said.strip() for said in written if said and said.strip()), "")


def _words(element: Any) -> str:
    """What the element says; "" where it says more than anything we take."""
    words = " ".join("".join(element.itertext()).split())
    return words if len(words) <= LONGEST["title"] else ""
