"""Choosing two documents to compare."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core.folding import fold
from apps.desk.selectors.comparisons import Comparable

LIST = "comparables"  # the id of the list under the fields, from which browsers propose
LONGEST = 200  # characters that are looked at of what was typed
MOST_CHOICES = 12  # that are offered for words that do not name one; more words can be added


class DocumentField(forms.CharField):
    """A document by words of its title and its year, or from the list; it cleans to its slug."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label,
            max_length=LONGEST,
            widget=forms.TextInput(attrs={"list": LIST, "autocomplete": "off"}),
            help_text=gettext_lazy("Words of its title, or its year; or choose it from the list."),
            error_messages={"required": gettext_lazy("Choose a document from the list.")},
        )
        self.documents: Sequence[Comparable] = ()
        self.hits: Sequence[Comparable] = ()  # what was typed may mean these

    def clean(self, value: Any) -> str:
        found = named(self.documents, super().clean(value))
        if not found:
            raise ValidationError(
                _("No document here has these words in its title. Use fewer or other words.")
            )
        if len(found) == 1:
            return found[0].slug
        self.hits = found[:MOST_CHOICES]
        sentence = (
            _("%(number)d documents have these words. Choose one.")
            if len(found) <= MOST_CHOICES
            else _("%(number)d documents have these words. Add a word or a year, or choose one of the first.")
        )
        raise ValidationError(sentence, params={"number": len(found)})


def named(documents: Sequence[Comparable], value: str) -> list[Comparable]:
    """One where the value is its slug, its name in the list or its title; else all that have its words."""
    value = value.strip()
    for exactly in ("slug", "label", "title"):
        hits = [each for each in documents if getattr(each, exactly) == value]
        if len(hits) == 1:
            return hits
    words = fold(value).split()
    return [each for each in documents if words and all(word in fold(each.label) for word in words)]


class ComparisonForm(forms.Form):
    """``documents`` are those of which words are held; it cleans to their slugs."""

    left = DocumentField(gettext_lazy("The earlier document"))
    right = DocumentField(gettext_lazy("The later document"))

    def __init__(self, *args: Any, documents: Sequence[Comparable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.documents = documents
        for name in self.fields:
            self.document_field(name).documents = documents
        labels = {each.slug: each.label for each in documents}
        self.initial = {name: labels.get(value, value) for name, value in self.initial.items()}

    def document_field(self, name: str) -> DocumentField:
        field = self.fields[name]
        assert isinstance(field, DocumentField)  # noqa: S101 - there are no others
        return field

    @property
    def choosing(self) -> Iterator[tuple[forms.BoundField, list[tuple[str, str]]]]:
        """Each field with what it may mean: the address that fills it in, beside the other as it is, and a label."""
        for name in self.fields:
            typed = {each: str(self[each].value() or "") for each in self.fields}
            hits = self.document_field(name).hits
            yield self[name], [(f"?{urlencode({**typed, name: hit.slug})}", hit.label) for hit in hits]
