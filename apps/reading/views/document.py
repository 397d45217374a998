from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from apps.core.answers import answer
from apps.reading.selectors.document import reading_page
from apps.reading.views.gone import gone_or_unknown_document


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """A document, clause by clause, with its notes."""
    page = reading_page(request.user, slug, request.GET)
    if page is None:
        return gone_or_unknown_document(request, slug)
    return answer(
        request,
        "reading/document.html",
        {"page": page, "canonical": request.build_absolute_uri(page.head.url)},
        fragment="reading/_document.html",
    )
