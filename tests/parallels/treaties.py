"""Documents with words that can be told apart, and questions to a comparison that many tests ask."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser

from apps.documents.models import Clause, Document, Edition, Wording
from apps.documents.models.edition import Extent
from apps.parallels.models import Pairing, PairingMember
from apps.parallels.selectors import comparison
from apps.parallels.shapes import AlignedRow
from tests.factories import DocumentFactory, DocumentRelationFactory, EditionFactory, WordingFactory

PEACE = "The Parties shall settle their disputes by peaceful means and refrain from the threat of force."
TRADE = "The Parties shall promote trade in agricultural goods and abolish customs duties on textiles."
COURT = "Any disagreement about this Treaty may be referred to the International Court in The Hague."
TRANSIT = "Vehicles registered in one State may cross the territory of the other along railway lines."
SCHOOL = "Students and teachers of both countries will be exchanged every year under a joint programme."
READER = AnonymousUser()


def entered(*texts: str, document: Document | None = None, **edition: Any) -> Edition:
    """A published complete edition in English with these clauses, numbered from 1."""
    values = {"extent": Extent.COMPLETE, **edition}
    made = EditionFactory.create(document=document or DocumentFactory.create(), **values)
    for number, text in enumerate(texts, 1):
        ref = str(number) if document is None else f"{made.pk}-{number}"
        WordingFactory.create(edition=made, text=text, label=str(number), ref=ref)
    return made


def signed(date: str, *texts: str, after: tuple[Edition, ...] = (), extent: str = "complete") -> Edition:
    """A document of that date, EDTF, which goes back to those ``after`` which it comes."""
    made = entered(*texts, extent=extent)
    Document.objects.filter(pk=made.document_id).update(signed=date)
    made.refresh_from_db()
    for earlier in after:
        DocumentRelationFactory.create(from_document=made.document, to_document=earlier.document)
    return made


def clauses(edition: Edition) -> list[Clause]:
    return [row.clause for row in edition.wordings.current().order_by("rank")]


def wording(edition: Edition, number: int) -> Wording:
    return edition.wordings.current().get(label=str(number))


def rows(left: Edition, right: Edition, **options: Any) -> tuple[AlignedRow, ...]:
    found = comparison(READER, left.document.slug, right.document.slug, **options)
    assert found is not None
    return found.rows


def told(found: Iterable[AlignedRow]) -> list[tuple[str, str, str]]:
    """The labels of both sides and the kind, row by row."""
    return [
        ("+".join(face.label for face in row.left), "+".join(face.label for face in row.right), row.kind)
        for row in found
    ]


def pairing_of(clause: Clause) -> Pairing:
    """The one that stands."""
    return PairingMember.objects.get(clause=clause, standing=True).pairing
