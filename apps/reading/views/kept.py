"""Answers made from what is kept for readers; whoever is signed in gets a page of their own."""

import gzip
import re
from collections.abc import Callable, Hashable, Mapping
from hashlib import blake2b

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from apps.core.answers import answer, asked_by_htmx
from apps.core.build import fingerprint
from apps.reading.keeping import Kept, keeper
from apps.reading.selectors.document import Subject, subject
from apps.reading.views.gone import gone_or_unknown_document

VARIES = ("Cookie", "Accept-Language", "Accept-Encoding", "HX-Request")
LONGEST_QUERY = 1_000  # characters of an address that is kept; a filter by hand stays below
ENCODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "": bytes,
}
_REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$")

Make = Callable[[Subject], Mapping[str, object]]


def show(request: HttpRequest, slug: str, make: Make, *, page: str, fragment: str = "") -> HttpResponseBase:
    """The template ``page``, or ``fragment`` where htmx asks, with what ``make`` gives for the document.

    For readers it is rendered once for each address, and not even that while their browser has it already.
    """
    if settings.DEBUG or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return _anew(request, slug, make, page, fragment)
    kept = keeper.find(slug)
    if kept is None:
        return gone_or_unknown_document(request, slug)
    part = bool(fragment) and asked_by_htmx(request)
    template = fragment if part else page
    etag = _etag(kept, template)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = _rendered(request, kept, make, template, part)
    response["ETag"] = etag
    patch_vary_headers(
        response, ["Cookie", "Accept-Language", "Accept-Encoding", *(["HX-Request"] if fragment else [])]
    )
    return response


def _anew(request: HttpRequest, slug: str, make: Make, page: str, fragment: str) -> HttpResponse:
    found = subject(request.user, slug)
    if found is None:
        return gone_or_unknown_document(request, slug)
    return answer(request, page, make(found), fragment=fragment)


def _etag(kept: Kept, template: str) -> str:
    """It names the state of the document, the language and the build: all that the page at an address depends on."""
    named = f"{kept.state} {get_language()} {template} {fingerprint()}"
    return f'W/"{blake2b(named.encode(), digest_size=12).hexdigest()}"'


def _rendered(request: HttpRequest, kept: Kept, make: Make, template: str, part: bool) -> HttpResponse:
    def render() -> str:
        return render_to_string(template, {**make(kept.subject), "fragment": part}, request)

    query = request.META.get("QUERY_STRING", "")
    name: Hashable = (template, request.scheme, request.get_host(), request.path, query)
    made = keeper.page(kept, name, render) if len(query) <= LONGEST_QUERY else None
    if made is None:
        return HttpResponse(render())
    encoding = _encoding(request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(made.as_sent(encoding, ENCODINGS[encoding]))
    if encoding:
        response["Content-Encoding"] = encoding
    return response


def _encoding(accepted: str) -> str:
    """The best of ours that a browser takes. What everybody may read hides nothing that its length could tell, so it
    needs none of the padding that other pages get."""
    taken = {each.split(";")[0].strip() for each in accepted.split(",") if not _REFUSED.search(each)}
    return next((encoding for encoding in ENCODINGS if encoding in taken), "")
