"""Rows for tests, published unless said otherwise: ``DocumentFactory.create(draft=True)``.

One factory a model, by model in accounts, documents, topics, commentary, quotations, parallels; whole situations
in scenes.
"""

from tests.factories.accounts import PASSWORD, AdministratorFactory, EditorFactory, UserFactory
from tests.factories.commentary import (
    AbsenceTargetFactory,
    AnchorFactory,
    AnnotationExpertFactory,
    AnnotationFactory,
    AnnotationTopicFactory,
    ClauseTargetFactory,
    CommentaryFactory,
    ExpertFactory,
    SpanTargetFactory,
    StanceFactory,
    TargetFactory,
)
from tests.factories.documents import (
    AddressFactory,
    AttestationFactory,
    ClauseFactory,
    DocumentFactory,
    DocumentNameFactory,
    DocumentPartyFactory,
    DocumentRelationFactory,
    EditionFactory,
    ExternalIdentifierFactory,
    ImportFactory,
    PartyFactory,
    RevisionFactory,
    SignatoryFactory,
    SourceFactory,
    WordingFactory,
)
from tests.factories.parallels import (
    ClauseForceFactory,
    ComparisonFactory,
    PairingFactory,
    PairingMemberFactory,
)
from tests.factories.quotations import (
    CommentaryExpertFactory,
    CommentaryTextFactory,
    ExaminedTextFactory,
    QuotationCandidateFactory,
    QuotationFactory,
)
from tests.factories.scenes import a_document, a_note
from tests.factories.topics import ClauseTopicFactory, TopicFactory

__all__ = [
    "PASSWORD",
    "AbsenceTargetFactory",
    "AddressFactory",
    "AdministratorFactory",
    "AnchorFactory",
    "AnnotationExpertFactory",
    "AnnotationFactory",
    "AnnotationTopicFactory",
    "AttestationFactory",
    "ClauseFactory",
    "ClauseForceFactory",
    "ClauseTargetFactory",
    "ClauseTopicFactory",
    "CommentaryExpertFactory",
    "CommentaryFactory",
    "CommentaryTextFactory",
    "ComparisonFactory",
    "DocumentFactory",
    "DocumentNameFactory",
    "DocumentPartyFactory",
    "DocumentRelationFactory",
    "EditionFactory",
    "EditorFactory",
    "ExaminedTextFactory",
    "ExpertFactory",
    "ExternalIdentifierFactory",
    "ImportFactory",
    "PairingFactory",
    "PairingMemberFactory",
    "PartyFactory",
    "QuotationCandidateFactory",
    "QuotationFactory",
    "RevisionFactory",
    "SignatoryFactory",
    "SourceFactory",
    "SpanTargetFactory",
    "StanceFactory",
    "TargetFactory",
    "TopicFactory",
    "UserFactory",
    "WordingFactory",
    "a_document",
    "a_note",
]
