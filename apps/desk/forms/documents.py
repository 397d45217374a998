"""The form of a document with all that is said of it."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from apps.desk.forms.chosen import Chosen, key_of, offer
from apps.desk.forms.fields import DocumentAddress, NumberHint, PartialDate, TypedText, language_choices
from apps.desk.forms.rows import AttributedRow, Row, rows_form
from apps.desk.forms.sheet import Sheet
from apps.desk.selectors.stock import Stock
from apps.documents.contents import (
    AttestationContent,
    BoundContent,
    DocumentContent,
    NameContent,
    RelationContent,
    SignatoryContent,
)
from apps.documents.models.document import DocumentKind, RelationKind

CHOOSE = gettext_lazy("choose")
COLUMNS = (
    "title",
    "slug",
    "kind",
    "signed",
    "signed_source",
    "place",
    "clause_total",
    "clause_total_source",
)


class DocumentForm(forms.Form):
    """``form_key`` makes a form that is sent twice one document; ``version`` is the version that is being edited."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = NumberHint()
    title = TypedText(
        label=gettext_lazy("Title"),
        limit=500,
        error_messages={"required": gettext_lazy("A document has a title. Everything else is kept.")},
    )
    slug = DocumentAddress()
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=DocumentKind.choices)
    signed = PartialDate(
        label=gettext_lazy("Signed on"),
        required=False,
        help_text=gettext_lazy("2022-02-22, 1997-07, 1997, or XXXX-11-10 where the year is not known."),
    )
    signed_source = Chosen(label=gettext_lazy("Who gives the date"))
    place = TypedText(label=gettext_lazy("Place"), limit=200, required=False)
    clause_total = forms.IntegerField(
        label=gettext_lazy("Number of clauses"), required=False, min_value=1, max_value=99_999
    )
    clause_total_source = Chosen(label=gettext_lazy("Who gives the number"))

    def __init__(self, *args: Any, stock: Stock, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "signed_source", stock.sources)
        offer(self, "clause_total_source", stock.sources)


class NameRow(Row):
    main, quiet = "name", frozenset({"removed", "language"})

    name = TypedText(label=gettext_lazy("Name"), limit=300, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=language_choices, required=False)
    source = Chosen(label=gettext_lazy("Source"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "source", self.stock.sources)

    def content(self) -> NameContent:
        cleaned = self.cleaned_data
        return NameContent(cleaned["name"], cleaned["language"] or "en", cleaned["source"])


class BoundRow(AttributedRow):
    main = "party"

    party = Chosen(label=gettext_lazy("Party"), nothing=CHOOSE)
    field_order = ("party", "basis", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "party", self.stock.parties)

    def content(self) -> BoundContent:
        return BoundContent(**_said(self))


class SignatoryRow(AttributedRow):
    main = "name"

    name = TypedText(label=gettext_lazy("Name"), limit=200, required=False)
    role = TypedText(label=gettext_lazy("Role"), limit=200, required=False)
    party = Chosen(label=gettext_lazy("For"))
    field_order = ("name", "role", "party", "basis", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "party", self.stock.parties)

    def content(self) -> SignatoryContent:
        return SignatoryContent(**_said(self))


class AttestationRow(AttributedRow):
    main = "statement"

    about = TypedText(label=gettext_lazy("About"), limit=60, required=False)
    statement = TypedText(
        label=gettext_lazy("What is said"),
        widget=forms.Textarea(attrs={"rows": 2}),
        limit=2_000,
        required=False,
    )
    field_order = ("about", "statement", "basis", "source")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_said and not cleaned.get("about") and "about" not in self.errors:
            self.add_error(
                "about", gettext_lazy("What is it about? Write “extent”, “full text” or the like.")
            )
        return cleaned

    def content(self) -> AttestationContent:
        return AttestationContent(**_said(self))


class RelationRow(AttributedRow):
    main = "to_document"
    quiet = frozenset({"removed", "basis", "kind"})

    kind = forms.ChoiceField(
        label=gettext_lazy("This document"), choices=RelationKind.choices, required=False
    )
    to_document = Chosen(label=gettext_lazy("Other document"), nothing=CHOOSE)
    note = TypedText(
        label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 2}), limit=2_000, required=False
    )
    field_order = ("kind", "to_document", "note", "basis", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "to_document", self.stock.documents)

    def content(self) -> RelationContent:
        said = _said(self)
        return RelationContent(**{**said, "kind": said["kind"] or RelationKind.REFERS_TO})


ROWS: dict[str, type[Row]] = {
    "names": NameRow,
    "parties": BoundRow,
    "signatories": SignatoryRow,
    "attestations": AttestationRow,
    "relations": RelationRow,
}


def _said(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.cleaned_data.items() if name != "removed"}


class DocumentSheet(Sheet):
    """``saved`` is what the form begins with; ``more`` names the rows of which further empty ones are wanted."""

    def __init__(
        self,
        *,
        stock: Stock,
        saved: DocumentContent | None = None,
        version: int = 0,
        data: QueryDict | None = None,
        resumed: bool = False,
        more: str = "",
    ) -> None:
        super().__init__(auto_id="doc-%s", data=data, resumed=resumed, in_place=("source", "party"))
        first = values_of(saved) if saved else {"form_key": uuid4()}
        self.main = self.filling.form(DocumentForm, initial={**first, "version": version}, stock=stock)
        self.rows = {
            name: rows_form(
                kind,
                name,
                filling=self.filling,
                rows=[values_of(row) for row in getattr(saved, name)] if saved else (),
                stock=stock,
                more=name == more,
            )
            for name, kind in ROWS.items()
        }

    def content(self) -> DocumentContent:
        """The sheet is valid."""
        hung: dict[str, Any] = {name: rows.contents() for name, rows in self.rows.items()}
        cleaned = {name: self.main.cleaned_data[name] for name in COLUMNS}
        return DocumentContent(**cleaned, **hung)


def values_of(content: Any) -> Mapping[str, object]:
    """What a content puts into a form: rows by their keys."""
    values = {field.name: getattr(content, field.name) for field in fields(content)}
    return {
        name: key_of(value) if isinstance(value, Model) else value
        for name, value in values.items()
        if not isinstance(value, tuple)
    }
