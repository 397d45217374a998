"""Which wordings stand, nearly the same, in how many documents of the library, and where first.

Candidates come from the index over wordings; nothing is compared with all.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.db.models.functions import Left, Length

from apps.accounts.rules import Viewer
from apps.documents.dates import known_before
from apps.documents.indexing import quotation_index
from apps.documents.models import Document, Wording
from apps.parallels.engine.texts import Kind
from apps.parallels.lineage import FROM, NEW, date_key
from apps.parallels.shapes import Ancestor, ClausePlace, Descent, DocumentFace, LibraryLineage, Recurrence

# The same with a word in eight put in or replaced: names of parties and of laws, the number of an article.
NEARLY = 0.8
# An ancestor may be reworded more. Unrelated articles of one kind of treaty share .4 of their words in order, and of
# their rare pairs of words, which are asked for first, next to none.
ANCESTRAL = 0.55
# A shorter wording ("(a) goods;") recurs by chance.
LEAST_WORDS = 5
# Characters of a wording by which a list names it.
BEGINNING = 80


@dataclass(frozen=True, slots=True)
class Kin:
    """A wording of the library that says nearly the same."""

    place: ClausePlace
    overlap: float


def recurrence(viewer: Viewer, clause_ids: Collection[int]) -> Mapping[int, Recurrence]:
    """Clauses of which the viewer sees no words, or too few to recur otherwise than by chance, have no entry. Two
    queries beside the index's own."""
    own = _longest(Wording.objects.visible_to(viewer).filter(clause__in=list(clause_ids)))
    kin = _kin_of(viewer, {place.clause_id: text for place, text in own}, NEARLY)
    return {place.clause_id: _recurrence(place, kin[place.clause_id]) for place, _text in own}


def library_lineage(
    viewer: Viewer, slug: str, *, only: Collection[int] | None = None
) -> LibraryLineage | None:
    """Each clause of the document with the one nearest to it in each earlier document of the library, the oldest first,
    whatever the documents' relations; one that was signed on the same day is not earlier. Of some clauses ``only``,
    where they are given. None where the viewer may not see the document, or it has no date.

    Three queries beside the index's own. Two clauses that became one, or one that became two, are not found so: that
    takes a comparison of the two documents.
    """
    document = Document.objects.visible_to(viewer).filter(slug=slug).exclude(signed="").first()
    if document is None:
        return None
    wordings = Wording.objects.visible_to(viewer).filter(document=document)
    own = _longest(wordings if only is None else wordings.filter(clause__in=list(only)))
    kin = _kin_of(viewer, {place.clause_id: text for place, text in own}, ANCESTRAL)
    rows = []
    for place, _text in own:
        earlier = sorted(
            (one for one in kin[place.clause_id] if known_before(one.place.document.signed, document.signed)),
            key=lambda one: date_key(one.place.document),
        )
        ancestors = tuple(
            Ancestor(one.place.document, (one.place,), _kind(one.overlap), one.overlap, False)
            for one in earlier
        )
        rows.append(Descent(place, (), ancestors, FROM if ancestors else NEW))
    documents = {ancestor.document.id for row in rows for ancestor in row.ancestors}
    return LibraryLineage(tuple(rows), len(documents), Counter(row.state for row in rows))


def _kind(overlap: float) -> str:
    return (Kind.SAME if overlap == 1 else Kind.REWORDED).value


def _kin_of(viewer: Viewer, texts: Mapping[int, str], least: float) -> Mapping[int, list[Kin]]:
    """For each clause what resembles its text, the most alike first: of each document that the viewer may see the most
    alike alone. One query beside the index's own."""
    index = quotation_index()
    found = {clause: index.resembling(text, least=least) for clause, text in texts.items()}
    wanted = {wording for those in found.values() for wording, _overlap in those}
    rows = _placed(Wording.objects.visible_to(viewer).filter(pk__in=wanted))
    places = {wording: place for wording, place, _text in rows}
    kin: dict[int, list[Kin]] = {}
    for clause, those in found.items():
        best: dict[int, Kin] = {}
        for wording, overlap in those:
            place = places.get(wording)
            if place is not None:
                best.setdefault(place.document.id, Kin(place, overlap))
        kin[clause] = list(best.values())
    return kin


def _recurrence(own: ClausePlace, kin: Iterable[Kin]) -> Recurrence:
    others = sorted(
        (one for one in kin if one.place.document.id != own.document.id),
        key=lambda one: date_key(one.place.document),
    )
    first, *later = sorted((own, *(one.place for one in others)), key=lambda place: date_key(place.document))
    dated = [place.document.signed for place in later if place.document.signed]
    return Recurrence(
        1 + len(others),
        first
        if first.document.signed and all(known_before(first.document.signed, each) for each in dated)
        else None,
        tuple((one.place, one.overlap) for one in others),
    )


def _longest(wordings: "QuerySet[Wording]") -> list[tuple[ClausePlace, str]]:
    """Each clause once, as the edition with most words has it, in order; without those of few words."""
    rows = _placed(wordings.annotate(size=Length("text")).order_by("rank", "-size", "id"), whole=True)
    found: dict[int, tuple[ClausePlace, str]] = {}
    for _wording, place, text in rows:
        if len(text.split()) >= LEAST_WORDS and len(found.get(place.clause_id, (place, ""))[1]) < len(text):
            found[place.clause_id] = place, text
    return list(found.values())


def _placed(wordings: "QuerySet[Wording]", *, whole: bool = False) -> list[tuple[int, ClausePlace, str]]:
    """With the beginning of the words as the place's text, and all of them where ``whole``. One query."""
    rows = wordings.filter(clause__addresses__canonical=True).annotate(beginning=Left("text", BEGINNING))
    columns = rows.values_list(
        "id",
        "clause_id",
        "clause__addresses__ref",
        "label",
        "heading",
        "beginning",
        F("text") if whole else F("beginning"),
        "kind",
        "edition__language",
        *(f"document__{name}" for name in ("id", "slug", "title", "kind", "signed", "status")),
    )
    return [
        (pk, ClausePlace(DocumentFace(*document), clause, ref, label, heading, beginning, *rest), text)
        for pk, clause, ref, label, heading, beginning, text, *rest, document in (
            (*row[:9], row[9:]) for row in columns
        )
    ]
