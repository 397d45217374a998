"""An editor decides how the clauses of two documents correspond: the list of the pairings, and making it."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import reswap, retarget

from apps.core.answers import answer
from apps.desk.access import DeskRequest, editor_required
from apps.desk.forms.fields import NumberHint, storable
from apps.desk.selectors.pairings import ORDERS, SHOWS, Asked, Board, board_of
from apps.desk.selectors.pairings_cases import Rewording, cases_of
from apps.documents.models import Document
from apps.parallels import services
from apps.parallels.models import PairingKind
from apps.parallels.problems import ParallelProblem, SameDocument


def asked_in(data: QueryDict) -> Asked:
    """What of it makes sense; the rest is as if it were not there."""
    clean, _touched = storable(data)
    order, show, kind = (clean.get(name, "") for name in ("order", "show", "kind"))
    return Asked(
        order=order if order in ORDERS else ORDERS[0],
        show=show if show in SHOWS else SHOWS[0],
        kind=kind if kind in PairingKind.values else "",
        at=NumberHint().clean(clean.get("at")) or None,
    )


@editor_required
@require_http_methods(["GET", "HEAD", "POST"])
def pairings(request: DeskRequest, left: str, right: str) -> HttpResponse:
    """``?show=waiting|confirmed|rejected|corrected|all&order=doubt|text&kind=…&at=12``. A POST compares the texts as
    they are now; decisions stay."""
    if left == right:
        messages.warning(request, str(SameDocument()))
        return redirect("desk:comparisons")
    if request.method == "POST":
        return _compare(request, left, right)
    board = board_or_404(request, left, right, asked_in(request.GET))
    return answer(request, "desk/pairings/page.html", page_context(request, board))


def board_or_404(request: DeskRequest, left: str, right: str, asked: Asked) -> Board:
    board = board_of(request.user, left, right, asked)
    if board is None:
        raise Http404(_("There is no such document."))
    return board


def page_context(request: DeskRequest, board: Board) -> dict[str, Any]:
    """What the list takes, on its page and by itself."""
    page = board.page(request.GET.get("page"))
    return {"board": board, "page": page, "cases": cases_of(board, list(page))}


def _compare(request: DeskRequest, left: str, right: str) -> HttpResponse:
    try:
        compared(request, left, right)
    except ParallelProblem as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("Compared. What was decided stays decided."))
    return HttpResponseRedirect(pairings_url(left, right, asked_in(request.POST)))


def compared(request: DeskRequest, left: str, right: str) -> None:
    """Brings the kept pairings up to the texts. Raises Http404 and ParallelProblem."""
    rows = {row.slug: row for row in Document.objects.visible_to(request.user).filter(slug__in=[left, right])}
    if left not in rows or right not in rows:
        raise Http404(_("There is no such document."))
    services.compare(viewer=request.user, left=rows[left], right=rows[right])


def pairings_url(left: str, right: str, asked: Asked) -> str:
    here = f"&at={asked.at}#pairing-{asked.at}" if asked.at else ""
    return f"{reverse('desk:compare', args=[left, right])}?{asked.query}{here}"


def refused(
    request: DeskRequest, board: Board, problem: str, reworded: list[Rewording], *, part: bool
) -> HttpResponse:
    """409: nothing was done; why, what changed, and the list as it stands now."""
    context = page_context(request, board) | {"problem": problem, "reworded": reworded}
    template = "desk/pairings/_list.html" if part else "desk/pairings/page.html"
    response = render(request, template, context, status=HTTPStatus.CONFLICT)
    if part:  # the whole list, also where the act would have changed one row
        retarget(reswap(response, "outerHTML"), "#pairings")
    return response
