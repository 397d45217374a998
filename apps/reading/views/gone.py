"""What is not there: 410 with what can be said for what was public once, else 404 with a way on."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from apps.core.templatetags.ui import DATA_LANGUAGE
from apps.documents.models import Document
from apps.reading.addresses import document_url
from apps.reading.not_here import NotHere
from apps.reading.selectors.gone import gone_document
from apps.reading.shapes import GonePage, PlaceRef


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler of 404 for every address of the site."""
    context: dict[str, object] = {"sentence": "", "ways": ()}
    if isinstance(exception, NotHere):
        context = {"sentence": exception.sentence, "ways": exception.ways}
    return render(request, "404.html", context, status=HTTPStatus.NOT_FOUND)


def gone_or_unknown(
    request: HttpRequest, page: GonePage | None, sentence: str, *ways: PlaceRef
) -> HttpResponse:
    """410 with ``page``; without one a 404 that says ``sentence``, which must not tell drafts from nothing."""
    if page is None:
        raise NotHere(sentence, *ways)
    return render(request, "410.html", {"page": page}, status=HTTPStatus.GONE)


def gone_or_unknown_document(request: HttpRequest, slug: str) -> HttpResponse:
    return gone_or_unknown(request, gone_document(slug), _("There is no document at this address."))


def way_to_document(request: HttpRequest, slug: str) -> PlaceRef | None:
    """To the document, where the viewer may see it."""
    title = (
        Document.objects.visible_to(request.user).filter(slug=slug).values_list("title", flat=True).first()
    )
    return PlaceRef(title, document_url(slug), DATA_LANGUAGE) if title else None
