"""Which words a passage is, in the article and in its clause: selected in place, or on a page of their own."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from apps.commentary.models import Commentary
from apps.commentary.problems import CommentaryProblem
from apps.desk.access import DeskRequest
from apps.desk.forms.anchors import PlaceForm
from apps.desk.forms.annotation import base_version
from apps.desk.forms.fields import storable
from apps.desk.forms.review import ArticleWordsForm
from apps.desk.selectors.review_article import paragraph_spans
from apps.desk.views.anchor_place import ROWS, TALLEST
from apps.desk.views.commentaries_kept import keeps_commentary
from apps.desk.views.review import asked_in, on_to, passage_or_404, refused, review_url
from apps.desk.views.review_acts import Done, answered, needs_sight, outdated, refuse_outdated
from apps.matching.engine.find import Place
from apps.quotations import services
from apps.quotations.models import Quotation
from apps.quotations.problems import QuotationProblem
from apps.quotations.reviewing import visible_candidates

AROUND = 600  # code points of the article shown around a passage whose words are changed: a paragraph or two


@keeps_commentary
def adjust(request: DeskRequest, commentary: Commentary, pk: int) -> HttpResponse:
    """Other words of the article: ``start`` and ``end`` of a selection, or ``words``, which are sought."""
    passage, problem = _passage(request, commentary, pk)
    asked = replace(asked_in(request.POST), passage=pk)
    if problem or passage.text is None:
        return refused(
            request, commentary, problem or _("It stands in no text."), replace(asked, passage=None)
        )
    here = Place(passage.start, passage.end)
    text = passage.text.text
    if request.method != "POST":
        initial = {"words": passage.words}
        return _article_page(request, passage, ArticleWordsForm(initial=initial, text=text, near=here))
    form = ArticleWordsForm(storable(request.POST)[0], text=text, near=here)
    if not form.is_valid() or form.found is None:
        return _article_page(request, passage, form)
    try:
        services.adjust(
            by=request.user,
            quotation=passage,
            base_version=base_version(request.POST),
            start=form.found.start,
            end=form.found.end,
        )
    except (QuotationProblem, CommentaryProblem) as said:
        return refused(request, commentary, str(said), asked)
    if passage.run is not None:  # it leaves its row, so that the list has other lines
        return on_to(request, review_url(commentary, asked))
    done = Done(_("Adjusted: the passage is these words now."), (pk,), True, ((here.start, here.end),))
    return answered(request, commentary, passage, done)


def _passage(request: DeskRequest, commentary: Commentary, pk: int) -> tuple[Quotation, str]:
    """The passage, and why nothing is done to it."""
    passage = passage_or_404(request, commentary, pk)
    needs_sight(request, passage)
    return passage, outdated(passage)


def _article_page(request: DeskRequest, passage: Quotation, form: ArticleWordsForm) -> HttpResponse:
    text = form.text
    low = max((start for start, _end in paragraph_spans(text) if start <= passage.start), default=0)
    low = max(low, passage.start - AROUND)
    context = {
        "form": form,
        "before": text[low : passage.start],
        "words": passage.words,
        "after": text[passage.end : passage.end + AROUND],
    }
    return _page(request, "desk/review/span.html", passage, context, wrong=bool(form.errors))


def _page(
    request: DeskRequest, template: str, passage: Quotation, context: dict[str, Any], *, wrong: bool
) -> HttpResponse:
    data = request.POST if request.method == "POST" else request.GET
    asked = replace(asked_in(data), passage=passage.pk)
    more = {
        "commentary": passage.commentary,
        "passage": passage,
        "version": base_version(data) or passage.version,
        "asked": asked,
        "back": review_url(passage.commentary, asked),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, template, {**context, **more}, status=status)


@keeps_commentary
def adjust_clause(request: DeskRequest, commentary: Commentary, pk: int, candidate: int) -> HttpResponse:
    """Other words of the clause that a candidate is."""
    passage, problem = _passage(request, commentary, pk)
    asked = replace(asked_in(request.POST), passage=pk)
    if problem:
        return refuse_outdated(request, commentary, problem)
    rows = (
        visible_candidates(request.user)
        .filter(quotation=passage)
        .select_related("wording__edition", "document")
    )
    row = get_object_or_404(rows, pk=candidate)
    if row.wording is None:
        raise Http404(_("This clause is only named in the article, so that none of its words are meant."))
    ids = f"candidate-{row.pk}-%s"
    if request.method != "POST":
        words = row.wording.text[row.start or 0 : row.end or 0]
        form = PlaceForm(initial={"quote": words, "wording": row.wording_id}, text=row.wording, auto_id=ids)
        return _clause_page(request, passage, form, row)
    form = PlaceForm(storable(request.POST)[0], text=row.wording, auto_id=ids)
    if not form.is_valid() or form.found is None:
        return _clause_page(request, passage, form, row)
    try:
        services.adjust_clause(
            by=request.user,
            candidate=row,
            base_version=base_version(request.POST),
            start=form.found.start,
            end=form.found.end,
        )
    except (QuotationProblem, CommentaryProblem) as said:
        return refused(request, commentary, str(said), asked)
    done = Done(_("Adjusted: these words of the clause are meant now."), (pk,), stays=True)
    return answered(request, commentary, passage, done)


def _clause_page(request: DeskRequest, passage: Quotation, form: PlaceForm, row: Any) -> HttpResponse:
    lines = sum(1 + len(line) // ROWS for line in form.text.text.split("\n"))
    context = {"form": form, "row": row, "lines": min(TALLEST, lines + 1)}
    return _page(request, "desk/review/clause_span.html", passage, context, wrong=bool(form.errors))
