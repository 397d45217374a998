"""Words of an article for which nothing was found, and the clause that an editor says they are about."""

from dataclasses import replace
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from apps.commentary.models import Commentary, CommentaryText
from apps.commentary.problems import CommentaryProblem
from apps.desk.access import DeskRequest
from apps.desk.forms.fields import NumberHint, storable
from apps.desk.forms.review import PointForm
from apps.desk.selectors.review import SHOWS
from apps.desk.selectors.review_point import Pointable, clauses_for, documents_for
from apps.desk.views.anchor_place import ROWS, TALLEST
from apps.desk.views.commentaries_kept import keeps_commentary
from apps.desk.views.review import asked_in, on_to, review_url
from apps.documents.models import Wording
from apps.quotations import services
from apps.quotations.problems import PlaceTaken, QuotationProblem


@keeps_commentary
def point(request: DeskRequest, commentary: Commentary) -> HttpResponse:
    """``?start=&end=`` or ``words``: the words; ``document`` and ``clause``: about what."""
    text = commentary.texts.filter(current=True).first()
    if text is None:
        messages.warning(
            request,
            _(
                "Passages can be pointed at only in a text. Add the article’s text first; nothing was changed."
            ),
        )
        return redirect("desk:review", slug=commentary.slug)
    data, _touched = storable(request.POST if request.method == "POST" else request.GET)
    known, others = documents_for(request.user, commentary)
    slug = data.get("document") or (known[0].slug if len(known) == 1 else "")
    clauses = clauses_for(request.user, slug, commentary.source.language) if slug else []
    chosen = next((each for each in clauses if each.ref == data.get("clause")), None)
    wording = _wording(chosen)
    form = PointForm(
        data if request.method == "POST" and wording else None,
        initial=_initial(text, {name: data.get(name, "") for name in ("words", "start", "end")}),
        text=text.text,
        clause_text=wording.text if wording else "",
    )
    if request.method == "POST" and wording and _is_of(data.get("text"), text):
        if form.is_valid() and form.found:
            return _point(request, commentary, text, form, wording)
    elif request.method == "POST" and not _is_of(data.get("text"), text):
        messages.warning(request, _("The article’s text was corrected meanwhile. Look at the words again."))
    context = {
        "commentary": commentary,
        "text": text,
        "form": form,
        "groups": [(_("This article speaks of"), known), (_("Other documents"), others)],
        "slug": slug,
        "clauses": clauses,
        "chosen": chosen,
        "wording": wording,
        "lines": _lines(wording),
        "asked": asked_in(data),
        "back": review_url(commentary, asked_in(data)),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/review/point.html", context, status=status)


def _is_of(key: str | None, text: CommentaryText) -> bool:
    return NumberHint().clean(key) == text.pk


def _wording(chosen: Pointable | None) -> Wording | None:
    return get_object_or_404(Wording, pk=chosen.wording_id) if chosen else None


def _lines(wording: Wording | None) -> int:
    if wording is None:
        return 0
    return min(TALLEST, 1 + sum(1 + len(line) // ROWS for line in wording.text.split("\n")))


def _initial(text: CommentaryText, given: dict[str, str]) -> dict[str, object]:
    """The words of a selection, whose place the form goes on to name."""
    start, end = (NumberHint().clean(given[name]) for name in ("start", "end"))
    if start is not None and end is not None and start < end <= len(text.text):
        return {"words": text.text[start:end], "start": start, "end": end}
    return {"words": given["words"]}


def _point(
    request: DeskRequest, commentary: Commentary, text: CommentaryText, form: PointForm, wording: Wording
) -> HttpResponse:
    assert form.found is not None  # noqa: S101 - the caller looked
    place = form.clause_found
    asked = asked_in(request.POST)
    try:
        made = services.point_at(
            by=request.user,
            text=text,
            start=form.found.start,
            end=form.found.end,
            wording=wording,
            wording_start=place.start if place else None,
            wording_end=place.end if place else None,
        )
    except PlaceTaken as problem:
        messages.warning(request, str(problem))
        return on_to(request, review_url(commentary, replace(asked, passage=problem.quotation_id)))
    except (QuotationProblem, CommentaryProblem) as problem:
        messages.warning(request, str(problem))
        return on_to(request, review_url(commentary, asked))
    messages.success(request, _("Marked. Accept it to make a draft note of it."))
    return on_to(request, review_url(commentary, replace(asked, show=SHOWS[0], kind="", passage=made.pk)))
