"""The form of an edition: what is known of it. Its clauses have forms of their own."""

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from apps.desk.forms.chosen import Chosen, offer
from apps.desk.forms.documents import CHOOSE, values_of
from apps.desk.forms.fields import NumberHint, TypedText, language_choices
from apps.desk.forms.sheet import Sheet
from apps.desk.selectors.stock import sources
from apps.documents.contents import EditionContent
from apps.documents.models.edition import Extent


class EditionForm(forms.Form):
    """``ref`` and ``reason`` only stand in the form of a new edition."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = NumberHint()
    source = Chosen(
        label=gettext_lazy("Source"),
        nothing=CHOOSE,
        required=True,
        error_messages={"required": gettext_lazy("Every edition has a source. Choose it, or add it below.")},
        help_text=gettext_lazy(
            "Where the words are printed. A source that is not listed can be added below."
        ),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=language_choices)
    translator = TypedText(
        label=gettext_lazy("Translator"),
        limit=200,
        required=False,
        help_text=gettext_lazy("Leave it empty where the source names none."),
    )
    authentic = forms.BooleanField(label=gettext_lazy("An authentic text"), required=False)
    extent = forms.ChoiceField(label=gettext_lazy("Extent"), choices=Extent.choices, initial=Extent.EXCERPTS)
    order_known = forms.BooleanField(
        label=gettext_lazy("The order of its clauses is that of the document"), required=False
    )
    ref = forms.RegexField(
        r"^[-a-zA-Z0-9_]+\Z",
        label=gettext_lazy("Reference"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Stands in addresses and never changes: jamnews-en. Left empty, it is made."),
        error_messages={"invalid": gettext_lazy("Latin letters, figures and hyphens only: jamnews-en.")},
    )
    reason = TypedText(label=gettext_lazy("Why it is entered"), limit=500, required=False)

    def __init__(self, *args: Any, is_new: bool, language: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "source", sources())
        cast(forms.ChoiceField, self.fields["language"]).choices = language_choices(language)
        if not is_new:
            del self.fields["ref"], self.fields["reason"]


class EditionSheet(Sheet):
    """``saved`` is what the form begins with; absent, it is the form of a new edition."""

    def __init__(
        self,
        *,
        saved: EditionContent | None = None,
        version: int = 0,
        data: QueryDict | None = None,
        resumed: bool = False,
    ) -> None:
        super().__init__(auto_id="edition-%s", data=data, resumed=resumed)
        first = (
            values_of(saved) if saved else {"form_key": uuid4(), "language": "en", "extent": Extent.EXCERPTS}
        )
        self.main = self.filling.form(
            EditionForm,
            initial={**first, "version": version},
            is_new=saved is None,
            language=saved.language if saved else "",
        )

    def content(self) -> EditionContent:
        """The sheet is valid."""
        cleaned = self.main.cleaned_data
        named = ("source", "language", "translator", "authentic", "extent", "order_known")
        return EditionContent(**{name: cleaned[name] for name in named}, ref=cleaned.get("ref", ""))
