"""What is saved, as the contents that the services take: what a form begins with, and what a newer version is compared
with."""

from apps.documents.contents import (
    AttestationContent,
    BoundContent,
    DocumentContent,
    EditionContent,
    NameContent,
    RelationContent,
    SignatoryContent,
    WordingContent,
)
from apps.documents.models import Document, Edition, Wording


def document_content(document: Document) -> DocumentContent:
    """The document with all that hangs on it, in a fixed number of queries."""
    return DocumentContent(
        title=document.title,
        slug=document.slug,
        kind=document.kind,
        signed=document.signed,
        signed_source=document.signed_source,
        place=document.place,
        clause_total=document.clause_total,
        clause_total_source=document.clause_total_source,
        names=tuple(
            NameContent(row.name, row.language, row.source)
            for row in document.names.select_related("source").order_by("pk")
        ),
        parties=tuple(
            BoundContent(row.party, row.basis, row.source)
            for row in document.bound_parties.select_related("party", "source").order_by("pk")
        ),
        signatories=tuple(
            SignatoryContent(row.name, row.role, row.party, row.basis, row.source)
            for row in document.signatories.select_related("party", "source").order_by("pk")
        ),
        attestations=tuple(
            AttestationContent(row.about, row.statement, row.basis, row.source)
            for row in document.attestations.select_related("source")
        ),
        relations=tuple(
            RelationContent(row.to_document, row.kind, row.note, row.basis, row.source)
            for row in document.relations.select_related("to_document", "source").order_by("pk")
        ),
    )


def edition_content(edition: Edition) -> EditionContent:
    return EditionContent(
        source=edition.source,
        language=edition.language,
        ref=edition.ref,
        translator=edition.translator,
        authentic=edition.authentic,
        extent=edition.extent,
        order_known=edition.order_known,
    )


def wording_content(wording: Wording) -> WordingContent:
    return WordingContent(
        text=wording.text,
        kind=wording.kind,
        label=wording.label,
        label_source=wording.label_source,
        heading=wording.heading,
        lead_in=wording.lead_in,
        whole=wording.whole,
        parent=wording.parent,
    )
