"""What was said of a document at a moment, and by whom: its own row with the lists that hang on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from apps.accounts.rules import Viewer
from apps.core.as_of import Row, named, standing
from apps.documents.as_of import sources_at
from apps.documents.models import Document
from apps.documents.models.document import Status

HANGING = ("DocumentName", "DocumentParty", "Signatory", "Attestation")


@dataclass(frozen=True, slots=True)
class FactsThen:
    """Each with its columns, and with ``party`` (a name), ``publisher`` and ``url`` of its source, None where it has
    none; relations with ``from_…`` and ``to_…`` of slug, title and signed."""

    document: Row
    names: list[dict[str, Any]]
    parties: list[dict[str, Any]]
    signatories: list[dict[str, Any]]
    attestations: list[dict[str, Any]]
    relations: list[dict[str, Any]]


def facts_at(viewer: Viewer, document: Row, moment: datetime) -> FactsThen:
    """``document`` is its row at the moment. Relations lead to documents that readers could see then and the viewer
    can see now. Nine queries."""
    of_document = {
        table: standing(f"documents.{table}", moment, document_id=document["id"]) for table in HANGING
    }
    related = standing(
        "documents.DocumentRelation", moment, Q(from_document=document["id"]) | Q(to_document=document["id"])
    )
    lists = [*of_document.values(), related]
    parties = named("documents.Party", _keys(lists, "party_id"), moment)
    others = _others(viewer, related, document, moment)
    names = {key: row["name"] for key, row in parties.items()}
    keys = _keys([*lists, [document]], "source_id") | _keys(
        [[document]], "signed_source_id", "clause_total_source_id"
    )
    sources = sources_at(keys, moment)
    document = {
        **document,
        **{
            f"{about}_source__{field}": _of(sources, document[f"{about}_source_id"], field)
            for about in ("signed", "clause_total")
            for field in ("publisher", "url")
        },
    }
    said = {table: _told(rows, names, sources) for table, rows in of_document.items()}
    return FactsThen(
        document=document,
        names=said["DocumentName"],
        parties=[{**row, "name": row["party"]} for row in said["DocumentParty"]],
        signatories=said["Signatory"],
        attestations=sorted(said["Attestation"], key=lambda row: (row["position"], row["id"])),
        relations=[
            {**row, **_side("from", row, others), **_side("to", row, others)}
            for row in _told(related, names, sources)
            if row["from_document_id"] in others and row["to_document_id"] in others
        ],
    )


def _keys(lists: Iterable[Iterable[Row]], *columns: str) -> set[int]:
    return {row[column] for rows in lists for row in rows for column in columns if row.get(column)}


def _of(rows: Mapping[int, Row], key: int | None, field: str) -> Any:
    return rows[key][field] if key is not None else None


def _told(
    rows: Iterable[Row], parties: Mapping[int, str], sources: Mapping[int, Row]
) -> list[dict[str, Any]]:
    return [
        {
            **row,
            "party": parties.get(row.get("party_id") or 0),
            "publisher": _of(sources, row["source_id"], "publisher"),
            "url": _of(sources, row["source_id"], "url"),
        }
        for row in rows
    ]


def _others(viewer: Viewer, related: Iterable[Row], document: Row, moment: datetime) -> Mapping[int, Row]:
    """The document itself and those at the other ends, by id."""
    ids = _keys([list(related)], "from_document_id", "to_document_id") - {document["id"]}
    seen = Document.objects.visible_to(viewer).filter(pk__in=ids).order_by().values("pk")
    rows = standing("documents.Document", moment, pgh_obj_id__in=seen)
    return {
        document["id"]: document,
        **{row["id"]: row for row in rows if row["status"] == Status.PUBLISHED},
    }


def _side(side: str, row: Row, others: Mapping[int, Row]) -> dict[str, Any]:
    other = others[row[f"{side}_document_id"]]
    return {
        f"{side}_id": other["id"],
        **{f"{side}_{field}": other[field] for field in ("slug", "title", "signed")},
    }
