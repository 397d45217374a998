"""What the forms of documents let people choose from, loaded once for all the rows of a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from apps.documents.models import Document, Party, Source


@dataclass(frozen=True, slots=True)
class Stock:
    """Rows by the key that stands in a form, in the order of their names."""

    sources: Mapping[str, Source]
    parties: Mapping[str, Party]
    documents: Mapping[str, Document]


def sources() -> dict[str, Source]:
    return {str(row.pk): row for row in Source.objects.all()}


def stock(*, without: Document | None = None) -> Stock:
    """Everything there is. ``without`` is the document whose form it is: it has no relation to itself."""
    documents = Document.objects.exclude(pk=without.pk) if without else Document.objects.all()
    return Stock(
        sources=sources(),
        parties={str(row.pk): row for row in Party.objects.all()},
        documents={str(row.pk): row for row in documents},
    )
