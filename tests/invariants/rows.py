"""One row of every model, connected: what the attempts start from."""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

from apps.accounts.models import User
from apps.commentary.models import Anchor, Annotation, Stance, Target
from apps.documents.models import Change, Clause, Document, Edition, ImportStep, Party, Source, Wording
from apps.topics.models import Topic
from tests.factories import (
    AddressFactory,
    AdministratorFactory,
    AnnotationFactory,
    AttestationFactory,
    ClauseForceFactory,
    ClauseTopicFactory,
    CommentaryExpertFactory,
    DocumentFactory,
    DocumentNameFactory,
    DocumentPartyFactory,
    DocumentRelationFactory,
    EditionFactory,
    ExaminedTextFactory,
    ExternalIdentifierFactory,
    ImportFactory,
    PairingFactory,
    PartyFactory,
    QuotationCandidateFactory,
    QuotationFactory,
    SignatoryFactory,
    SpanTargetFactory,
    StanceFactory,
    TopicFactory,
    WordingFactory,
)

OWN_APPS = ("accounts", "documents", "topics", "commentary", "quotations", "parallels")


@dataclass(frozen=True, slots=True)
class Rows:
    user: User
    party: Party
    document: Document
    edition: Edition
    clause: Clause
    wording: Wording
    topic: Topic
    note: Annotation
    span: Target
    stance: Stance
    anchor: Anchor
    other_clause: Clause  # of another document
    other_edition: Edition  # of that other document

    @property
    def source(self) -> Source:
        return self.edition.source


def a_row_of_each() -> Rows:
    user, party, document = AdministratorFactory.create(), PartyFactory.create(), DocumentFactory.create()
    edition = EditionFactory.create(document=document)
    wording = WordingFactory.create(edition=edition, label="11", ref="11", text="The Parties shall consult.")
    topic = TopicFactory.create()
    note = AnnotationFactory.create(topics=[topic])
    span = SpanTargetFactory.create(annotation=note, wording=wording, quote="consult")
    stance = StanceFactory.create(target=span, party=party)
    DocumentNameFactory.create(document=document)
    DocumentPartyFactory.create(document=document, party=party)
    SignatoryFactory.create(document=document)
    AttestationFactory.create(document=document)
    DocumentRelationFactory.create(from_document=document)
    ClauseTopicFactory.create(clause=wording.clause, topic=topic)
    ExternalIdentifierFactory.create(document=document)
    ImportFactory.create()
    passage = QuotationFactory.create(annotation=note)
    QuotationCandidateFactory.create(quotation=passage, wording=wording)
    ExaminedTextFactory.create(text=passage.text)
    CommentaryExpertFactory.create(commentary=passage.commentary)
    other = EditionFactory.create()
    other_clause = AddressFactory.create(clause__document=other.document).clause
    pair = {"comparison__left": document, "comparison__right": other.document}
    PairingFactory.create(**pair, members=[wording.clause, other_clause])
    ClauseForceFactory.create(made_on=wording)
    return Rows(
        user=user,
        party=party,
        document=document,
        edition=edition,
        clause=wording.clause,
        wording=wording,
        topic=topic,
        note=note,
        span=span,
        stance=stance,
        anchor=span.anchors.get(),
        other_clause=other_clause,
        other_edition=other,
    )


def own_models() -> list[type[Model]]:
    """Every model of record, without the tables of history, the derived one that tells of changes, and the working
    paper of an import."""
    apart = (Change, ImportStep)
    return [model for model in _models() if not hasattr(model, "pgh_tracked_model") and model not in apart]


def event_models() -> list[type[Model]]:
    return [model for model in _models() if hasattr(model, "pgh_tracked_model")]


def _models() -> list[type[Model]]:
    return [model for label in OWN_APPS for model in apps.get_app_config(label).get_models()]
