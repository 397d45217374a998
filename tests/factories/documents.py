"""Documents, their texts, and texts on their way in.

All is published unless the trait ``draft`` or ``withdrawn`` is given.
"""

from typing import Any

from django.utils import timezone

from apps.documents.models import (
    Address,
    Attestation,
    Clause,
    Document,
    DocumentName,
    DocumentParty,
    DocumentRelation,
    Edition,
    ExternalIdentifier,
    Import,
    Party,
    Revision,
    Signatory,
    Source,
    Wording,
)
from apps.documents.models.clause import ClauseKind
from apps.documents.models.document import DocumentKind, RelationKind, Status
from apps.documents.models.edition import Extent
from apps.documents.models.importing import Purpose
from tests.factories.record import RecordFactory, factory


class SourceFactory(RecordFactory[Source]):
    class Meta:
        model = Source

    ref = factory.Sequence(lambda n: f"source-{n}")
    publisher = factory.Sequence(lambda n: f"Publisher {n}")
    title = factory.Sequence(lambda n: f"Article {n}")
    url = factory.Sequence(lambda n: f"https://example.org/articles/{n}")
    language = "en"


class PartyFactory(RecordFactory[Party]):
    class Meta:
        model = Party

    code = factory.Sequence(lambda n: f"P{n}")
    name = factory.Sequence(lambda n: f"Party {n}")


class DocumentFactory(RecordFactory[Document]):
    class Meta:
        model = Document

    class Params:
        draft = factory.Trait(status=Status.DRAFT, first_published_at=None)
        withdrawn = factory.Trait(status=Status.WITHDRAWN, withdrawal="Entered twice.")

    slug = factory.Sequence(lambda n: f"document-{n}")
    title = factory.Sequence(lambda n: f"Declaration {n}")
    kind = DocumentKind.DECLARATION
    status = Status.PUBLISHED
    first_published_at = factory.LazyFunction(timezone.now)


class DocumentNameFactory(RecordFactory[DocumentName]):
    class Meta:
        model = DocumentName

    document = factory.SubFactory(DocumentFactory)
    name = factory.Sequence(lambda n: f"Name {n}")
    language = "en"


class DocumentPartyFactory(RecordFactory[DocumentParty]):
    class Meta:
        model = DocumentParty

    document = factory.SubFactory(DocumentFactory)
    party = factory.SubFactory(PartyFactory)
    source = factory.SubFactory(SourceFactory)


class SignatoryFactory(RecordFactory[Signatory]):
    class Meta:
        model = Signatory

    document = factory.SubFactory(DocumentFactory)
    name = factory.Sequence(lambda n: f"Signatory {n}")
    source = factory.SubFactory(SourceFactory)


class AttestationFactory(RecordFactory[Attestation]):
    class Meta:
        model = Attestation

    document = factory.SubFactory(DocumentFactory)
    about = "extent"
    statement = factory.Sequence(lambda n: f"{n} paragraphs")
    source = factory.SubFactory(SourceFactory)


class DocumentRelationFactory(RecordFactory[DocumentRelation]):
    class Meta:
        model = DocumentRelation

    from_document = factory.SubFactory(DocumentFactory)
    to_document = factory.SubFactory(DocumentFactory)
    kind = RelationKind.INCORPORATES
    source = factory.SubFactory(SourceFactory)


class RevisionFactory(RecordFactory[Revision]):
    class Meta:
        model = Revision

    number = factory.LazyAttribute(lambda row: row.edition.revisions.count() + 1)
    reason = "Entered."
    published_at = factory.LazyFunction(timezone.now)


class EditionFactory(RecordFactory[Edition]):
    """With its first revision, which is published with the edition and open while the edition is a draft."""

    class Meta:
        model = Edition

    class Params:
        draft = factory.Trait(status=Status.DRAFT)
        withdrawn = factory.Trait(status=Status.WITHDRAWN)

    document = factory.SubFactory(DocumentFactory)
    ref = factory.Sequence(lambda n: f"edition-{n}")
    source = factory.SubFactory(SourceFactory)
    language = "en"
    extent = Extent.EXCERPTS
    order_known = True
    status = Status.PUBLISHED

    @classmethod
    def _create(cls, model_class: type[Edition], *args: Any, **values: Any) -> Edition:
        status = values.pop("status")
        edition = model_class.objects.create(*args, **values, status=Status.DRAFT)
        public = status != Status.DRAFT
        RevisionFactory.create(edition=edition, published_at=timezone.now() if public else None)
        if public:
            edition.status, edition.current_revision = status, 1
            edition.save()
        return edition


class ClauseFactory(RecordFactory[Clause]):
    """A clause without an address: see AddressFactory, or WordingFactory, which makes both."""

    class Meta:
        model = Clause

    class Params:
        withdrawn = factory.Trait(
            withdrawn_at=factory.LazyFunction(timezone.now), withdrawal="It is not in the document."
        )

    document = factory.SubFactory(DocumentFactory)


class AddressFactory(RecordFactory[Address]):
    class Meta:
        model = Address

    clause = factory.SubFactory(ClauseFactory)
    document = factory.SelfAttribute("clause.document")
    ref = factory.Sequence(lambda n: f"u{n}")


class WordingFactory(RecordFactory[Wording]):
    """A clause in an edition. Without ``clause`` a new one is made, with the address ``ref``."""

    class Meta:
        model = Wording

    class Params:
        ref = factory.Sequence(lambda n: f"u{n}")

    edition = factory.SubFactory(EditionFactory)
    document = factory.SelfAttribute("edition.document")
    clause = factory.LazyAttribute(
        lambda row: AddressFactory.create(clause__document=row.document, ref=row.ref).clause
    )
    since = factory.LazyAttribute(lambda row: row.edition.current_revision or 1)
    rank = factory.Sequence(lambda n: f"{n:06}")
    kind = ClauseKind.PARAGRAPH
    label_source = factory.LazyAttribute(lambda row: row.edition.source if row.label else None)
    label = ""
    text = factory.Sequence(lambda n: f"The parties agree on point {n}.")


class ExternalIdentifierFactory(RecordFactory[ExternalIdentifier]):
    class Meta:
        model = ExternalIdentifier

    scheme = "corpus"
    value = factory.Sequence(str)
    document = factory.SubFactory(DocumentFactory)


class ImportFactory(RecordFactory[Import]):
    """A text that waits to be read."""

    class Meta:
        model = Import

    purpose = Purpose.DOCUMENT
    file_name = "declaration.txt"
    content = b"1. The Parties shall consult."
    digest = "0" * 64
