"""The part of a page that is the document: without scripts, navigation, forms and what is hidden."""

import re
from typing import Any

from apps.documents.importers.trees import local, take_out

# Nothing in them is text of the document, and nobody reads them on the page either.
MACHINERY = frozenset([
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "applet", "canvas",
    "audio", "video", "picture", "map", "link", "base", "datalist", "select", "option", "input", "button",
    "textarea", "progress", "meter", "dialog", "head", "frameset", "noframes",
])  # fmt: skip
AROUND = frozenset(["nav", "aside", "header", "footer", "form", "menu", "search"])
ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert", "menu"]
)
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
# A form that holds so much of the page is the page: ASP.NET wraps everything in one.
WHOLE = 0.5
# A <main> with less than this of the page's words is a mistake of its template.
MAIN_SHARE = 0.2


def count_words(element: Any) -> int:
    return sum(len(text.split()) for text in element.itertext())


def sift(root: Any) -> tuple[Any, int]:
    """The element that holds the document, and how many words that were on the page are left out with the rest."""
    body = next((element for element in root.iter("body")), root)
    for element in list(body.iter()):
        if element is not body and _is_machinery(element):
            take_out(element)
    on_page = count_words(body)
    for element in list(body.iter()):
        if element is not body and _is_around(element, on_page):
            take_out(element)
    main = _main(body)
    return main, on_page - count_words(main)


def _is_machinery(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return True  # a comment or an instruction
    if local(element) in MACHINERY or element.get("hidden") is not None:
        return True
    return element.get("aria-hidden") == "true" or bool(HIDDEN.search(element.get("style") or ""))


def _is_around(element: Any, on_page: int) -> bool:
    name = local(element)
    if (element.get("role") or "").lower() in ROLES:
        return count_words(element) < WHOLE * on_page
    if name not in AROUND or count_words(element) >= WHOLE * on_page:
        return False
    # The head of an article names it; its foot holds its notes and signatures.
    return not (name in ("header", "footer") and _within_document(element))


def _within_document(element: Any) -> bool:
    return any(
        local(above) in ("article", "main", "section", "blockquote") for above in element.iterancestors()
    )


def _main(body: Any) -> Any:
    words = count_words(body)
    named = [*body.iter("main"), *(e for e in body.iter("div", "section") if e.get("role") == "main")]
    articles = list(body.iter("article"))
    for candidates in (named, articles if len(articles) == 1 else []):
        best = max(candidates, key=count_words, default=None)
        if best is not None and count_words(best) > MAIN_SHARE * words:
            return best
    return body
