"""The filtered view as JSON. docs/taking-along.md describes the shape; ``VERSION`` grows when a reader of an older
one would misread it."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from apps.reading.shapes import TakenClause, TakenEdition, TakenNote, TakenView

FORMAT = "glossator-view"
VERSION = 1


def present(view: TakenView) -> str:
    return json.dumps(shape(view), ensure_ascii=False, indent=1) + "\n"


def shape(view: TakenView) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "taken": _moment(view.taken),
        "address": view.view_url,
        "state": view.state,
        "document": {
            "address": view.url,
            "slug": view.slug,
            "title": view.title,
            "kind": view.kind,
            "status": view.status,
            "signed": view.signed_on,
            "parties": list(view.parties),
        },
        "filter": {
            "chosen": [{"name": name, "value": value, "label": label} for name, value, label in view.filter],
            "match": view.match,
            "problems": list(view.problems),
        },
        "totals": {
            "clauses": view.clauses_of,
            "clauses_shown": len(view.clauses),
            "notes": view.notes_of,
            "notes_shown": view.notes_shown,
        },
        "editions": [_edition(edition) for edition in view.editions],
        "notes": [_note(note) for note in view.about],
        "clauses": [_clause(clause) for clause in view.clauses],
    }


def _edition(edition: TakenEdition) -> dict[str, Any]:
    own = asdict(edition)
    own["source_address"] = own.pop("source_url")
    return {**own, "revised": _moment(edition.revised)}


def _clause(clause: TakenClause) -> dict[str, Any]:
    own = asdict(clause)
    own["address"] = own.pop("url")
    own["notes"] = [_note(note) for note in clause.notes]
    return own


def _note(note: TakenNote) -> dict[str, Any]:
    own = asdict(note)
    own["address"] = own.pop("url")
    own["experts"] = [{"name": name, "role": role} for name, role in note.experts]
    if note.commentary:
        own["commentary"]["address"] = own["commentary"].pop("url")
    own["stances_by"] = "editors"  # how a target is read is never the expert's own word
    return {**own, "published": _moment(note.published), "changed": _moment(note.changed)}


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None
