"""Headers that Django does not know."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]


def permissions_policy(respond: Respond) -> Respond:
    """Middleware: no page of ours needs a camera, a place or a payment, so nothing in it may ask."""

    def add(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response

    return add
