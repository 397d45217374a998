from apps.documents.models.change import Change
from apps.documents.models.clause import Address, Clause, Wording
from apps.documents.models.document import (
    Attestation,
    Document,
    DocumentName,
    DocumentParty,
    DocumentRelation,
    Signatory,
)
from apps.documents.models.edition import Edition, Revision
from apps.documents.models.external import ExternalIdentifier
from apps.documents.models.importing import Import, ImportStep
from apps.documents.models.source import Party, Source

__all__ = [
    "Address",
    "Attestation",
    "Change",
    "Clause",
    "Document",
    "DocumentName",
    "DocumentParty",
    "DocumentRelation",
    "Edition",
    "ExternalIdentifier",
    "Import",
    "ImportStep",
    "Party",
    "Revision",
    "Signatory",
    "Source",
    "Wording",
]
