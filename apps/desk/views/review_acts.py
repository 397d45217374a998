"""What an editor decides on a passage: each act a form underneath, on the version that was shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.rules import can_publish
from apps.commentary.models import Annotation, Commentary
from apps.commentary.problems import CommentaryProblem, StaleVersion
from apps.commentary.services import publish_annotation
from apps.core.answers import asked_by_htmx
from apps.desk.access import DeskRequest
from apps.desk.forms.annotation import base_version
from apps.desk.forms.fields import NumberHint
from apps.desk.reviewing import undo_run
from apps.desk.selectors.places import readers_see
from apps.desk.selectors.review import next_waiting
from apps.desk.selectors.review_page import Board, board_of, drafts_of
from apps.desk.views.commentaries_kept import keeps_commentary
from apps.desk.views.review import (
    asked_in,
    outdated_page,
    page_context,
    passage_or_404,
    refused,
    review_url,
)
from apps.quotations import services
from apps.quotations.models import Decision, Quotation
from apps.quotations.problems import QuotationProblem
from apps.quotations.reviewing import visible_candidates

MOST = 50  # clauses that one passage is accepted for at once


@dataclass(frozen=True, slots=True)
class Done:
    """``sentence`` says what was done, to the passages ``keys``. ``stays``: the passage is not left; ``spans`` of the
    article that changed beside those in which the passages stand now."""

    sentence: str
    keys: tuple[int, ...]
    stays: bool = False
    spans: tuple[tuple[int, int], ...] = ()


Act = Callable[[DeskRequest, Quotation, int], Done]


def outdated(passage: Quotation) -> str:
    """Why nothing is decided on a passage of a text that was corrected; "" where it stands in the current one."""
    if passage.text is None or passage.text.current:
        return ""
    return _(
        "The article’s text was corrected meanwhile, and this passage belongs to the text before. Nothing was done. "
        "Look at the newest text: what was decided is kept there."
    )


def refuse_outdated(request: DeskRequest, commentary: Commentary, problem: str) -> HttpResponse:
    """Says so, with the way to the newest text."""
    if asked_by_htmx(request):
        return outdated_page(request, commentary, problem)
    return refused(request, commentary, problem, replace(asked_in(request.POST), passage=None))


def needs_sight(request: DeskRequest, passage: Quotation) -> None:
    """Raises Http404 where all that is found for a passage is hidden from the viewer, and the passage with it."""
    hidden = passage.decision == Decision.WAITING and not can_publish(request.user)
    if hidden and not visible_candidates(request.user).filter(quotation=passage).exists():
        raise Http404(_("There is no such passage."))


def act_on_passage(perform: Act) -> Callable[..., HttpResponse]:
    """A view that does one thing by POST. A GET leads to the passage."""

    @keeps_commentary
    @wraps(perform)
    def view(request: DeskRequest, commentary: Commentary, pk: int) -> HttpResponse:
        passage = passage_or_404(request, commentary, pk)
        needs_sight(request, passage)
        asked = replace(asked_in(request.POST), passage=pk)
        if request.method != "POST":
            return redirect(review_url(commentary, asked))
        problem = outdated(passage)
        if problem:
            return refuse_outdated(request, commentary, problem)
        try:
            done_ = perform(request, passage, base_version(request.POST))
        except (QuotationProblem, CommentaryProblem) as said:
            return refused(request, commentary, str(said), asked)
        return answered(request, commentary, passage, done_)

    return view


def answered(request: DeskRequest, commentary: Commentary, passage: Quotation, done: Done) -> HttpResponse:
    """On to what waits next, unless the act stays: for htmx the parts that changed, else the page."""
    asked = replace(asked_in(request.POST), passage=passage.pk)
    board = board_of(request.user, commentary, asked)
    if not done.stays:
        line = next_waiting(board.lines, _number(board, passage.pk), asked.kind)
        board = board.at(line.pk if line else None)
    did = next((each for each in board.found.passages if each.id == passage.pk), None)
    now = board.asked
    url = review_url(commentary, now, did=passage.pk)
    if not asked_by_htmx(request):
        messages.success(request, done.sentence)
        return HttpResponseRedirect(url)
    context = page_context(request, board, did=did) | {
        "said": done.sentence,
        "lines": board.lines_of(done.keys),
        "paragraphs": board.changed(done.keys, *done.spans),
        "drafts": len(drafts_of(commentary)[0]),
        "swapped": True,
    }
    response = render(request, "desk/review/_answer.html", context)
    response["HX-Replace-Url"] = review_url(commentary, now)
    return response


def _number(board: Board, pk: int) -> int:
    return next((row.number for row in board.rows if row.pk == pk), 0)


def _numbers(values: Sequence[str]) -> list[int]:
    found = [NumberHint().clean(value) for value in values[:MOST]]
    return [number for number in found if number]


@act_on_passage
def accept(request: DeskRequest, passage: Quotation, base: int) -> Done:
    """``only`` is the one candidate of a button; else those of the ticked boxes, else the first."""
    only = _numbers([request.POST.get("only", "")])
    chosen = only or _numbers(request.POST.getlist("candidate"))
    services.accept(by=request.user, quotation=passage, base_version=base, candidates=chosen)
    sentence = _("Accepted. A draft note was made of it.")
    return Done(sentence, (passage.pk,), stays=bool(request.POST.get("write")))


@act_on_passage
def accept_run(request: DeskRequest, passage: Quotation, base: int) -> Done:
    rows = services.accept_run(by=request.user, quotation=passage, base_version=base)
    sentence = ngettext(
        "Accepted. A draft note was made of %(count)d passage.",
        "Accepted. Draft notes were made of %(count)d passages.",
        len(rows),
    )
    return Done(sentence % {"count": len(rows)}, tuple(row.pk for row in rows))


@act_on_passage
def reject(request: DeskRequest, passage: Quotation, base: int) -> Done:
    services.reject(by=request.user, quotation=passage, base_version=base)
    return Done(_("Rejected. Readers never see this passage."), (passage.pk,))


@act_on_passage
def reject_run(request: DeskRequest, passage: Quotation, base: int) -> Done:
    rows = services.reject_run(by=request.user, quotation=passage, base_version=base)
    sentence = ngettext("%(count)d passage was rejected.", "%(count)d passages were rejected.", len(rows))
    return Done(sentence % {"count": len(rows)}, tuple(row.pk for row in rows))


@act_on_passage
def undo(request: DeskRequest, passage: Quotation, base: int) -> Done:
    """With ``run`` of all passages that were decided together with it."""
    together = bool(request.POST.get("run"))
    act = undo_run if together else services.undo
    act(by=request.user, quotation=passage, base_version=base)
    return Done(
        _("Taken back. It waits again."), _run_keys(passage) if together else (passage.pk,), stays=True
    )


def _run_keys(passage: Quotation) -> tuple[int, ...]:
    if passage.run is None:
        return (passage.pk,)
    rows = Quotation.objects.filter(text=passage.text_id, run=passage.run)
    return tuple(rows.values_list("pk", flat=True))


@act_on_passage
def publish(request: DeskRequest, passage: Quotation, base: int) -> Done:
    """The draft that accepting made, if it has words. ``note`` is the version of it that was shown."""
    if not can_publish(request.user):
        raise PermissionDenied(_("Only editors publish. The draft is kept."))
    if passage.annotation_id is None:
        raise StaleVersion(0)
    note = Annotation.objects.get(pk=passage.annotation_id)
    shown = NumberHint().clean(request.POST.get("note")) or 0
    publish_annotation(by=request.user, annotation=note, base_version=shown)
    return Done(published_sentence(note), (passage.pk,))


def published_sentence(note: Annotation) -> str:
    if not readers_see(note):
        return _("Published. Readers see it as soon as what it is about is published.")
    return _("Published. Readers see the note.")
