"""Confirms an import: the proposed clauses become a document, an edition, or a revision of one.

One transaction; what the editor saw is what is done, or nothing is.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.documents.contents import DocumentContent, EditionContent, SourceContent
from apps.documents.engine import draft
from apps.documents.intake.matching import held_beside, held_by
from apps.documents.intake.planning import Plan, plan
from apps.documents.models import Document, Import, Revision, Source, Wording
from apps.documents.models.document import Status
from apps.documents.models.importing import Purpose, Stage
from apps.documents.problems import (
    NoClauses,
    NothingNew,
    NotItsTurn,
    PlanChanged,
    ReasonMissing,
    StaleVersion,
)
from apps.documents.services.acting import act, lock_document, lock_edition, need_kept_edition
from apps.documents.services.documents import enter_document, propose_slug, publish_document
from apps.documents.services.editions import add_edition, next_revision, publish_edition
from apps.documents.services.imports import Details, details_of
from apps.documents.services.replacing_texts import replace_text
from apps.documents.services.sources import add_source


@dataclass(frozen=True, slots=True)
class Seen:
    """What the editor was shown: the plan's fingerprint and that of what becomes of the notes."""

    plan: str
    notes: str | None


def planned(row: Import) -> Plan:
    """What confirming would do now. A fixed number of queries."""
    rows = draft.load(row.rows)
    if row.document_id is None:
        return plan(rows, (), {}, frozenset())
    edition = row.edition if row.purpose == Purpose.REVISION else None
    held = held_by(edition) if edition is not None else []
    document = edition.document if edition is not None else row.document
    assert document is not None  # noqa: S101 - document_id is there
    ranks = {each.clause_id: each.rank for each in held_beside(document, without=edition)}
    ranks |= {each.clause_id: each.rank for each in held}
    taken = Wording.objects.current().filter(document=document)
    if edition is not None:
        taken = taken.exclude(edition=edition)
    return plan(rows, held, ranks, frozenset(taken.values_list("rank", flat=True)))


def address_of(details: Details) -> str:
    """The address that a new document would have: once it is public it never changes, so it is seen before."""
    content = DocumentContent(title=details.title, kind=details.kind, signed=details.signed)
    return details.slug or propose_slug(content)


@transaction.atomic
def confirm_import(
    *, by: User | None, row: Import, base_version: int, seen: Seen | None, publish: bool
) -> Import:
    """The rows become clauses. ``seen`` is what the editor was shown, None where nobody was (a command).

    ``publish`` publishes the edition, and the document with it where both are new. A revision of a published edition
    is public with its confirmation. Confirmed twice, it happens once.

    Raises StaleVersion, PlanChanged, NotItsTurn, NoClauses, NothingNew, ReasonMissing, TooLong, LabelTooLong, and what
    entering a document, a source and an edition raises (NotValid, SlugTaken …).
    """
    locked = Import.objects.select_for_update(no_key=True, of=("self",)).get(pk=row.pk)
    if locked.stage == Stage.CONFIRMED:
        return locked
    if locked.stage != Stage.READY:
        raise NotItsTurn(_("This import cannot be confirmed: it is discarded or still being read."))
    if locked.version != base_version:
        raise StaleVersion(locked.version)
    if not locked.rows:
        raise NoClauses
    with act(by, "confirm import"):
        details = details_of(locked)
        if locked.purpose == Purpose.REVISION:
            revision = _revise(locked, details, seen)
        else:
            revision = _enter(by, locked, details, seen, publish=publish)
        locked.stage, locked.revision = Stage.CONFIRMED, revision
        locked.edition, locked.document = revision.edition, revision.edition.document
        locked.version += 1
        locked.save()
    return locked


def _revise(row: Import, details: Details, seen: Seen | None) -> Revision:
    assert row.edition is not None  # noqa: S101 - a constraint of the table
    edition = row.edition = lock_edition(row.edition)
    need_kept_edition(edition)
    if not details.reason.strip():
        raise ReasonMissing
    what = _as_seen(row, seen)
    if not what.changes:
        raise NothingNew
    revision = next_revision(edition, details.reason.strip())
    replace_text(edition, what, revision, seen=seen.notes if seen else None)
    return revision


def _enter(by: User | None, row: Import, details: Details, seen: Seen | None, *, publish: bool) -> Revision:
    if row.document is not None:
        row.document = lock_document(row.document)
    what = _as_seen(row, seen)
    source = add_source(by=by, content=_source(details))
    document = row.document or _document(by, row, details, source)
    edition = add_edition(
        by=by,
        document=document,
        content=EditionContent(
            source=source,
            language=details.language,
            translator=details.translator,
            authentic=details.authentic,
            extent=details.extent,
        ),
        reason=details.reason.strip()
        or _("Brought in from %(file)s.") % {"file": row.file_name or _("pasted words")},
        form_key=row.pk,
    )
    edition = lock_edition(edition)
    revision = edition.revisions.get()
    replace_text(edition, what, revision, seen=seen.notes if seen else None)
    if publish:
        edition = publish_edition(by=by, edition=edition, base_version=edition.version)
        document = edition.document
        if document.status == Status.DRAFT:
            publish_document(by=by, document=document, base_version=document.version)
    return Revision.objects.get(edition=edition, number=revision.number)


def _as_seen(row: Import, seen: Seen | None) -> Plan:
    what = planned(row)
    if seen is not None and seen.plan != what.fingerprint():
        raise PlanChanged
    return what


def _document(by: User | None, row: Import, details: Details, source: Source) -> Document:
    content = DocumentContent(
        title=details.title,
        slug=details.slug,
        kind=details.kind,
        signed=details.signed,
        signed_source=source if details.signed else None,
        place=details.place,
    )
    return enter_document(by=by, content=content, form_key=row.pk)


def _source(details: Details) -> SourceContent:
    return SourceContent(
        publisher=details.publisher,
        title=details.source_title,
        author=details.author,
        url=details.url,
        language=details.language,
        published_on=details.published_on,
        rights=details.rights,
    )
