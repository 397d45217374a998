"""The re-attach desk: what became of the words of notes after a revision, and what an editor decides on it."""

import math
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from apps.commentary import deciding
from apps.commentary.models import Target
from apps.commentary.models.target import TargetKind
from apps.commentary.problems import AnchorChanged, CommentaryProblem
from apps.commentary.reviewing import STATES, Number, numbers
from apps.core.answers import asked_by_htmx
from apps.desk.access import DeskRequest, editor_required
from apps.desk.forms.fields import storable
from apps.desk.selectors.anchor_cases import SURE, case_of
from apps.desk.selectors.anchors import (
    Asked,
    Group,
    document_choices,
    groups,
    notes_fallen,
    page_of,
    state_choices,
)
from apps.documents.models import Edition

SLUG_LIMIT = 200  # longer than any address


@editor_required
@require_safe
def anchors(request: DeskRequest) -> HttpResponse:
    """What waits, by document, edition and revision. ``?state=``, ``?document=``, ``?edition=``, ``?above=0.9``."""
    asked = asked_in(request.GET)
    page = page_of(asked, request.GET.get("page"))
    rows, total = notes_fallen()
    context = {
        "asked": asked,
        "page": page,
        "groups": _in_turn(groups(asked, list(page))),
        "states": state_choices(asked),
        "documents": document_choices(asked),
        "fallen": rows,
        "fallen_total": total,
        "did": _decided(request.GET.get("did", "")),
    }
    return render(request, "desk/anchors.html", context)


def asked_in(data: QueryDict) -> Asked:
    """What of it makes sense; the rest is as if it were not there."""
    clean, _touched = storable(data)
    state = clean.get("state", "")
    return Asked(
        state=state if state in STATES else "",
        document=clean.get("document", "")[:SLUG_LIMIT],
        edition=clean.get("edition", "")[:SLUG_LIMIT],
        above=_score(clean.get("above", "")),
    )


def _score(text: str) -> float:
    try:
        score = float(text.replace(",", "."))
    except ValueError:
        return SURE
    return round(min(max(score, 0.0), 1.0), 2) if math.isfinite(score) else SURE


def _in_turn(found: list[Group]) -> list[Group]:
    """Each case knows which one comes after it, where one goes on when it is decided."""
    ids = [case.dom_id for group in found for cause in group.causes for case in cause.cases]
    after = dict(zip(ids, [*ids[1:], ""], strict=True)) if ids else {}
    return [
        replace(
            group,
            causes=tuple(
                replace(cause, cases=tuple(replace(case, next_id=after[case.dom_id]) for case in cause.cases))
                for cause in group.causes
            ),
        )
        for group in found
    ]


def _decided(key: str) -> Target | None:
    """The note decided on last, for a page without scripts: so that it can be taken back."""
    if not (key.isascii() and key.isdecimal() and len(key) < 12):
        return None
    return Target.objects.filter(pk=int(key), kind=TargetKind.SPAN).select_related("annotation").first()


def span_or_404(key: int) -> Target:
    rows = Target.objects.live().filter(kind=TargetKind.SPAN)
    return get_object_or_404(rows.select_related("annotation", "document", "made_on__edition"), pk=key)


Act = Callable[[DeskRequest, Target], str]


def act_on_anchor(perform: Act) -> Callable[..., HttpResponse]:
    """A view that decides on one note by POST. ``perform`` returns the sentence that says what was done."""

    @editor_required
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(perform)
    def view(request: DeskRequest, pk: int) -> HttpResponse:
        target = span_or_404(pk)
        if request.method != "POST":
            return redirect("desk:anchors")
        try:
            said = perform(request, target)
        except CommentaryProblem as problem:
            return undone(request, target, str(problem))
        return done(request, target, said)

    return view


def seen_in(request: HttpRequest) -> str:
    """How the note stood when it was shown; nothing is decided without it."""
    return storable(request.POST)[0].get("seen", "")


@act_on_anchor
def accept(request: DeskRequest, target: Target) -> str:
    deciding.accept(by=request.user, target=target, seen=seen_in(request))
    return _("Accepted. The note stands at the proposed place.")


@act_on_anchor
def keep(request: DeskRequest, target: Target) -> str:
    anchor = deciding.keep_on_clause(by=request.user, target=target, seen=seen_in(request))
    if anchor.start is not None or anchor.wording.until is not None:
        return _("Kept. The note stays at the document, as its clause is gone.")
    return _("Kept. The note stays at its clause, with the words that it was made on.")


@act_on_anchor
def take_back(request: DeskRequest, target: Target) -> str:
    deciding.take_back(by=request.user, target=target)
    return _("Taken back. The note waits again.")


@editor_required
@require_http_methods(["GET", "HEAD", "POST"])
def accept_above(request: DeskRequest, slug: str, edition: str) -> HttpResponse:
    """Everything in an edition that is proposed with the score or a higher one."""
    found = get_object_or_404(Edition, document__slug=slug, ref=edition)
    if request.method != "POST":
        return redirect("desk:anchors")
    data, _touched = storable(request.POST)
    expected = data.get("expected", "")
    if not (expected.isascii() and expected.isdecimal() and len(expected) < 9):
        raise Http404(_("This form was not made here."))
    try:
        number = deciding.accept_above(
            by=request.user, edition=found, score=_score(data.get("above", "")), expected=int(expected)
        )
    except CommentaryProblem as problem:
        messages.warning(request, str(problem))
    else:
        sentence = ngettext("%(number)d place was accepted.", "%(number)d places were accepted.", number)
        messages.success(request, sentence % {"number": number})
    return redirect(_list_url(request))


def done(request: DeskRequest, target: Target, said: str) -> HttpResponse:
    """The case in its new state, for htmx; else the list, at the case that comes next."""
    if not asked_by_htmx(request):
        messages.success(request, said)
        after = request.POST.get("next", "")
        anchor = f"#{after}" if after.startswith("case-") and after[5:].isdecimal() else ""
        return redirect(f"{_list_url(request, did=target.pk)}{anchor}")
    return render(request, "desk/_anchor_answer.html", {**_counts(request, target), "said": said})


def undone(request: DeskRequest, target: Target, problem: str) -> HttpResponse:
    """Nothing was done, and how it stands now."""
    if not asked_by_htmx(request):
        messages.warning(request, problem)
        return redirect(_list_url(request))
    context = {**_counts(request, target), "problem": problem}
    return render(request, "desk/_anchor_answer.html", context, status=HTTPStatus.CONFLICT)


def _counts(request: DeskRequest, target: Target) -> dict[str, object]:
    asked = asked_in(request.POST)
    if target.made_on is None:
        raise AnchorChanged
    edition = target.made_on.edition
    edition.document = target.document
    return {
        "target": target,
        "case": case_of(target.pk),
        "asked": asked,
        "states": state_choices(asked),
        "edition": edition,
        "number": numbers(replace(asked, state="").rows(), asked.above).get(edition.pk, Number(0, 0)),
        "swapped": True,
    }


def _list_url(request: HttpRequest, did: int | None = None) -> str:
    """The list as the form was shown in it."""
    parts = [asked_in(request.POST).query, f"did={did}" if did else ""]
    return "?".join(filter(None, [reverse("desk:anchors"), "&".join(filter(None, parts))]))
