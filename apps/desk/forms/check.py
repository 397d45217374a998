"""The form in which a proposed clause is edited."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core.templatetags.ui import KIND_NAMES
from apps.desk.forms.fields import NumberHint, TypedText
from apps.documents.engine.draft import Row, words_of
from apps.documents.models.clause import HEADING_LIMIT, Wording

LABEL_LIMIT = Wording._meta.get_field("label").max_length
LINES = (3, 16)  # of the field for the words, as they are few or many
LINE = 70  # characters, roughly
EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")


class RowForm(forms.Form):
    """``choices`` are the clauses that it can be the new wording of, by id and name; empty for a new document."""

    label = TypedText(label=gettext_lazy("Number, as printed"), limit=LABEL_LIMIT, required=False)
    heading = TypedText(label=gettext_lazy("Heading"), limit=HEADING_LIMIT, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=[*KIND_NAMES.items()])
    clause = forms.ChoiceField(label=gettext_lazy("It is the new wording of"), required=False)
    text = TypedText(label=gettext_lazy("Words"), required=False, widget=forms.Textarea)

    def __init__(
        self, row: Row, choices: Iterable[tuple[int, str]], data: QueryDict | None = None, **kwargs: Any
    ) -> None:
        begin = {
            "label": row.label,
            "heading": row.heading,
            "kind": row.kind,
            "text": row.text,
            "clause": row.clause or "",
        }
        super().__init__(data, initial=begin, auto_id=f"{row.key}-%s", **kwargs)
        self.row = row
        known = [(str(clause), name) for clause, name in choices]
        if known:
            field = self.fields["clause"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as it stands above
            field.choices = [("", _("a new clause")), *known]
        else:
            del self.fields["clause"]
        lines = sum(len(line) // LINE + 1 for line in str(self["text"].value() or "").split("\n"))
        self.fields["text"].widget.attrs["rows"] = min(max(lines + 1, LINES[0]), LINES[1])

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        names = {"label", "heading", "text"}
        if names <= cleaned.keys() and not any(cleaned[name].strip() for name in names):
            self.add_error("text", _("A clause has words, a heading or a number. Leave it out instead."))
        return cleaned

    def values(self) -> dict[str, str]:
        """What the row becomes, in one paragraph where there is no empty line."""
        cleaned = self.cleaned_data
        return {
            "label": " ".join(cleaned["label"].split()),
            "heading": " ".join(cleaned["heading"].split()),
            "kind": cleaned["kind"],
            "text": tidied(cleaned["text"]),
        }

    def parts(self, place: int | None) -> list[str]:
        """The words divided at a place in them (code points), or at empty lines where none is given."""
        text = self.cleaned_data["text"]
        found = EMPTY_LINE.split(text) if place is None else [text[:place], text[place:]]
        return [part for part in map(tidied, found) if part]

    @property
    def pairs(self) -> bool:
        """Whether somebody chose another clause."""
        return "clause" in self.changed_data

    @property
    def paired_with(self) -> int | None:
        return NumberHint().clean(self.cleaned_data.get("clause"))


def tidied(text: str) -> str:
    return words_of(EMPTY_LINE.sub("\n\n", text))
