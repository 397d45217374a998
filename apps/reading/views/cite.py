"""How to cite a document, a clause, a note: as a page of the document's own, and as files."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.core.answers import answer
from apps.reading.not_here import NotHere
from apps.reading.presenters.formats import CITE
from apps.reading.selectors.annotation import annotation_page
from apps.reading.selectors.citing import cite_page, clause_citation
from apps.reading.selectors.clause import find_clause
from apps.reading.selectors.gone import gone_annotation
from apps.reading.shapes import Citation
from apps.reading.views.clause import not_there
from apps.reading.views.files import file_answer, site_of
from apps.reading.views.gone import gone_or_unknown, gone_or_unknown_document


@require_safe
def cite(request: HttpRequest, slug: str) -> HttpResponse:
    """How to cite a document."""
    page = cite_page(request.user, slug, request.GET)
    if page is None:
        return gone_or_unknown_document(request, slug)
    return answer(request, "reading/cite.html", {"page": page, "site": site_of(request)})


@require_safe
def cite_document(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    page = cite_page(request.user, slug, request.GET)
    if page is None:
        return gone_or_unknown_document(request, slug)
    return _file(request, page.citation, form)


@require_safe
def cite_clause(request: HttpRequest, slug: str, ref: str, form: str = "") -> HttpResponse:
    """Without a format, the clause's page, where the citation stands."""
    at = find_clause(request.user, slug, ref)
    edition = request.GET.get("edition", "")
    citation = clause_citation(request.user, at, edition) if at else None
    if at is None or citation is None:
        return not_there(request, slug, ref)
    if not form:
        return redirect(citation.path)
    if ref != at.canonical:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(
            reverse("reading:cite_clause_as", args=[slug, at.canonical, form]) + query, permanent=True
        )
    return _file(request, citation, form)


@require_safe
def cite_note(request: HttpRequest, identifier: UUID, form: str = "") -> HttpResponse:
    """Without a format, the note's page, where the citation stands."""
    page = annotation_page(request.user, identifier)
    if page is None:
        return gone_or_unknown(
            request, gone_annotation(request.user, identifier), _("There is no note at this address.")
        )
    return _file(request, page.citation, form) if form else redirect(page.url)


def _file(request: HttpRequest, citation: Citation, form: str) -> HttpResponse:
    if form not in CITE:
        raise NotHere(_("A citation can be had as txt, md, bib or json; there is no other form."))
    text = CITE[form].present(citation, site_of(request), timezone.localdate())
    return file_answer(CITE[form], text, citation.key)
