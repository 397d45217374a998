"""Loads passages of commentaries whose text is not held, each with the note that was made of it.

What exists is left as it is, whoever changed it since.
"""

from pathlib import Path

from django.utils import timezone

from apps.commentary.fixtures import annotation_id
from apps.commentary.models import Annotation, Commentary
from apps.core.fixture_files import Count, Record, read
from apps.documents.fixtures import document_named
from apps.documents.models import Address
from apps.quotations.models import Decision, Quotation, QuotationCandidate
from apps.quotations.reasons import BY_PERSON

FIELDS = "note document clauses start end kind fidelity marked before words after"


def load_passages(*, file: Path) -> Count:
    """Passages that are accepted: ``note`` is the key of the annotation, ``start`` and ``end`` are code points of the
    article, which is not part of the fixtures."""
    count = Count()
    for record in read(file, "passage", fields=FIELDS):
        note = (
            Annotation.objects.filter(pk=annotation_id(record.text("note")))
            .select_related("commentary")
            .first()
        )
        if note is None or note.commentary is None:
            raise record.problem("there is no note of a commentary with that key.")
        span = record.number("start") or 0, record.number("end") or 0
        missing = not Quotation.objects.filter(
            commentary=note.commentary, start=span[0], end=span[1]
        ).exists()
        if missing:
            _create(record, note, note.commentary, span)
        count = count.with_one(created=missing)
    return count


def _create(record: Record, note: Annotation, commentary: Commentary, span: tuple[int, int]) -> None:
    passage = Quotation(
        commentary=commentary,
        start=span[0],
        end=span[1],
        kind=record.text("kind"),
        fidelity=record.text("fidelity", ""),
        marked=record.flag("marked"),
        before=record.text("before", ""),
        words=record.text("words"),
        after=record.text("after", ""),
        score=1.0,  # the editors' own finding
        by_person=True,
        decision=Decision.ACCEPTED,
        decided_at=timezone.now(),
        annotation=note,
    )
    record.insert(passage)
    document = document_named(record)
    for position, ref in enumerate(record.words("clauses")):
        address = Address.objects.filter(document=document, ref=ref).first()
        if address is None:
            raise record.problem(f"“{document.slug}” has no clause “{ref}”.")
        candidate = QuotationCandidate(
            quotation=passage,
            position=position,
            document=document,
            clause_id=address.clause_id,
            score=1.0,
            reasons=[BY_PERSON],
            chosen=True,
        )
        record.insert(candidate)
