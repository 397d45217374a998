"""The forms that bring a text in: the file or the words, and later what the text is."""

from dataclasses import asdict, fields
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core.uploads import TooBigUpload
from apps.desk.forms.fields import DocumentAddress, PartialDate, TypedText, WebAddress, language_choices
from apps.desk.forms.sheet import Sheet
from apps.documents.models import Document
from apps.documents.models.document import RESERVED_SLUGS, DocumentKind
from apps.documents.models.edition import Extent
from apps.documents.models.importing import Purpose
from apps.documents.models.source import Rights
from apps.documents.services import Details

FORMATS = ".txt,.html,.htm,.docx,.pdf,.xml"
PASTED_LIMIT = 1_000_000  # characters; of any script they stay under what a form may have beside its files
MEBIBYTE = 1024 * 1024
FOUND_OUT = ("", gettext_lazy("found out from the text"))

OF_DOCUMENT = ("title", "slug", "kind", "signed", "place")
OF_EDITION = (
    *("language", "translator", "extent", "authentic"),
    *("publisher", "source_title", "author", "url", "published_on", "rights"),
)
# What the form asks when the text is brought in; everything else comes later, with the file's own word on it.
ASKED_FIRST = {
    Purpose.DOCUMENT: ("title", "language", "publisher"),
    Purpose.EDITION: ("language", "publisher"),
    Purpose.REVISION: ("reason",),
}
ASKED = {
    Purpose.DOCUMENT: (*OF_DOCUMENT, *OF_EDITION),
    Purpose.EDITION: OF_EDITION,
    Purpose.REVISION: ("reason",),
}
# Without these no edition can be made of it.
NEEDED = {
    Purpose.DOCUMENT: ("title", "language", "publisher"),
    Purpose.EDITION: ("language", "publisher"),
    Purpose.REVISION: ("reason",),
}


