from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.core.answers import answer
from apps.reading.selectors.annotation import annotation_page
from apps.reading.selectors.gone import gone_annotation
from apps.reading.views.gone import gone_or_unknown


@require_safe
def annotation(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """One note, for good at this address."""
    page = annotation_page(request.user, identifier)
    if page is None:
        return gone_or_unknown(
            request, gone_annotation(request.user, identifier), _("There is no note at this address.")
        )
    return answer(
        request,
        "reading/annotation.html",
        {"page": page, "site": request.build_absolute_uri("/").rstrip("/")},
    )
