"""The review of a commentary: the article with its passages, and the one that is looked at."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from apps.accounts.rules import can_publish
from apps.commentary.models import Annotation, Commentary
from apps.commentary.rules import can_edit
from apps.core.answers import answer, asked_by_htmx
from apps.desk.access import DeskRequest
from apps.desk.forms.fields import NumberHint, storable
from apps.desk.forms.note import NoteForms
from apps.desk.selectors.review import SHOWS, Asked
from apps.desk.selectors.review_page import Board, board_of, drafts_of, note_of
from apps.desk.views.commentaries_kept import keeps_commentary
from apps.documents.models.document import Status
from apps.quotations.models import Decision, PassageKind, Quotation
from apps.quotations.services import ask
from apps.quotations.shapes import ReviewPassage


def asked_in(data: QueryDict, passage: str = "passage") -> Asked:
    """What of it makes sense; the rest is as if it were not there."""
    clean, _touched = storable(data)
    show, kind = clean.get("show", ""), clean.get("kind", "")
    return Asked(
        show=show if show in SHOWS else SHOWS[0],
        kind=kind if kind in (PassageKind.QUOTATION, PassageKind.REFERENCE) else "",
        passage=NumberHint().clean(clean.get(passage)) or None,
    )


@keeps_commentary
@require_safe
def review(request: DeskRequest, commentary: Commentary) -> HttpResponse:
    """``?passage=12&show=waiting|all|accepted|rejected&kind=quotation|reference``. htmx gets the passage alone."""
    board = board_of(request.user, commentary, asked_in(request.GET))
    did = _did(request, board)
    context = page_context(request, board, did=did)
    if asked_by_htmx(request):
        return outdated_page(request, commentary) if board.missing else _passage(request, context)
    context |= {"article": board.article(), "drafts": len(drafts_of(commentary)[0])}
    return answer(request, "desk/review/page.html", context)


def _passage(request: DeskRequest, context: dict[str, Any]) -> HttpResponse:
    return render(request, "desk/review/_passage.html", context)


def outdated_page(request: DeskRequest, commentary: Commentary, sentence: str = "") -> HttpResponse:
    """For htmx on a page of a text that was corrected meanwhile: nothing but the way to the newest."""
    asked = asked_in(request.POST if request.method == "POST" else request.GET)
    context = {
        "commentary": commentary,
        "outdated": sentence
        or _("The passage that you asked for is none of the newest text: it was corrected."),
        "newest": review_url(commentary, Asked(asked.show, asked.kind)),
    }
    return render(request, "desk/review/_passage.html", context, status=HTTPStatus.CONFLICT)


def _did(request: DeskRequest, board: Board) -> ReviewPassage | None:
    """The passage decided last, for a page without scripts: so that it can be taken back."""
    key = NumberHint().clean(request.GET.get("did"))
    return next((each for each in board.found.passages if each.id == key), None)


def page_context(request: DeskRequest, board: Board, *, did: ReviewPassage | None = None) -> dict[str, Any]:
    """What the passage's part of the page takes. With an open draft the form of its note."""
    detail = board.detail
    note = note_of(request.user, detail.of) if detail else None
    editable = note is not None and can_edit(request.user, note)
    did_note = note_of(request.user, did) if did else None
    number = next((row.number for row in board.rows if did and row.pk == did.id), 0)
    return {
        "commentary": board.found.commentary,
        "board": board,
        "detail": detail,
        "line": board.line,
        "note": note,
        "may_edit": editable,
        "forms": note_forms(request, note) if note and editable and note.status == Status.DRAFT else None,
        "may_publish": can_publish(request.user),
        "did": did if did and not (detail and detail.of.id == did.id) else None,
        "did_number": number,
        "did_note": did_note,
        "did_has_words": has_words(did_note),
        "has_words": has_words(note),
    }


def has_words(note: Annotation | None) -> bool:
    return note is not None and bool(note.body.strip() or note.source_words.strip())


def note_forms(
    request: DeskRequest, note: Annotation, data: QueryDict | None = None, *, resumed: bool = False
) -> NoteForms:
    return NoteForms(viewer=request.user, annotation=note, data=data, resumed=resumed)


def review_url(commentary: Commentary, asked: Asked, *, did: int | None = None) -> str:
    query = asked.of(asked.passage) + (f"&did={did}" if did else "")
    return f"{reverse('desk:review', args=[commentary.slug])}?{query}"


def on_to(request: DeskRequest, url: str) -> HttpResponse:
    """Another page, whoever asks."""
    return HttpResponseClientRedirect(url) if asked_by_htmx(request) else HttpResponseRedirect(url)


@keeps_commentary
def progress(request: DeskRequest, commentary: Commentary) -> HttpResponse:
    """How far the examination is. Once it is done: the review anew where nothing was shown, else what has changed."""
    asked = asked_in(request.GET)
    board = board_of(request.user, commentary, asked)
    there = review_url(commentary, Asked(asked.show, asked.kind))
    if not asked_by_htmx(request):
        return HttpResponseRedirect(there)
    shown = NumberHint().clean(request.GET.get("have")) or 0
    if not board.under_way and not shown:
        return HttpResponseClientRedirect(there)
    context = {"commentary": commentary, "board": board, "new": len(board.rows) - shown, "polled": True}
    return render(request, "desk/review/_progress.html", {**context, "have": shown, "there": there})


@keeps_commentary
def examine(request: DeskRequest, commentary: Commentary) -> HttpResponse:
    """Has the text looked through once more; decisions stay."""
    text = commentary.texts.filter(current=True).first()
    if request.method == "POST" and text is not None:
        ask(text)
        messages.success(request, _("The article is examined anew. What was decided stays decided."))
    return on_to(request, review_url(commentary, asked_in(request.POST)))


def refused(request: DeskRequest, commentary: Commentary, problem: str, asked: Asked) -> HttpResponse:
    """409: nothing was done; why, and the passage as it stands now."""
    if not asked_by_htmx(request):
        messages.warning(request, problem)
        return HttpResponseRedirect(review_url(commentary, asked))
    board = board_of(request.user, commentary, asked)
    keys = [asked.passage] if asked.passage else []
    context = page_context(request, board) | {
        "problem": problem,
        "lines": board.lines_of(keys),
        "paragraphs": board.changed(keys),
        "drafts": len(drafts_of(commentary)[0]),
        "swapped": True,
    }
    return render(request, "desk/review/_answer.html", context, status=HTTPStatus.CONFLICT)


def passage_or_404(request: DeskRequest, commentary: Commentary, pk: int) -> Quotation:
    """The passage, without the text that it stands in."""
    rows = Quotation.objects.visible_to(request.user).select_related("text").defer("text__text")
    return get_object_or_404(rows, commentary=commentary, pk=pk)


def waits(passage: Quotation) -> bool:
    return passage.decision == Decision.WAITING
