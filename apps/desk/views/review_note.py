"""The words, topics and stance of a note that accepting made, written where the passage is; and publishing them all."""

from copy import copy
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts import typed
from apps.accounts.rules import can_publish
from apps.commentary.models import Annotation, Commentary
from apps.commentary.problems import CommentaryProblem, StaleVersion
from apps.core.answers import asked_by_htmx
from apps.desk.access import DeskRequest, editor_required
from apps.desk.collisions.meeting import meets
from apps.desk.forms.fields import NumberHint
from apps.desk.forms.note import NoteForms
from apps.desk.reviewing import publish_drafts
from apps.desk.selectors.review import Asked
from apps.desk.selectors.review_page import board_of, drafts_of
from apps.desk.services import edit_note
from apps.desk.views.commentaries_kept import keeps_commentary
from apps.desk.views.note_collision import met_again
from apps.desk.views.notes import note_to_edit
from apps.desk.views.review import (
    asked_in,
    note_forms,
    page_context,
    passage_or_404,
    review_url,
)
from apps.desk.views.review_acts import Done, answered, published_sentence
from apps.desk.views.writing import said_by
from apps.quotations.models import Quotation


@keeps_commentary
def note(request: DeskRequest, commentary: Commentary, pk: int) -> HttpResponse:
    """Saves the note, or saves and publishes it, and goes on to what waits next."""
    passage = passage_or_404(request, commentary, pk)
    if passage.annotation_id is None:
        raise Http404(_("Nothing was accepted here, so there is no note."))
    asked = asked_in(request.POST)
    there = review_url(commentary, Asked(asked.show, asked.kind, pk))
    kept = typed.kept_for(request, request.path) if request.method != "POST" else None
    if request.method != "POST" and (kept is None or not kept.data()):
        return redirect(there)
    row = note_to_edit(request.user, passage.annotation_id)
    if kept is not None:
        return _shown(
            request, commentary, pk, note_forms(request, row, kept.data(), resumed=True), unsaved=True
        )
    act = request.POST.get("act", "")
    publish = act == "publish"
    if publish and not can_publish(request.user):
        raise PermissionDenied(_("Only editors publish. The draft is kept."))
    if act == "resume":
        return _shown(
            request, commentary, pk, note_forms(request, row, request.POST, resumed=True), unsaved=True
        )
    if meets(row.version, request.POST):
        return _met(request, row)
    forms = note_forms(request, row, request.POST)
    if not forms.is_valid():
        return _shown(request, commentary, pk, forms, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _save(request, passage, row, forms, publish=publish)


def _save(
    request: DeskRequest, passage: Quotation, row: Annotation, forms: NoteForms, *, publish: bool
) -> HttpResponse:
    said = said_by(forms)
    try:
        saved = edit_note(
            by=request.user,
            annotation=row,
            base_version=forms.main.cleaned_data["version"] or 0,
            content=said.content,
            publish=publish,
            expert=said.expert,
            commentary=said.commentary,
        )
    except StaleVersion:
        return _met(request, row)
    except CommentaryProblem as problem:
        forms.main.add_error(None, str(problem))
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _shown(request, passage.commentary, passage.pk, forms, status)
    typed.discard(request, request.path)
    sentence = published_sentence(saved) if publish else _("Saved as a draft.")
    return answered(request, passage.commentary, passage, Done(sentence, (passage.pk,)))


def _met(request: DeskRequest, row: Annotation) -> HttpResponse:
    """Both versions side by side, as the note's own page shows them: a whole page, also where htmx asked."""
    plain = copy(request)
    plain.htmx = False  # type: ignore[assignment]  # as if a form had been sent
    response = met_again(plain, row, request.POST)
    if asked_by_htmx(request):
        response["HX-Retarget"] = "body"
        response["HX-Reswap"] = "innerHTML show:window:top"
    return response


def _shown(
    request: DeskRequest,
    commentary: Commentary,
    pk: int,
    forms: NoteForms,
    status: HTTPStatus = HTTPStatus.OK,
    *,
    unsaved: bool = False,
) -> HttpResponse:
    """The passage with the form as it was typed."""
    asked = asked_in(request.POST)
    board = board_of(request.user, commentary, Asked(asked.show, asked.kind, pk))
    context = page_context(request, board) | {"forms": forms, "unsaved": unsaved, "note_path": request.path}
    if asked_by_htmx(request):
        return render(request, "desk/review/_passage.html", context, status=status)
    context |= {"article": board.article(), "drafts": len(drafts_of(commentary)[0])}
    return render(request, "desk/review/page.html", context, status=status)


@keeps_commentary
def publish_all(request: DeskRequest, commentary: Commentary) -> HttpResponse:
    """Asks first, with the number; then publishes every accepted draft that has words."""
    return _publish_all(request, commentary=commentary)


@editor_required
def _publish_all(request: DeskRequest, commentary: Commentary) -> HttpResponse:
    ready, empty = drafts_of(commentary)
    if request.method != "POST":
        context = {"commentary": commentary, "ready": ready, "empty": empty}
        return render(request, "desk/review/publish.html", context)
    expected = NumberHint().clean(request.POST.get("expected"))
    try:
        done = publish_drafts(by=request.user, commentary=commentary, expected=expected or 0)
    except CommentaryProblem as problem:
        messages.warning(request, str(problem))
        return redirect("desk:review_publish_all", slug=commentary.slug)
    sentence = ngettext("%(count)d note was published.", "%(count)d notes were published.", len(done))
    messages.success(request, sentence % {"count": len(done)})
    return HttpResponseRedirect(review_url(commentary, asked_in(request.POST)))
