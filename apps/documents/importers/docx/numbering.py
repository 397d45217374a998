"""The labels that Word makes up as it prints: "Article 3", "1.2", "(b)". ISO/IEC 29500-1, section 17.9."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from apps.documents.importers.counting import WORD, decimal
from apps.documents.importers.docx.styles import Styles, W, integer, is_on, read_styles, value

BULLET = "–"
PLACE = re.compile(r"%([1-9])")
NO_LIST = "0"  # numId 0 takes a paragraph out of the list that its style puts it in
LONGEST_LABEL = 60  # what fits into a clause's label


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    kind: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class Numbering:
    """Lists by their id, and how far each has counted: paragraphs are asked for in the order of the document."""

    abstract: dict[str, dict[int, Level]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)  # abstract lists that only name a style
    lists: dict[str, str] = field(default_factory=dict)
    changed: dict[str, dict[int, Level]] = field(default_factory=dict)  # levels that one list has otherwise
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, list_id: str, style_id: str) -> int:
        """Which level of the list belongs to a style, 0 if none says so."""
        levels = self._levels(list_id)
        return next((number for number, level in levels.items() if level.style == style_id), 0)

    def label(self, list_id: str, number: int) -> str:
        """Counts the paragraph and gives its label as printed, "" where its list prints none."""
        levels = self._levels(list_id)
        level = levels.get(number)
        if level is None:
            return ""
        counters = self.counters.setdefault(self._shared(list_id), {})
        self._count(list_id, number, levels, counters)
        if level.kind == "bullet":
            return BULLET
        printed = PLACE.sub(
            lambda place: self._figure(int(place[1]) - 1, level, levels, counters), level.text
        )
        return printed.strip()[:LONGEST_LABEL]

    def _count(
        self, list_id: str, number: int, levels: Mapping[int, Level], counters: dict[int, int]
    ) -> None:
        override = self.starts.get(list_id, {}).get(number)
        if override is not None and (list_id, number) not in self.begun:
            counters[number] = override
        elif number in counters:
            counters[number] += 1
        else:
            counters[number] = levels[number].start
        self.begun.add((list_id, number))
        for deeper in [deeper for deeper in counters if deeper > number]:
            # lvlRestart: 0 never begins anew, n only after level n or one above it (17.9.10)
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart > 0 and number < restart):
                del counters[deeper]

    def _figure(
        self, place: int, level: Level, levels: Mapping[int, Level], counters: Mapping[int, int]
    ) -> str:
        shown = levels.get(place, Level())
        number = counters.get(place, shown.start)
        return decimal(number) if level.legal else WORD.get(shown.kind, decimal)(number)

    def _shared(self, list_id: str) -> str:
        """Lists of one abstract list count on together."""
        return self._abstract_of(list_id) or f"list {list_id}"

    def _abstract_of(self, list_id: str) -> str:
        seen: set[str] = set()
        while list_id not in seen:
            seen.add(list_id)
            abstract = self.lists.get(list_id, "")
            if abstract not in self.links:
                return abstract
            list_id = self.links[abstract]
        return ""

    def _levels(self, list_id: str) -> dict[int, Level]:
        return self.abstract.get(self._abstract_of(list_id), {}) | self.changed.get(list_id, {})


def read_numbering(root: Any, styles: Styles | None = None) -> Numbering:
    """From numbering.xml, None where there is none."""
    found = Numbering()
    if root is None:
        return found
    styles = styles or read_styles(None)
    for element in root.iter(f"{W}abstractNum"):
        key = element.get(f"{W}abstractNumId") or ""
        link = value(element, "numStyleLink")
        if link and styles.numbering(link)[0]:
            found.links[key] = styles.numbering(link)[0]
        found.abstract[key] = dict(_level(level) for level in element.iterfind(f"{W}lvl"))
    for element in root.iter(f"{W}num"):
        key = element.get(f"{W}numId") or ""
        found.lists[key] = value(element, "abstractNumId")
        for override in element.iterfind(f"{W}lvlOverride"):
            number = _number(override)
            start = integer(override, "startOverride")
            if start is not None:
                found.starts.setdefault(key, {})[number] = start
            for level in override.iterfind(f"{W}lvl"):
                found.changed.setdefault(key, {})[number] = _level(level)[1]
    return found


def _number(element: Any) -> int:
    written = element.get(f"{W}ilvl") or "0"
    return int(written) if written in "012345678" else 0


def _level(element: Any) -> tuple[int, Level]:
    start = integer(element, "start")
    return _number(element), Level(
        kind=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText"),
        start=0 if start is None else start,  # 17.9.25: absent, it is 0
        restart=integer(element, "lvlRestart"),
        legal=is_on(element, "isLgl"),
        style=value(element, "pStyle"),
    )
