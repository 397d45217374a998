"""The forms that bring a commentary in: the article or its link, then what it is, beside its text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.commentary.bringing_in import FACTS, CommentaryDetails, kept_text
from apps.commentary.intake.problems import LIMIT, MEGABYTE, too_big
from apps.commentary.people import NewExpert
from apps.commentary.problems import CommentaryProblem
from apps.desk.forms.choosing import ExpertsField
from apps.desk.forms.chosen import Chosen
from apps.desk.forms.fields import (
    PartialDate,
    TypedText,
    WebAddress,
    language_choices,
    storable,
    unstorable_sentence,
)
from apps.desk.forms.filling import Filling
from apps.desk.forms.note import Problem
from apps.desk.forms.people import NewExpertForm
from apps.documents.importers.problems import ImportProblem
from apps.documents.models import Source
from apps.documents.models.source import Rights

FORMATS = ".html,.htm,.docx,.txt"
MOST_NEW_EXPERTS = 5  # made in place; an article that more people sign is entered in two steps


class StartForm(forms.Form):
    """The article, or only its title and link."""

    use_required_attribute = False

    file = forms.FileField(
        label=gettext_lazy("A file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": FORMATS}),
        allow_empty_file=True,  # that it is empty is said by our own sentence
    )
    pasted = TypedText(
        label=gettext_lazy("Or its words, pasted"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        strip=False,
    )
    title = TypedText(
        label=gettext_lazy("Title"),
        required=False,
        limit=500,
        help_text=gettext_lazy("Left empty, it is proposed from the article."),
    )
    url = WebAddress(label=gettext_lazy("Link"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "A web page, Word or plain text: %(kinds)s, at most %(limit)s MB. A PDF is not read: paste its text."
        ) % {"kinds": ".html .docx .txt", "limit": LIMIT // MEGABYTE}

    def clean_file(self) -> "UploadedFile[Any] | None":
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > LIMIT:
            raise ValidationError(str(too_big(file.size or 0)), code="too_big")
        if file is not None and not file.size:
            raise ValidationError(
                _("“%(name)s” is empty: it has no bytes at all. Look whether it is the right file.")
                % {"name": file.name},
                code="empty",
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        file, pasted = cleaned.get("file"), cleaned.get("pasted", "").strip()
        if file and pasted:
            self.add_error(
                "file",
                _(
                    "There is a file, and there are pasted words: which of the two is it? Take the words out below, or "
                    "leave the file field empty. The file has to be chosen again."
                ),
            )
        nothing = not file and not pasted and not cleaned.get("title") and not cleaned.get("url")
        if nothing and not self.errors:
            self.add_error(
                "file", _("Choose a file, paste the words, or enter at least the article’s title and link.")
            )
        return cleaned


class FactsForm(forms.Form):
    """What a commentary is, and who speaks in it."""

    use_required_attribute = False  # the server says it more kindly

    title = TypedText(
        label=gettext_lazy("Title"),
        limit=500,
        required=False,
        help_text=gettext_lazy("As the article has it. Leave it empty where it has none."),
    )
    publisher = TypedText(
        label=gettext_lazy("Publisher"),
        limit=200,
        error_messages={"required": gettext_lazy("Who published it? Every commentary names its publisher.")},
    )
    author = TypedText(
        label=gettext_lazy("Author"),
        limit=200,
        required=False,
        help_text=gettext_lazy("As the article names the author. Leave it empty where it names none."),
    )
    published_on = PartialDate(
        label=gettext_lazy("Date"),
        required=False,
        help_text=gettext_lazy(
            "2022-02-22, 2022-02, 2022 or XXXX-11-10. Leave it empty where none is stated."
        ),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        error_messages={
            "required": gettext_lazy("Which language is it in?"),
            "invalid_choice": gettext_lazy("Choose one of these languages."),
        },
    )
    url = WebAddress(label=gettext_lazy("Link"), required=False)
    rights = forms.ChoiceField(
        label=gettext_lazy("Rights"), choices=Rights.choices, initial=Rights.QUOTE_ONLY
    )
    experts = ExpertsField(label=gettext_lazy("Experts"))

    def __init__(self, *args: Any, language: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("not known yet")), *language_choices(language)]
        cast(forms.ChoiceField, self.fields["language"]).choices = choices
        cast(ExpertsField, self.fields["experts"]).list_options()


class ArticleText(TypedText):
    """The text of a commentary in the form that is kept; what is wrong with it is said by the service."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, widget=forms.Textarea(attrs={"rows": 24}), **kwargs)

    def clean(self, value: Any) -> str:
        try:
            return kept_text(super().clean(value))
        except (ImportProblem, CommentaryProblem) as problem:
            raise ValidationError(str(problem)) from problem


