from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.core.answers import answer, asked_by_htmx
from apps.documents.changes import state_of
from apps.parallels.shapes import DocumentFace
from apps.reading.keeping_pairs import pair_keeper
from apps.reading.not_here import NotHere
from apps.reading.presenters.formats import ROWS
from apps.reading.selectors.comparison import PairSubject, PairView, compare_url, find_pair, pair_subject
from apps.reading.selectors.comparison_choose import Chooser
from apps.reading.selectors.comparison_notes import row_notes, with_notes
from apps.reading.selectors.comparison_taking import taken_comparison
from apps.reading.selectors.gone import gone_document
from apps.reading.shapes import PlaceRef
from apps.reading.views.files import file_answer, site_of
from apps.reading.views.gone import gone_or_unknown, way_to_document
from apps.reading.views.kept import name_of


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Two documents to compare; straight to their comparison where both are named."""
    chooser = Chooser(request.user)
    pair = chooser.pair(request.GET)
    if pair and pair[0] != pair[1]:
        return redirect(compare_url(*pair))
    return _chooser(request, chooser, request.GET, _same() if pair else "")


@require_safe
def compare(request: HttpRequest, left: str, right: str) -> HttpResponse:
    """Two documents, clause against clause: one address for each pair."""
    pair = _pair(request, left, right)
    if isinstance(pair, HttpResponse):
        return pair
    part = asked_by_htmx(request)
    etag = ""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        state = state_of([document.id for document in pair])
        today = timezone.localdate().isoformat()  # printed pages say it
        etag = f'W/"{name_of(state, "compare", today, str(part), request.get_full_path())}"'
    response = get_conditional_response(request, etag=etag) if etag else None
    if response is None:
        subject = _subject(request, pair)
        page = PairView(subject, request.GET).page()
        if page.notes_shown:
            page = with_notes(request.user, subject, page)
        context = {
            "page": page,
            "canonical": request.build_absolute_uri(page.url),
            "today": timezone.localdate(),
        }
        response = answer(request, "reading/compare.html", context, fragment="reading/_comparison.html")
    if etag:
        response["ETag"] = etag
    patch_vary_headers(response, ["Cookie", "Accept-Language", "HX-Request"])
    return response


@require_safe
def compare_notes(request: HttpRequest, left: str, right: str, key: str) -> HttpResponse:
    """The notes at the clauses of one row."""
    pair = _pair(request, left, right, "reading:compare_notes", key)
    if isinstance(pair, HttpResponse):
        return pair
    subject = _subject(request, pair)
    notes = row_notes(request.user, subject, key)
    if notes is None:
        raise NotHere(
            _("This comparison has no such row any more."), PlaceRef(_("the comparison"), subject.url)
        )
    context = {"notes": notes, "url": subject.url, "heads": subject.heads}
    return answer(request, "reading/compare_notes.html", context, fragment="reading/_compare_notes.html")


@require_safe
def take_comparison(request: HttpRequest, left: str, right: str, form: str) -> HttpResponse:
    """The rows that the filter shows, as a file."""
    pair = _pair(request, left, right, "reading:take_comparison", form)
    if isinstance(pair, HttpResponse):
        return pair
    subject = _subject(request, pair)
    if form not in ROWS:
        raise NotHere(
            _("A comparison can be taken along as csv or json; there is no other form."),
            PlaceRef(_("the comparison"), subject.url),
        )
    taken = taken_comparison(PairView(subject, request.GET), site_of(request))
    return file_answer(ROWS[form], ROWS[form].present(taken), taken.file_name)


def _subject(request: HttpRequest, pair: tuple[DocumentFace, DocumentFace]) -> PairSubject:
    """For readers it is kept; whoever is signed in may see more."""
    left, right = pair[0].slug, pair[1].slug
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        found = pair_subject(request.user, left, right)
    else:
        found = pair_keeper.find((pair[0].id, pair[1].id), left, right)
    if found is None:
        raise NotHere(_("One of these documents is not here any more."), _way_to_choose())
    return found


def _pair(
    request: HttpRequest, left: str, right: str, name: str = "reading:compare", *more: str
) -> tuple[DocumentFace, DocumentFace] | HttpResponse:
    """Both documents in their order, or the answer where there are not two, or not in this order. ``name`` is that of
    the address, ``more`` what stands in it after the documents."""
    found = find_pair(request.user, left, right)
    slugs = [document.slug for document in found]
    if missing := [slug for slug in (left, right) if slug not in slugs]:
        return _missing(request, missing[0], slugs)
    if left == right:
        return _chooser(
            request,
            Chooser(request.user),
            QueryDict(urlencode({"left": left})),
            _same(),
            HTTPStatus.NOT_FOUND,
        )
    if slugs != [left, right]:
        url = reverse(name, args=[*slugs, *more])
        return redirect(url + (f"?{request.GET.urlencode()}" if request.GET else ""), permanent=True)
    return found[0], found[1]


def _missing(request: HttpRequest, slug: str, seen: list[str]) -> HttpResponse:
    ways = [_way_to_choose(seen[0] if seen else "")]
    if seen and (way := way_to_document(request, seen[0])):
        ways.append(way)
    page = gone_document(slug)
    if page is not None:
        page = replace(page, ways=(*ways, *page.ways))
    sentence = _("There is no document “%(slug)s” here, so there is nothing to compare.") % {"slug": slug}
    return gone_or_unknown(request, page, sentence, *ways)


def _chooser(
    request: HttpRequest,
    chooser: Chooser,
    query: QueryDict,
    problem: str,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {"page": chooser.page(query, problem)}
    return answer(request, "reading/compare_choose.html", context, status=status)


def _same() -> str:
    return _("This is the same document twice. Choose another one to compare it with.")


def _way_to_choose(slug: str = "") -> PlaceRef:
    query = f"?{urlencode({'left': slug})}" if slug else ""
    return PlaceRef(_("Choose documents to compare"), reverse("reading:compare_choose") + query)
