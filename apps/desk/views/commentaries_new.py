"""Bringing a commentary in: the article is read, then what it says of itself is checked beside its text."""

from collections.abc import Mapping
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from apps.accounts import typed
from apps.commentary.bringing_in import commentary_with, create_commentary
from apps.commentary.intake.reading import read_file, read_pasted
from apps.commentary.intake.shapes import Article, Origin
from apps.commentary.models import Commentary
from apps.commentary.problems import CommentaryProblem, HasText, SameArticle, SameLink
from apps.desk.access import DeskRequest, writer_required
from apps.desk.forms.commentaries import BringInForm, CommentarySheet, StartSheet
from apps.desk.selectors.commentary_proposals import Proposal, proposal, sources_to_choose
from apps.desk.views.commentaries_kept import commentary_url
from apps.desk.views.keeping import FORM_METHODS, only_filled_in, page, typed_before
from apps.desk.views.lost_right import keeps_typed
from apps.documents.importers.problems import ImportProblem
from apps.documents.problems import DocumentProblem, NotValid

DETAILS = "details"  # the second of the two forms of the page
FROM = {
    Origin.DATA: gettext_lazy("Proposed from what the page says to machines."),
    Origin.META: gettext_lazy("Proposed from what the page says to machines."),
    Origin.PAGE: gettext_lazy("Proposed from the page."),
    Origin.FILE: gettext_lazy("Proposed from the file."),
    Origin.WORDS: gettext_lazy("Proposed from the article’s own words."),
    Origin.ADDRESS: gettext_lazy("Proposed from the link: other articles there are of this publisher."),
}


@writer_required
@require_http_methods(FORM_METHODS)
@keeps_typed
def new(request: DeskRequest) -> HttpResponse:
    data, resumed = typed_before(request), only_filled_in(request)
    if data is None:
        return _show_start(request, StartSheet())
    if data.get("step") == DETAILS:
        return _save(request, data, resumed=resumed)
    sheet = StartSheet(data=data, files=request.FILES, resumed=resumed)
    if resumed or not sheet.is_valid():
        return _show_start(request, sheet, unsaved=resumed)
    return _read(request, sheet)


def _read(request: DeskRequest, sheet: StartSheet) -> HttpResponse:
    """The article, cleaned and with its details proposed, to be checked. Nothing is kept yet."""
    said = sheet.main.cleaned_data
    file, pasted = said["file"], said["pasted"]
    article: Article | None = None
    try:
        if file is not None:
            article = read_file(file.read(), file.name or "file")
        elif pasted.strip():
            article = read_pasted(pasted)
    except ImportProblem as problem:
        sheet.main.add_error("file" if file is not None else "pasted", str(problem))
        return _show_start(request, sheet)
    there = commentary_with(article.text) if article else None
    if there is not None:
        return _lead_to(request, there, SameArticle(there))
    found = proposal(
        article, title=said["title"], url=said["url"], file_name=(file.name or "") if file is not None else ""
    )
    filled = CommentarySheet(
        BringInForm, initial=found.initial, new_names=found.new_names, sources=sources_to_choose()
    )
    return _show_details(request, filled, article=article, found=found)


def _save(request: DeskRequest, data: QueryDict, *, resumed: bool) -> HttpResponse:
    sheet = CommentarySheet(BringInForm, data=data, resumed=resumed, sources=sources_to_choose())
    if resumed:
        return _show_details(request, sheet, unsaved=True)
    valid, cleaned = sheet.is_valid(), sheet.main.cleaned_data
    # Before anything else: of a form that was sent twice the experts are no new ones any more.
    there = commentary_with(cleaned["text"]) if cleaned.get("text") else None
    if there is not None:
        return _lead_to(request, there, SameArticle(there))
    if not valid:
        return _show_details(request, sheet)
    try:
        made = create_commentary(
            by=request.user, details=sheet.details(), text=cleaned["text"], file_name=cleaned["file_name"]
        )
    except SameArticle as problem:
        return _lead_to(request, problem.commentary, problem)
    except SameLink as problem:
        sheet.main.add_error("url", str(problem))
        return _show_details(request, sheet, there=problem.commentary)
    except HasText as problem:
        sheet.main.add_error("source", str(problem))
        return _show_details(request, sheet, there=problem.commentary)
    except (CommentaryProblem, ImportProblem) as problem:
        sheet.main.add_error("text", str(problem))
        return _show_details(request, sheet)
    except DocumentProblem as problem:
        refuse(sheet, problem)
        return _show_details(request, sheet)
    return _saved(request, made, has_text=bool(cleaned["text"]))


def refuse(sheet: CommentarySheet, problem: DocumentProblem) -> None:
    """Says what no source can hold beside its field."""
    told: Mapping[str, list[str]] = (
        problem.messages if isinstance(problem, NotValid) else {problem.field: [str(problem)]}
    )
    for name, sentences in told.items():
        sheet.main.add_error(name if name in sheet.main.fields else None, list(sentences))


def _saved(request: DeskRequest, made: Commentary, *, has_text: bool) -> HttpResponse:
    typed.discard(request, request.path)
    if has_text:
        messages.success(
            request, _("Saved. Its passages are being looked for; readers see nothing of it yet.")
        )
        return HttpResponseRedirect(commentary_url(made, "review"))
    messages.success(request, _("Saved without a text. Passages are found as soon as it has one."))
    return HttpResponseRedirect(commentary_url(made))


def _lead_to(request: DeskRequest, there: Commentary, problem: CommentaryProblem) -> HttpResponse:
    typed.discard(request, request.path)
    messages.info(request, str(problem))
    return HttpResponseRedirect(commentary_url(there))


def _show_start(request: DeskRequest, sheet: StartSheet, *, unsaved: bool = False) -> HttpResponse:
    context = {"sheet": sheet, "problems": sheet.problems, "unsaved": unsaved}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if context["problems"] else HTTPStatus.OK
    return page(request, "desk/commentaries/new.html", context, status)


def _show_details(
    request: DeskRequest,
    sheet: CommentarySheet,
    *,
    article: Article | None = None,
    found: Proposal | None = None,
    there: Commentary | None = None,
    unsaved: bool = False,
) -> HttpResponse:
    problems = sheet.problems
    context = {
        "sheet": sheet,
        "problems": problems,
        "origins": {name: FROM[origin] for name, origin in (found.origins if found else {}).items()},
        "there": there or (found.alike if found else None),
        "whole": article.whole if article else False,
        "notes": article.notes if article else (),
        "unsaved": unsaved,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return page(request, "desk/commentaries/check.html", context, status)
