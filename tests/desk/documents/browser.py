"""Fills in the forms of a page as a browser without JavaScript does."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client


@dataclass
class PageForm:
    action: str
    values: dict[str, list[str]] = field(default_factory=dict)

    def but(self, **values: object) -> dict[str, object]:
        """What would be sent with other values; a name's hyphens are written as double underscores."""
        changed = {name.replace("__", "-"): value for name, value in values.items()}
        return {**self.values, **changed}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[PageForm] = []
        self.open: PageForm | None = None
        self.select = self.textarea = ""
        self.text: list[str] = []
        self.first_option: str | None = None
        self.chosen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.open = PageForm(given.get("action") or "")
            self.forms.append(self.open)
        if self.open is None:
            return
        name = given.get("name") or ""
        if tag == "input" and name and given.get("type") not in {"submit", "button"}:
            if given.get("type") not in {"checkbox", "radio"} or "checked" in given:
                self._add(name, given.get("value") or ("on" if given.get("type") == "checkbox" else ""))
        elif tag == "select":
            self.select, self.first_option, self.chosen = name, None, []
        elif tag == "option" and self.select:
            value = given.get("value") or ""
            self.first_option = value if self.first_option is None else self.first_option
            if "selected" in given:
                self.chosen.append(value)
        elif tag == "textarea":
            self.textarea, self.text = name, []

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "select" and self.select:
            chosen = self.chosen or ([self.first_option] if self.first_option is not None else [])
            for value in chosen:
                self._add(self.select, value)
            self.select = ""
        elif tag == "textarea" and self.textarea:
            text = "".join(self.text)
            self._add(self.textarea, text[1:] if text.startswith("\n") else text)
            self.textarea = ""

    def _add(self, name: str, value: str) -> None:
        if self.open is not None:
            self.open.values.setdefault(name, []).append(value)


def forms_of(html: str) -> list[PageForm]:
    reader = _Reader()
    reader.feed(html)
    return reader.forms


def form_with(response: Any, name: str) -> PageForm:
    """The page's form that has a field of that name."""
    for form in forms_of(response.content.decode()):
        if name in form.values:
            return form
    raise AssertionError(f"no form of the page has a field {name}")


def open_form(client: Client, url: str, name: str) -> PageForm:
    response = client.get(url)
    assert response.status_code == 200, url
    return form_with(response, name)
