"""Loads the texts of a fixture: editions with their first revision, clauses with their wordings.

What exists is left as it is: an edition that is there is passed over with its wordings.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from apps.core.fixture_files import Count, Record, read
from apps.documents.engine.ranks import between
from apps.documents.fixtures import document_named, edition_named, source_named
from apps.documents.models import Address, Clause, Document, Edition, Revision, Wording
from apps.documents.models.document import Status
from apps.documents.signals import wording_added

FIRST_REVISION = 1
WORDING_FIELDS = "edition label label_source kind heading lead_in text whole"


@dataclass(frozen=True, slots=True)
class TextsLoaded:
    """``new_clauses`` are the clauses that the run made, each with its record, for what is laid over them."""

    editions: Count
    clauses: Count
    new_clauses: list[tuple[Clause, Record]]


def load_texts(*, file: Path, now: datetime) -> TextsLoaded:
    """Editions, each with a first revision published at ``now``, and the clauses in the order of the file."""
    editions, clauses = Count(), Count()
    fields = "ref document source language translator authentic extent order_known reason"
    new_editions: dict[int, Edition] = {}
    for record in read(file, "edition", fields=fields):
        document = document_named(record)
        missing = not Edition.objects.filter(document=document, ref=record.text("ref")).exists()
        if missing:
            edition = _create_edition(record, document, now)
            new_editions[edition.pk] = edition
        editions = editions.with_one(created=missing)

    new_clauses: list[tuple[Clause, Record]] = []
    rank = None
    for record in read(file, "clause", fields="document refs topics wording"):
        document, rank = document_named(record), between(rank, None)
        clause, created = _clause(record, document)
        if created:
            new_clauses.append((clause, record))
        clauses = clauses.with_one(created=created)
        for words in record.children("wording", called="wording", fields=WORDING_FIELDS):
            edition = edition_named(words, document)
            if edition.pk in new_editions:
                _create_wording(words, edition, clause, rank=rank)
    for edition in new_editions.values():
        _publish(edition)
    return TextsLoaded(editions, clauses, new_clauses)


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
    )
    record.insert(edition)
    record.insert(
        Revision(edition=edition, number=FIRST_REVISION, reason=record.text("reason"), published_at=now)
    )
    return edition


def _publish(edition: Edition) -> None:
    edition.status, edition.current_revision = Status.PUBLISHED, FIRST_REVISION
    edition.save(update_fields=["status", "current_revision"])


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
    wording = Wording(
        document=edition.document,
        edition=edition,
        clause=clause,
        since=FIRST_REVISION,
        rank=rank,
        kind=record.text("kind"),
        label=record.text("label", ""),
        label_source=source_named(record, "label_source"),
        heading=record.text("heading", ""),
        lead_in=record.text("lead_in", ""),
        text=record.text("text"),
        whole=record.flag("whole"),
    )
    record.insert(wording)
    wording_added.send(sender=Wording, wording=wording, previous=None)
