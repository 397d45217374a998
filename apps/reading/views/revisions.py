from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from apps.core.answers import answer
from apps.reading.selectors.revisions import revisions_page
from apps.reading.selectors.revisions_compare import compare_page
from apps.reading.views.files import site_of
from apps.reading.views.gone import gone_or_unknown_document


@require_safe
def revisions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every earlier state of a document's editions, with the way to read it and to see what changed."""
    page = revisions_page(request.user, slug)
    if page is None:
        return gone_or_unknown_document(request, slug)
    return answer(request, "reading/revisions.html", {"page": page, "site": site_of(request)})


@require_safe
def compare_revisions(request: HttpRequest, slug: str) -> HttpResponse:
    """Two revisions of an edition, word by word."""
    page = compare_page(request.user, slug, request.GET)
    if page is None:
        return gone_or_unknown_document(request, slug)
    return answer(request, "reading/revisions_compare.html", {"page": page, "site": site_of(request)})
