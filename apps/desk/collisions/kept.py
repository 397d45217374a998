"""The versions of a document, an edition and a wording as their forms would send them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import partial
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict

from apps.desk.collisions.parts import Chosen, Named, Part, RowsOf, Text, Ticked
from apps.desk.collisions.place import Place
from apps.desk.collisions.sides import Version
from apps.desk.forms.chosen import key_of
from apps.desk.forms.clauses import RevisionSheet
from apps.desk.forms.documents import COLUMNS, ROWS, DocumentSheet
from apps.desk.forms.editions import EditionSheet
from apps.desk.forms.fields import storable
from apps.desk.forms.rows import Row
from apps.desk.selectors.wording_versions import wording_versions
from apps.documents.history import document_versions, edition_versions
from apps.documents.models import Document, Edition, Wording

EDITION = ("source", "language", "extent", "translator", "order_known", "authentic")
WORDING = ("heading", "lead_in", "text", "whole", "kind", "label", "label_source", "parent")


class KeptSides:
    """``sent`` are the versions as forms, by number; a wording's has its rank as ``_rank``."""

    def __init__(
        self, version: int, parts: Iterable[Part], saved: Sequence[Version], sent: Mapping[int, QueryDict]
    ) -> None:
        self.version = version
        self.parts = [*parts]
        self.saved = saved
        self._sent = sent

    def sent_at(self, number: int) -> QueryDict | None:
        return self._sent.get(number)

    def completed(self, typed: QueryDict, base: QueryDict | None, theirs: QueryDict) -> QueryDict:
        data = storable(typed)[0]
        known = base or theirs
        if "_rank" in known:  # whoever chose no place leaves it where it was
            data["_rank"] = str(known["_rank"])
        return data


def document_sides(document: Document, sheet: DocumentSheet, labels: Mapping[str, object]) -> KeptSides:
    """The ``sheet`` names what can be chosen."""
    versions = document_versions(document)
    parts: list[Part] = [_part(sheet.main, name) for name in COLUMNS]
    parts += [_rows(sheet, name, str(labels[name])) for name in ROWS]
    hung = [part for part in parts if isinstance(part, RowsOf)]
    sent = {version.number: sent_by(version.content, hung) for version in versions}
    return KeptSides(document.version, parts, versions, sent)


def edition_sides(edition: Edition, sheet: EditionSheet) -> KeptSides:
    versions = edition_versions(edition)
    sent = {version.number: sent_by(version.content) for version in versions}
    return KeptSides(edition.version, (_part(sheet.main, name) for name in EDITION), versions, sent)


def wording_sides(wording: Wording, sheet: RevisionSheet) -> KeptSides:
    versions = wording_versions(wording)
    parts: list[Part] = [
        *(_part(sheet.main, name) for name in WORDING),
        Place(_choice_name(sheet.main, "place")),
    ]
    sent = {version.number: _wording_sent(version.row) for version in versions}
    return KeptSides(wording.version, parts, versions, sent)


def _part(form: forms.Form, name: str) -> Part:
    field = form.fields[name]
    label = str(field.label)
    if isinstance(field, forms.BooleanField):
        return Ticked(name, label)
    if isinstance(field, forms.ChoiceField):
        return Chosen(name, label, _choice_name(form, name))
    return Text(name, label)


def _choice_name(form: forms.Form, name: str) -> Callable[[str], str]:
    """What a value of a field in which something is chosen is called."""
    offered: Any = getattr(form.fields[name], "choices", ())
    choices = {str(key): str(title) for key, title in offered}
    return lambda value: choices.get(value, value)


def _rows(sheet: DocumentSheet, name: str, label: str) -> RowsOf:
    kind, example = ROWS[name], sheet.rows[name].empty_form
    names = tuple(key for key in example.fields if key != "removed")
    called = {key: _choice_name(example, key) for key in names}
    return RowsOf(
        name=name,
        label=label,
        prefix=name,
        fields=names,
        quiet=kind.quiet,
        describe=partial(_described, kind, called),
        template="desk/collision/_rows.html",
    )


def _described(kind: type[Row], called: Mapping[str, Callable[[str], str]], row: Named) -> str:
    """The row's main field first, then the others that are filled in."""
    order = [kind.main, *(name for name in row if name != kind.main)]
    return " · ".join(called[name](row[name]) for name in order if row[name])


def sent_by(content: Any, rows: Iterable[RowsOf] = ()) -> QueryDict:
    """What a form that holds the content would send."""
    data = QueryDict(mutable=True)
    hung = {part.name: part for part in rows}
    for field in fields(content):
        value = getattr(content, field.name)
        if isinstance(value, tuple):
            _send_rows(data, hung[field.name], value)
        elif value is not False:
            data[field.name] = _sent(value)
    return data


def _send_rows(data: QueryDict, part: RowsOf, contents: Sequence[Any]) -> None:
    data[f"{part.prefix}-TOTAL_FORMS"] = str(len(contents))
    for place, content in enumerate(contents):
        for field in fields(content) if is_dataclass(content) else ():
            data[f"{part.prefix}-{place}-{field.name}"] = _sent(getattr(content, field.name))
    part.complete(data)


def _sent(value: object) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    return key_of(value) if isinstance(value, Model) else str(value)


def _wording_sent(row: Mapping[str, Any]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name in WORDING:
        value = row[name] if name in row else row[f"{name}_id"]
        if value is not False:
            data[name] = _sent(value)
    data["place"], data["_rank"] = "", row["rank"]
    return data
