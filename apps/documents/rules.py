"""Who may do what with a document, and what its texts may hold."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from apps.accounts.rules import Viewer, can_publish
from apps.documents.models import Document, Edition
from apps.documents.models.document import Status

TEXT_LIMIT = 100_000  # code points; far beyond any clause, and as much as a page can still show

# Neither PostgreSQL nor UTF-8 can hold them.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def can_keep(viewer: Viewer) -> bool:
    """Enter and edit documents, editions and clauses: editors. Contributors write notes."""
    return can_publish(viewer)


def can_be_published(thing: Document | Edition) -> bool:
    return thing.status == Status.DRAFT


def can_be_withdrawn(thing: Document | Edition) -> bool:
    return thing.status != Status.WITHDRAWN


def can_be_restored(thing: Document | Edition) -> bool:
    return thing.status == Status.WITHDRAWN


def is_storable(text: str) -> bool:
    return _UNSTORABLE.search(text) is None


def texts_of(content: object) -> Iterator[str]:
    """Every string in a content of apps.documents.contents, however deep."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, tuple):
        for item in content:
            yield from texts_of(item)
    elif is_dataclass(content):
        for field in fields(content):
            yield from texts_of(getattr(content, field.name))
