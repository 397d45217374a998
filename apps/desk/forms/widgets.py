"""Inputs for things that are chosen by name. Each is drawn by a template of the project."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from apps.desk.selectors.choices import TopicChoice


class DrawnWidget(forms.Widget):
    """``context`` says what its template is given beside ``name``, ``value`` and ``attrs``."""

    template: str

    def render(
        self,
        name: str,
        value: Any,
        attrs: Mapping[str, Any] | None = None,
        renderer: object = None,  # noqa: ARG002 - part of Django's signature
    ) -> SafeString:
        drawn = {"name": name, "value": value, "attrs": {**self.attrs, **(attrs or {})}}
        return render_to_string(self.template, {**drawn, **self.context(value)})

    def context(self, value: Any) -> dict[str, object]:
        raise NotImplementedError  # abstract: each widget fills its own template


class ListWidget(DrawnWidget):
    """Several inputs of one name, whose value is a list."""

    use_fieldset = True

    def value_from_datadict(
        self,
        data: Any,
        files: Any,  # noqa: ARG002 - part of Django's signature
        name: str,
    ) -> list[str] | None:
        return data.getlist(name) if name in data else None


class PickerInput(DrawnWidget):
    """A text input with names to choose from; ``picker`` is the directory that they come from."""

    template = "desk/_picker.html"

    def __init__(self, *, picker: str) -> None:
        super().__init__()
        self.picker = picker
        self.options: Sequence[str] = ()

    def context(self, value: Any) -> dict[str, object]:
        return {"value": value or "", "picker": self.picker, "options": self.options}


class NamesWidget(ListWidget):
    """Inputs for one name each, and an empty one at the end."""

    template = "desk/_names.html"
    least = 2

    def __init__(self, *, picker: str) -> None:
        super().__init__()
        self.picker = picker
        self.options: Sequence[str] = ()

    def context(self, value: Any) -> dict[str, object]:
        typed = [str(one) for one in value or () if one]
        rows = [*typed, *[""] * max(1, self.least - len(typed))]
        return {"rows": rows, "picker": self.picker, "options": self.options}


class TopicsWidget(ListWidget):
    """The tree of topics, each with a box to tick."""

    template = "desk/_topics.html"

    def __init__(self) -> None:
        super().__init__()
        self.tree: Sequence[TopicChoice] = ()

    def context(self, value: Any) -> dict[str, object]:
        return {"tree": self.tree, "chosen": [str(slug) for slug in value or ()]}
