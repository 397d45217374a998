"""The library as a search through an article sees it: documents and what they are called, clauses and their numbers."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.db import connection
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When

from apps.documents.models import Address, Document, DocumentName, DocumentParty, Wording
from apps.documents.models.clause import ClauseKind
from apps.documents.models.document import Status
from apps.documents.models.edition import Extent
from apps.quotations.engine.references import NamedDocument, Numbered

# The wordings of `standing`.
_STANDING = """
    FROM documents_wording w
    JOIN documents_document d ON d.id = w.document_id
    JOIN documents_edition e ON e.id = w.edition_id
    JOIN documents_clause c ON c.id = w.clause_id
    WHERE c.withdrawn_at IS NULL AND d.status <> 'withdrawn'
      AND (e.status = 'draft' AND w.until IS NULL
           OR e.status = 'published' AND w.since <= e.current_revision
              AND (w.until IS NULL OR w.until > e.current_revision))
"""
_OWNERS = f"""
    SELECT w.id, w.clause_id, w.document_id, e.status = 'published' AND d.status = 'published'
    {_STANDING} AND w.id = ANY(%s)
"""
# Everything that decides what is found, and nothing else that changes: notes come and go without a word of it.
_STATE = f"""
    SELECT
        (SELECT row(count(*), sum(hashint8extended(w.id, w.version)))::text {_STANDING}),
        (SELECT row(count(*), sum(hashtextextended(concat_ws(chr(1), title, kind, signed, status), id)))::text
         FROM documents_document),
        (SELECT sum(hashtextextended(name, document_id))::text FROM documents_documentname),
        (SELECT sum(hashtextextended(p.name || p.code, b.document_id))::text
         FROM documents_documentparty b JOIN documents_party p ON p.id = b.party_id),
        (SELECT sum(hashtextextended(ref, clause_id))::text FROM documents_address WHERE canonical)
"""  # noqa: S608 - a constant


def library_state() -> str:
    """Equal exactly while nothing changed that could change what is found. One query over the whole library."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        (facts,) = cursor.fetchall()
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def standing() -> "QuerySet[Wording]":
    """The wordings that passages are compared with: those that an editor can see, of drafts too."""
    published = Q(edition__status=Status.PUBLISHED, since__lte=F("edition__current_revision")) & (
        Q(until__isnull=True) | Q(until__gt=F("edition__current_revision"))
    )
    return Wording.objects.filter(
        published | Q(edition__status=Status.DRAFT, until__isnull=True),
        clause__withdrawn_at__isnull=True,
        document__status__in=[Status.PUBLISHED, Status.DRAFT],
    )


def owners_of(wordings: Collection[int]) -> dict[int, tuple[int, int, bool]]:
    """Of each of these wordings (primary keys) that stands its clause, its document and whether readers see it. One
    query; Django would take longer to write it down than the server to answer."""
    with connection.cursor() as cursor:
        cursor.execute(_OWNERS, [list(wordings)])
        return {wording: (clause, document, public) for wording, clause, document, public in cursor}


def named_documents() -> list[NamedDocument]:
    """Every document that is not withdrawn, by what it may be called. Three queries."""
    names: dict[int, list[str]] = {}
    for document, name in DocumentName.objects.order_by("id").values_list("document_id", "name"):
        names.setdefault(document, []).append(name)
    parties: dict[int, list[tuple[str, ...]]] = {}
    bound = DocumentParty.objects.order_by("id").values_list("document_id", "party__name", "party__code")
    for document, name, code in bound:
        parties.setdefault(document, []).append((name, code))
    rows = Document.objects.exclude(status=Status.WITHDRAWN).order_by("id")
    return [
        NamedDocument(
            id=pk,
            names=(title, *names.get(pk, ())),
            date=signed,
            parties=tuple(parties.get(pk, ())),
            kind=kind,
        )
        for pk, title, signed, kind in rows.values_list("id", "title", "signed", "kind")
    ]


class NumberedClauses(Mapping[int, Sequence[Numbered]]):
    """The clauses of each document as references point at them; those of a document are read when it is asked for, one
    query each, and kept."""

    def __init__(self, documents: Iterable[int]) -> None:
        self._documents = frozenset(documents)
        self._known: dict[int, tuple[Numbered, ...]] = {}

    def of(self, documents: Iterable[int]) -> "NumberedClauses":
        """Those of some documents alone."""
        fewer = NumberedClauses(self._documents.intersection(documents))
        fewer._known = self._known
        return fewer

    def __getitem__(self, document: int) -> Sequence[Numbered]:
        if document not in self._documents:
            raise KeyError(document)
        if document not in self._known:
            self._known[document] = numbered(document)
        return self._known[document]

    def __iter__(self) -> Iterator[int]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


def numbered(document: int) -> tuple[Numbered, ...]:
    """The document's clauses in the order of its main edition, then those that only others hold. One query."""
    canonical = Address.objects.filter(clause=OuterRef("clause"), canonical=True)
    rows = (
        standing()
        .filter(document=document)
        .annotate(ref=Subquery(canonical.values("ref")[:1]))
        .order_by(
            Case(When(edition__status=Status.PUBLISHED, then=0), default=1),
            "-edition__authentic",
            "edition__extent",  # complete before excerpts
            "edition_id",
            "rank",
        )
        .values_list(
            "clause_id", "kind", "label", "ref", "parent_id", "edition__order_known", "edition__extent"
        )
    )
    found: dict[int, Numbered] = {}
    counted: Counter[tuple[str, int | None]] = Counter()
    for clause, kind, label, ref, parent, in_order, extent in rows:
        known = found.get(clause)
        if known is not None:
            # A number that only another edition gives is the clause's all the same.
            found[clause] = known if known.label or not label else replace(known, label=label)
            continue
        within = parent if kind in _COUNTED_WITHIN else None
        counted[kind, within] += 1
        whole = in_order and extent == Extent.COMPLETE
        found[clause] = Numbered(
            clause_id=clause,
            kind=kind,
            label=label,
            ref=ref or "",
            parent=parent,
            ordinal=counted[kind, within] if whole else 0,
        )
    return tuple(found.values())


# What is counted anew in each article; articles are counted through the whole document.
_COUNTED_WITHIN = (ClauseKind.PARAGRAPH, ClauseKind.ITEM)
