"""The main text of a page: the article without menus, notices, shares, related links and comments.

Found by trafilatura (Barbaresi 2021, doi:10.18653/v1/2021.acl-demo.15); docs/decisions/0030 says what else was tried.
"""

import logging
import re
from collections.abc import Callable
from typing import Any

import trafilatura
from lxml import etree

from apps.documents.importers.html.blocks import Blocks
from apps.documents.importers.html.reading import read_tree
from apps.documents.importers.lines import Lines
from apps.documents.importers.problems import ImportProblem
from apps.documents.importers.shapes import Limits
from apps.documents.importers.trees import local, take_out
from apps.matching.engine.words import words_of

logger = logging.getLogger(__name__)

BLOCKS = frozenset(["p", "head", "quote", "item", "row", "list", "table", "code"])
# Trafilatura's time grows with the square of some elements: 20,000 headings took 4.6 s, 10,000 took 1.1 s. Pages of
# articles have 300 to 5,000 elements.
MOST_ELEMENTS = 10_000
# An article has sentences: paragraphs of so many words, and so many words in them together. Menus have neither.
SENTENCE, LEAST = 8, 25
NOT_SHOWN = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "head",
    "iframe",
    "object",
    "select",
    "textarea",
    "button",
)


def main_text(root: Any) -> str:
    """The article's paragraphs, parted by empty lines; "" where no main text is found. The tree stays as it is."""
    if sum(1 for _each in root.iter()) > MOST_ELEMENTS:
        return ""
    try:
        # "fast" leaves out a second opinion by other extractors, which on our pages only took time.
        found = trafilatura.bare_extraction(root, fast=True, include_comments=False, include_tables=True)
    except Exception:
        logger.exception("Looking for the main text of a page failed")
        return ""
    body = getattr(found, "body", None)
    if body is None:
        return ""
    paragraphs = _paragraphs(body)
    return "\n\n".join(paragraphs) if _is_prose(paragraphs) else ""


def whole_text(parse: Callable[[], Any], limits: Limits) -> str:
    """All that a reader of the page sees; without navigation and forms, unless there is nothing else. "" for nothing.

    ``parse`` gives the tree, which is taken apart. Raises ImportProblem for more text than the limit.
    """
    try:
        return read_tree(parse(), limits)[0]
    except ImportProblem as problem:
        if problem.code != "empty":
            raise
    root = parse()
    for element in list(root.iter(*NOT_SHOWN)):
        take_out(element)
    lines = Lines(limits.characters)
    Blocks(lines).walk(root)
    return lines.text


def left_out(whole: str, main: str) -> str:
    """The paragraphs of the whole that the main text does not have."""
    there = f" {' '.join(words_of(main).keys)} "
    missing = (
        paragraph
        for paragraph in whole.split("\n\n")
        if (keys := words_of(paragraph).keys) and f" {' '.join(keys)} " not in there
    )
    return "\n\n".join(missing)


def _paragraphs(body: Any) -> list[str]:
    """Its blocks in their order, the cells of a row parted by tabs. Walks once, without recursion."""
    found: list[str] = []
    buffer: list[str] = []

    def flush() -> None:
        words = re.sub(r"[^\S\n\t]+", " ", "".join(buffer))
        words = re.sub(r" ?\n\s*", "\n", words).strip()
        buffer.clear()
        if words:
            found.append(words)

    def add(text: str | None) -> None:
        if text:
            buffer.append(re.sub(r"\s+", " ", text))

    for event, element in etree.iterwalk(body, events=("start", "end")):
        name = local(element)
        if name in BLOCKS and not _within_row(element):
            flush()
        if event == "start":
            if name == "lb":
                buffer.append("\n")
            elif name == "cell" and "".join(buffer).strip():
                buffer.append("\t")
            add(element.text)
        elif element is not body:
            add(element.tail)
    flush()
    return found


def _within_row(element: Any) -> bool:
    return any(local(above) == "row" for above in element.iterancestors())


def _is_prose(paragraphs: list[str]) -> bool:
    lengths = [len(words_of(paragraph)) for paragraph in paragraphs]
    return sum(length for length in lengths if length >= SENTENCE) >= LEAST
