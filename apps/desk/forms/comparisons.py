"""Choosing two documents to compare."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from apps.desk.selectors.comparisons import Comparable


def _document(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        error_messages={
            "required": gettext_lazy("Choose a document from the list."),
            "invalid_choice": gettext_lazy("This document is not held any more. Choose another."),
        },
    )


class ComparisonForm(forms.Form):
    """``documents`` are those of which words are held; it cleans to their addresses."""

    left = _document(gettext_lazy("The earlier document"))
    right = _document(gettext_lazy("The later document"))

    def __init__(self, *args: Any, documents: Sequence[Comparable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", gettext_lazy("choose a document")), *((each.slug, each.label) for each in documents)]
        for name in ("left", "right"):
            cast(forms.ChoiceField, self.fields[name]).choices = choices
