from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.core.answers import answer
from apps.reading.selectors.gone import gone_topic
from apps.reading.selectors.topic import topic_page, topics_page
from apps.reading.shapes import PlaceRef
from apps.reading.views.gone import gone_or_unknown


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """The tree of topics."""
    return answer(request, "reading/topics.html", {"branches": topics_page(request.user)})


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic, with its clauses and notes across all documents."""
    page = topic_page(request.user, slug, request.GET.get("page", ""))
    if page is None:
        ways = PlaceRef(_("All topics"), reverse("reading:topics"))
        return gone_or_unknown(request, gone_topic(slug), _("There is no topic at this address."), ways)
    return answer(request, "reading/topic.html", {"page": page})
