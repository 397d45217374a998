from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from apps.core.answers import answer
from apps.reading.selectors.clause import find_clause
from apps.reading.selectors.lineage import lineage_page
from apps.reading.selectors.lineage_filter import LIBRARY
from apps.reading.selectors.through_time import clause_lineage_url, through_library, through_time
from apps.reading.views.clause import not_there
from apps.reading.views.files import site_of
from apps.reading.views.gone import gone_or_unknown_document


@require_safe
def document_lineage(request: HttpRequest, slug: str) -> HttpResponse:
    """Where each clause comes from: in the documents that this one goes back to, or in the whole library."""
    page = lineage_page(request.user, slug, request.GET)
    if page is None:
        return gone_or_unknown_document(request, slug)
    return answer(
        request,
        "reading/lineage.html",
        {"lineage": page, "site": site_of(request)},
        fragment="reading/_lineage.html",
    )


@require_safe
def clause_lineage(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """One clause through time. Pages of the clause and of the document's lineage fetch it as a part of theirs."""
    look = through_library if request.GET.get("in") == LIBRARY else through_time
    at = find_clause(request.user, slug, ref)
    page = look(request.user, at) if at else None
    if at is None or page is None:
        return not_there(request, slug, ref)
    if ref != at.canonical:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(clause_lineage_url(at) + query, permanent=True)
    return answer(
        request,
        "reading/clause_lineage.html",
        {"lineage": page, "site": site_of(request)},
        fragment="reading/_clause_lineage.html",
    )
