from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.core.answers import answer
from apps.reading.selectors.gone import gone_commentary
from apps.reading.selectors.people import commentary_page
from apps.reading.views.gone import gone_or_unknown


@require_safe
def commentary(request: HttpRequest, slug: str) -> HttpResponse:
    """A commentary: its source, and every note that comes from it."""
    page = commentary_page(request.user, slug, request.GET.get("page", ""))
    if page is None:
        return gone_or_unknown(request, gone_commentary(slug), _("There is no commentary at this address."))
    return answer(request, "reading/commentary.html", {"page": page})
