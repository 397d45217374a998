from typing import ClassVar

import pgtrigger
from django.db import models

from apps.core.history import no_truncate

EVERYTHING = 0  # instead of a document's id: what changed may stand on the pages of all of them

_GATHER = """
    IF random() < 0.02 THEN
        DELETE FROM documents_change WHERE id IN (
            SELECT older.id FROM documents_change older
            WHERE older.document IN (SELECT document FROM added)
              AND older.id < (SELECT min(id) FROM added)
            FOR UPDATE SKIP LOCKED
        );
    END IF;
    RETURN NULL;
"""


_BOTH = "(TABLE former UNION ALL TABLE changed)"
_TELL = """
    INSERT INTO documents_change (document)
    SELECT DISTINCT told.id FROM (%s) AS told(id) WHERE told.id IS NOT NULL;
    RETURN NULL;
"""


def _rows(**names: str) -> pgtrigger.Referencing:
    return pgtrigger.Referencing(**names)  # type: ignore[no-untyped-call]  # all else of pgtrigger has types


class Change(models.Model):
    """That something changed which the pages of a document show: a row for each statement that did it, written by
    triggers (`told`) in the same transaction, so that it is seen exactly when the change is.

    The set of a document's rows tells one state of it from every other (`apps.documents.changes.state_of`). Rows are
    only ever added, so writers never wait for each other, as they would for a counter; now and then an insert takes
    the older rows of its document with it, which is a new set like any other.
    """

    document = (
        models.BigIntegerField()
    )  # no foreign key: EVERYTHING is none, and nothing ever looks a document up here

    class Meta:
        # What the state is computed from, without a look at the table.
        indexes = [models.Index(fields=["document", "id"], name="change_of_document")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            no_truncate(),
            pgtrigger.Trigger(
                name="gathered",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=_rows(new="added"),
                func=_GATHER,
            ),
        ]


def told(documents: str, *, insert: bool = True) -> list[pgtrigger.Trigger]:
    """Triggers that write a `Change` for each statement on the table.

    ``documents`` is a SELECT of the ids of the documents concerned from the rows that changed, as they were and as
    they are: ``SELECT row.document_id FROM {rows} AS row``. ``insert=False`` for rows that nothing can show before
    another row points at them.
    """
    kinds = [
        ("update", pgtrigger.Update, _rows(old="former", new="changed")),
        ("delete", pgtrigger.Delete, _rows(old="changed")),
        *([("insert", pgtrigger.Insert, _rows(new="changed"))] if insert else []),
    ]
    return [
        pgtrigger.Trigger(
            name=f"told_{name}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=referencing,
            func=_TELL % documents.format(rows=_BOTH if name == "update" else "changed"),
        )
        for name, operation, referencing in kinds
    ]


def told_everywhere() -> list[pgtrigger.Trigger]:
    """For rows that many documents name. A new one stands nowhere yet."""
    return told(f"SELECT {EVERYTHING} FROM {{rows}} AS row", insert=False)  # noqa: S608 - a constant


def told_by(column: str, *, insert: bool = True) -> list[pgtrigger.Trigger]:
    """For rows that have their document's id in a column."""
    return told(f"SELECT row.{column} FROM {{rows}} AS row", insert=insert)  # noqa: S608 - a column of ours
