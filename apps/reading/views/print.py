from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from apps.core.answers import answer
from apps.reading.selectors.printing import printed_page
from apps.reading.views.files import site_of
from apps.reading.views.gone import gone_or_unknown_document


@require_safe
def print_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A document on paper: the text as a filter leaves it, its notes as numbered footnotes, where all of it is from."""
    page = printed_page(request.user, slug, request.GET)
    if page is None:
        return gone_or_unknown_document(request, slug)
    return answer(request, "reading/print.html", {"page": page, "site": site_of(request)})
