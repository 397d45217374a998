from collections.abc import Callable, Hashable

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.core.answers import asked_by_htmx
from apps.reading.selectors.document import NEAR_AGAIN, Subject, View, parts
from apps.reading.views.kept import HELD, Context, name_of, show


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A document, clause by clause, with its notes."""

    def page(subject: Subject, state: str) -> tuple[Hashable, Callable[[], Context]]:
        view = View(subject, request.GET)
        mark = name_of(state, view.asked.edition, view.asked.beside) if state else ""
        kept = bool(mark) and request.headers.get(HELD) == mark and asked_by_htmx(request)
        return (view.asked, kept), lambda: {
            "page": view.page(NEAR_AGAIN) if kept else view.page(),
            "canonical": request.build_absolute_uri(subject.head.url),
            "mark": mark,
            "kept": kept,
        }

    return show(request, slug, page, page="reading/document.html", fragment="reading/_document.html")


@require_safe
def notes(request: HttpRequest, slug: str, part: int) -> HttpResponseBase:
    """Clauses with the notes that a long page did not bring along."""

    def clauses(subject: Subject, _state: str) -> tuple[Hashable, Callable[[], Context]]:
        view = View(subject, request.GET)

        def context() -> Context:
            at = parts(view.rows, near=0)
            rows = [row for row in view.rows if at.get(row.id) == part]
            if not rows:
                raise Http404(_("The page has no such part."))
            return {"rows": rows, "none": {}}

        return (view.asked, part), context

    return show(request, slug, clauses, page="reading/_part.html")
