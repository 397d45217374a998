"""Pages of the desk that can also be asked for as a fragment."""

from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def asked_by_htmx(request: HttpRequest) -> bool:
    """Whether a fragment is wanted; a page that comes back from the browser's history is wanted whole."""
    htmx = request.htmx  # type: ignore[attr-defined]  # set by django-htmx
    return bool(htmx) and not htmx.history_restore_request


def answer(
    request: HttpRequest,
    page: str,
    fragment: str,
    context: Mapping[str, object],
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """The same address and context: the template ``fragment`` where htmx asks, else ``page``."""
    response = render(request, fragment if asked_by_htmx(request) else page, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
