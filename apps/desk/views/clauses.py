"""Clauses: adding one to an edition, revising its words, giving it an address, withdrawing it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts import typed
from apps.desk.access import DeskRequest
from apps.desk.comparing import Difference, differences
from apps.desk.forms.clauses import AddressForm, NewClauseSheet, RevisionForm, RevisionSheet, place_in
from apps.desk.forms.fields import storable
from apps.desk.selectors.standing import notes_on, what_became
from apps.desk.selectors.states import states_of
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
    page,
    reason_in,
    reason_typed,
    typed_before,
)
from apps.documents import services
from apps.documents.models import Address, Clause, Document, Edition, Wording
from apps.documents.problems import DocumentProblem, StaleVersion
from apps.documents.services.wordings import may_change_in_place
from apps.documents.states import wording_content

LABELS = {
    name: RevisionForm.base_fields[name].label
    for name in ("text", "whole", "lead_in", "kind", "label", "label_source", "parent")
}


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
    ref = _ref(wording.clause)
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


@keeps_edition
def clause(request: DeskRequest, edition: Edition, ref: str) -> HttpResponse:
    """The words of a clause in an edition. ``?state=2`` begins with those of an earlier revision."""
    wording = _wording(edition, ref)
    if request.POST.get("act") == "address":
        return _give_address(request, wording)
    data = typed_before(request)
    if data is None:
        return _show(request, wording, _sheet(_state_asked(request, wording), wording))
    if request.POST.get("act") in ADD:
        data, wrong = add_in_place(request, choose_in="label_source")
        sheet = _sheet(wording, wording, data, resumed=True)
        if wrong is not None:
            sheet.in_place[wrong.kind] = wrong
        return _show(request, wording, sheet)
    resumed = only_filled_in(request)
    sheet = _sheet(wording, wording, data, resumed=resumed)
    if resumed or not sheet.is_valid():
        return _show(request, wording, sheet, unsaved=resumed)
    return _revise(request, wording, sheet)


def _revise(request: DeskRequest, wording: Wording, sheet: RevisionSheet) -> HttpResponse:
    cleaned, content = sheet.main.cleaned_data, sheet.main.content()
    try:
        revised = services.revise_wording(
            by=request.user,
            wording=wording,
            base_version=cleaned["version"] or 0,
            content=content,
            reason=cleaned["reason"],
            place=place_in(sheet.main, sheet.clauses),
        )
    except StaleVersion:
        current = _current(wording)
        found = differences(wording_content(current), content, LABELS)
        data = request.POST.copy()
        data["version"] = str(current.version)
        return _show(request, current, _sheet(current, current, data, resumed=True), changed=found)
    except DocumentProblem as problem:
        sheet.refuse(problem)
        return _show(request, wording, sheet)
    typed.discard(request, request.path)
    messages.success(request, _what_was_done(wording, revised))
    return HttpResponseRedirect(_url(revised))


def _what_was_done(before: Wording, now: Wording) -> str:
    if now.pk == before.pk:
        return _("Saved.")
    said = _("Saved as revision %(number)d.") % {"number": now.since}
    return " ".join(filter(None, [said, what_became(now)]))


def _give_address(request: DeskRequest, wording: Wording) -> HttpResponse:
    form = AddressForm(storable(request.POST)[0], auto_id="address-%s")
    if form.is_valid():
        try:
            address = services.give_address(
                by=request.user, clause=wording.clause, ref=form.cleaned_data["ref"]
            )
        except DocumentProblem as problem:
            form.add_error("ref", str(problem))
        else:
            messages.success(request, _("The clause stands at %(ref)s from now on.") % {"ref": address.ref})
            return HttpResponseRedirect(_url(wording))
    return _show(request, wording, _sheet(wording, wording), address=form)


def _wording(edition: Edition, ref: str) -> Wording:
    address = get_object_or_404(Address, document=edition.document, ref=ref)
    rows = edition.wordings.current().select_related("clause", "parent", "label_source")
    wording = rows.filter(clause=address.clause_id).first()
    if wording is None:
        raise Http404(_("This edition does not hold the clause %(ref)s.") % {"ref": ref})
    return wording


def _current(wording: Wording) -> Wording:
    found = _wording(wording.edition, _ref(wording.clause))
    found.edition = wording.edition
    return found


def _state_asked(request: DeskRequest, wording: Wording) -> Wording:
    asked = request.GET.get("state", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 6):
        return wording
    states = Wording.objects.filter(edition=wording.edition, clause=wording.clause, since=int(asked))
    return states.select_related("parent", "label_source").first() or wording


def _sheet(
    begin_with: Wording, wording: Wording, data: QueryDict | None = None, *, resumed: bool = False
) -> RevisionSheet:
    others = [row for row in edition_clauses(wording.edition) if row.clause.pk != wording.clause_id]
    return RevisionSheet(
        saved=wording_content(begin_with),
        version=wording.version,
        clauses=others,
        in_place=may_change_in_place(wording),
        data=data,
        resumed=resumed,
    )


def _show(
    request: DeskRequest,
    wording: Wording,
    sheet: RevisionSheet,
    *,
    unsaved: bool = False,
    changed: list[Difference] | None = None,
    address: AddressForm | None = None,
) -> HttpResponse:
    address = address or AddressForm(auto_id="address-%s")
    context = {
        "edition": wording.edition,
        "document": wording.edition.document,
        "wording": wording,
        "ref": _ref(wording.clause),
        "addresses": list(wording.clause.addresses.order_by("-canonical", "pk")),
        "sheet": sheet,
        "address": address,
        "unsaved": unsaved,
        "changed": changed,
        "notes": notes_on(wording),
        "states": states_of(wording),
        "in_place": sheet.changes_in_place,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sheet.problems or address.errors else HTTPStatus.OK
    return page(
        request, "desk/documents/clause.html", context, HTTPStatus.CONFLICT if changed is not None else status
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


def _ref(clause: Clause) -> str:
    return Address.objects.get(clause=clause, canonical=True).ref


def _url(wording: Wording) -> str:
    edition = wording.edition
    return reverse("desk:clause", args=[edition.document.slug, edition.ref, _ref(wording.clause)])
