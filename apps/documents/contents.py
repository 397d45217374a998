"""What a form, a fixture or an earlier state says of a document and its texts: plain values that the services take.

The field names are those of the models' columns.
"""

from dataclasses import dataclass

from apps.documents.models import Clause, Document, Party, Source
from apps.documents.models.clause import ClauseKind
from apps.documents.models.document import DocumentKind
from apps.documents.models.edition import Extent
from apps.documents.models.source import Basis, PartyKind, Rights


@dataclass(frozen=True, slots=True)
class SourceContent:
    publisher: str
    title: str = ""
    author: str = ""
    url: str = ""
    language: str = "en"
    published_on: str = ""
    rights: str = Rights.QUOTE_ONLY
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartyContent:
    code: str
    name: str
    kind: str = PartyKind.STATE


@dataclass(frozen=True, slots=True)
class NameContent:
    name: str
    language: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class BoundContent:
    party: Party
    basis: str = Basis.SOURCE
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class SignatoryContent:
    name: str
    role: str = ""
    party: Party | None = None
    basis: str = Basis.SOURCE
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class AttestationContent:
    about: str
    statement: str
    basis: str = Basis.SOURCE
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class RelationContent:
    to_document: Document
    kind: str
    note: str = ""
    basis: str = Basis.SOURCE
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """``slug`` may be empty for a new document: then one is made from the title."""

    title: str
    slug: str = ""
    kind: str = DocumentKind.DECLARATION
    signed: str = ""
    signed_source: Source | None = None
    place: str = ""
    clause_total: int | None = None
    clause_total_source: Source | None = None
    names: tuple[NameContent, ...] = ()
    parties: tuple[BoundContent, ...] = ()
    signatories: tuple[SignatoryContent, ...] = ()
    attestations: tuple[AttestationContent, ...] = ()
    relations: tuple[RelationContent, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionContent:
    """``ref`` may be empty for a new edition: then one is made from publisher and language."""

    source: Source
    language: str
    ref: str = ""
    translator: str = ""
    authentic: bool = False
    extent: str = Extent.EXCERPTS
    order_known: bool = True


@dataclass(frozen=True, slots=True)
class WordingContent:
    text: str
    kind: str = ClauseKind.PARAGRAPH
    label: str = ""
    label_source: Source | None = None
    heading: str = ""
    lead_in: str = ""
    whole: bool = True
    parent: Clause | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause goes among those of its document: after another, first, or (neither given) at the end."""

    after: Clause | None = None
    first: bool = False
