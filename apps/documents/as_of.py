"""Texts as readers could see them at a moment, whoever asks: what was a draft then is not shown by asking later.

What was withdrawn since is not shown again; it is counted. A clause that was withdrawn since is: its words were public,
and its address still says them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from apps.core.as_of import Row, events_of, named, standing
from apps.documents.models import Edition, Revision, Wording
from apps.documents.models.document import Status
from apps.documents.selectors import EditionRow, WordingRow, main_first, wording_rows


@dataclass(frozen=True, slots=True)
class Period:
    """The time for which a revision was what readers saw: from ``begin`` to just before ``end``, None while it holds.

    Both are stamps of transactions, as the history has them, so that nothing else that happened in them comes between.
    """

    edition_id: int
    number: int
    begin: datetime
    end: datetime | None


@dataclass(frozen=True, slots=True)
class TextsThen:
    """``editions`` main first; ``revisions`` are those in which editions stood, by edition, of those withdrawn since
    too; ``fallen`` are clauses withdrawn by then, which readers had seen before."""

    editions: Sequence[EditionRow]
    wordings: Sequence[WordingRow]
    revisions: Mapping[int, int]
    fallen: frozenset[int]
    withdrawn: int  # editions that were public then and are not now

    @property
    def clauses(self) -> frozenset[int]:
        return frozenset(row.clause_id for row in self.wordings)


def document_at(document_id: int, moment: datetime) -> Row | None:
    """The document's own row, whatever its status was. None where it was not there. One query."""
    return next(iter(standing("documents.Document", moment, pgh_obj_id=document_id)), None)


def first_public(document_id: int) -> datetime | None:
    """The stamp of the act by which readers saw the document first. One query."""
    stamp: datetime | None = (
        events_of("documents.Document")
        .filter(pgh_obj_id=document_id, status=Status.PUBLISHED)
        .order_by("pgh_id")
        .values_list("pgh_created_at", flat=True)
        .first()
    )
    return stamp


def periods(document_id: int, since: datetime | None) -> list[Period]:
    """The revisions of its public editions that readers ever saw, in the order in which they began to.

    ``since`` is when the document was public first. Of revisions published together, or replaced while nobody could
    see the document, only the last was seen. One query.
    """
    if since is None:
        return []
    public = Edition.objects.filter(document=document_id, status=Status.PUBLISHED)
    rows = (
        events_of("documents.Edition")
        .filter(pgh_obj_id__in=public.values("pk"), status=Status.PUBLISHED, current_revision__isnull=False)
        .order_by("pgh_id")
        .values_list("pgh_obj_id", "current_revision", "pgh_created_at")
    )
    begun: dict[int, dict[int, datetime]] = {}
    for edition_id, number, stamp in rows:
        begun.setdefault(edition_id, {}).setdefault(number, stamp)
    found = [period for edition_id, stamps in begun.items() for period in _periods(edition_id, stamps, since)]
    return sorted(found, key=lambda period: (period.begin, period.edition_id, period.number))


def _periods(edition_id: int, stamps: Mapping[int, datetime], since: datetime) -> Iterable[Period]:
    numbers = sorted(stamps)
    for number, following in zip(numbers, [*numbers[1:], None], strict=True):
        begin = max(stamps[number], since)
        end = stamps[following] if following is not None else None
        if end is None or end > begin:
            yield Period(edition_id, number, begin, end)


def texts_at(document_id: int, moment: datetime, first: int | None = None) -> TextsThen:
    """Six queries. ``first`` is an edition that comes before the others."""
    then = [
        row
        for row in standing("documents.Edition", moment, document_id=document_id)
        if row["status"] == Status.PUBLISHED and row["current_revision"]
    ]
    revisions = {row["id"]: row["current_revision"] for row in then}
    public = set(
        Edition.objects.filter(document=document_id, status=Status.PUBLISHED).values_list("pk", flat=True)
    )
    shown = {pk: number for pk, number in revisions.items() if pk in public}
    withdrawn = [
        row["id"]
        for row in standing("documents.Clause", moment, document_id=document_id)
        if row["withdrawn_at"] is not None
    ]
    wordings = wording_rows(Wording.objects.filter(holding_in(shown)).exclude(clause__in=withdrawn))
    editions = _editions([row for row in then if row["id"] in public], wordings, moment)
    return TextsThen(
        editions=sorted(editions, key=lambda row: (row.id != first, main_first(row))),
        wordings=wordings,
        revisions=revisions,
        fallen=_once_seen(withdrawn, moment),
        withdrawn=len(revisions) - len(shown),
    )


def holding_in(revisions: Mapping[int, int]) -> Q:
    """Wordings that hold in the revision of each edition."""
    found = Q(pk__in=[])
    for edition_id, number in revisions.items():
        ended = Q(until__isnull=True) | Q(until__gt=number)
        found |= Q(ended, edition=edition_id, since__lte=number)
    return found


def _editions(then: Sequence[Row], wordings: Iterable[WordingRow], moment: datetime) -> list[EditionRow]:
    held = Counter(row.edition_id for row in wordings)
    revisions = Revision.objects.filter(edition__in=[row["id"] for row in then])
    published = {
        (edition, number): at
        for edition, number, at in revisions.values_list("edition_id", "number", "published_at")
    }
    sources = sources_at({row["source_id"] for row in then}, moment)
    return [
        _edition(
            row,
            sources[row["source_id"]],
            published.get((row["id"], row["current_revision"])),
            held[row["id"]],
        )
        for row in then
    ]


def _edition(row: Row, source: Row, revised_at: datetime | None, clauses: int) -> EditionRow:
    own = (
        "id",
        "document_id",
        "ref",
        "language",
        "translator",
        "authentic",
        "extent",
        "order_known",
        "status",
    )
    return EditionRow(
        **{name: row[name] for name in own},
        revision=row["current_revision"],
        revised_at=revised_at,
        clauses=clauses,
        source_id=row["source_id"],
        **{name: source[name] for name in ("publisher", "title", "url", "published_on", "rights")},
    )


def sources_at(source_ids: Collection[int], moment: datetime) -> Mapping[int, Row]:
    """By id. One query."""
    return named("documents.Source", source_ids, moment)


def _once_seen(clause_ids: Collection[int], moment: datetime) -> frozenset[int]:
    seen = Wording.objects.once_public().filter(
        clause__in=clause_ids,
        edition__revisions__number=F("since"),
        edition__revisions__published_at__lte=moment,
    )
    return frozenset(seen.order_by().values_list("clause_id", flat=True))
