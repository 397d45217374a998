from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from apps.core.answers import answer
from apps.reading.selectors.library import library


@require_safe
def library_page(request: HttpRequest) -> HttpResponse:
    """Every document."""
    return answer(
        request,
        "reading/library.html",
        {"library": library(request.user, request.GET)},
        fragment="reading/_library.html",
    )
