"""The text of a commentary: correcting it, and the texts that it had."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from apps.accounts import typed
from apps.commentary.bringing_in import correct_text
from apps.commentary.models import Commentary, CommentaryText
from apps.commentary.problems import CommentaryProblem, ForEditors, StaleText
from apps.commentary.rules import can_correct_text
from apps.desk.access import DeskRequest
from apps.desk.comparing import Pieces, pieces
from apps.desk.engine.joining import join_texts
from apps.desk.forms.commentaries_text import CorrectSheet
from apps.desk.forms.fields import NumberHint
from apps.desk.views.commentaries_kept import commentary_url, keeps_commentary
from apps.desk.views.keeping import only_filled_in, page, typed_before
from apps.documents.importers.problems import ImportProblem

# Code points of a text that is compared word by word while somebody waits: what is longer is shown, not compared.
# The search is quadratic at worst, and this is twice the longest article of the samples.
COMPARED = 60_000


@keeps_commentary
def correct(request: DeskRequest, commentary: Commentary) -> HttpResponse:
    """``?from=2`` begins with what stood in that text."""
    current = commentary.texts.current().select_related("created_by").first()
    data, resumed = typed_before(request), only_filled_in(request)
    if data is None:
        if not can_correct_text(request.user, commentary):
            raise PermissionDenied(str(ForEditors()))
        begun = _begun(request, commentary) or current
        sheet = CorrectSheet(text=begun.text if begun else "", base=current.number if current else 0)
        return _show(request, commentary, current, sheet)
    sheet = CorrectSheet(data=data, resumed=resumed)
    if resumed or not sheet.is_valid():
        return _show(request, commentary, current, sheet, unsaved=resumed)
    said = sheet.main.cleaned_data
    try:
        kept = correct_text(by=request.user, commentary=commentary, base=said["base"] or 0, text=said["text"])
    except StaleText:
        return _meet(request, commentary, said["base"] or 0, said["text"])
    except (CommentaryProblem, ImportProblem) as problem:
        sheet.main.add_error("text", str(problem))
        return _show(request, commentary, current, sheet)
    typed.discard(request, request.path)
    if current is not None and kept.pk == current.pk:
        messages.info(request, _("The text is as it was, so nothing was changed."))
    else:
        messages.success(
            request, _("Saved. The passages are looked for anew; what was decided of them is kept.")
        )
    return HttpResponseRedirect(commentary_url(commentary))


@keeps_commentary
def earlier(request: DeskRequest, commentary: Commentary, number: int) -> HttpResponse:
    """One of its texts, with what the next one changed in it."""
    text = get_object_or_404(commentary.texts.select_related("created_by"), number=number)
    following = commentary.texts.filter(number=number + 1).first()
    context = {
        "commentary": commentary,
        "text": text,
        "following": following,
        "changes": _compared(text.text, following.text) if following else (),
        "back": commentary_url(commentary),
    }
    return page(request, "desk/commentaries/earlier.html", context)


def _begun(request: DeskRequest, commentary: Commentary) -> CommentaryText | None:
    number = NumberHint().clean(request.GET.get("from"))
    return commentary.texts.filter(number=number).first() if number else None


def _meet(request: DeskRequest, commentary: Commentary, base: int, mine: str) -> HttpResponse:
    """Two corrected at once: the form holds both joined where their changes are apart, else the later one's words;
    both are shown."""
    saved = commentary.texts.current().select_related("created_by").first()
    theirs = saved.text if saved else ""
    begun = commentary.texts.filter(number=base).values_list("text", flat=True).first()
    joined = join_texts(begun, theirs, mine) if begun else None
    sheet = CorrectSheet(text=joined or mine, base=saved.number if saved else 0)
    return _show(request, commentary, saved, sheet, mine=mine, joined=joined is not None, collided=True)


def _compared(old: str, new: str) -> Pieces:
    return pieces(old, new) if max(len(old), len(new)) <= COMPARED else ()


def _show(
    request: DeskRequest,
    commentary: Commentary,
    current: CommentaryText | None,
    sheet: CorrectSheet,
    *,
    mine: str = "",
    joined: bool = False,
    collided: bool = False,
    unsaved: bool = False,
) -> HttpResponse:
    problems = sheet.problems
    context = {
        "commentary": commentary,
        "current": current,
        "sheet": sheet,
        "problems": problems,
        "collided": collided,
        "joined": joined,
        "mine": mine,
        "changes": _compared(current.text, mine) if collided and current else (),
        "back": commentary_url(commentary),
        "unsaved": unsaved,
    }
    status = HTTPStatus.OK
    if collided:
        status = HTTPStatus.CONFLICT
    elif problems:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return page(request, "desk/commentaries/text.html", context, status)
