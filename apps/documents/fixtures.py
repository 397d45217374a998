"""Loads parties, sources and documents with what is said of them.

What exists is left as it is, whoever changed it since: rows are found by their stable references, and a
document that is there is passed over with all its parts.
"""

from datetime import datetime
from pathlib import Path

from apps.core.fixture_files import Count, Record, read
from apps.documents.models import (
    Attestation,
    Document,
    DocumentName,
    DocumentParty,
    DocumentRelation,
    Edition,
    Party,
    Signatory,
    Source,
)
from apps.documents.models.document import Status


def load_parties(*, file: Path) -> Count:
    count = Count()
    for record in read(file, "party", fields="code name kind"):
        missing = not Party.objects.filter(code=record.text("code")).exists()
        if missing:
            record.insert(
                Party(code=record.text("code"), name=record.text("name"), kind=record.text("kind", "state"))
            )
        count = count.with_one(created=missing)
    return count


def load_sources(*, file: Path) -> Count:
    count = Count()
    texts = ("ref", "publisher", "title", "author", "url", "language", "published_on", "rights", "note")
    for record in read(file, "source", fields=" ".join(texts)):
        missing = not Source.objects.filter(ref=record.text("ref")).exists()
        if missing:
            record.insert(Source(**{field: record.text(field) for field in texts}))
        count = count.with_one(created=missing)
    return count


def load_documents(*, file: Path, now: datetime) -> tuple[Count, Count]:
    """Documents with what is said of them, and the relations of those that are new; published at ``now``."""
    documents, relations = Count(), Count()
    fields = (
        "slug title kind signed signed_source place clause_total clause_total_source "
        "names parties signatories attestations"
    )
    new: set[str] = set()
    for record in read(file, "document", fields=fields):
        missing = not Document.objects.filter(slug=record.text("slug")).exists()
        if missing:
            _create_document(record, now)
            new.add(record.text("slug"))
        documents = documents.with_one(created=missing)
    for record in read(file, "relation", fields="from to kind basis source note"):
        missing = record.text("from") in new
        if missing:
            _create_relation(record)
        relations = relations.with_one(created=missing)
    return documents, relations


def document_named(record: Record, field: str = "document") -> Document:
    """The document whose slug stands in a field. Raises FixtureProblem where there is none."""
    slug = record.text(field)
    document = Document.objects.filter(slug=slug).first()
    if document is None:
        raise record.problem(f"there is no document “{slug}”.")
    return document


def source_named(record: Record, field: str = "source") -> Source | None:
    """The source whose ref stands in a field; None where the field is absent or empty."""
    ref = record.text(field, "")
    source = Source.objects.filter(ref=ref).first() if ref else None
    if ref and source is None:
        raise record.problem(f"there is no source “{ref}”.")
    return source


def party_named(record: Record) -> Party | None:
    """The party whose code stands in ``party``; None where the field is absent or empty."""
    code = record.text("party", "")
    party = Party.objects.filter(code=code).first() if code else None
    if code and party is None:
        raise record.problem(f"there is no party “{code}”.")
    return party


def edition_named(record: Record, document: Document) -> Edition:
    """The document's edition whose ref stands in ``edition``. Raises FixtureProblem where there is none."""
    ref = record.text("edition")
    edition = Edition.objects.filter(document=document, ref=ref).first()
    if edition is None:
        raise record.problem(f"“{document.slug}” has no edition “{ref}”.")
    return edition


def _create_document(record: Record, now: datetime) -> None:
    document = Document(
        slug=record.text("slug"),
        title=record.text("title"),
        kind=record.text("kind"),
        signed=record.text("signed", ""),
        signed_source=source_named(record, "signed_source"),
        place=record.text("place", ""),
        clause_total=record.number("clause_total"),
        clause_total_source=source_named(record, "clause_total_source"),
        status=Status.PUBLISHED,
        first_published_at=now,
    )
    record.insert(document)
    _create_names(record, document)
    _create_parties(record, document)
    _create_attestations(record, document)


def _create_names(record: Record, document: Document) -> None:
    for name in record.children("names", called="name", fields="name language source"):
        name.insert(
            DocumentName(
                document=document,
                name=name.text("name"),
                language=name.text("language"),
                source=source_named(name),
            )
        )


def _create_parties(record: Record, document: Document) -> None:
    """The parties bound, and who signed for them."""
    for bound in record.children("parties", called="party", fields="party basis source"):
        party = party_named(bound)
        if party is None:
            raise bound.problem("it names no party.")
        bound.insert(
            DocumentParty(
                document=document, party=party, basis=bound.text("basis"), source=source_named(bound)
            )
        )
    for person in record.children("signatories", called="signatory", fields="name role party basis source"):
        person.insert(
            Signatory(
                document=document,
                name=person.text("name"),
                role=person.text("role", ""),
                party=party_named(person),
                basis=person.text("basis"),
                source=source_named(person),
            )
        )


def _create_attestations(record: Record, document: Document) -> None:
    said = record.children("attestations", called="attestation", fields="about statement basis source")
    for position, attestation in enumerate(said):
        attestation.insert(
            Attestation(
                document=document,
                about=attestation.text("about"),
                statement=attestation.text("statement"),
                position=position,
                basis=attestation.text("basis"),
                source=source_named(attestation),
            )
        )


def _create_relation(record: Record) -> None:
    record.insert(
        DocumentRelation(
            from_document=document_named(record, "from"),
            to_document=document_named(record, "to"),
            kind=record.text("kind"),
            note=record.text("note", ""),
            basis=record.text("basis"),
            source=source_named(record),
        )
    )
