"""A source or a party that is not there yet, created while another form is being filled in."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.desk.forms.fields import PartialDate, TypedText, WebAddress, language_choices
from apps.documents.contents import PartyContent, SourceContent
from apps.documents.models.source import PartyKind, Rights

CODE = RegexValidator(r"^[A-Z0-9-]+\Z", gettext_lazy("Capital letters, figures and hyphens only."))


class InPlace(forms.Form):
    """``main`` names the field without which it means nothing; ``quiet`` are those that alone say nothing."""

    use_required_attribute = False  # it stands within another form, which is sent without it

    main: str
    quiet: frozenset[str]
    kind: str

    @property
    def is_open(self) -> bool:
        """Whether the part should be seen unfolded: something stands in it."""
        return any(self[name].value() for name in self.fields if name not in self.quiet)

    def missing(self) -> str:
        """What to say where it is filled in and was never added."""
        raise NotImplementedError  # abstract: each part has its own sentence


class NewSourceForm(InPlace):
    main, quiet, kind = "publisher", frozenset({"language", "rights"}), "source"

    publisher = TypedText(label=gettext_lazy("Publisher"), limit=200)
    title = TypedText(label=gettext_lazy("Title"), limit=500, required=False)
    author = TypedText(label=gettext_lazy("Author"), limit=200, required=False)
    url = WebAddress(label=gettext_lazy("Address"), required=False)
    published_on = PartialDate(
        label=gettext_lazy("Date"),
        required=False,
        help_text=gettext_lazy(
            "2022-02-22, 2022-02, 2022 or XXXX-11-10. Leave it empty where none is stated."
        ),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=language_choices, initial="en")
    rights = forms.ChoiceField(
        label=gettext_lazy("Rights"), choices=Rights.choices, initial=Rights.QUOTE_ONLY
    )

    def missing(self) -> str:
        return _(
            "You described a new source and did not add it. Press “Add this source”, or clear its fields."
        )

    def content(self) -> SourceContent:
        return SourceContent(**self.cleaned_data)


class NewPartyForm(InPlace):
    main, quiet, kind = "name", frozenset({"kind_of_party"}), "party"

    name = TypedText(label=gettext_lazy("Name"), limit=200)
    code = TypedText(
        label=gettext_lazy("Code"),
        limit=20,
        help_text=gettext_lazy("ISO 3166-1 alpha-3 for a state (AZE), else a short one of your own (OSCE)."),
    )
    kind_of_party = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=PartyKind.choices, initial=PartyKind.STATE
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].upper()
        CODE(code)
        return code

    def missing(self) -> str:
        return _("You described a new party and did not add it. Press “Add this party”, or clear its fields.")

    def content(self) -> PartyContent:
        cleaned: dict[str, Any] = self.cleaned_data
        return PartyContent(code=cleaned["code"], name=cleaned["name"], kind=cleaned["kind_of_party"])
