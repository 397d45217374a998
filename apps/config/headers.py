"""Headers that Django does not know: one that we send, and one that a proxy sends us."""

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


def client_address(request: HttpRequest) -> str:
    """Whose attempts to sign in are counted together.

    Behind a proxy, the last address of X-Forwarded-For: the proxy wrote it; whatever stands before came from
    outside.
    """
    direct: str = request.META.get("REMOTE_ADDR", "")
    if not settings.BEHIND_PROXY:
        return direct
    forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
    return forwarded.rpartition(",")[2].strip() or direct
