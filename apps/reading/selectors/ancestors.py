"""Clauses of other documents as pages of lineage name them, and how words changed on the way."""

from collections.abc import Iterable

from django.urls import NoReverseMatch, reverse

from apps.core.templatetags.ui import DATA_LANGUAGE, first_words
from apps.documents.dates import display
from apps.matching.engine.worddiff import Change, word_diff
from apps.parallels.engine.texts import same_language
from apps.parallels.models import PairingKind
from apps.parallels.recurring import BEGINNING as CUT
from apps.parallels.shapes import Ancestor, ClausePlace, DocumentFace
from apps.reading.addresses import clause_name, clause_url, document_url
from apps.reading.shapes import AncestorView, OtherDocument, PlaceRef, WordChange

KIND_WORDS = dict(PairingKind.choices)
# Of which words can be compared; what only corresponds in another language has none in common.
BY_WORDS = frozenset({PairingKind.REWORDED, PairingKind.MERGED, PairingKind.SPLIT})
BETWEEN_CLAUSES = "\n\n"
BEGINNING = 24  # words: what tells a clause from its neighbours in a list
CHANGES = {Change.SAME: "same", Change.REMOVED: "gone", Change.ADDED: "new"}


def other_document(face: DocumentFace, slug: str, *, comparable: bool = True) -> OtherDocument:
    """``slug`` is of the document whose lineage it is."""
    return OtherDocument(
        slug=face.slug,
        title=face.title,
        url=document_url(face.slug),
        signed=display(face.signed),
        status=face.status,
        compare_url=compare_url(face.slug, slug) if comparable else "",
    )


def compare_url(earlier: str, later: str, ref: str = "") -> str:
    """The comparison of two documents, at the row of a clause of the earlier one."""
    try:
        url = reverse("reading:compare", args=[earlier, later])
    except NoReverseMatch:
        return ""
    return f"{url}#row-{ref}" if ref else url


def ancestor_view(ancestor: Ancestor, own: ClausePlace, *, later: bool = False) -> AncestorView:
    """``later``: it is a descendant of ``own``, which then stands at the left of their comparison."""
    slug = own.document.slug
    document = other_document(ancestor.document, slug)
    first = ancestor.clauses[0]
    url = (
        compare_url(slug, ancestor.document.slug, own.ref)
        if later
        else compare_url(ancestor.document.slug, slug, first.ref)
    )
    return AncestorView(
        document=document,
        places=tuple(place_ref(place) for place in ancestor.clauses),
        beginning=shortened(first.text or first.heading),
        language=first.language or DATA_LANGUAGE,
        kind=ancestor.kind,
        word=str(KIND_WORDS[ancestor.kind]),
        moved=ancestor.moved,
        # Never “100 %” of what is not the same.
        alike=int(100 * ancestor.score),
        compare_url=url,
    )


def place_name(place: ClausePlace) -> str:
    return clause_name(place.kind, place.label, place.text or place.heading)


def place_ref(place: ClausePlace) -> PlaceRef:
    return PlaceRef(place_name(place), clause_url(place.document.slug, place.ref))


def word_change(ancestor: Ancestor, own: ClausePlace, *, later: bool = False) -> WordChange | None:
    """None where the words are the same, or not of one language."""
    if ancestor.kind not in BY_WORDS or not same_language(ancestor.clauses[0].language, own.language):
        return None
    headings = _joined("; ", (place.heading for place in ancestor.clauses)), own.heading
    texts = _joined(BETWEEN_CLAUSES, (place.text for place in ancestor.clauses)), own.text
    if later:
        headings, texts = (headings[1], headings[0]), (texts[1], texts[0])
    return WordChange(
        ancestor=ancestor_view(ancestor, own, later=later),
        heading=pieces(*headings) if headings[0] != headings[1] else (),
        words=pieces(*texts),
        language=own.language,
    )


def shortened(text: str) -> str:
    """The beginning of a clause. Of those of the library no more is fetched, so that the last word may be cut."""
    if len(text) == CUT and " " in text:
        return text[: text.rindex(" ")].rstrip(",;:") + " …"
    return first_words(text, BEGINNING)


def nearest(ancestors: Iterable[Ancestor]) -> Ancestor | None:
    """The one with most words in common; of several the latest, as it was copied from it, if from any."""
    return max(enumerate(ancestors), key=lambda one: (one[1].score, one[0]), default=(0, None))[1]


def pieces(old: str, new: str) -> tuple[tuple[str, str], ...]:
    return tuple((CHANGES[piece.change], piece.text) for piece in word_diff(old, new))


def _joined(between: str, texts: Iterable[str]) -> str:
    return between.join(text for text in texts if text)
