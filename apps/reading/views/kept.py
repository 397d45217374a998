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
from apps.reading.keeping import Kept, keeper, past_keeper
from apps.reading.moments import asks_for_state
from apps.reading.selectors.document import Subject, past_subject, subject
from apps.reading.views.gone import gone_or_unknown_document

HELD = "X-Held"  # the mark of the clauses that the browser holds (behaviours/whole-swap.js)
VARIES = ("Cookie", "Accept-Language", "Accept-Encoding", "HX-Request", HELD)
ENCODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
_REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$")

Context = Mapping[str, object]
Make = Callable[[Subject, str], tuple[Hashable, Callable[[], Context]]]


def show(request: HttpRequest, slug: str, make: Make, *, page: str, fragment: str = "") -> HttpResponseBase:
    """The template ``page``, or ``fragment`` where htmx asks, with what ``make`` gives for the document and the name
    of its state ("" where none is known): what tells this view of it from all others, and how its context is made.

    For readers it is rendered once for each view, and not even that while their browser has it already.
    """
    if asks_for_state(request.GET):
        past = _past(request, slug, make, page, fragment)
        if past is not None:
            return past
    if settings.DEBUG or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return _anew(request, slug, make, page, fragment)
    kept = keeper.find(slug)
    if kept is None:
        return gone_or_unknown_document(request, slug)
    part = bool(fragment) and asked_by_htmx(request)
    template = fragment if part else page
    etag = _etag(kept, template, request.headers.get(HELD, "") if part else "")
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
    _view, context = make(found, "")
    return answer(request, page, context(), fragment=fragment)


def _past(request: HttpRequest, slug: str, make: Make, page: str, fragment: str) -> HttpResponseBase | None:
    """An earlier state; None where the address asks for none that can be given.

    Its page is made each time and stands nowhere among those of what the document is now. Browsers of readers keep it
    for as long as nothing changes that it says, of the present too.
    """
    part = bool(fragment) and asked_by_htmx(request)
    etag = None
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        found = past_subject(request.user, slug, request.GET, withdrawn=True)
    else:
        kept = past_keeper.find(slug, request.GET)
        found = kept[1] if kept else None
        if kept:
            etag = f'W/"{name_of(kept[0], fragment if part else page, request.get_full_path())}"'
    if found is None:
        return None
    response = get_conditional_response(request, etag=etag)
    if response is None:
        _view, context = make(found, "")
        response = answer(request, page, context(), fragment=fragment)
    if etag:
        response["ETag"] = etag
    patch_vary_headers(response, ["Cookie", "Accept-Language", *(["HX-Request"] if fragment else [])])
    return response


def _etag(kept: Kept, template: str, held: str) -> str:
    """It names the state of the document, the language and the build: all that the page at an address depends on, but
    for what the browser says that it holds of it."""
    return f'W/"{name_of(kept.state, template, held)}"'


def name_of(*parts: str) -> str:
    """A short name for what the parts say, in this language and this build."""
    named = "\0".join((*parts, get_language() or "", fingerprint()))
    return blake2b(named.encode(), digest_size=12).hexdigest()


def _rendered(request: HttpRequest, kept: Kept, make: Make, template: str, part: bool) -> HttpResponse:
    view, context = make(kept.subject, kept.state)

    def render() -> str:
        return render_to_string(template, {**context(), "fragment": part}, request)

    made = keeper.page(kept, (template, view, request.scheme, request.get_host()), render)
    encoding = _encoding(request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(made.as_sent(encoding, ENCODINGS.get(encoding, bytes)))
    if encoding:
        response["Content-Encoding"] = encoding
    return response


def _encoding(accepted: str) -> str:
    """The best of ours that a browser takes. What everybody may read hides nothing that its length could tell, so it
    needs none of the padding that other pages get."""
    taken = {each.split(";")[0].strip() for each in accepted.split(",") if not _REFUSED.search(each)}
    return next((encoding for encoding in ENCODINGS if encoding in taken), "")