class BringInForm(FactsForm):
    """The details of an article that was read, with its text. ``step`` tells the two forms of the page apart."""

    step = forms.CharField(widget=forms.HiddenInput, initial="details")
    file_name = TypedText(widget=forms.HiddenInput, required=False)
    source = Chosen(
        label=gettext_lazy("Source"),
        nothing=gettext_lazy("a new one, as described here"),
        help_text=gettext_lazy(
            "Where the article is here already, as the source of an edition or a commentary without its text, choose "
            "it: what is saved of it stays, and the fields below do not count."
        ),
    )
    text = ArticleText(
        label=gettext_lazy("Its text"),
        required=False,
        help_text=gettext_lazy(
            "Take out paragraphs that are none of the article’s. An empty line parts two paragraphs."
        ),
    )
    left_out = TypedText(
        label=gettext_lazy("What stood on the page and was left out"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "readonly": True}),
    )

    def __init__(self, *args: Any, sources: Mapping[str, Source], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(Chosen, self.fields["source"]).offer(sources)

    def clean(self) -> dict[str, Any]:
        """With a source that is there already, nothing of the facts counts, so nothing of them is wrong."""
        cleaned = self.cleaned_data
        if cleaned.get("source"):
            for name in FACTS:
                self.errors.pop(name, None)
                cleaned.setdefault(name, "")
        return cleaned


class ChangeForm(FactsForm):
    """``seen`` names the details that the form was made on."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class CommentarySheet:
    """A form of facts and those of new experts: valid, shown and saved together."""

    def __init__(
        self,
        kind: type[FactsForm],
        *,
        data: QueryDict | None = None,
        resumed: bool = False,
        initial: Mapping[str, object] | None = None,
        new_names: Sequence[str] = (),
        **more: Any,
    ) -> None:
        typed, self.touched = storable(data) if data is not None else (None, frozenset[str]())
        given = dict(initial or {})
        self.filling = Filling(auto_id="commentary-%s", data=typed, resumed=resumed)
        self.main = self.filling.form(kind, initial=given, language=str(given.get("language", "")), **more)
        names = [*new_names, *[""] * MOST_NEW_EXPERTS][:MOST_NEW_EXPERTS]
        self.new_experts = [
            self.filling.form(NewExpertForm, initial={"name": name}, prefix=f"new_expert-{place}")
            for place, name in enumerate(names)
        ]

    @property
    def shown_experts(self) -> list[NewExpertForm]:
        """Those in which something stands, and one more."""
        filled = [number for number, form in enumerate(self.new_experts) if form.is_open]
        return self.new_experts[: max(filled, default=-1) + 2]

    def is_valid(self) -> bool:
        judged = [form.is_valid() for form in (self.main, *self.new_experts)]
        return all(judged) and not self.touched

    def details(self) -> CommentaryDetails:
        """The sheet is valid."""
        cleaned = self.main.cleaned_data
        new = [form.cleaned_data for form in self.new_experts if form.is_filled]
        keys = ("name", "role", "affiliation", "url")
        made = [NewExpert(**{key: said[key] for key in keys}) for said in new]
        facts = {name: cleaned[name] for name in FACTS}
        return CommentaryDetails(**facts, experts=(*cleaned["experts"], *made), source=cleaned.get("source"))

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, in the order of the page; nothing of what only was filled in."""
        return list(self._problems()) if self.filling.bound is not None else []

    def _problems(self) -> Iterator[Problem]:
        if self.touched:
            yield Problem("", "", unstorable_sentence())
        for form in (self.main, *self.new_experts):
            for name, sentences in form.errors.items():
                place, label = ("", "")
                if name in form.fields:
                    place, label = form[name].id_for_label or str(form[name].auto_id), str(form[name].label)
                yield from (Problem(place, label, str(said)) for said in sentences)


class StartSheet:
    """What an editor sends to begin. Files do not outlive a form that comes back."""

    def __init__(
        self,
        *,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, UploadedFile[Any]] | None" = None,
        resumed: bool = False,
    ) -> None:
        typed, self.touched = storable(data) if data is not None else (None, frozenset[str]())
        self.filling = Filling(auto_id="article-%s", data=typed, resumed=resumed)
        more: dict[str, Any] = {} if resumed or data is None else {"files": files}
        self.main = self.filling.form(StartForm, initial={}, **more)

    def is_valid(self) -> bool:
        return self.main.is_valid() and not self.touched

    @property
    def problems(self) -> list[Problem]:
        if self.filling.bound is None:
            return []
        found = [Problem("", "", unstorable_sentence())] if self.touched else []
        for name, sentences in self.main.errors.items():
            field = self.main[name]
            found += [Problem(field.id_for_label, str(field.label), str(said)) for said in sentences]
        return found
