from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.reading.selectors.document import Subject, View
from apps.reading.views.kept import show


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A document, clause by clause, with its notes."""

    def page(subject: Subject) -> dict[str, object]:
        return {
            "page": View(subject, request.GET).page(),
            "canonical": request.build_absolute_uri(subject.head.url),
        }

    return show(request, slug, page, page="reading/document.html", fragment="reading/_document.html")


@require_safe
def notes(request: HttpRequest, slug: str, part: int) -> HttpResponseBase:
    """Clauses with the notes that a long page did not bring along."""

    def clauses(subject: Subject) -> dict[str, object]:
        page = View(subject, request.GET).page()
        rows = [row for row in page.outline if page.parts.get(row.id) == part]
        if not rows:
            raise Http404(_("The page has no such part."))
        return {"rows": rows, "none": {}}

    return show(request, slug, clauses, page="reading/_part.html")
