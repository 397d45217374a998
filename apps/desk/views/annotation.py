"""A note that is there: changing, publishing, withdrawing and restoring it."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts import typed
from apps.accounts.rules import can_publish
from apps.commentary import services
from apps.commentary.history import versions
from apps.commentary.models import Annotation
from apps.commentary.problems import CommentaryProblem, NothingToSay, NotItsTurn, StaleVersion
from apps.commentary.rules import can_restore, can_withdraw
from apps.desk.access import DeskRequest, writer_required
from apps.desk.collisions.meeting import meets
from apps.desk.comparison import describe_versions, differences
from apps.desk.forms.annotation import ReasonForm, base_version
from apps.desk.forms.fields import storable
from apps.desk.forms.note import NoteForms
from apps.desk.selectors.places import readers_see
from apps.desk.services import edit_note
from apps.desk.views.lost_right import keeps_typed
from apps.desk.views.note_collision import meet_note, met_again
from apps.desk.views.notes import note_to_edit
from apps.desk.views.writing import said_by, saved
from apps.documents.models.document import Status


@writer_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def annotation(request: DeskRequest, pk: UUID) -> HttpResponse:
    """The form of the note, with all its targets."""
    note = note_to_edit(request.user, pk)
    if request.method == "POST":
        return _save(request, note)
    kept = typed.kept_for(request, request.path)
    if kept is not None and kept.data():
        return _take_back(request, note, kept.data())
    return _show(request, note, _forms(request, note))


def _take_back(request: DeskRequest, note: Annotation, data: QueryDict) -> HttpResponse:
    """What was typed before the session ended, unsaved; beside what somebody saved meanwhile."""
    if meets(note.version, data):
        return met_again(request, note, data, resumed=True)
    return _show(request, note, _forms(request, note, data, resumed=True), unsaved=True)


def _forms(
    request: DeskRequest, note: Annotation, data: QueryDict | None = None, *, resumed: bool = False
) -> NoteForms:
    return NoteForms(viewer=request.user, annotation=note, data=data, resumed=resumed)


def _save(request: DeskRequest, note: Annotation) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "resume":
        return _take_back(request, note, request.POST)
    publish = act == "publish"
    if publish and not can_publish(request.user):
        problem = _("Only editors publish. All that you typed is kept: save it as a draft.")
        forms = _forms(request, note, request.POST, resumed=True)
        return _show(request, note, forms, problem=problem, status=HTTPStatus.FORBIDDEN)
    if meets(note.version, request.POST):
        return meet_note(request, note, request.POST, publish=publish)
    forms = _forms(request, note, request.POST)
    if not forms.is_valid():
        return _show(request, note, forms, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    said = said_by(forms)
    try:
        note = edit_note(
            by=request.user,
            annotation=note,
            base_version=forms.main.cleaned_data["version"] or 0,
            content=said.content,
            publish=publish,
            expert=said.expert,
            commentary=said.commentary,
        )
    except StaleVersion:
        note.refresh_from_db()
        return meet_note(request, note, request.POST, publish=publish)
    except CommentaryProblem as problem:
        forms.main.add_error(None, str(problem))
        return _show(request, note, forms, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return saved(request, note)


def _show(
    request: DeskRequest,
    note: Annotation,
    forms: NoteForms,
    *,
    unsaved: bool = False,
    problem: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {
        "note": note,
        "forms": forms,
        "action": request.path,
        "unsaved": unsaved,
        "problem": problem,
        "may_publish": can_publish(request.user) and note.status != Status.PUBLISHED,
        "may_withdraw": can_withdraw(request.user, note),
        "may_restore": can_restore(request.user, note),
    }
    return render(request, "desk/annotation.html", context, status=status)


Act = Callable[..., str]


def act_on_note(perform: Act) -> Callable[..., HttpResponse]:
    """A view that does one thing to a note by POST, on the version that its form was made on.

    ``perform`` returns the sentence that says it is done. A GET leads to the note.
    """

    @writer_required
    @wraps(perform)
    def view(request: DeskRequest, pk: UUID, **kwargs: object) -> HttpResponse:
        note = note_to_edit(request.user, pk)
        if request.method != "POST":
            return redirect("desk:annotation", pk=pk)
        base = base_version(request.POST)
        try:
            messages.success(request, perform(request, note, base, **kwargs))
        except StaleVersion:
            return stale(request, note, base)
        except (NotItsTurn, NothingToSay) as problem:
            messages.warning(request, str(problem))
        return redirect("desk:annotation", pk=pk)

    return view


def stale(request: DeskRequest, note: Annotation, base: int, *, reason: str = "") -> HttpResponse:
    """409: nothing was done, and what changed since the version that the act was meant for. A ``reason`` that was typed
    stands in the form that withdraws the note as it is now."""
    every = versions(note)
    meant = next((version for version in every if version.number == base), every[-1])
    old, new = describe_versions([meant, every[0]])
    form = ReasonForm(initial={"reason": reason, "version": every[0].number}) if reason else None
    context = {
        "note": note,
        "last": every[0],
        "meant": meant,
        "differences": differences(old, new),
        "form": form,
    }
    return render(request, "desk/stale.html", context, status=HTTPStatus.CONFLICT)


@act_on_note
def publish(request: DeskRequest, note: Annotation, base: int) -> str:
    if not can_publish(request.user):
        raise PermissionDenied(_("Only editors publish. The draft is kept."))
    services.publish_annotation(by=request.user, annotation=note, base_version=base)
    if not readers_see(note):
        return _("Published. Readers see it as soon as what it is about is published.")
    return _("Published. Readers see the note.")


@act_on_note
def restore(request: DeskRequest, note: Annotation, base: int) -> str:
    restored = services.restore_annotation(by=request.user, annotation=note, base_version=base)
    if restored.status == Status.PUBLISHED and not readers_see(restored):
        return _("Restored. Readers see it as soon as what it is about is published.")
    if restored.status == Status.PUBLISHED:
        return _("Restored. Readers see the note again.")
    return _("Restored as a draft.")


@writer_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Asks for the reason, then withdraws: the public page is gone, the record stays."""
    note = note_to_edit(request.user, pk)
    if request.method == "POST" and request.POST.get("act") != "resume":
        form = ReasonForm(storable(request.POST)[0])
        if form.is_valid():
            return _withdraw(request, note, form.cleaned_data["reason"])
        context = {"note": note, "form": form}
        return render(request, "desk/withdraw.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    kept = typed.kept_for(request, request.path)
    data = request.POST if request.method == "POST" else kept.data() if kept else QueryDict()
    form = ReasonForm(initial={"reason": data.get("reason", ""), "version": note.version})
    return render(request, "desk/withdraw.html", {"note": note, "form": form})


def _withdraw(request: DeskRequest, note: Annotation, reason: str) -> HttpResponse:
    base = base_version(request.POST)
    try:
        services.withdraw_annotation(by=request.user, annotation=note, base_version=base, reason=reason)
    except StaleVersion:
        return stale(request, note, base, reason=reason)
    except (NotItsTurn, NothingToSay) as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("Withdrawn. Readers do not see the note any more; its record stays."))
    typed.discard(request, request.path)
    return redirect("desk:annotation", pk=note.pk) if can_publish(request.user) else redirect("desk:home")
