"""The whole form of a note, as pages show it: several small forms that are valid, shown and saved together."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from apps.accounts.rules import Viewer
from apps.commentary.contents import TargetContent
from apps.commentary.models import Annotation
from apps.desk.forms.annotation import AnnotationForm, values_of
from apps.desk.forms.created import with_what_was_created, without_what_is_new
from apps.desk.forms.fields import storable, unstorable_sentence
from apps.desk.forms.filling import Filling
from apps.desk.forms.parts import About, Parts
from apps.desk.forms.people import NewCommentaryForm, NewExpertForm
from apps.desk.forms.words import WordsForm

_SOURCE_MISSING = gettext_lazy("Say which commentary the note comes from, or mark it as editorial.")


class Problem(NamedTuple):
    """What is wrong: the id of the element to go to, its label, the sentence."""

    place: str
    label: str
    sentence: str


class NoteForms:
    """Of a note that is there, or of a new one ``about`` something.

    ``data`` is what was sent; with ``resumed`` it fills the form in, and nothing of it is judged yet. ``initial``
    goes before what the note says.
    """

    def __init__(
        self,
        *,
        viewer: Viewer,
        about: About | None = None,
        annotation: Annotation | None = None,
        data: QueryDict | None = None,
        resumed: bool = False,
        initial: dict[str, object] | None = None,
    ) -> None:
        self.touched: frozenset[str] = frozenset()
        if data is not None:
            data, self.touched = storable(data)
            made = annotation or _sent_before(viewer, data)
            data = with_what_was_created(data, made) if made else data
            data = data if resumed else without_what_is_new(data)
        # A form for each clause may stand on one page; a point would end an id in a selector.
        name = f"note-{about.ref.replace('.', '_')}" if about and about.ref else "note"
        self.resumed = resumed
        self.filling = Filling(f"{name}-%s", data, resumed, initial or {})
        saved = values_of(annotation) if annotation else {"identifier": uuid4(), "language": "en"}
        language = annotation.language if annotation else ""
        form = self.filling.form
        self.main = form(AnnotationForm, initial={**saved, **self.filling.initial}, language=language)
        self.new_expert = form(NewExpertForm, initial={}, prefix="new_expert")
        self.new_commentary = form(NewCommentaryForm, initial={"language": "en"}, prefix="new_commentary")
        parts = Parts(viewer, self.filling)
        self.parts = parts.of(annotation) if annotation else [parts.of_new(about)] if about else []

    @property
    def words(self) -> WordsForm | None:
        """The form of the words, where they can be chosen."""
        return self.parts[0].words if self.parts else None

    def is_valid(self) -> bool:
        """Looks at all of it, so that everything that is wrong is said at once."""
        judged = [form.is_valid() for form in self._forms()]
        judged += [part.stances.is_valid() for part in self.parts]
        if not self._says_its_source():
            self.main.add_error("commentary", _SOURCE_MISSING)
        return not self._say_what_was_taken_out() and all(judged) and self.main.is_valid()

    def targets(self) -> tuple[TargetContent, ...]:
        """What the note is about. The form is valid."""
        return tuple(part.content() for part in self.parts)

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong, in the order of the page; nothing where the form was only filled in."""
        return list(self._problems()) if self.filling.bound is not None else []

    def _problems(self) -> Iterator[Problem]:
        for form in self._forms():
            for sentence in form.non_field_errors():
                yield Problem("", "", str(sentence))
            for name, sentences in form.errors.items():
                if name in form.fields:
                    place = form[name].id_for_label or str(form[name].auto_id)
                    yield from (Problem(place, str(form[name].label), str(said)) for said in sentences)
        for part in self.parts:
            yield from (Problem(*said) for said in part.stances.sentences())

    def _forms(self) -> Iterator[forms.Form]:
        if self.words is not None:
            yield self.words
        yield from (self.main, self.new_expert, self.new_commentary)

    def _says_its_source(self) -> bool:
        cleaned = self.main.cleaned_data
        chosen = cleaned.get("commentary") or cleaned.get("editorial") or "commentary" in self.main.errors
        return bool(chosen or self.new_commentary.errors or self.new_commentary.is_filled)

    def _say_what_was_taken_out(self) -> bool:
        """Whether a text held what cannot be stored."""
        said = False
        every = [*self._forms(), *(row for part in self.parts for row in part.stances.forms)]
        for form in every:
            for name in form.fields:
                if form.add_prefix(name) in self.touched and not form[name].is_hidden:
                    form.add_error(name, unstorable_sentence())
                    said = True
        return said


def _sent_before(viewer: Viewer, data: QueryDict) -> Annotation | None:
    """The note that this form has made already."""
    try:
        identifier = UUID(data.get("identifier", ""))
    except ValueError:
        return None
    return Annotation.objects.filter(pk=identifier, created_by=viewer.pk).first()
