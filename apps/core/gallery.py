"""The component gallery: every template of templates/components/ in its states, beside its contract.

This is the machinery. Specimens are made of a screen app's own rows, so they are kept there (docs/decisions/0020).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

FOLDER = settings.BASE_DIR / "templates" / "components"
_CONTRACT = re.compile(r"\{% comment %\}\n(.*?)\n\{% endcomment %\}", re.DOTALL)
# Templates write attributes in one way, and what stands in one is escaped: no quotation mark is left inside.
_ATTRIBUTE = re.compile(
    r"(?<=\s)(id|name|for|href|data-(?:outline|note|copy)|aria-(?:labelledby|describedby|controls)|hx-(?:target|select))"
    r'="([^"]*)"'
)


@dataclass(frozen=True, slots=True)
class Specimen:
    """A component in one state.

    ``frame`` names what it needs around it: "clauses", "clause", "list", "svg", "narrow" or nothing.
    """

    state: str
    context: Mapping[str, Any] = field(default_factory=dict)
    frame: str = ""
    blank: bool = False  # True where the component shows nothing, on purpose


@dataclass(frozen=True, slots=True)
class Shown:
    """A specimen as the page has it."""

    key: str  # unique on the page
    state: str
    frame: str
    blank: bool
    html: SafeString


@dataclass(frozen=True, slots=True)
class Component:
    name: str
    contract: str
    specimens: tuple[Shown, ...]


def component_names(folder: Path = FOLDER) -> list[str]:
    """The names of all components, without their ending, sorted."""
    return sorted(path.stem for path in folder.glob("*.html"))


def contract_of(name: str, folder: Path = FOLDER) -> str:
    """What the template's opening comment says. Raises ValueError where it does not open with one."""
    contract = _CONTRACT.match((folder / f"{name}.html").read_text(encoding="utf-8"))
    if contract is None:
        raise ValueError(f"components/{name}.html does not open with its contract")
    return contract[1]


def gallery(specimens: Mapping[str, Sequence[Specimen]], request: HttpRequest) -> tuple[Component, ...]:
    """All components in the order of their names; one without specimens is there with its contract alone."""
    return tuple(
        Component(
            name,
            contract_of(name),
            tuple(_shown(name, n, each, request) for n, each in enumerate(specimens.get(name, ()), 1)),
        )
        for name in component_names()
    )


def _shown(name: str, number: int, specimen: Specimen, request: HttpRequest) -> Shown:
    key = f"{name.replace('_', '-')}-{number}"
    html = render_to_string(f"components/{name}.html", {**specimen.context, "request": request}, request)
    return Shown(key, specimen.state, specimen.frame, specimen.blank, apart(html, key))


def apart(html: str, key: str) -> SafeString:
    """The HTML of a specimen with ids that no other specimen has."""
    own = {
        part for attribute, value in _ATTRIBUTE.findall(html) if attribute == "id" for part in value.split()
    }

    def renamed(match: re.Match[str]) -> str:
        attribute, value = match.groups()
        if attribute == "name":
            # Radio buttons of one name would exclude each other across specimens.
            return f'name="{value}-{key}"'
        marks = "#" if attribute in {"href", "hx-target", "hx-select"} else ""
        parts = [
            f"{part}-{key}" if part.removeprefix("#") in own and part.startswith(marks) else part
            for part in value.split()
        ]
        return f'{attribute}="{" ".join(parts)}"'

    return mark_safe(_ATTRIBUTE.sub(renamed, html))  # noqa: S308 - a template made it, and only ids have changed
