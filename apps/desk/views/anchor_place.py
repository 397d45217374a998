"""Another place for a note of the re-attach desk: words of one of the edition's clauses."""

from http import HTTPStatus

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.commentary import deciding
from apps.commentary.models import Target
from apps.commentary.problems import CommentaryProblem
from apps.core.answers import answer, asked_by_htmx
from apps.desk.access import DeskRequest, editor_required
from apps.desk.forms.anchors import PlaceForm
from apps.desk.forms.fields import storable
from apps.desk.selectors.anchor_cases import Case, case_of
from apps.desk.selectors.texts import ClauseRow, edition_clauses
from apps.desk.views.anchors import asked_in, done, span_or_404, undone
from apps.documents.models import Wording

ROWS = 60  # characters of a line of the clause's words, by which their field gets its height
TALLEST = 16  # lines; longer clauses scroll


@editor_required
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: DeskRequest, pk: int) -> HttpResponse:
    """``?clause=5``: in which clause the words are chosen."""
    target, case = span_or_404(pk), case_of(pk)
    if case is None or target.made_on is None:
        return undone(request, target, _("This note does not wait any more: somebody decided on it."))
    data, _touched = storable(request.POST if request.method == "POST" else request.GET)
    clauses = [row for row in edition_clauses(target.made_on.edition) if not row.is_withdrawn]
    chosen = _clause(clauses, data.get("clause", ""), target, case)
    if chosen is None:
        return undone(request, target, _("The edition has no clause in which a place could be chosen."))
    wording = Wording.objects.current().get(edition=target.made_on.edition, clause=chosen.clause)
    if request.method != "POST":
        here = case.new is not None and wording.text.count(case.new.words) == 1
        initial = {
            "quote": case.new.words if here and case.new else "",
            "seen": case.seen,
            "wording": wording.pk,
        }
        return _show(
            request,
            case,
            clauses,
            chosen,
            PlaceForm(initial=initial, text=wording, auto_id=f"{case.dom_id}-%s"),
        )
    form = PlaceForm(data, text=wording, auto_id=f"{case.dom_id}-%s")
    if not form.is_valid() or form.found is None:
        return _show(request, case, clauses, chosen, form)
    try:
        deciding.place(
            by=request.user,
            target=target,
            wording=wording,
            start=form.found.start,
            end=form.found.end,
            seen=form.cleaned_data["seen"],
        )
    except CommentaryProblem as problem:
        return _whole_case(request, target, undone(request, target, str(problem)))
    return _whole_case(
        request, target, done(request, target, _("Placed. The note stands on the words you chose."))
    )


def _whole_case(request: DeskRequest, target: Target, response: HttpResponse) -> HttpResponse:
    """The form stood within the case, all of which is decided."""
    if asked_by_htmx(request):
        response["HX-Retarget"] = f"#case-{target.pk}"
        response["HX-Reswap"] = "outerHTML"
    return response


def _clause(clauses: list[ClauseRow], ref: str, target: Target, case: Case) -> ClauseRow | None:
    """The one asked for, else that of the proposed place, else the note's own, else the first."""
    wanted = [row for row in clauses if row.ref == ref]
    proposed = [row for row in clauses if case.new_clause_id == row.clause.pk]
    own = [row for row in clauses if row.clause.pk == target.clause_id]
    return next(iter([*wanted, *proposed, *own, *clauses]), None)


def _show(
    request: DeskRequest, case: Case, clauses: list[ClauseRow], chosen: ClauseRow, form: PlaceForm
) -> HttpResponse:
    lines = sum(1 + len(line) // ROWS for line in form.text.text.split("\n"))
    context = {
        "case": case,
        "clauses": clauses,
        "chosen": chosen,
        "form": form,
        "lines": min(TALLEST, lines + 1),
        "asked": asked_in(request.POST if request.method == "POST" else request.GET),
        "action": request.path,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return answer(
        request, "desk/anchor_place.html", context, fragment="desk/_anchor_place.html", status=status
    )
