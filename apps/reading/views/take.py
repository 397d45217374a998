from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.reading.not_here import NotHere
from apps.reading.presenters.formats import TAKE
from apps.reading.selectors.taking import taken_view
from apps.reading.views.files import file_answer, site_of
from apps.reading.views.gone import gone_or_unknown_document, way_to_document


@require_safe
def take(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The filtered view of a document as a file."""
    if form not in TAKE:
        way = way_to_document(request, slug)
        raise NotHere(
            _("A document can be taken along as csv, md or json; there is no other form."),
            *([way] if way else []),
        )
    view = taken_view(request.user, slug, request.GET, site_of(request))
    if view is None:
        return gone_or_unknown_document(request, slug)
    return file_answer(TAKE[form], TAKE[form].present(view), view.file_name)
