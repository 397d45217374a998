"""Documents, editions and clauses as rows of the desk: all that an editor keeps, drafts and withdrawn ones included."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from apps.core.templatetags.ui import first_words
from apps.documents.models import Address, Clause, Document, Edition, Wording
from apps.documents.selectors import words_beginning

BEGINNING, WORDS = 120, 9  # characters looked at and words shown of a clause


@dataclass(frozen=True, slots=True)
class Holder:
    """An edition that holds a clause."""

    edition_id: int
    ref: str


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause as lists name it: ``label`` is the number that a source prints, "" where none does."""

    clause: Clause
    ref: str
    label: str
    beginning: str
    language: str
    holders: tuple[Holder, ...]

    @property
    def key(self) -> str:
        return str(self.clause.pk)

    @property
    def title(self) -> str:
        return f"{self.label or self.ref} · {self.beginning}"

    @property
    def is_withdrawn(self) -> bool:
        return self.clause.withdrawn_at is not None


def document_rows() -> "QuerySet[Document]":
    """Every document with the number of its editions and clauses."""
    return Document.objects.annotate(
        edition_count=Count("editions", distinct=True),
        clause_count=Count("clauses", filter=Q(clauses__withdrawn_at__isnull=True), distinct=True),
    ).order_by("sort_key", "slug")


def edition_rows(document: Document) -> list[Edition]:
    """The document's editions, each with the number of its clauses."""
    current = Q(wordings__until__isnull=True, wordings__clause__withdrawn_at__isnull=True)
    rows = document.editions.select_related("source").annotate(clause_count=Count("wordings", filter=current))
    return list(rows.order_by("pk"))


def document_clauses(document: Document) -> list[ClauseRow]:
    """The document's clauses in the order that its editions share, withdrawn ones in their place."""
    return _rows(Wording.objects.current().filter(document=document), document.pk)


def edition_clauses(edition: Edition) -> list[ClauseRow]:
    """The clauses that the edition holds, in its order."""
    return _rows(edition.wordings.current(), edition.document_id)


def clauses_not_held(edition: Edition) -> list[ClauseRow]:
    """The document's clauses that the edition does not hold yet."""
    others = document_clauses(edition.document)
    return [
        row
        for row in others
        if not row.is_withdrawn and all(holder.edition_id != edition.pk for holder in row.holders)
    ]


def _rows(wordings: "QuerySet[Wording]", document_id: int) -> list[ClauseRow]:
    refs = dict(Address.objects.filter(document=document_id, canonical=True).values_list("clause_id", "ref"))
    by_clause: dict[int, list[Wording]] = {}
    found = (
        wordings.select_related("clause", "edition")
        .annotate(beginning=words_beginning(BEGINNING))
        .defer("text")
    )
    for wording in found.order_by("rank", "edition_id"):
        by_clause.setdefault(wording.clause_id, []).append(wording)
    return [_row(refs.get(clause_id, ""), held) for clause_id, held in by_clause.items()]


def _row(ref: str, held: Iterable[Wording]) -> ClauseRow:
    held = list(held)
    first = held[0]
    return ClauseRow(
        clause=first.clause,
        ref=ref,
        label=next((wording.label for wording in held if wording.label), ""),
        beginning=first_words(first.beginning, WORDS),  # type: ignore[attr-defined]  # annotated above
        language=first.edition.language,
        holders=tuple(Holder(wording.edition_id, wording.edition.ref) for wording in held),
    )
