"""A document's desk: what is known of it, its editions, its clauses, whether readers see it."""

from dataclasses import replace
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts import typed
from apps.accounts.rules import can_publish
from apps.desk.access import DeskRequest, editor_required
from apps.desk.collisions.kept import document_sides
from apps.desk.collisions.meeting import meets
from apps.desk.comparing import changes_between
from apps.desk.forms.documents import DocumentForm, DocumentSheet
from apps.desk.forms.in_place import InPlace
from apps.desk.selectors.anchors import waiting_number
from apps.desk.selectors.comparisons import predecessors
from apps.desk.selectors.stock import stock
from apps.desk.selectors.texts import document_clauses, document_rows, edition_rows
from apps.desk.views.collisions import Keeping, meet
from apps.desk.views.keeping import (
    ADD,
    FORM_METHODS,
    act_on,
    add_in_place,
    asked_more,
    keeps_document,
    only_filled_in,
    page,
    reason_in,
    typed_before,
)
from apps.documents import services
from apps.documents.contents import DocumentContent
from apps.documents.history import document_versions
from apps.documents.models import Document
from apps.documents.models.document import Status
from apps.documents.problems import DocumentProblem, StaleVersion
from apps.documents.rules import can_be_published, can_be_restored, can_be_withdrawn
from apps.documents.states import document_content

LABELS = {
    name: field.label
    for name, field in DocumentForm.base_fields.items()
    if name not in {"form_key", "version"}
} | {
    "names": gettext_lazy("Names"),
    "parties": gettext_lazy("Parties bound"),
    "signatories": gettext_lazy("Signatories"),
    "attestations": gettext_lazy("Attestations"),
    "relations": gettext_lazy("Relations"),
}


@editor_required
@require_safe
def documents(request: DeskRequest) -> HttpResponse:
    """All documents, also those that readers do not see."""
    return page(request, "desk/documents/list.html", {"documents": document_rows()})


@editor_required
@require_http_methods(FORM_METHODS)
def new(request: DeskRequest) -> HttpResponse:
    data = typed_before(request)
    if data is None:
        return _show_new(request, DocumentSheet(stock=stock()))
    if request.POST.get("act") in ADD:
        data, wrong = add_in_place(request)
        return _show_new(request, _with(DocumentSheet(stock=stock(), data=data, resumed=True), wrong))
    resumed = only_filled_in(request)
    sheet = DocumentSheet(stock=stock(), data=data, resumed=resumed, more=asked_more(request))
    if resumed or not sheet.is_valid():
        return _show_new(request, sheet, unsaved=resumed and not asked_more(request))
    try:
        document = services.enter_document(
            by=request.user, content=sheet.content(), form_key=sheet.main.cleaned_data["form_key"]
        )
    except DocumentProblem as problem:
        sheet.refuse(problem)
        return _show_new(request, sheet)
    typed.discard(request, request.path)
    messages.success(
        request, _("Entered as a draft. Add an edition with its clauses, or publish it as it is known.")
    )
    return HttpResponseRedirect(_url(document))


@keeps_document
def document(request: DeskRequest, document: Document) -> HttpResponse:
    """``?state=2`` begins with what was known of it in that version."""
    data = typed_before(request)
    if data is None:
        return _show(request, document, _sheet(document, saved=_state_asked(request, document)))
    if request.POST.get("act") in ADD:
        data, wrong = add_in_place(request)
        if meets(document.version, data):
            return meet(_keeping(request, document), data, judged=False, wrong=wrong)
        return _show(request, document, _with(_sheet(document, data, resumed=True), wrong))
    resumed = only_filled_in(request)
    if meets(document.version, data):
        return meet(_keeping(request, document), data, judged=not resumed)
    sheet = _sheet(document, data, resumed=resumed, more=asked_more(request))
    if resumed or not sheet.is_valid():
        return _show(request, document, sheet, unsaved=resumed and not asked_more(request))
    return _save(request, document, sheet)


@keeps_document
def history(request: DeskRequest, document: Document) -> HttpResponse:
    """Every state of what is known of it, each with what it changed."""
    context = {
        "title": document.title,
        "url": _url(document),
        "rows": changes_between(document_versions(document), LABELS),
    }
    return page(request, "desk/documents/history.html", context)


