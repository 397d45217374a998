"""Finds which documents an article speaks of and which of their clauses it cites.

The words are data, a table per language; see `languages`. Start at `references_in`.
"""

from apps.quotations.engine.references.finding import references_in
from apps.quotations.engine.references.naming import Library, library_of
from apps.quotations.engine.references.shapes import (
    Attribution,
    ClauseWeight,
    DocumentWeight,
    Mention,
    NamedDocument,
    Numbered,
    Path,
    Reason,
    Reference,
    References,
    Relative,
    Telling,
)

__all__ = [
    "Attribution",
    "ClauseWeight",
    "DocumentWeight",
    "Library",
    "Mention",
    "NamedDocument",
    "Numbered",
    "Path",
    "Reason",
    "Reference",
    "References",
    "Relative",
    "Telling",
    "library_of",
    "references_in",
]
