"""The state of what documents show, told by a look at one index (`apps.documents.models.change`)."""

from collections.abc import Collection

from django.db import connection

from apps.documents.models.change import EVERYTHING

_STATE = """
    SELECT count(*), sum(hashint8extended(id, 0)) FROM documents_change WHERE document = ANY(%s)
"""


def state_of(documents: Collection[int]) -> str:
    """The same as long as nothing changed that pages of these documents show; another after any change. One query.

    Whoever keeps something made from the documents asks for the state *before* reading them: what is read may then
    be newer than the state it is kept under, and is made anew, but never older.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STATE, [[*documents, EVERYTHING]])
        count, total = cursor.fetchone()
    return f"{count:x}-{int(total or 0) & (1 << 80) - 1:x}"
