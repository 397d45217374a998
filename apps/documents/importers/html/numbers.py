"""What a browser prints before the items of a list."""

import re
from dataclasses import dataclass
from typing import Any

from apps.documents.importers.counting import CSS, HTML

STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z- ]+)", re.IGNORECASE)
BULLET = "– "
DASHED = re.compile(r"[-–—•·*▪◦]")
BEARS_LABEL = re.compile(r"[(\[]?(?:\d{1,4}|[^\W\d_]|[ivxlcIVXLC]{1,6})(?:\.\d{1,3})*[.)\]]|(?:§|Art)")


@dataclass(slots=True)
class Listing:
    """One <ol> or <ul> that is being read."""

    kind: str = "1"
    ordered: bool = True
    number: int = 1
    step: int = 1
    silent: bool = False

    def next_label(self, item: Any) -> str:
        """The label of this item, "" where none is printed."""
        if not self.ordered:
            return "" if self.silent else BULLET
        self.number = _integer(item.get("value"), self.number)
        kind = item.get("type") if item.get("type") in HTML else self.kind
        label = HTML[kind](self.number)
        self.number += self.step
        return "" if self.silent else f"{label}. "


def listing(element: Any, name: str) -> Listing:
    """How a list counts, by its attributes start, type, reversed and its style."""
    items = [child for child in element if child.tag == "li"]
    style = STYLE.search(element.get("style") or "")
    named = style[1].strip().lower() if style else ""
    # Items that all have a number of their own are a list whose numbers the style sheet takes away.
    silent = "none" in named or (bool(items) and all(BEARS_LABEL.match(_beginning(item)) for item in items))
    if name != "ol":
        return Listing(ordered=False, silent=silent)
    kind = CSS.get(named) or element.get("type") or "1"
    reverse = element.get("reversed") is not None
    start = _integer(element.get("start"), len(items) if reverse else 1)
    return Listing(kind if kind in HTML else "1", True, start, -1 if reverse else 1, silent)


def labelled(label: str, words: str) -> str:
    """The words with their label, unless they bear it themselves."""
    if label == BULLET:
        return words if DASHED.match(words) else label + words
    number = re.escape(label.strip(" ."))
    return words if re.match(rf"[(\[]?{number}[.)\]]", words) else label + words


def _beginning(item: Any) -> str:
    for text in item.itertext():
        if text.strip():
            return str(text.strip())
    return ""


def _integer(written: str | None, otherwise: int) -> int:
    # HTML, section 2.3.4.1; more digits than this number no list
    return int(written) if written and re.fullmatch(r"\s*-?\d{1,6}\s*", written, re.ASCII) else otherwise
