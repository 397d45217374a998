from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.core.answers import answer
from apps.reading.addresses import clause_url
from apps.reading.selectors.clause import clause_page, find_clause
from apps.reading.selectors.gone import gone_clause
from apps.reading.views.gone import gone_or_unknown, gone_or_unknown_document, way_to_document


@require_safe
def clause(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """One clause, by its address of today; its other addresses lead there for good."""
    at = find_clause(request.user, slug, ref)
    page = clause_page(request.user, at, request.GET.get("differences", "")) if at else None
    if at is None or page is None:
        return not_there(request, slug, ref)
    if ref != at.canonical:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(clause_url(slug, at.canonical) + query, permanent=True)
    return answer(
        request,
        "reading/clause.html",
        {"page": page, "site": request.build_absolute_uri("/").rstrip("/")},
    )


def not_there(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """The answer where no clause that the viewer may see has the address."""
    way = way_to_document(request, slug)
    if way is None:
        return gone_or_unknown_document(request, slug)
    return gone_or_unknown(
        request,
        gone_clause(request.user, slug, ref),
        _("This document has no clause at this address."),
        way,
    )