def _save(request: DeskRequest, document: Document, sheet: DocumentSheet) -> HttpResponse:
    try:
        return _edit(request, document, sheet)
    except StaleVersion:
        return meet(_keeping(request, _fresh(document)), request.POST, judged=True)
    except DocumentProblem as problem:
        sheet.refuse(problem)
        return _show(request, document, sheet)


def _edit(request: DeskRequest, document: Document, sheet: DocumentSheet) -> HttpResponse:
    base = sheet.main.cleaned_data["version"] or 0
    edited = services.edit_document(
        by=request.user, document=document, base_version=base, content=sheet.content()
    )
    return _saved(request, edited)


def _saved(request: DeskRequest, document: Document) -> HttpResponse:
    typed.discard(request, request.path)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(_url(document))


def _fresh(document: Document) -> Document:
    document.refresh_from_db()
    return document


def _keeping(request: DeskRequest, document: Document) -> Keeping:
    return Keeping(
        request=request,
        sheet=lambda data, resumed: _sheet(document, data, resumed=resumed, more=asked_more(request)),
        sides=lambda sheet: document_sides(document, sheet, LABELS),
        save=lambda sheet: _edit(request, document, sheet),
        unchanged=lambda: _saved(request, document),
        again=lambda: _keeping(request, _fresh(document)),
        context={
            "kind": _("this document"),
            "name": document.title,
            "action": request.path,
            "back": _url(document),
            "save": _("Save"),
            "more": "desk/collision/_document_more.html",
        },
    )


def _state_asked(request: DeskRequest, document: Document) -> DocumentContent | None:
    asked = request.GET.get("state", "")
    if not asked:
        return None
    found = next((v.content for v in document_versions(document) if str(v.number) == asked), None)
    return replace(found, slug=document.slug) if found else None


def _sheet(
    document: Document,
    data: QueryDict | None = None,
    *,
    saved: DocumentContent | None = None,
    resumed: bool = False,
    more: str = "",
) -> DocumentSheet:
    return DocumentSheet(
        stock=stock(without=document),
        saved=saved or document_content(document),
        version=document.version,
        data=data,
        resumed=resumed,
        more=more,
    )


def _with(sheet: DocumentSheet, wrong: InPlace | None) -> DocumentSheet:
    if wrong is not None:
        sheet.in_place[wrong.kind] = wrong
    return sheet


def _show_new(request: DeskRequest, sheet: DocumentSheet, *, unsaved: bool = False) -> HttpResponse:
    context = {"sheet": sheet, "unsaved": unsaved}
    return page(request, "desk/documents/new.html", context, _status(sheet))


def _show(
    request: DeskRequest,
    document: Document,
    sheet: DocumentSheet,
    *,
    unsaved: bool = False,
) -> HttpResponse:
    context = {
        "document": document,
        "sheet": sheet,
        "unsaved": unsaved,
        "editions": edition_rows(document),
        "clauses": document_clauses(document),
        "predecessors": predecessors(request.user, document.pk),
        "to_reattach": waiting_number(document=document),
        "may_publish": can_publish(request.user) and can_be_published(document),
        "may_withdraw": can_be_withdrawn(document),
        "may_restore": can_be_restored(document),
    }
    return page(request, "desk/documents/document.html", context, _status(sheet))


def _status(sheet: DocumentSheet) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if sheet.problems else HTTPStatus.OK


def _url(document: Document) -> str:
    return reverse("desk:document", args=[document.slug])


def _publish(request: DeskRequest, document: Document, base: int) -> str:
    services.publish_document(by=request.user, document=document, base_version=base)
    return _("Published. Readers see the document.")


def _withdraw(request: DeskRequest, document: Document, base: int) -> str:
    services.withdraw_document(
        by=request.user, document=document, base_version=base, reason=reason_in(request)
    )
    return _("Withdrawn. Readers are told why at its address; the record stays.")


def _restore(request: DeskRequest, document: Document, base: int) -> str:
    restored = services.restore_document(by=request.user, document=document, base_version=base)
    if restored.status == Status.PUBLISHED:
        return _("Restored. Readers see the document again.")
    return _("Restored as a draft.")


publish = act_on(_publish, to_keep=keeps_document, lead=_url)
withdraw = act_on(_withdraw, to_keep=keeps_document, lead=_url, with_reason=True)
restore = act_on(_restore, to_keep=keeps_document, lead=_url)
