"""Every state in which what is known of a document or an edition ever was, from the rows that the triggers wrote.

An act is one transaction, whose rows all bear its stamp, and raises the version. So the acts are the record's own event
rows in their order; a row of a table that hangs on it belongs to the act with its stamp, or, changed by itself, to the
act before it. (Words have their states in wordings and revisions, not here.)
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.db.models import Model

from apps.accounts.models import User
from apps.documents.contents import (
    AttestationContent,
    BoundContent,
    DocumentContent,
    EditionContent,
    NameContent,
    RelationContent,
    SignatoryContent,
)
from apps.documents.models import Document, Edition, Party, Source

Row = Mapping[str, Any]
Content = TypeVar("Content", DocumentContent, EditionContent)
Known = Mapping[str, Mapping[int, Model]]

# What hangs on a document: table, column of the document, content, field of DocumentContent.
HANGING: tuple[tuple[str, str, type, str], ...] = (
    ("DocumentName", "document_id", NameContent, "names"),
    ("DocumentParty", "document_id", BoundContent, "parties"),
    ("Signatory", "document_id", SignatoryContent, "signatories"),
    ("Attestation", "document_id", AttestationContent, "attestations"),
    ("DocumentRelation", "from_document_id", RelationContent, "relations"),
)
# Which model a column of a content names.
NAMED = {
    "source": Source,
    "signed_source": Source,
    "clause_total_source": Source,
    "party": Party,
    "to_document": Document,
}


@dataclass(frozen=True, slots=True)
class Version(Generic[Content]):
    """One state. ``by_name`` is "" where the history names nobody; ``act`` is the verb of the service."""

    number: int
    at: datetime
    by_name: str
    act: str
    status: str
    withdrawal: str
    content: Content


def document_versions(document: Document) -> list[Version[DocumentContent]]:
    """Newest first, in a fixed number of queries."""
    own = _events("Document", pgh_obj_id=document.pk)
    hanging = {field: _events(table, **{column: document.pk}) for table, column, _content, field in HANGING}
    known = _known([own, *hanging.values()])
    kinds = {field: content for _table, _column, content, field in HANGING}

    def content(row: Row, at: int) -> DocumentContent:
        standing = {
            field: tuple(_content(kinds[field], each, known) for each in _standing(rows, own, at))
            for field, rows in hanging.items()
        }
        made: DocumentContent = _content(DocumentContent, {**row, **standing}, known)
        return made

    return _versions(own, content)


def edition_versions(edition: Edition) -> list[Version[EditionContent]]:
    own = _events("Edition", pgh_obj_id=edition.pk)
    known = _known([own])
    return _versions(own, lambda row, _at: _content(EditionContent, row, known))


def _versions(own: Sequence[Row], content: Callable[[Row, int], Content]) -> list[Version[Content]]:
    """Several rows of one version count as its last."""
    last = {row["version"]: place for place, row in enumerate(own)}
    told = _told(own)
    return [
        Version(
            number=number,
            at=own[place]["pgh_created_at"],
            by_name=told[place][0],
            act=told[place][1],
            status=own[place]["status"],
            withdrawal=own[place]["withdrawal"],
            content=content(own[place], place),
        )
        for number, place in sorted(last.items(), reverse=True)
    ]


def _events(table: str, **filters: object) -> list[Row]:
    found = apps.get_model("documents", f"{table}Event")._default_manager.filter(**filters)
    return list(found.order_by("pgh_id").values())


def _standing(rows: Iterable[Row], own: Sequence[Row], at: int) -> list[Row]:
    """The rows of a table that were there after the act at a place among the record's own."""
    places = {row["pgh_created_at"]: place for place, row in enumerate(own)}
    standing: dict[int, Row] = {}
    for row in rows:
        if _place(row["pgh_created_at"], places) > at:
            continue
        if row["pgh_label"] == "delete":
            standing.pop(row["id"], None)
        else:
            standing[row["id"]] = row
    return sorted(standing.values(), key=lambda row: (row.get("position", 0), row["id"]))


def _place(stamp: datetime, places: Mapping[datetime, int]) -> int:
    if stamp in places:
        return places[stamp]
    return max((place for at, place in places.items() if at <= stamp), default=0)


def _known(tables: Iterable[Sequence[Row]]) -> Known:
    """The rows that the states name, looked up once for all of them."""
    tables = list(tables)
    wanted: dict[type[Model], set[int]] = {}
    for column, model in NAMED.items():
        keys = [row[f"{column}_id"] for rows in tables for row in rows if row.get(f"{column}_id")]
        wanted.setdefault(model, set()).update(keys)
    found = {model: model._default_manager.in_bulk(keys) for model, keys in wanted.items()}
    return {column: found[model] for column, model in NAMED.items()}


def _content(kind: Any, row: Row, known: Known) -> Any:
    values = {}
    for field in fields(kind):
        if field.name in NAMED:
            key = row[f"{field.name}_id"]
            values[field.name] = known[field.name].get(key) if key is not None else None
        else:
            values[field.name] = row[field.name]
    return kind(**values)


def _told(own: Sequence[Row]) -> list[tuple[str, str]]:
    """Who did each act, and its name."""
    contexts = apps.get_model("pghistory", "Context")._default_manager.in_bulk(
        {row["pgh_context_id"] for row in own if row["pgh_context_id"]}
    )
    metadata = [contexts[row["pgh_context_id"]].metadata if row["pgh_context_id"] else {} for row in own]
    users = User.objects.in_bulk({data["user"] for data in metadata if data.get("user") is not None})
    return [(str(users.get(data.get("user", 0), "")), data.get("act", "")) for data in metadata]
