"""An expert or a commentary that is not there yet, created together with the note."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.desk.forms.fields import PartialDate, TypedText, WebAddress, language_choices
from apps.desk.selectors.choices import experts_named
from apps.documents.models import Source


class Optional(forms.Form):
    """A part of the form that may be left empty as a whole. ``main`` names the field without which it means nothing."""

    main: str

    @property
    def is_filled(self) -> bool:
        """Whether something was typed; the form is valid."""
        return bool(self.cleaned_data.get(self.main))

    @property
    def is_open(self) -> bool:
        """Whether the part should be seen unfolded."""
        ignored = {"language"}
        return any(self[name].value() for name in self.fields if name not in ignored) or bool(
            self.is_bound and self.errors
        )

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        others = [name for name in self.fields if name not in {self.main, "language"} and cleaned.get(name)]
        if others and not cleaned.get(self.main) and self.main not in self.errors:
            self.add_error(self.main, self.missing())
        return cleaned

    def missing(self) -> str:
        raise NotImplementedError  # abstract: each part has its own sentence


class NewExpertForm(Optional):
    main = "name"

    name = TypedText(label=gettext_lazy("Name"), limit=200, required=False)
    role = TypedText(label=gettext_lazy("Role"), limit=200, required=False)
    affiliation = TypedText(label=gettext_lazy("Affiliation"), limit=200, required=False)
    url = WebAddress(label=gettext_lazy("Link"), required=False)
    namesake = forms.BooleanField(
        label=gettext_lazy("This is another person of the same name"), required=False
    )

    def missing(self) -> str:
        return _("What is the expert called? Fill in the name, or clear the other fields of the new expert.")

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if name and not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("This is no name."))
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        name = cleaned.get("name")
        if name and not cleaned.get("namesake") and experts_named(name):
            self.add_error(
                "name",
                _(
                    "An expert of this name is there already. Choose that one above and clear this field, or tick "
                    "“another person of the same name”."
                ),
            )
        return cleaned


class NewCommentaryForm(Optional):
    main = "publisher"

    publisher = TypedText(label=gettext_lazy("Publisher"), limit=200, required=False)
    title = TypedText(label=gettext_lazy("Title"), limit=500, required=False)
    url = WebAddress(label=gettext_lazy("Address"), required=False)
    published_on = PartialDate(
        label=gettext_lazy("Date"),
        required=False,
        help_text=gettext_lazy("2022-02-22, 2022-02 or 2022. Leave it empty where the article states none."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=language_choices,
        error_messages={"invalid_choice": gettext_lazy("Choose one of these languages.")},
        required=False,
    )

    def missing(self) -> str:
        return _("Who published it? Fill in the publisher, or clear the other fields of the new commentary.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        url = cleaned.get("url")
        there = Source.objects.filter(url=url, commentary__isnull=False).first() if url else None
        if there is not None:
            self.add_error(
                "url",
                _("This article is there already, as “%(name)s”. Choose it above and clear these fields.")
                % {"name": there},
            )
        return cleaned
