"""The state of what documents show, told by a look at one index (`apps.documents.models.change`)."""

from collections.abc import Collection

from django.db import connection

from apps.documents.models.change import EVERYTHING

_STATE = "SELECT count(*), sum(hashint8extended(id, 0)) FROM documents_change"


def state_of(documents: Collection[int]) -> str:
    """The same as long as nothing changed that pages of these documents show; another after any change. One query.

    The set of rows is told by their number and the sum of 64-bit hashes of their keys, which are never used twice.
    """
    return _state(f"{_STATE} WHERE document = ANY(%s)", [[*documents, EVERYTHING]])


def state_of_all() -> str:
    """The same for everything that is held: whoever reads at length sees whether something changed meanwhile."""
    return _state(_STATE, [])


def _state(query: str, values: list[list[int]]) -> str:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        count, total = cursor.fetchone()
    return f"{count:x}.{int(total or 0) & (1 << 96) - 1:x}"
