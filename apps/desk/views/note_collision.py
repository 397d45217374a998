"""A note that somebody else saved while it was being written."""

from http import HTTPStatus

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.rules import can_publish
from apps.commentary.models import Annotation
from apps.commentary.problems import CommentaryProblem, StaleVersion
from apps.desk.access import DeskRequest
from apps.desk.collisions.meeting import Meeting
from apps.desk.collisions.note import NoteSides
from apps.desk.forms.note import NoteForms
from apps.desk.services import edit_note
from apps.desk.views.collisions import collision
from apps.desk.views.writing import said_by, saved
from apps.documents.models.document import Status


def meet_note(
    request: DeskRequest, note: Annotation, data: QueryDict, *, publish: bool, only_show: bool = False
) -> HttpResponse:
    """Saves the note if all that needs a choice was chosen; else, or if asked, shows both versions, part by part.

    Where both say the same, the form was only sent twice. ``note`` is as saved now.
    """
    meeting = Meeting(NoteSides(request.user, note), data)
    is_done = note.status == Status.PUBLISHED or not publish
    if is_done and (meeting.is_alike or (meeting.is_settled and meeting.leaves_theirs)):
        return saved(request, note)
    if only_show or not meeting.is_settled:
        return show_met(request, note, meeting)
    forms = NoteForms(viewer=request.user, annotation=note, data=meeting.resolved)
    if not forms.is_valid():
        return show_met(request, note, meeting, judged=forms)
    said = said_by(forms)
    try:
        note = edit_note(
            by=request.user,
            annotation=note,
            base_version=meeting.sides.version,
            content=said.content,
            publish=publish,
            expert=said.expert,
            commentary=said.commentary,
        )
    except StaleVersion:
        return met_again(request, note, data)
    except CommentaryProblem as problem:
        forms.main.add_error(None, str(problem))
        return show_met(request, note, meeting, judged=forms)
    return saved(request, note)


def met_again(
    request: DeskRequest, note: Annotation, data: QueryDict, *, resumed: bool = False
) -> HttpResponse:
    """Both versions, without saving anything. ``resumed``: what was typed is back after signing in."""
    note.refresh_from_db()
    meeting = Meeting(NoteSides(request.user, note), data)
    return show_met(request, note, meeting, status=HTTPStatus.OK if resumed else None)


def show_met(
    request: DeskRequest,
    note: Annotation,
    meeting: Meeting,
    *,
    judged: NoteForms | None = None,
    status: HTTPStatus | None = None,
) -> HttpResponse:
    """``judged`` says what was wrong with what was chosen."""
    forms = NoteForms(viewer=request.user, annotation=note, data=meeting.filled, resumed=True)
    if judged is not None and judged.words is not None and forms.words is not None:
        forms.words.places = judged.words.places  # to choose from
    stances = {f"stances-{part.stances.prefix}": part.stances for part in forms.parts}
    context = {
        "kind": _("this note"),
        "note": note,
        "forms": forms,
        "language": forms.main["language"].value(),
        "action": reverse("desk:annotation", args=[note.pk]),
        "may_publish": can_publish(request.user) and note.status != Status.PUBLISHED,
        "more": "desk/collision/_note_more.html",
    }
    return collision(
        request,
        meeting,
        fields=lambda name: forms.main[name] if name in forms.main.fields else None,
        rows=stances.get,
        context=context,
        problems=judged.problems if judged is not None else (),
        status=status,
    )
