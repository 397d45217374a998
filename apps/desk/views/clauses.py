"""Clauses: adding one to an edition, withdrawing it, restoring it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts import typed
from apps.desk.access import DeskRequest
from apps.desk.forms.clauses import NewClauseSheet, place_in
from apps.desk.selectors.texts import clauses_not_held, edition_clauses
from apps.desk.views.editions import edition_url, show
from apps.desk.views.keeping import (
    ADD,
    acts,
    add_in_place,
    ask_again,
    keeps_document,
    keeps_edition,
    only_filled_in,
    reason_in,
    reason_typed,
    typed_before,
)
from apps.desk.views.revising import ref_of
from apps.documents import services
from apps.documents.models import Address, Document, Edition, Wording
from apps.documents.problems import DocumentProblem


@keeps_edition
def add(request: DeskRequest, edition: Edition) -> HttpResponse:
    """A new clause, or one that another edition holds; its form stands on the edition's page."""
    data = typed_before(request)
    if data is None:
        return HttpResponseRedirect(f"{edition_url(edition)}#add-clause")
    if request.POST.get("act") in ADD:
        data, wrong = add_in_place(request, choose_in="label_source")
        sheet = _new_sheet(edition, data, resumed=True)
        if wrong is not None:
            sheet.in_place[wrong.kind] = wrong
        return show(request, edition, clause=sheet)
    resumed = only_filled_in(request)
    sheet = _new_sheet(edition, data, resumed=resumed)
    if resumed or not sheet.is_valid():
        return show(request, edition, clause=sheet, unsaved=resumed)
    try:
        wording = _add(request, edition, sheet)
    except DocumentProblem as problem:
        sheet.refuse(problem)
        return show(request, edition, clause=sheet)
    typed.discard(request, request.path)
    ref = ref_of(wording.clause)
    messages.success(request, _("Clause %(ref)s is entered.") % {"ref": ref})
    return HttpResponseRedirect(f"{edition_url(edition)}#clause-{ref}")


def _add(request: DeskRequest, edition: Edition, sheet: NewClauseSheet) -> Wording:
    cleaned, place = sheet.main.cleaned_data, place_in(sheet.main, sheet.clauses)
    content = sheet.main.content()
    if sheet.clause is not None:
        return services.add_wording(
            by=request.user,
            edition=edition,
            clause=sheet.clause,
            content=content,
            place=place,
            reason=cleaned["reason"],
        )
    return services.add_clause(
        by=request.user,
        edition=edition,
        content=content,
        place=place,
        ref=cleaned["ref"],
        reason=cleaned["reason"],
        form_key=cleaned["form_key"],
    )


def _new_sheet(edition: Edition, data: QueryDict, *, resumed: bool) -> NewClauseSheet:
    clauses = edition_clauses(edition)
    # A clause that was taken up already can be named still: the form may only have been sent twice.
    taken_up = [row for row in clauses if row.key == data.get("clause") and not row.is_withdrawn]
    return NewClauseSheet(
        edition=edition,
        clauses=clauses,
        held=[*clauses_not_held(edition), *taken_up],
        data=data,
        resumed=resumed,
    )


@keeps_document
def withdraw(request: DeskRequest, document: Document, ref: str) -> HttpResponse:
    return _act(request, document, ref, withdraws=True)


@keeps_document
def restore(request: DeskRequest, document: Document, ref: str) -> HttpResponse:
    return _act(request, document, ref, withdraws=False)


def _act(request: DeskRequest, document: Document, ref: str, *, withdraws: bool) -> HttpResponse:
    """By POST; a GET only leads to the document's desk."""
    found = get_object_or_404(Address.objects.select_related("clause"), document=document, ref=ref).clause
    back = f"{reverse('desk:document', args=[document.slug])}#clauses"
    name, reason = _("Clause %(ref)s") % {"ref": ref}, reason_typed(request) if withdraws else ""
    if not acts(request) and reason:
        return ask_again(request, name, back, reason)
    if acts(request):
        try:
            if withdraws:
                services.withdraw_clause(by=request.user, clause=found, reason=reason_in(request))
                messages.success(
                    request, _("Withdrawn. Its notes stand at the document now; the record stays.")
                )
            else:
                services.restore_clause(by=request.user, clause=found)
                messages.success(request, _("Restored, with its notes."))
        except DocumentProblem as problem:
            if reason:
                return ask_again(request, name, back, reason, problem=str(problem))
            messages.error(request, str(problem))
        else:
            typed.discard(request, request.path)
    return HttpResponseRedirect(back)
