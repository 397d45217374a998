import pgtrigger

from apps.documents.models.change import told


def told_at(key: str, column: str, *, insert: bool = True) -> list[pgtrigger.Trigger]:
    """For rows that say something of a note: the documents at which it stands, those of targets that were taken away
    included. ``column`` of the row names a target by its ``key``: id or annotation_id.

    All the note's documents are concerned, as each says where else the note stands.
    """
    return told(
        "SELECT place.document_id FROM {rows} AS row"  # noqa: S608 - columns of ours
        f" JOIN commentary_target place ON place.{key} = row.{column}",
        insert=insert,
    )
