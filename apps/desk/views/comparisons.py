"""The pairs of documents that were compared, and the way to another one."""

from http import HTTPStatus

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.desk.access import DeskRequest, editor_required
from apps.desk.forms.comparisons import ComparisonForm
from apps.desk.forms.fields import storable
from apps.desk.selectors.comparisons import comparables, compared_pairs
from apps.desk.views.pairings import compared
from apps.parallels.problems import ParallelProblem


@editor_required
@require_http_methods(["GET", "HEAD", "POST"])
def comparisons(request: DeskRequest) -> HttpResponse:
    """A POST compares two documents and leads to their pairings. ``?left=…&right=…`` fills the form in."""
    documents = comparables(request.user)
    if request.method != "POST":
        asked, _touched = storable(request.GET)
        initial = {name: asked.get(name, "") for name in ("left", "right")}
        return _show(request, ComparisonForm(documents=documents, initial=initial))
    form = ComparisonForm(storable(request.POST)[0], documents=documents)
    if not form.is_valid():
        return _show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    both = form.cleaned_data["left"], form.cleaned_data["right"]
    try:
        compared(request, *both)
    except ParallelProblem as problem:
        form.add_error(None, str(problem))
        return _show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    return HttpResponseRedirect(reverse("desk:compare", args=both))


def _show(request: DeskRequest, form: ComparisonForm, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    context = {"form": form, "page": compared_pairs(request.user, request.GET.get("page"))}
    return render(request, "desk/comparisons.html", context, status=status)
