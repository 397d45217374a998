"""Fields that keep what was typed and say in a sentence what is wrong with it."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from apps.core.storing import without_unstorable
from apps.documents.dates import validate_edtf

# The languages of the declarations and commentaries that we know of; a note in another keeps its own.
LANGUAGES = (
    *("en", "ru", "az", "hy", "tr", "uk", "ka", "kk", "be"),
    *("de", "fr", "es", "it", "pl", "fa", "ar", "he", "zh-hans"),
)
UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


def storable(data: QueryDict) -> tuple[QueryDict, frozenset[str]]:
    """The data without characters that cannot be stored, and the names of the fields in which there were any."""
    clean = QueryDict(mutable=True)
    touched = set()
    for name, values in data.lists():
        kept = [without_unstorable(str(value)) for value in values]
        if kept != values:
            touched.add(name)
        clean.setlist(without_unstorable(name), kept)
    return clean, frozenset(touched)


def unstorable_sentence() -> str:
    return _(
        "It held characters that cannot be stored (NUL, or half of a surrogate pair). They were taken out below and "
        "nothing else was changed: look it over and save again."
    )


class TypedText(forms.CharField):
    """A text with one kind of line end. A limit is said with the count, and nothing is cut off while typing."""

    def __init__(self, *, limit: int | None = None, **kwargs: Any) -> None:
        self.limit = limit
        super().__init__(**kwargs)

    def to_python(self, value: object) -> str:
        text: str = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value: str) -> None:
        super().validate(value)
        if self.limit is not None and len(value) > self.limit:
            raise ValidationError(too_long(len(value), self.limit), code="too_long")


def too_long(count: int, limit: int) -> str:
    return ngettext(
        "This has %(count)s character, and at most %(limit)s fit. All of it is kept here: shorten it and save again.",
        "This has %(count)s characters, and at most %(limit)s fit. All of it is kept here: shorten it and save again.",
        count,
    ) % {
        "count": number_format(count, force_grouping=True),
        "limit": number_format(limit, force_grouping=True),
    }


class Hint(forms.CharField):
    """What a browser says of a selection: used if it makes sense, else as if it were not there. Never an error."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, strip=False)

    def to_python(self, value: object) -> str:
        return without_unstorable(super().to_python(value) or "")


class NumberHint(Hint):
    def clean(self, value: object) -> int | None:
        text = str(value or "").strip()
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def language_choices(also: str = "") -> list[tuple[str, str]]:
    """Languages by name; ``also`` is a code that must be among them."""
    codes = [*LANGUAGES, *([also] if also and also not in LANGUAGES else [])]
    return [(code, _language(code)) for code in codes]


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


class WebAddress(forms.URLField):
    """A link that a reader can follow: http or https and nothing else, with nothing in it that cannot be seen."""

    # Marks of direction make an address read as another's.
    default_validators = [
        URLValidator(schemes=["http", "https"]),
        RegexValidator(UNSEEN, inverse_match=True, code="invalid"),
    ]
    default_error_messages = {
        "invalid": gettext_lazy("This is not a web address. It begins with https:// or http://.")
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", max_length=1000, **kwargs)


class PartialDate(forms.CharField):
    """A date of which a part may be unknown (EDTF)."""

    default_validators = [validate_edtf]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=10, **kwargs)


class DocumentAddress(forms.RegexField):
    """Under which a document stands in URLs; empty where it is to be made from the title."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            r"^[-a-zA-Z0-9_]+\Z",
            label=gettext_lazy("Address"),
            required=False,
            max_length=120,
            help_text=gettext_lazy(
                "Small Latin letters, figures and hyphens. Left empty, it is made from the title."
            ),
            error_messages={
                "invalid": gettext_lazy("Latin letters, figures and hyphens only: moscow-declaration-2022.")
            },
            **options,
        )
