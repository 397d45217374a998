"""Footnotes of a page: marks that link down, and what they link to, which goes to the end."""

import re
from typing import Any

from apps.documents.importers.cleaning import CONTROLS
from apps.documents.importers.trees import local, take_out

# A mark is short: 1, [12], (a), *, †.
MARK = re.compile(r"\s*[\[(]?\s*(\d{1,4}|[^\W\d_]{1,2}|[ivxl]{1,6}|[*†‡§]{1,3})\s*[\])]?\s*$")
# Names that Word, Wikipedia, Markdown, mammoth and publishers give their notes; a table of contents has others.
TARGET = re.compile(r"_?(?:ftn|edn|fn|en|footnote|endnote|note|cite[_-]note|fnote|n)[\w:.-]*$", re.IGNORECASE)
BACK = re.compile(
    r"_?(?:ftnref|ednref|fnref|footnote-ref|endnote-ref|cite[_-]ref|noteref|ref)", re.IGNORECASE
)
BLOCKS = frozenset(["li", "p", "div", "td", "dd", "aside", "section", "tr"])
ARROWS = re.compile(r"[\s↑↩↵^⏎\ufe0e\ufe0f]*$")


def take_notes(root: Any) -> list[tuple[str, Any]]:
    """Takes the notes out of the tree and leaves a mark [1] where each is called: its mark and element, in order."""
    targets = _targets(root)
    found: dict[Any, str] = {}
    for link in list(root.iter("a")):
        name = (link.get("href") or "").removeprefix("#")
        mark = MARK.match("".join(link.itertext()))
        if not (link.get("href") or "").startswith("#") or not mark or not _is_note(name):
            continue
        block = targets.get(name)
        if (
            block is None
            or any(above is block for above in link.iterancestors())
            or not _comes_before(link, block)
        ):
            continue
        found.setdefault(block, mark[1])
        _write(link, f"[{found[block]}]")
    for block in found:
        _strip_own_mark(block)
    taken = [(mark, block) for block, mark in found.items() if not _within_another(block, found)]
    for _mark, block in taken:
        take_out(block)
    return taken


def _is_note(name: str) -> bool:
    return bool(TARGET.match(name)) and not BACK.match(name)


def _targets(root: Any) -> dict[str, Any]:
    """The block that each name stands for: the element itself, or the one around an empty anchor."""
    found: dict[str, Any] = {}
    for element in root.iter():
        for name in (element.get("id"), element.get("name")):
            if not name or name in found or not _is_note(name):
                continue
            block = element
            while block is not None and local(block) not in BLOCKS:
                block = block.getparent()
            if block is not None and block is not root:
                found[name] = block
    return found


def _comes_before(link: Any, block: Any) -> bool:
    """Marks come before their notes; a link that goes up is the way back."""
    return _path(link) < _path(block)


def _path(element: Any) -> list[int]:
    path = []
    while (parent := element.getparent()) is not None:
        path.append(parent.index(element))
        element = parent
    return path[::-1]


def _write(link: Any, words: str) -> None:
    tail = link.tail
    parent = link.getparent()
    link.clear()
    link.text, link.tail = words, CONTROLS.sub("", tail or "")
    if parent is not None and local(parent) == "sup" and len(parent) == 1:
        parent.tag = "span"  # or its figures would be written as powers


def _strip_own_mark(block: Any) -> None:
    """Takes the note's own mark and the way back out of it: they are written anew."""
    for link in list(block.iter("a")):
        words = "".join(link.itertext())
        back = BACK.match((link.get("href") or "").removeprefix("#"))
        if (link.get("href") or "").startswith("#") and (back or ARROWS.match(words)):
            tail = link.tail
            link.clear()
            link.tail = CONTROLS.sub("", tail or "")


def _within_another(block: Any, found: dict[Any, str]) -> bool:
    return any(above in found for above in block.iterancestors())
