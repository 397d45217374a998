"""A page's whole form: a main form, rows, and what may be created in place. Valid, shown and saved together."""

from collections.abc import Iterator

from django import forms
from django.http import QueryDict

from apps.desk.forms.fields import storable, unstorable_sentence
from apps.desk.forms.filling import Filling
from apps.desk.forms.in_place import InPlace, NewPartyForm, NewSourceForm
from apps.desk.forms.note import Problem
from apps.desk.forms.rows import Rows
from apps.documents.problems import DocumentProblem, NotValid

KINDS: dict[str, type[InPlace]] = {"source": NewSourceForm, "party": NewPartyForm}


class Sheet:
    """``data`` is what was sent; with ``resumed`` it fills the forms in, and nothing of it is judged yet."""

    main: forms.Form

    def __init__(
        self, *, auto_id: str, data: QueryDict | None, resumed: bool, in_place: tuple[str, ...] = ("source",)
    ) -> None:
        typed, self.touched = storable(data) if data is not None else (None, frozenset[str]())
        self.filling = Filling(auto_id=auto_id, data=typed, resumed=resumed)
        self.rows: dict[str, Rows] = {}
        # Never judged with the whole: they are added by buttons of their own.
        beside = Filling(auto_id=auto_id, data=typed, resumed=True)
        self.in_place: dict[str, InPlace] = {
            kind: beside.form(KINDS[kind], initial=_first(KINDS[kind]), prefix=f"new_{kind}")
            for kind in in_place
        }
        self.refused: list[Problem] = []

    def is_valid(self) -> bool:
        # Each is asked, so that everything that is wrong is told at once.
        each = [self.main.is_valid(), *(rows.is_valid() for rows in self.rows.values())]
        return all(each) and not self.touched and not any(form.is_open for form in self.in_place.values())

    def refuse(self, problem: DocumentProblem) -> None:
        """Adds what a service did not accept, beside its field where the form has that field."""
        told = problem.messages if isinstance(problem, NotValid) else {problem.field: [str(problem)]}
        for name, sentences in told.items():
            if name in self.main.fields:
                self.main.add_error(name, list(sentences))
            else:
                self.refused += [Problem("", "", str(sentence)) for sentence in sentences]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, in the order of the page; nothing of what only was filled in again."""
        return list(self._problems())

    def _problems(self) -> Iterator[Problem]:
        yield from self.refused
        if self.touched and not self.filling.resumed:
            yield Problem("", "", unstorable_sentence())
        if self.main.is_bound:
            yield from _of(self.main)
        for rows in self.rows.values():
            if rows.is_bound:
                yield from (Problem(*problem) for problem in rows.sentences())
        for form in self.in_place.values():
            if form.is_bound:
                yield from _of(form)
            elif form.is_open and not self.filling.resumed:
                yield Problem(form[form.main].id_for_label, str(form[form.main].label), form.missing())


def _first(kind: type[InPlace]) -> dict[str, object]:
    return {name: field.initial for name, field in kind.base_fields.items() if field.initial is not None}


def _of(form: forms.Form) -> Iterator[Problem]:
    for name, sentences in form.errors.items():
        if name in form.fields:
            field = form[name]
            yield from (Problem(field.id_for_label, str(field.label), str(text)) for text in sentences)
        else:
            yield from (Problem("", "", str(text)) for text in sentences)
