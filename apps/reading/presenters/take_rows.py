"""The rows of a comparison as files: a table for spreadsheets, and JSON. ``VERSION`` grows when a reader of an older
one would misread it."""

import csv
import io
import json
from dataclasses import asdict
from typing import Any

from apps.reading.presenters.take_csv import BYTE_ORDER_MARK, GUARDED, Row, guarded
from apps.reading.shapes import TakenComparison, TakenPairing, TakenSide

FORMAT = "glossator-comparison"
VERSION = 1
OF_A_SIDE = ("clauses", "addresses", "heading", "text")
COLUMNS = (
    *("kind", "moved", "force", "force_changes", "decision", "likeness", "topics_of_both", "notes"),
    *(f"left_{name}" for name in OF_A_SIDE),
    *(f"right_{name}" for name in OF_A_SIDE),
    *("left_document", "right_document", "row_address", "view_address"),
    GUARDED,
)


def present_csv(taken: TakenComparison) -> str:
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    table = csv.DictWriter(out, COLUMNS, quoting=csv.QUOTE_ALL, lineterminator="\r\n", restval="")
    table.writeheader()
    table.writerows(guarded(_row(taken, row)) for row in taken.rows)
    return out.getvalue()


def _row(taken: TakenComparison, row: TakenPairing) -> Row:
    return {
        "kind": row.kind,
        "moved": "yes" if row.moved else "",
        "force": row.force,
        "force_changes": "\n".join(row.force_changes),
        "decision": row.decision,
        "likeness": str(row.likeness),
        "topics_of_both": "; ".join(row.topics_of_both),
        "notes": str(row.notes),
        **_side("left", row.left),
        **_side("right", row.right),
        "left_document": taken.documents[0][0],
        "right_document": taken.documents[1][0],
        "row_address": row.address,
        "view_address": taken.address,
    }


def _side(name: str, side: TakenSide) -> Row:
    return {
        f"{name}_clauses": side.clauses,
        f"{name}_addresses": "\n".join(side.addresses),
        f"{name}_heading": side.heading,
        f"{name}_text": side.text,
    }


def present_json(taken: TakenComparison) -> str:
    documents: list[dict[str, Any]] = [
        {"title": title, "address": address, "editions": list(editions)}
        for title, address, editions in taken.documents
    ]
    shape = {
        "format": FORMAT,
        "version": VERSION,
        "address": taken.address,
        "left": documents[0],
        "right": documents[1],
        "totals": {"rows": taken.all_rows, "rows_shown": len(taken.rows)},
        "rows": [asdict(row) for row in taken.rows],
    }
    return json.dumps(shape, ensure_ascii=False, indent=1) + "\n"
