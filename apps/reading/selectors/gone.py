"""What was public once and is no more: what can still be said of it. None where it never was public."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer
from apps.commentary import once_public
from apps.core.templatetags.ui import DATA_LANGUAGE
from apps.documents.models import Address, Document, Wording
from apps.documents.models.document import Status
from apps.reading.addresses import document_url
from apps.reading.segments import segments
from apps.reading.shapes import GonePage, PlaceRef, WordingView


def gone_document(slug: str) -> GonePage | None:
    row = Document.objects.filter(
        slug=slug, status=Status.WITHDRAWN, first_published_at__isnull=False
    ).first()
    if row is None:
        return None
    return GonePage(
        title=row.title,
        sentence=_(
            "This document has been withdrawn from Glossator, with its clauses and the notes on them."
        ),
        reason=row.withdrawal,
        last_words=None,
        ways=(_library(),),
    )


def gone_clause(viewer: Viewer, slug: str, ref: str) -> GonePage | None:
    """A clause that was withdrawn, or that no edition holds any more. Its last words stand in editions that are
    still public; those of a withdrawn edition are not shown."""
    address = (
        Address.objects.filter(document__in=Document.objects.visible_to(viewer), document__slug=slug, ref=ref)
        .select_related("clause", "document")
        .first()
    )
    if address is None:
        return None
    once = once_public.wordings().filter(clause=address.clause_id)
    if not once.exists():
        return None
    last = once.filter(edition__status=Status.PUBLISHED).select_related("edition__source", "label_source")
    return GonePage(
        title=_("A clause of %(document)s") % {"document": address.document.title},
        sentence=_("This clause has been withdrawn. Notes on it stand at the document as a whole.")
        if address.clause.withdrawn_at
        else _("No edition holds this clause any more."),
        reason=address.clause.withdrawal,
        last_words=_last_words(last),
        ways=(PlaceRef(address.document.title, document_url(slug), DATA_LANGUAGE), _library()),
    )


def _last_words(wordings: "Iterable[Wording]") -> WordingView | None:
    """The newest state of the best edition: authentic before not, complete before excerpts, then the oldest."""
    ranked = sorted(
        wordings,
        key=lambda row: (not row.edition.authentic, row.edition.extent, row.edition_id, -row.since),
    )
    if not ranked:
        return None
    row = ranked[0]
    publisher = row.edition.source.publisher
    return WordingView(
        id=row.pk,
        clause_url="",
        edition_ref=row.edition.ref,
        edition_name=publisher,
        language=row.edition.language,
        label=row.label,
        label_source="",
        kind=row.kind,
        heading=row.heading,
        lead_in=row.lead_in,
        whole=row.whole,
        text=row.text,
        segments=segments(row.text, ()),
    )


def gone_annotation(viewer: Viewer, identifier: UUID) -> GonePage | None:
    note = once_public.annotations().filter(pk=identifier).first()
    if note is None:
        return None
    documents = Document.objects.visible_to(viewer).filter(targets__annotation=note).distinct()
    withdrawn = note.status == Status.WITHDRAWN
    return GonePage(
        title=_("A note"),
        sentence=_("This note has been withdrawn.")
        if withdrawn
        else _("This note is not public at present."),
        reason=note.withdrawal if withdrawn else "",
        last_words=None,
        ways=(
            *(
                PlaceRef(title, document_url(slug), DATA_LANGUAGE)
                for title, slug in documents.values_list("title", "slug")
            ),
            _library(),
        ),
    )


def gone_expert(slug: str) -> GonePage | None:
    expert = once_public.experts().filter(slug=slug).first()
    if expert is None:
        return None
    return _unused(expert.name, _("No note that can be read here reports this expert’s views any more."))


def gone_commentary(slug: str) -> GonePage | None:
    commentary = once_public.commentaries().filter(slug=slug).select_related("source").first()
    if commentary is None:
        return None
    source = commentary.source
    return _unused(
        source.title or source.publisher,
        _("No note that can be read here comes from this commentary any more."),
    )


def gone_topic(slug: str) -> GonePage | None:
    topic = once_public.topics().filter(slug=slug).first()
    if topic is None:
        return None
    return _unused(topic.name, _("No clause or note that can be read here is about this topic any more."))


def _unused(title: str, sentence: str) -> GonePage:
    return GonePage(title=title, sentence=sentence, reason="", last_words=None, ways=(_library(), _topics()))


def _library() -> PlaceRef:
    return PlaceRef(_("the library"), reverse("reading:library"))


def _topics() -> PlaceRef:
    return PlaceRef(_("the topics"), reverse("reading:topics"))
