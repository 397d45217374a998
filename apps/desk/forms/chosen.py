"""A field in which one of some rows is chosen, which the page has loaded once."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy

NOTHING = gettext_lazy("not stated")


class Chosen(forms.ChoiceField):
    """Cleans to the row or None. Give it the rows by ``offer``."""

    default_error_messages = {
        "invalid_choice": gettext_lazy("What was chosen is not there any more. Choose again.")
    }

    def __init__(self, *, nothing: Any = NOTHING, required: bool = False, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        self.nothing = nothing
        self.rows: Mapping[str, Model] = {}

    def offer(self, rows: Mapping[str, Model]) -> None:
        self.rows = rows
        self.choices = [("", self.nothing), *((key, str(row)) for key, row in rows.items())]

    def clean(self, value: Any) -> Model | None:
        return self.rows.get(super().clean(value))


def offer(form: forms.Form, name: str, rows: Mapping[str, Model]) -> None:
    field = form.fields[name]
    assert isinstance(field, Chosen)  # noqa: S101 - a mistake of the form's class
    field.offer(rows)


def key_of(row: Model | None) -> str:
    """What stands in the form for a row."""
    return str(row.pk) if row is not None else ""
