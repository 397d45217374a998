"""The passages of a commentary that readers may see: the clauses that it speaks of, in its order, and a picture."""

from collections.abc import Collection, Mapping, Sequence

from django.urls import reverse

from apps.accounts.rules import Viewer
from apps.commentary.models import Commentary
from apps.core.templatetags.ui import DATA_LANGUAGE
from apps.documents.models import Wording
from apps.documents.selectors import clauses_in_order, editions, places_in_order
from apps.quotations.selectors import passages_of
from apps.quotations.shapes import AboutClause, ShownPassage
from apps.reading.addresses import clause_name, clause_url, document_url
from apps.reading.course import course
from apps.reading.shapes import CourseView, ExpertRef, Passage, PassageRow, PlaceRef


def passage_rows(
    viewer: Viewer, commentary: Commentary
) -> tuple[tuple[PassageRow, ...], tuple[CourseView, ...]]:
    """The passages in the commentary's order, and for each document that they speak of how they move through it, the
    one spoken of most first. Five queries; two where there is none."""
    passages = passages_of(viewer, commentary)
    if not passages:
        return (), ()
    return tuple(_row(passage) for passage in passages), tuple(_courses(viewer, passages))


def _row(passage: ShownPassage) -> PassageRow:
    several = len({clause.document_id for clause in passage.clauses}) > 1
    return PassageRow(
        passage=Passage(passage.shown.before, passage.shown.words, passage.shown.after),
        clauses=tuple(_place(clause, named=True) for clause in passage.clauses)
        if several
        else tuple(_place(clause) for clause in passage.clauses),
        document=_document(passage.clauses[0]) if passage.clauses and not several else None,
        experts=tuple(ExpertRef(expert.slug, expert.name, expert.role) for expert in passage.experts),
        note_url=reverse("reading:annotation", args=[passage.annotation_id]),
        draft=passage.draft,
    )


def _place(clause: AboutClause, *, named: bool = False) -> PlaceRef:
    name = clause_name(clause.kind, clause.label, clause.beginning)
    label = f"{clause.document_title}, {name}" if named else name
    return PlaceRef(label, clause_url(clause.document_slug, clause.ref))


def _document(clause: AboutClause) -> PlaceRef:
    return PlaceRef(clause.document_title, document_url(clause.document_slug), DATA_LANGUAGE)


def _courses(viewer: Viewer, passages: Sequence[ShownPassage]) -> list[CourseView]:
    order = _order(viewer, {clause.document_id for passage in passages for clause in passage.clauses})
    about: dict[int, list[tuple[AboutClause, ...]]] = {}
    for passage in passages:
        # A clause may be withdrawn between two queries.
        standing = [clause for clause in passage.clauses if clause.clause_id in order[clause.document_id]]
        for document in dict.fromkeys(clause.document_id for clause in standing):
            here = tuple(clause for clause in standing if clause.document_id == document)
            about.setdefault(document, []).append(here)
    spoken = sorted(about, key=lambda document: -len(about[document]))
    return [_course(about[document], order[document]) for document in spoken]


def _course(passages: Sequence[Sequence[AboutClause]], places: Mapping[int, int]) -> CourseView:
    named = {clause.clause_id: clause for clauses in passages for clause in clauses}
    first, last = (pick(named.values(), key=lambda clause: places[clause.clause_id]) for pick in (min, max))
    return CourseView(
        document=_document(first),
        course=course(
            [[places[clause.clause_id] for clause in clauses] for clauses in passages], len(places)
        ),
        passages=len(passages),
        clauses=len(named),
        of=len(places),
        first=_place(first),
        last=_place(last) if last is not first else None,
    )


def _order(viewer: Viewer, documents: Collection[int]) -> Mapping[int, Mapping[int, int]]:
    """For each document its clauses' places. Three queries."""
    clauses = Wording.objects.visible_to(viewer).filter(document__in=documents).order_by()
    stand = places_in_order(viewer, clauses.values_list("clause_id", flat=True).distinct())
    texts = editions(viewer, documents)
    return {
        document: {
            clause: place
            for place, clause in enumerate(
                clauses_in_order(
                    [each for each in stand if each.document_id == document],
                    [edition for edition in texts if edition.document_id == document],
                )
            )
        }
        for document in documents
    }
