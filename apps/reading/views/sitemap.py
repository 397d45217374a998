"""What crawlers ask for: which addresses there are, and which are no business of theirs."""

from collections.abc import Iterable, Sequence
from html import escape

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from apps.reading.selectors.sitemap import Place, public_places

MOST = 50_000  # addresses in a file, as the protocol has it
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# Pages of editors, and what only has a form or counts for an instance's keeper.
NOT_FOR_CRAWLERS = ("/desk/", "/admin/", "/healthz")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public address; where they are too many for one file, the files that have them."""
    places = public_places()
    site = _site(request)
    if len(places) <= MOST:
        return _xml(urlset(places, site))
    files = -(-len(places) // MOST)
    return _xml(
        index([reverse("reading:sitemap_part", args=[number]) for number in range(1, files + 1)], site)
    )


@require_safe
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One of those files, counted from 1."""
    places = part(public_places(), number, MOST)
    if not places:
        raise Http404
    return _xml(urlset(places, _site(request)))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything that is published may be read by anybody, machines included."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in NOT_FOR_CRAWLERS),
        "Allow: /",
        "",
        f"Sitemap: {_site(request)}{reverse('reading:sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def part(places: Sequence[Place], number: int, most: int) -> Sequence[Place]:
    """The places of file ``number``, counted from 1; none where there is no such file."""
    return places[(number - 1) * most : number * most] if number > 0 else ()


def urlset(places: Iterable[Place], site: str) -> str:
    entries = "".join(
        f"<url><loc>{escape(site + path)}</loc>"
        f"{f'<lastmod>{changed.date().isoformat()}</lastmod>' if changed else ''}</url>\n"
        for path, changed in places
    )
    return f'<urlset xmlns="{NAMESPACE}">\n{entries}</urlset>\n'


def index(paths: Iterable[str], site: str) -> str:
    entries = "".join(f"<sitemap><loc>{escape(site + path)}</loc></sitemap>\n" for path in paths)
    return f'<sitemapindex xmlns="{NAMESPACE}">\n{entries}</sitemapindex>\n'


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _xml(text: str) -> HttpResponse:
    return HttpResponse(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}', content_type="application/xml")
