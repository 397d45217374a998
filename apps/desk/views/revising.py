"""The words of a clause in an edition: revising them, bringing an earlier state back, giving the clause an address."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts import typed
from apps.desk.access import DeskRequest
from apps.desk.collisions.kept import wording_sides
from apps.desk.collisions.meeting import meets
from apps.desk.forms.clauses import AddressForm, RevisionSheet, place_in
from apps.desk.forms.fields import storable
from apps.desk.selectors.anchors import waiting_number
from apps.desk.selectors.standing import notes_on, what_became
from apps.desk.selectors.states import states_of
from apps.desk.selectors.texts import edition_clauses
from apps.desk.views.collisions import Keeping, meet
from apps.desk.views.keeping import ADD, add_in_place, keeps_edition, only_filled_in, page, typed_before
from apps.documents import services
from apps.documents.models import Address, Clause, Edition, Wording
from apps.documents.problems import DocumentProblem, StaleVersion
from apps.documents.services.wordings import may_change_in_place
from apps.documents.states import wording_content


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
        if meets(wording.version, data):
            return meet(_keeping(request, wording), data, judged=False, wrong=wrong)
        sheet = _sheet(wording, wording, data, resumed=True)
        if wrong is not None:
            sheet.in_place[wrong.kind] = wrong
        return _show(request, wording, sheet)
    resumed = only_filled_in(request)
    if meets(wording.version, data):
        return meet(_keeping(request, wording), data, judged=not resumed)
    sheet = _sheet(wording, wording, data, resumed=resumed)
    if resumed or not sheet.is_valid():
        return _show(request, wording, sheet, unsaved=resumed)
    return _save(request, wording, sheet)


def _save(request: DeskRequest, wording: Wording, sheet: RevisionSheet) -> HttpResponse:
    try:
        return _revise(request, wording, sheet)
    except StaleVersion:
        return meet(_keeping(request, _current(wording)), request.POST, judged=True)
    except DocumentProblem as problem:
        sheet.refuse(problem)
        return _show(request, wording, sheet)


def _revise(request: DeskRequest, wording: Wording, sheet: RevisionSheet) -> HttpResponse:
    cleaned = sheet.main.cleaned_data
    revised = services.revise_wording(
        by=request.user,
        wording=wording,
        base_version=cleaned["version"] or 0,
        content=sheet.main.content(),
        reason=cleaned["reason"],
        place=place_in(sheet.main, sheet.clauses),
    )
    return _saved(request, wording, revised)


def _saved(request: DeskRequest, before: Wording, now: Wording) -> HttpResponse:
    typed.discard(request, request.path)
    messages.success(request, _what_was_done(before, now))
    return HttpResponseRedirect(_url(now))


def _keeping(request: DeskRequest, wording: Wording) -> Keeping:
    return Keeping(
        request=request,
        sheet=lambda data, resumed: _sheet(wording, wording, data, resumed=resumed),
        sides=lambda sheet: wording_sides(wording, sheet),
        save=lambda sheet: _revise(request, wording, sheet),
        unchanged=lambda: _saved(request, wording, wording),
        again=lambda: _keeping(request, _current(wording)),
        context={
            "kind": _("these words"),
            "name": _("Clause %(name)s") % {"name": wording.label or ref_of(wording.clause)},
            "language": wording.edition.language,
            "action": request.path,
            "back": _url(wording),
            "save": _("Save") if may_change_in_place(wording) else _("Save as a new revision"),
            "more": "desk/collision/_wording_more.html",
        },
    )


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
    found = _wording(wording.edition, ref_of(wording.clause))
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
    address: AddressForm | None = None,
) -> HttpResponse:
    address = address or AddressForm(auto_id="address-%s")
    context = {
        "edition": wording.edition,
        "document": wording.edition.document,
        "wording": wording,
        "ref": ref_of(wording.clause),
        "addresses": list(wording.clause.addresses.order_by("-canonical", "pk")),
        "sheet": sheet,
        "address": address,
        "unsaved": unsaved,
        "notes": notes_on(wording),
        "to_reattach": waiting_number(edition=wording.edition),
        "states": states_of(wording),
        "in_place": sheet.changes_in_place,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sheet.problems or address.errors else HTTPStatus.OK
    return page(request, "desk/documents/clause.html", context, status)


def ref_of(clause: Clause) -> str:
    return Address.objects.get(clause=clause, canonical=True).ref


def _url(wording: Wording) -> str:
    edition = wording.edition
    return reverse("desk:clause", args=[edition.document.slug, edition.ref, ref_of(wording.clause)])
