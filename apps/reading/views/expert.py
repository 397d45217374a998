from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.core.answers import answer
from apps.reading.selectors.gone import gone_expert
from apps.reading.selectors.people import expert_page
from apps.reading.views.gone import gone_or_unknown


@require_safe
def expert(request: HttpRequest, slug: str) -> HttpResponse:
    """An expert, with every note that reports their views."""
    page = expert_page(request.user, slug, request.GET.get("page", ""))
    if page is None:
        return gone_or_unknown(request, gone_expert(slug), _("There is no expert at this address."))
    return answer(request, "reading/expert.html", {"page": page})
