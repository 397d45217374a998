"""What an editor decides on a pairing: each act a form underneath, on the version that was shown."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.core.answers import asked_by_htmx
from apps.desk.access import DeskRequest, editor_required
from apps.desk.forms.annotation import base_version
from apps.desk.forms.fields import NumberHint, storable
from apps.desk.selectors.pairings_cases import Rewording, case_of, reworded_since
from apps.desk.views.pairings import asked_in, board_or_404, compared, page_context, pairings_url, refused
from apps.parallels import services
from apps.parallels.models import Pairing
from apps.parallels.problems import ParallelProblem, StalePairing

MOST = 50  # clauses of one pairing that a form speaks of

Act = Callable[[DeskRequest, Pairing, int], str]


def pairing_or_404(left: str, right: str, pk: int) -> Pairing:
    both = [left, right]
    rows = Pairing.objects.filter(comparison__left__slug__in=both, comparison__right__slug__in=both)
    return get_object_or_404(rows.select_related("comparison__left", "comparison__right"), pk=pk)


def numbers(values: list[str]) -> list[int]:
    """Those of the values that are numbers, each once."""
    found = [NumberHint().clean(value) for value in values[:MOST]]
    return list(dict.fromkeys(number for number in found if number))


def act_on_pairing(perform: Act) -> Callable[..., HttpResponse]:
    """A view that does one thing by POST; ``perform`` returns the sentence that says what. A GET leads to the row."""

    @editor_required
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(perform)
    def view(request: DeskRequest, left: str, right: str, pk: int) -> HttpResponse:
        pairing = pairing_or_404(left, right, pk)
        if request.method != "POST":
            return redirect(pairings_url(left, right, replace(asked_in(request.GET), at=pk)))
        try:
            sentence = perform(request, pairing, base_version(request.POST))
        except ParallelProblem as problem:
            return undone(request, left, right, pk, problem)
        return done(request, left, right, pk, sentence)

    return view


@act_on_pairing
def confirm(request: DeskRequest, pairing: Pairing, base: int) -> str:
    services.confirm(by=request.user, pairing=pairing, base_version=base)
    return _("Confirmed. It holds whatever is computed later.")


@act_on_pairing
def reject(request: DeskRequest, pairing: Pairing, base: int) -> str:
    services.reject(by=request.user, pairing=pairing, base_version=base)
    return _("Rejected. Its clauses were paired anew.")


@act_on_pairing
def take_back(request: DeskRequest, pairing: Pairing, base: int) -> str:
    services.take_back(by=request.user, pairing=pairing, base_version=base)
    return _("Taken back. What is found holds again.")


def done(request: DeskRequest, left: str, right: str, pk: int, sentence: str) -> HttpResponse:
    """For htmx the row where nothing else changed, else the list; without it the page, at the row."""
    asked = replace(asked_in(request.POST), at=pk)
    if not asked_by_htmx(request):
        messages.success(request, sentence)
        return HttpResponseRedirect(pairings_url(left, right, asked))
    board = board_or_404(request, left, right, asked)
    if request.htmx.target == "pairings":
        context = page_context(request, board) | {"said": sentence, "swapped": True}
        return render(request, "desk/pairings/_list.html", context)
    entry = board.entry_of(pk)
    context = {"board": board, "said": sentence, "swapped": True}
    context["case"] = case_of(board, entry) if entry else None
    return render(request, "desk/pairings/_answer.html", context)


def undone(request: DeskRequest, left: str, right: str, pk: int, problem: ParallelProblem) -> HttpResponse:
    """Nothing was decided. Where the texts changed they are compared again, so that one can decide on what is shown."""
    rewording: list[Rewording] = []
    asked = replace(asked_in(request.POST), at=pk)
    if isinstance(problem, StalePairing):
        try:
            compared(request, left, right)
        except ParallelProblem as gone:
            problem = gone
    board = board_or_404(request, left, right, asked)
    entry = board.entry_of(pk)
    seen = numbers(storable(request.POST)[0].get("seen", "").split("."))
    if entry is not None and seen:
        rewording = reworded_since(board, entry, seen)
    return refused(request, board, str(problem), rewording, part=asked_by_htmx(request))