class StartForm(forms.Form):
    """``identifier`` makes a form that is sent twice one import."""

    identifier = forms.UUIDField(widget=forms.HiddenInput, required=False)
    file = forms.FileField(
        label=gettext_lazy("A file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": FORMATS}),
        allow_empty_file=True,  # that it is empty is said by our own sentence
    )
    text = TypedText(
        label=gettext_lazy("Or the words, pasted"),
        required=False,
        limit=PASTED_LIMIT,
        widget=forms.Textarea(attrs={"rows": 10}),
        strip=False,
    )
    title = TypedText(
        label=gettext_lazy("Title"),
        required=False,
        limit=500,
        help_text=gettext_lazy("Left empty, the text’s own heading is proposed."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    publisher = TypedText(
        label=gettext_lazy("Publisher of the source"),
        required=False,
        limit=200,
        help_text=gettext_lazy("Who printed these words. It can be said later; an edition needs it."),
    )
    reason = TypedText(
        label=gettext_lazy("Why there is a new text"),
        required=False,
        limit=500,
        help_text=gettext_lazy(
            "Readers see it in the edition’s history. It can be said later, before confirming."
        ),
    )

    def __init__(self, *args: Any, purpose: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"title", "language", "publisher", "reason"} - set(ASKED_FIRST[Purpose(purpose)]):
            del self.fields[name]
        if "language" in self.fields:
            cast(forms.ChoiceField, self.fields["language"]).choices = [FOUND_OUT, *language_choices()]
        self.fields["file"].help_text = _(
            "Text, a web page, Word, a PDF with text, or Akoma Ntoso: %(kinds)s, at most %(limit)s MB."
        ) % {
            "kinds": ".txt .html .docx .pdf .xml",
            "limit": number_format(settings.IMPORT_LIMIT // MEBIBYTE),
        }

    def clean_file(self) -> "UploadedFile[Any] | None":
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if isinstance(file, TooBigUpload):
            raise ValidationError(
                _(
                    "“%(name)s” has %(size)s MB, and at most %(limit)s MB are read, so the file was not kept; all that "
                    "you typed is. Leave its pictures out, or divide it, and choose it again."
                )
                % {
                    "name": file.name,
                    "size": number_format((file.size or 0) / MEBIBYTE, decimal_pos=1),
                    "limit": number_format(settings.IMPORT_LIMIT // MEBIBYTE),
                },
                code="too_big",
            )
        if file is not None and not file.size:
            raise ValidationError(
                _("“%(name)s” is empty: it has no bytes at all. Look whether it is the right file.")
                % {"name": file.name},
                code="empty",
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        file, text = cleaned.get("file"), cleaned.get("text", "").strip()
        if file and text:
            self.add_error(
                "file",
                _(
                    "There is a file, and there are pasted words: which of the two is it? Take the words out below, or "
                    "leave the file field empty. The file has to be chosen again."
                ),
            )
        if not file and not text and not self.errors.keys() & {"file", "text"}:
            self.add_error("file", _("Choose a file, or paste the words below."))
        return cleaned

    def content(self) -> tuple[bytes, str]:
        """The bytes, and what the file is called; "" for pasted words. The form is valid."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is None:
            return self.cleaned_data["text"].encode(), ""
        return file.read(), file.name or "file"

    def details(self) -> Details:
        asked = ("title", "language", "publisher", "reason")
        return Details(**{name: self.cleaned_data[name] for name in asked if name in self.fields})


class StartSheet(Sheet):
    """What an editor sends to bring a text in. Files do not outlive a form that comes back."""

    main: StartForm

    def __init__(
        self,
        *,
        purpose: str,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, UploadedFile[Any]] | None" = None,
        resumed: bool = False,
    ) -> None:
        super().__init__(auto_id="import-%s", data=data, resumed=resumed, in_place=())
        more: dict[str, Any] = {} if resumed or data is None else {"files": files}
        self.main = self.filling.form(StartForm, initial={"identifier": uuid4()}, purpose=purpose, **more)


class DetailsForm(forms.Form):
    """What the text is. What is missing is told, not demanded: it may be known only later."""

    title = TypedText(label=gettext_lazy("Title"), limit=500, required=False)
    slug = DocumentAddress()
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=DocumentKind.choices)
    signed = PartialDate(
        label=gettext_lazy("Signed on"),
        required=False,
        help_text=gettext_lazy("2022-02-22, 1997-07, 1997, or XXXX-11-10 where the year is not known."),
    )
    place = TypedText(label=gettext_lazy("Place"), limit=200, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    translator = TypedText(
        label=gettext_lazy("Translator"),
        limit=200,
        required=False,
        help_text=gettext_lazy("Leave it empty where the source names none."),
    )
    extent = forms.ChoiceField(label=gettext_lazy("Extent"), choices=Extent.choices)
    authentic = forms.BooleanField(label=gettext_lazy("An authentic text"), required=False)
    publisher = TypedText(label=gettext_lazy("Publisher"), limit=200, required=False)
    source_title = TypedText(label=gettext_lazy("Title of the page or article"), limit=500, required=False)
    author = TypedText(label=gettext_lazy("Author"), limit=200, required=False)
    url = WebAddress(label=gettext_lazy("Web address"), required=False)
    published_on = PartialDate(
        label=gettext_lazy("Date"),
        required=False,
        help_text=gettext_lazy("Of the page or article. Leave it empty where none is stated."),
    )
    rights = forms.ChoiceField(label=gettext_lazy("Rights"), choices=Rights.choices)
    reason = TypedText(
        label=gettext_lazy("Why there is a new text"),
        limit=500,
        required=False,
        help_text=gettext_lazy("Readers see it in the edition’s history."),
    )

    def __init__(self, *args: Any, purpose: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(ASKED[Purpose(purpose)]):
            del self.fields[name]
        if "language" in self.fields:
            known = str(kwargs.get("initial", {}).get("language") or "")
            choices = [("", _("not known yet")), *language_choices(known)]
            cast(forms.ChoiceField, self.fields["language"]).choices = choices

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug in RESERVED_SLUGS or Document.objects.filter(slug=slug).exists():
            raise ValidationError(
                _("Another document stands at the address “%(slug)s”. Choose another address.")
                % {"slug": slug},
                code="taken",
            )
        return slug

    def details(self, before: Details) -> Details:
        """What the form says; what it does not ask stays."""
        kept = {name: value for name, value in asdict(before).items() if name not in self.fields}
        return Details(**kept, **self.cleaned_data)


class DetailsSheet(Sheet):
    """``seen`` names the details that the form was made on."""

    main: DetailsForm

    def __init__(
        self, *, purpose: str, saved: Details, data: QueryDict | None = None, resumed: bool = False
    ) -> None:
        super().__init__(auto_id="details-%s", data=data, resumed=resumed, in_place=())
        self.main = self.filling.form(DetailsForm, initial=asdict(saved), purpose=purpose)


LABELS = {
    field.name: DetailsForm.base_fields[field.name].label
    for field in fields(Details)
    if field.name in DetailsForm.base_fields
}


def missing(details: Details, purpose: str) -> list[tuple[str, str]]:
    """The name and label of each thing without which nothing can be confirmed."""
    needed = NEEDED[Purpose(purpose)]
    return [(name, str(LABELS[name])) for name in needed if not str(getattr(details, name)).strip()]
