"""How a page of the reading app is answered: whole, or as the fragment that htmx asks for."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def asked_by_htmx(request: HttpRequest) -> bool:
    """Whether a fragment is wanted; a page that comes back from the browser's history is wanted whole."""
    htmx = request.htmx  # type: ignore[attr-defined]  # set by django-htmx
    return bool(htmx) and not htmx.history_restore_request


def answer(
    request: HttpRequest, page: str, context: Mapping[str, object], *, fragment: str = ""
) -> HttpResponse:
    """The same address and the same context; ``fragment`` is a template for htmx, where the page has one."""
    part = bool(fragment) and asked_by_htmx(request)
    response = render(request, fragment if part else page, {**context, "fragment": part})
    if fragment:
        patch_vary_headers(response, ["HX-Request"])
    return response
