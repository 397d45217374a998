"""One address and one context, answered as a page or as the fragment of it that htmx asks for."""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def asked_by_htmx(request: HttpRequest) -> bool:
    """Whether a fragment is wanted; a page that comes back from the browser's history is wanted whole."""
    htmx = request.htmx  # type: ignore[attr-defined]  # set by django-htmx
    return bool(htmx) and not htmx.history_restore_request


def page_in_browser(request: HttpRequest) -> str:
    """Path and query of our page that htmx asked from; "" where none is named, or nothing that is an address."""
    try:
        path: str = request.htmx.current_url_abs_path or ""  # type: ignore[attr-defined]  # set by django-htmx
        urlsplit(path)  # a path of another shape than it looks: //[x
    except ValueError:
        return ""
    return path


def answer(
    request: HttpRequest,
    page: str,
    context: Mapping[str, object],
    *,
    fragment: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """The template ``fragment`` where htmx asks and there is one, else ``page``. The context says which, as
    ``fragment``: True or False."""
    part = bool(fragment) and asked_by_htmx(request)
    response = render(request, fragment if part else page, {**context, "fragment": part}, status=status)
    if fragment:
        patch_vary_headers(response, ["HX-Request"])
    return response
