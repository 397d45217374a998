"""What the styles of a DOCX say of paragraphs: headings, numbering, tables of contents."""

import re
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY_LEVEL = 9  # ISO/IEC 29500-1, 17.3.1.20 outlineLvl: 0 to 8 are headings, 9 is none
HEADING_NAME = re.compile(
    r"heading ([1-9])$", re.IGNORECASE
)  # Word keeps these names English in every language
CONTENTS_NAME = re.compile(r"toc(?: \d| heading)$", re.IGNORECASE)
LONGEST_CHAIN = 12  # Word allows eleven styles upon another; more is a circle


@dataclass(frozen=True, slots=True)
class Style:
    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list_id: str = ""
    list_level: int | None = None


@dataclass(slots=True)
class Styles:
    """Styles by their id."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    language: str = ""

    def chain(self, style_id: str) -> list[tuple[str, Style]]:
        """The style and those that it is based on, nearest first."""
        found: list[tuple[str, Style]] = []
        while style_id in self.by_id and len(found) < LONGEST_CHAIN:
            found.append((style_id, self.by_id[style_id]))
            style_id = self.by_id[style_id].based_on
        return found

    def heading(self, style_id: str, outline: int | None) -> int:
        """The level of a heading from 1 on, 0 for running text."""
        if outline is not None:
            return outline + 1 if outline < BODY_LEVEL else 0
        for _id, style in self.chain(style_id):
            if style.outline is not None:
                return style.outline + 1 if style.outline < BODY_LEVEL else 0
            named = HEADING_NAME.match(style.name)
            if named:
                return int(named[1])
        return 1 if self.is_title(style_id) else 0

    def is_title(self, style_id: str) -> bool:
        return any(style.name.lower() == "title" for _id, style in self.chain(style_id)[:1])

    def is_contents(self, style_id: str) -> bool:
        return any(CONTENTS_NAME.match(style.name) for _id, style in self.chain(style_id)[:1])

    def numbering(self, style_id: str) -> tuple[str, int | None, str]:
        """The list that the style puts its paragraphs in, its level if it says so, and which style says it."""
        for own_id, style in self.chain(style_id):
            if style.list_id:
                return style.list_id, style.list_level, own_id
        return "", None, ""


def read_styles(root: Any) -> Styles:
    found = Styles()
    if root is None:
        return found
    for element in root.iter(f"{W}style"):
        style_id = element.get(f"{W}styleId") or ""
        if not style_id or style_id in found.by_id:
            continue
        numbering = element.find(f"{W}pPr/{W}numPr")
        found.by_id[style_id] = Style(
            name=value(element, "name"),
            based_on=value(element, "basedOn"),
            outline=integer(element.find(f"{W}pPr"), "outlineLvl"),
            list_id=value(numbering, "numId"),
            list_level=integer(numbering, "ilvl"),
        )
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true"):
            found.default = style_id
    language = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    found.language = (language.get(f"{W}val") or "") if language is not None else ""
    return found


def value(element: Any, name: str) -> str:
    """The attribute ``val`` of a child, "" where there is none."""
    child = element.find(f"{W}{name}") if element is not None else None
    return (child.get(f"{W}val") or "") if child is not None else ""


def integer(element: Any, name: str) -> int | None:
    written = value(element, name)
    return int(written) if re.fullmatch(r"-?\d{1,6}", written, re.ASCII) else None


def is_on(element: Any, name: str) -> bool:
    """A switch of ISO/IEC 29500-1, 17.17.4: on when it stands there, unless it says no."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child is not None and (child.get(f"{W}val") or "1").lower() not in ("0", "false", "off")
