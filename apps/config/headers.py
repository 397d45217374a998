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


def asked_anew(respond: Respond) -> Respond:
    """Middleware: a page shows what its viewer may see now, so no cache shows it again without asking.

    Browsers otherwise keep some answers for good, 410 and permanent redirects among them: a note that was
    withdrawn and came back would stay gone for whoever had looked meanwhile.
    """

    def add(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return add
