"""An edition's desk: what is known of it, its clauses, whether readers see it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts import typed
from apps.desk.access import DeskRequest
from apps.desk.collisions.kept import edition_sides
from apps.desk.collisions.meeting import meets
from apps.desk.comparing import changes_between
from apps.desk.forms.clauses import NewClauseSheet
from apps.desk.forms.editions import EditionForm, EditionSheet
from apps.desk.selectors.anchors import waiting_number
from apps.desk.selectors.imports import earlier_revisions
from apps.desk.selectors.texts import clauses_not_held, edition_clauses
from apps.desk.views.collisions import Keeping, meet
from apps.desk.views.keeping import (
    ADD,
    act_on,
    add_in_place,
    keeps_document,
    keeps_edition,
    only_filled_in,
    page,
    reason_in,
    typed_before,
)
from apps.documents import services
from apps.documents.history import edition_versions
from apps.documents.models import Document, Edition
from apps.documents.models.document import Status
from apps.documents.problems import DocumentProblem, StaleVersion
from apps.documents.rules import can_be_published, can_be_restored, can_be_withdrawn
from apps.documents.states import edition_content

LABELS = {
    name: field.label
    for name, field in EditionForm.base_fields.items()
    if name not in {"form_key", "version", "ref", "reason"}
}


@keeps_document
def new(request: DeskRequest, document: Document) -> HttpResponse:
    data = typed_before(request)
    if data is None:
        return _show_new(request, document, EditionSheet())
    if request.POST.get("act") in ADD:
        data, wrong = add_in_place(request, choose_in="source")
        sheet = EditionSheet(data=data, resumed=True)
        if wrong is not None:
            sheet.in_place[wrong.kind] = wrong
        return _show_new(request, document, sheet)
    resumed = only_filled_in(request)
    sheet = EditionSheet(data=data, resumed=resumed)
    if resumed or not sheet.is_valid():
        return _show_new(request, document, sheet, unsaved=resumed)
    cleaned = sheet.main.cleaned_data
    try:
        edition = services.add_edition(
            by=request.user,
            document=document,
            content=sheet.content(),
            reason=cleaned["reason"],
            form_key=cleaned["form_key"],
        )
    except DocumentProblem as problem:
        sheet.refuse(problem)
        return _show_new(request, document, sheet)
    typed.discard(request, request.path)
    messages.success(request, _("Entered as a draft. Now add its clauses, then publish it."))
    return HttpResponseRedirect(edition_url(edition))


@keeps_edition
def edition(request: DeskRequest, edition: Edition) -> HttpResponse:
    """``?state=2`` begins with what was known of it in that version."""
    data = typed_before(request)
    if data is None:
        return show(request, edition, facts=_state_asked(request, edition))
    if request.POST.get("act") in ADD:
        data, wrong = add_in_place(request, choose_in="source")
        if meets(edition.version, data):
            return meet(_keeping(request, edition), data, judged=False, wrong=wrong)
        sheet = _sheet(edition, data, resumed=True)
        if wrong is not None:
            sheet.in_place[wrong.kind] = wrong
        return show(request, edition, facts=sheet)
    resumed = only_filled_in(request)
    if meets(edition.version, data):
        return meet(_keeping(request, edition), data, judged=not resumed)
    sheet = _sheet(edition, data, resumed=resumed)
    if resumed or not sheet.is_valid():
        return show(request, edition, facts=sheet, unsaved=resumed)
    return _save(request, edition, sheet)


@keeps_edition
def history(request: DeskRequest, edition: Edition) -> HttpResponse:
    """Every state of what is known of it; its words have their states at each clause."""
    context = {
        "title": f"{edition.document.title}, {edition.ref}",
        "url": edition_url(edition),
        "rows": changes_between(edition_versions(edition), LABELS),
    }
    return page(request, "desk/documents/history.html", context)


def _save(request: DeskRequest, edition: Edition, sheet: EditionSheet) -> HttpResponse:
    try:
        return _edit(request, edition, sheet)
    except StaleVersion:
        return meet(_keeping(request, _fresh(edition)), request.POST, judged=True)
    except DocumentProblem as problem:
        sheet.refuse(problem)
        return show(request, edition, facts=sheet)


def _edit(request: DeskRequest, edition: Edition, sheet: EditionSheet) -> HttpResponse:
    base = sheet.main.cleaned_data["version"] or 0
    services.edit_edition(by=request.user, edition=edition, base_version=base, content=sheet.content())
    return _saved(request, edition)


def _saved(request: DeskRequest, edition: Edition) -> HttpResponse:
    typed.discard(request, request.path)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(edition_url(edition))


def _fresh(edition: Edition) -> Edition:
    document = edition.document
    edition.refresh_from_db()
    edition.document = document
    return edition


def _keeping(request: DeskRequest, edition: Edition) -> Keeping:
    return Keeping(
        request=request,
        sheet=lambda data, resumed: _sheet(edition, data, resumed=resumed),
        sides=lambda sheet: edition_sides(edition, sheet),
        save=lambda sheet: _edit(request, edition, sheet),
        unchanged=lambda: _saved(request, edition),
        again=lambda: _keeping(request, _fresh(edition)),
        context={
            "kind": _("this edition"),
            "name": f"{edition.document.title}, {edition.ref}",
            "action": request.path,
            "back": edition_url(edition),
            "save": _("Save"),
            "more": "desk/collision/_edition_more.html",
        },
    )


def _state_asked(request: DeskRequest, edition: Edition) -> EditionSheet | None:
    asked = request.GET.get("state", "")
    versions = edition_versions(edition) if asked else []
    found = next((version.content for version in versions if str(version.number) == asked), None)
    return EditionSheet(saved=found, version=edition.version) if found else None


def _sheet(edition: Edition, data: QueryDict | None = None, *, resumed: bool = False) -> EditionSheet:
    return EditionSheet(saved=edition_content(edition), version=edition.version, data=data, resumed=resumed)


def _show_new(
    request: DeskRequest, document: Document, sheet: EditionSheet, *, unsaved: bool = False
) -> HttpResponse:
    context = {"document": document, "sheet": sheet, "unsaved": unsaved}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sheet.problems else HTTPStatus.OK
    return page(request, "desk/documents/new_edition.html", context, status)


def show(
    request: DeskRequest,
    edition: Edition,
    *,
    facts: EditionSheet | None = None,
    clause: NewClauseSheet | None = None,
    unsaved: bool = False,
) -> HttpResponse:
    """The edition's desk, with its two forms as they are or as they were typed."""
    clauses = edition_clauses(edition)
    facts = facts or _sheet(edition)
    clause = clause or NewClauseSheet(edition=edition, clauses=clauses, held=clauses_not_held(edition))
    context = {
        "edition": edition,
        "document": edition.document,
        "facts": facts,
        "facts_open": facts.filling.data is not None or "state" in request.GET,
        "clause": clause,
        "clauses": clauses,
        "unsaved": unsaved,
        "earlier": earlier_revisions(edition),
        "to_reattach": waiting_number(edition=edition),
        "may_publish": can_be_published(edition) and bool(clauses),
        "may_withdraw": can_be_withdrawn(edition),
        "may_restore": can_be_restored(edition),
    }
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if facts.problems or clause.problems else HTTPStatus.OK
    return page(request, "desk/documents/edition.html", context, wrong)


def edition_url(edition: Edition) -> str:
    return reverse("desk:edition", args=[edition.document.slug, edition.ref])


def _publish(request: DeskRequest, edition: Edition, base: int) -> str:
    services.publish_edition(by=request.user, edition=edition, base_version=base)
    if edition.document.status == Status.PUBLISHED:
        return _("Published. Readers see the edition.")
    return _("Published. Readers see the edition as soon as its document is published.")


def _withdraw(request: DeskRequest, edition: Edition, base: int) -> str:
    services.withdraw_edition(by=request.user, edition=edition, base_version=base, reason=reason_in(request))
    return _("Withdrawn. Readers do not see the edition any more; its record stays.")


def _restore(request: DeskRequest, edition: Edition, base: int) -> str:
    restored = services.restore_edition(by=request.user, edition=edition, base_version=base)
    if restored.status == Status.PUBLISHED:
        return _("Restored. The edition is published again.")
    return _("Restored as a draft.")


publish = act_on(_publish, to_keep=keeps_edition, lead=edition_url)
withdraw = act_on(_withdraw, to_keep=keeps_edition, lead=edition_url, with_reason=True)
restore = act_on(_restore, to_keep=keeps_edition, lead=edition_url)
