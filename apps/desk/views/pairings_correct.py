"""An editor says which clauses correspond instead."""

from collections.abc import Collection
from dataclasses import replace
from http import HTTPStatus
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts import typed
from apps.desk.access import DeskRequest, editor_required
from apps.desk.forms.annotation import base_version
from apps.desk.forms.fields import storable
from apps.desk.selectors.pairings import Board, Entry
from apps.desk.selectors.pairings_cases import Rewording, case_of, reworded_since
from apps.desk.selectors.pairings_choices import choosers
from apps.desk.views.pairings import asked_in, board_or_404, compared, pairings_url
from apps.desk.views.pairings_acts import numbers, pairing_or_404
from apps.parallels import services
from apps.parallels.models import Pairing
from apps.parallels.problems import ParallelProblem, StalePairing

SOUGHT_LIMIT = 200  # characters that anybody types to find a clause


class Said(NamedTuple):
    """What is in the form: the clauses of each side, and what is sought there."""

    chosen: tuple[Collection[int], Collection[int]]
    sought: tuple[str, str] = ("", "")


@editor_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: DeskRequest, left: str, right: str, pk: int) -> HttpResponse:
    """The form; with ``act=search`` it is shown again with the clauses that were sought, and nothing is written."""
    pairing = pairing_or_404(left, right, pk)
    if request.method != "POST":
        kept = typed.kept_for(request, request.path)
        return _show(request, left, right, pk, _said(kept.data()) if kept else None)
    said = _said(request.POST)
    if request.POST.get("act") in ("search", "resume"):
        return _show(request, left, right, pk, said)
    try:
        made = _correct(request, pairing, said.chosen, left)
    except ParallelProblem as problem:
        return _refused(request, left, right, pk, said, problem)
    typed.discard(request, request.path)
    messages.success(request, _("Corrected. The clauses around were paired anew."))
    return HttpResponseRedirect(pairings_url(left, right, replace(asked_in(request.POST), at=made.pk)))


def _said(data: QueryDict) -> Said:
    clean, _touched = storable(data)
    return Said(
        (numbers(clean.getlist("left")), numbers(clean.getlist("right"))),
        (clean.get("left_sought", "")[:SOUGHT_LIMIT], clean.get("right_sought", "")[:SOUGHT_LIMIT]),
    )


def _correct(
    request: DeskRequest, pairing: Pairing, chosen: tuple[Collection[int], Collection[int]], left: str
) -> Pairing:
    """The comparison has its own left, which may be the page's right."""
    one, other = chosen if pairing.comparison.left.slug == left else chosen[::-1]
    return services.correct(
        by=request.user, pairing=pairing, base_version=base_version(request.POST), left=one, right=other
    )


def _refused(
    request: DeskRequest, left: str, right: str, pk: int, said: Said, problem: ParallelProblem
) -> HttpResponse:
    """Nothing was done; what was chosen stays."""
    if not isinstance(problem, StalePairing):
        return _show(request, left, right, pk, said, str(problem), HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        compared(request, left, right)
    except ParallelProblem as gone:
        problem = gone
    return _show(request, left, right, pk, said, str(problem), HTTPStatus.CONFLICT)


def _show(
    request: DeskRequest,
    left: str,
    right: str,
    pk: int,
    said: Said | None,
    problem: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    asked = asked_in(request.POST if request.method == "POST" else request.GET)
    board = board_or_404(request, left, right, replace(asked, at=pk))
    entry = board.entry_of(pk) or (board.entry_with(*said.chosen) if said else None)
    if entry is None or entry.row.pairing_id is None:
        raise Http404(_("This pairing holds no more, and nothing was decided on it."))
    said = said or Said(_of(entry))
    context = {
        "board": board,
        "case": case_of(board, entry),
        "choosers": choosers(board, entry, said.chosen, said.sought),
        "problem": problem,
        "reworded": _reworded(request, board, entry) if status == HTTPStatus.CONFLICT else [],
        # Of what was chosen on a pairing that is gone, the one goes on that has its clauses now.
        "action": reverse("desk:correct_pairing", args=[left, right, entry.row.pairing_id]),
    }
    return render(request, "desk/pairings/correct.html", context, status=status)


def _of(entry: Entry) -> tuple[Collection[int], Collection[int]]:
    return [face.clause_id for face in entry.row.left], [face.clause_id for face in entry.row.right]


def _reworded(request: DeskRequest, board: Board, entry: Entry) -> list[Rewording]:
    seen = numbers(storable(request.POST)[0].get("seen", "").split("."))
    return reworded_since(board, entry, seen)
