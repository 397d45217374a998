"""Articles in a page's JSON-LD (schema.org), as far as a page of news writes it."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

ARTICLES = frozenset(
    ["Article", "NewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "ReportageNewsArticle", "ReviewNewsArticle",
     "BackgroundNewsArticle", "BlogPosting", "ScholarlyArticle", "Report", "TechArticle"]
)  # fmt: skip
LONGEST_SCRIPT = 300_000  # characters; articles that repeat their whole text there have some 50,000
MOST_SCRIPTS = 20
MOST_NAMES = 20
MOST_NODES = 2_000  # looked at, of all scripts together


def articles_in(root: Any) -> Iterator[dict[str, Any]]:
    """The objects that describe an article, outermost first. What is no JSON is passed over."""
    left = MOST_NODES
    scripts = (each for each in root.iter("script") if "ld+json" in (each.get("type") or "").lower())
    for script in islice(scripts, MOST_SCRIPTS):
        waiting = [_parsed(script.text or "")]
        while waiting and left:
            left -= 1
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node[:left]
            elif isinstance(node, dict):
                if ARTICLES & set(_types(node)):
                    yield node
                waiting += [value for value in node.values() if isinstance(value, dict | list)][:left]


def names_of(value: object) -> str:
    """The names of people, organisations or plain strings, with commas between them."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return names_of(value.get("name"))
    if isinstance(value, list):
        return ", ".join(
            filter(None, (names_of(each) for each in value[:MOST_NAMES] if not isinstance(each, list)))
        )
    return ""


def _types(node: dict[str, Any]) -> list[str]:
    said = node.get("@type")
    return [each for each in (said if isinstance(said, list) else [said]) if isinstance(each, str)]


def _parsed(text: str) -> object:
    if len(text) > LONGEST_SCRIPT:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
