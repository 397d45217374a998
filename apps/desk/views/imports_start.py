"""Bringing a text in: a file or pasted words, for a new document, an edition, or over an edition that is there."""

import hashlib
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts import typed
from apps.desk.access import DeskRequest, editor_required
from apps.desk.forms.imports import StartSheet
from apps.desk.views.imports_kept import import_url
from apps.desk.views.keeping import (
    FORM_METHODS,
    acts,
    keeps_document,
    keeps_edition,
    only_filled_in,
    page,
    typed_before,
)
from apps.desk.views.lost_right import keeps_typed
from apps.documents import services
from apps.documents.models import Document, Edition, Import
from apps.documents.models.importing import Purpose
from apps.documents.problems import DocumentProblem


@editor_required
@require_http_methods(FORM_METHODS)
@keeps_typed
def new_document(request: DeskRequest) -> HttpResponse:
    """The three ways to a new document, the first two of them here."""
    return _bring_in(request, Purpose.DOCUMENT)


@keeps_document
def new_edition(request: DeskRequest, document: Document) -> HttpResponse:
    return _bring_in(request, Purpose.EDITION, document=document)


@keeps_edition
def new_text(request: DeskRequest, edition: Edition) -> HttpResponse:
    """A corrected, renumbered or better text over the one that the edition has."""
    return _bring_in(request, Purpose.REVISION, document=edition.document, edition=edition)


@keeps_edition
def bring_back(request: DeskRequest, edition: Edition, number: int) -> HttpResponse:
    """An earlier state of the edition, to be checked and confirmed like a new text."""
    back = reverse("desk:edition", args=[edition.document.slug, edition.ref])
    if not acts(request):
        return HttpResponseRedirect(back)
    try:
        row = services.bring_back(
            by=request.user, edition=edition, number=number, identifier=_identifier(request)
        )
    except DocumentProblem as problem:
        messages.error(request, str(problem))
        return HttpResponseRedirect(back)
    return HttpResponseRedirect(import_url(row))


def _bring_in(
    request: DeskRequest,
    purpose: Purpose,
    *,
    document: Document | None = None,
    edition: Edition | None = None,
) -> HttpResponse:
    data, resumed = typed_before(request), only_filled_in(request)
    sheet = StartSheet(purpose=purpose, data=data, files=request.FILES, resumed=resumed)
    if data is None or resumed or not sheet.is_valid():
        unsaved = data is not None and resumed
        return _show(request, sheet, purpose, document, edition, unsaved=unsaved)
    content, name = sheet.main.content()
    identifier = sheet.main.cleaned_data["identifier"]
    if _is_another(identifier, content):
        identifier = None
    try:
        row = services.start_import(
            by=request.user,
            content=content,
            file_name=name,
            purpose=purpose,
            document=document,
            edition=edition,
            details=sheet.main.details(),
            identifier=identifier,
        )
    except DocumentProblem as problem:
        sheet.refuse(problem)
        return _show(request, sheet, purpose, document, edition)
    typed.discard(request, request.path)
    return HttpResponseRedirect(import_url(row))


def _is_another(identifier: UUID | None, content: bytes) -> bool:
    """Whether the form was sent already with another text: an editor went back and chose another file."""
    if identifier is None:
        return False
    known = Import.objects.filter(pk=identifier).values_list("digest", flat=True).first()
    return known is not None and known != hashlib.sha256(content).hexdigest()


def _identifier(request: DeskRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("identifier", ""))
    except ValueError:
        return None


TITLES = {
    Purpose.DOCUMENT: lambda: _("Enter a document"),
    Purpose.EDITION: lambda: _("Bring in an edition"),
    Purpose.REVISION: lambda: _("Bring in a new text of this edition"),
}


def _show(
    request: DeskRequest,
    sheet: StartSheet,
    purpose: Purpose,
    document: Document | None,
    edition: Edition | None,
    *,
    unsaved: bool = False,
) -> HttpResponse:
    context = {
        "title": TITLES[purpose](),
        "sheet": sheet,
        "purpose": purpose,
        "document": document,
        "edition": edition,
        "unsaved": unsaved,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sheet.problems else HTTPStatus.OK
    return page(request, "desk/imports/new.html", context, status)
