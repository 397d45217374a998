"""The clauses that an editor can point at by hand: documents first, those of the article before the others."""

from dataclasses import dataclass

from apps.accounts.rules import Viewer
from apps.commentary.models import Commentary
from apps.desk.selectors.review import BEGINNING, clause_titles
from apps.documents.models import Address, Document, Wording
from apps.quotations.models import QuotationCandidate


@dataclass(frozen=True, slots=True)
class Pointable:
    """A clause, with the wording in which words of it are chosen."""

    ref: str
    name: str
    language: str
    wording_id: int


def documents_for(viewer: Viewer, commentary: Commentary) -> tuple[list[Document], list[Document]]:
    """Those that the article speaks of, and the others that have clauses, by title. Two queries."""
    spoken = set(
        QuotationCandidate.objects.filter(quotation__commentary=commentary).values_list(
            "document_id", flat=True
        )
    )
    seen = Wording.objects.visible_to(viewer).order_by()
    rows = Document.objects.visible_to(viewer).filter(pk__in=seen.values("document"))
    every = list(rows.only("slug", "title").order_by("sort_key", "slug"))
    return [row for row in every if row.pk in spoken], [row for row in every if row.pk not in spoken]


def clauses_for(viewer: Viewer, document: str, language: str) -> list[Pointable]:
    """The clauses of a document, each in the edition nearest to the article's language. Two queries."""
    rows = (
        Wording.objects.visible_to(viewer)
        .filter(document__slug=document)
        .exclude(text="")
        .select_related("edition")
        .order_by("rank", "edition_id")
    )
    best: dict[int, Wording] = {}
    for row in rows:
        held = best.get(row.clause_id)
        if held is None or (held.edition.language != language and row.edition.language == language):
            best[row.clause_id] = row
    refs = dict(Address.objects.filter(clause__in=best, canonical=True).values_list("clause_id", "ref"))
    return [
        Pointable(
            ref=refs.get(clause, ""),
            name=clause_titles(row.kind, row.label, row.text[:BEGINNING]),
            language=row.edition.language,
            wording_id=row.pk,
        )
        for clause, row in best.items()
    ]
