"""Loads the part of a fixture that documents own: parties, sources, documents, editions with their clauses.

What exists is left as it is, whoever changed it since: rows are found by their stable references, and a
document or edition that is there is passed over with all its parts.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from apps.core.fixture_files import Count, Record, read
from apps.documents.models import (
    Address,
    Attestation,
    Clause,
    Document,
    DocumentName,
    DocumentParty,
    DocumentRelation,
    Edition,
    Party,
    Revision,
    Signatory,
    Source,
    Wording,
)
from apps.documents.models.document import Status

FIRST_REVISION = 1


@dataclass(frozen=True, slots=True)
class TextsLoaded:
    """``new_clauses`` are the clauses that the run made, each with its record, for what is laid over them."""

    editions: Count
    clauses: Count
    new_clauses: list[tuple[Clause, Record]]


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


def load_texts(*, file: Path, now: datetime) -> TextsLoaded:
    """Editions, each with a first revision published at ``now``, and the clauses in the order of the file."""
    editions, clauses = Count(), Count()
    fields = "ref document source language translator authentic extent order_known reason"
    new_editions: set[int] = set()
    for record in read(file, "edition", fields=fields):
        document = document_named(record)
        missing = not Edition.objects.filter(document=document, ref=record.text("ref")).exists()
        if missing:
            new_editions.add(_create_edition(record, document, now).pk)
        editions = editions.with_one(created=missing)

    new_clauses: list[tuple[Clause, Record]] = []
    for place, record in enumerate(read(file, "clause", fields="document refs topics wording"), start=1):
        document = document_named(record)
        clause, created = _clause(record, document)
        if created:
            new_clauses.append((clause, record))
        clauses = clauses.with_one(created=created)
        for words in record.children("wording", called="wording", fields=WORDING_FIELDS):
            edition = edition_named(words, document)
            if edition.pk in new_editions:
                _create_wording(words, edition, clause, rank=f"{place:04d}")
    return TextsLoaded(editions, clauses, new_clauses)


WORDING_FIELDS = "edition label label_source kind lead_in text whole"


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


def _create_edition(record: Record, document: Document, now: datetime) -> Edition:
    source = source_named(record)
    if source is None:
        raise record.problem("it names no source.")
    edition = Edition(
        document=document,
        ref=record.text("ref"),
        source=source,
        language=record.text("language"),
        translator=record.text("translator", ""),
        authentic=record.flag("authentic"),
        extent=record.text("extent"),
        order_known=record.flag("order_known"),
        status=Status.PUBLISHED,
        current_revision=FIRST_REVISION,
    )
    record.insert(edition)
    record.insert(
        Revision(edition=edition, number=FIRST_REVISION, reason=record.text("reason"), published_at=now)
    )
    return edition


def _clause(record: Record, document: Document) -> tuple[Clause, bool]:
    """The clause with one of the record's refs, or a new one with all of them, the first canonical."""
    refs = record.words("refs")
    if not refs:
        raise record.problem("it has no ref.")
    address = Address.objects.filter(document=document, ref__in=refs).select_related("clause").first()
    if address is not None:
        return address.clause, False
    clause = Clause(document=document)
    record.insert(clause)
    for place, ref in enumerate(refs):
        record.insert(Address(document=document, ref=ref, clause=clause, canonical=place == 0))
    return clause, True


def _create_wording(record: Record, edition: Edition, clause: Clause, *, rank: str) -> None:
    record.insert(
        Wording(
            document=edition.document,
            edition=edition,
            clause=clause,
            since=FIRST_REVISION,
            rank=rank,
            kind=record.text("kind"),
            label=record.text("label", ""),
            label_source=source_named(record, "label_source"),
            lead_in=record.text("lead_in", ""),
            text=record.text("text"),
            whole=record.flag("whole"),
        )
    )
