"""Enters texts of a corpus: each a document with one edition, whole and in one transaction, and only once."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.documents.contents import BoundContent, DocumentContent, EditionContent, SourceContent
from apps.documents.corpora.shapes import CorpusClause, CorpusText
from apps.documents.engine.ranks import spread
from apps.documents.models import Edition, ExternalIdentifier, Party
from apps.documents.models.edition import Extent
from apps.documents.models.source import Rights
from apps.documents.services.acting import act, lock_edition
from apps.documents.services.documents import enter_document, publish_document
from apps.documents.services.editions import FIRST_REVISION, add_edition, publish_edition
from apps.documents.services.sources import add_source
from apps.documents.services.texts import NewClause, write_text


def known(scheme: str) -> frozenset[str]:
    """The identifiers of the documents of a corpus that are there already."""
    rows = ExternalIdentifier.objects.filter(scheme=scheme, clause=None)
    return frozenset(rows.values_list("value", flat=True))


@transaction.atomic
def enter_corpus_text(*, by: User | None, text: CorpusText, publish: bool) -> Edition | None:
    """The text as a document with an edition, as a draft or published; None where it is there already.

    Raises TooLong, LabelTooLong, Unstorable, NotValid; then nothing of it is there.
    """
    if ExternalIdentifier.objects.filter(scheme=text.scheme, value=text.identifier, clause=None).exists():
        return None
    with act(by, "import corpus"):
        source = add_source(by=by, content=_source(text))
        bound = Party.objects.filter(code__in=text.parties).order_by("code")
        content = DocumentContent(
            title=text.title,
            kind=text.kind,
            signed=text.signed,
            signed_source=source if text.signed else None,
            parties=tuple(BoundContent(party, source=source) for party in bound),
        )
        document = enter_document(by=by, content=content)
        ExternalIdentifier.objects.create(scheme=text.scheme, value=text.identifier, document=document)
        edition = add_edition(
            by=by,
            document=document,
            content=EditionContent(source=source, language=text.language, extent=Extent.COMPLETE),
            reason=_("Brought in from the corpus %(corpus)s.") % {"corpus": text.publisher},
        )
        edition = lock_edition(edition)
        write_text(edition, FIRST_REVISION, list(_clauses(text)))
        if publish:
            publish_edition(by=by, edition=edition, base_version=edition.version)
            publish_document(by=by, document=document, base_version=document.version)
    return edition


def _clauses(text: CorpusText) -> Iterable[NewClause]:
    ranks = spread(None, None, len(text.clauses))
    for clause, rank in zip(text.clauses, ranks, strict=True):
        yield NewClause(
            kind=clause.kind,
            label=clause.label,
            heading=clause.heading,
            text=clause.text,
            rank=rank,
            parent=clause.parent,
            external=_external(text, clause),
        )


def _external(text: CorpusText, clause: CorpusClause) -> tuple[tuple[str, str], ...]:
    return ((text.clause_scheme, clause.identifier),) if clause.identifier else ()


def _source(text: CorpusText) -> SourceContent:
    return SourceContent(
        publisher=text.publisher[:200],
        title=text.title[:500],
        url=text.url,
        language=text.language,
        rights=Rights.FULL_TEXT,
        note=text.note,
    )
