"""Addresses of the public pages, and what a clause or an edition is called on all of them."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from apps.commentary.selectors import Whereabouts
from apps.core.templatetags.ui import called, first_words, kind_name, quoted
from apps.documents.models.edition import Extent
from apps.documents.selectors import EditionRow

WORDS_OF_AN_UNNUMBERED_CLAUSE = 5


def document_url(slug: str) -> str:
    return reverse("reading:document", args=[slug])


def clause_url(slug: str, ref: str) -> str:
    return reverse("reading:clause", args=[slug, ref])


def annotate_url(slug: str, ref: str) -> str:
    """Where a note on the clause is written; "" while there is no such page."""
    try:
        return reverse("desk:annotate", args=[slug, ref])
    except NoReverseMatch:
        return ""


def edition_name(edition: EditionRow) -> str:
    """“as quoted by JAMnews” tells excerpts from a text."""
    if edition.extent == Extent.EXCERPTS:
        return _("as quoted by %(publisher)s") % {"publisher": edition.publisher}
    return _("as published by %(publisher)s") % {"publisher": edition.publisher}


def clause_name(kind: str, label: str, beginning: str) -> str:
    """“Paragraph 11”; without a number by how it begins: “Paragraph “In order to ensure …””."""
    words = first_words(beginning, WORDS_OF_AN_UNNUMBERED_CLAUSE)
    return called(kind, label) or f"{kind_name(kind)} {quoted(words)}"


def place_name(place: Whereabouts, *, from_document: int | None = None) -> str:
    """What a link to a place says, shorter on the page of the document itself."""
    here = place.document_id == from_document
    if place.absent:
        return _absence_name(place, here=here)
    if place.clause_id is None:
        return _("the document as a whole") if here else place.title
    name = clause_name(place.kind, place.label, place.beginning)
    return name if here else _("%(clause)s of %(document)s") % {"clause": name, "document": place.title}


def _absence_name(place: Whereabouts, *, here: bool) -> str:
    said = {
        "clause": clause_name(place.kind, place.label, place.beginning),
        "holder": place.absent,
        "document": place.title,
    }
    if here:
        return _("the absence of %(clause)s of %(holder)s") % said
    return _("the absence of %(clause)s of %(holder)s from %(document)s") % said


def place_url(place: Whereabouts) -> str:
    """Where the note can be seen in place."""
    note = f"#note-{place.annotation_id}"
    if place.clause_id is None:
        return document_url(place.slug) + note
    return clause_url(place.slug, place.ref) + note
