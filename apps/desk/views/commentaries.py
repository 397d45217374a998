"""The commentaries, and one with its details, its text and what comes from it."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts import typed
from apps.accounts.rules import can_publish
from apps.commentary.bringing_in import FACTS, CommentaryDetails, change_details, details_of, name_of
from apps.commentary.models import Commentary, Expert
from apps.commentary.problems import SameLink, StaleDetails
from apps.desk.access import DeskRequest, writer_required
from apps.desk.comparing import Difference, pieces
from apps.desk.forms.commentaries import ChangeForm, CommentarySheet
from apps.desk.selectors.choices import expert_label
from apps.desk.selectors.commentaries import Face, commentary_page, face_of
from apps.desk.views.commentaries_kept import commentary_url, keeps_commentary
from apps.desk.views.commentaries_new import refuse
from apps.desk.views.keeping import only_filled_in, page, typed_before
from apps.documents.problems import DocumentProblem

LONGEST_SOUGHT = 200  # characters


@writer_required
@require_safe
def commentaries(request: DeskRequest) -> HttpResponse:
    """All of them, those first on which a passage waits; ``?q=`` those that hold every word."""
    sought = request.GET.get("q", "").replace("\0", "")[:LONGEST_SOUGHT]
    context = {"page": commentary_page(request.user, sought, request.GET.get("page")), "sought": sought}
    return page(request, "desk/commentaries/list.html", context)


@keeps_commentary
def commentary(request: DeskRequest, commentary: Commentary) -> HttpResponse:
    face = face_of(request.user, commentary)
    data, resumed = typed_before(request), only_filled_in(request)
    saved = details_of(commentary)
    may = _may_change(request, face)
    if data is None or not may:
        if request.method == "POST":
            raise PermissionDenied(
                _("Readers see these details already, so only editors change them. Nothing was changed.")
            )
        return _show(request, commentary, face, _filled(saved), may=may)
    sheet = CommentarySheet(
        ChangeForm, data=data, resumed=resumed, initial={"language": commentary.source.language}
    )
    if resumed or not sheet.is_valid():
        return _show(request, commentary, face, sheet, unsaved=resumed)
    try:
        change_details(
            by=request.user,
            commentary=commentary,
            seen=sheet.main.cleaned_data["seen"],
            details=sheet.details(),
        )
    except StaleDetails:
        commentary.source.refresh_from_db()
        return _show(request, commentary, face, sheet, theirs=_differences(commentary, sheet.details()))
    except SameLink as problem:
        sheet.main.add_error("url", str(problem))
        return _show(request, commentary, face, sheet)
    except DocumentProblem as problem:
        refuse(sheet, problem)
        return _show(request, commentary, face, sheet)
    typed.discard(request, request.path)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(commentary_url(commentary))


def _may_change(request: DeskRequest, face: Face) -> bool:
    """What readers see, in a commentary or as the source of an edition, is for editors to change."""
    return can_publish(request.user) or not (face.public_url or face.is_of_edition)


def _filled(saved: CommentaryDetails) -> CommentarySheet:
    experts = [expert_label(expert) for expert in saved.experts if isinstance(expert, Expert)]
    facts = {name: getattr(saved, name) for name in FACTS}
    return CommentarySheet(ChangeForm, initial={**facts, "experts": experts, "seen": name_of(saved)})


def _differences(commentary: Commentary, mine: CommentaryDetails) -> list[Difference]:
    """Where what is saved now differs from what was typed."""
    theirs = details_of(commentary)
    labels = {name: str(field.label) for name, field in ChangeForm.base_fields.items()}
    compared = [(labels[name], str(getattr(theirs, name)), str(getattr(mine, name))) for name in FACTS]
    people = [", ".join(expert.name for expert in each.experts) for each in (theirs, mine)]
    compared.append((labels["experts"], people[0], people[1]))
    return [Difference(label, pieces(old, new)) for label, old, new in compared if old != new]


def _show(
    request: DeskRequest,
    commentary: Commentary,
    face: Face,
    sheet: CommentarySheet,
    *,
    may: bool = True,
    theirs: list[Difference] | None = None,
    unsaved: bool = False,
) -> HttpResponse:
    problems = sheet.problems
    context = {
        "commentary": commentary,
        "face": face,
        "sheet": sheet,
        "problems": problems,
        "may_change": may,
        "may_correct": can_publish(request.user) or not face.public_url,
        "seen": name_of(details_of(commentary)) if theirs is not None else sheet.main["seen"].value(),
        "theirs": theirs,
        "unsaved": unsaved,
    }
    status = HTTPStatus.OK
    if theirs is not None:
        status = HTTPStatus.CONFLICT
    elif problems:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return page(request, "desk/commentaries/commentary.html", context, status)
