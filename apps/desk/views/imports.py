"""The texts on their way in: which there are, how far each is, reading one again, putting one aside."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from apps.core.answers import answer, asked_by_htmx
from apps.desk.access import DeskRequest, editor_required
from apps.desk.selectors.imports import (
    LARGE,
    closed_imports,
    confirmed_by,
    name_of,
    open_imports,
    silent_seconds,
)
from apps.desk.views.imports_kept import edition_desk, import_url, keeps_import
from apps.desk.views.keeping import acts, page
from apps.documents import services
from apps.documents.models import Import
from apps.documents.models.importing import Stage
from apps.documents.problems import DocumentProblem

UNDER_WAY = (Stage.WAITING, Stage.READING)


@editor_required
@require_safe
def imports(request: DeskRequest) -> HttpResponse:
    """What is on its way in; ``?closed=1`` those that are confirmed or discarded."""
    closed = request.GET.get("closed") == "1"
    rows = closed_imports(request.user) if closed else open_imports(request.user)
    return page(request, "desk/imports/list.html", {"imports": rows, "closed": closed})


def being_read(request: DeskRequest, row: Import) -> HttpResponse:
    """The page of an import whose clauses cannot be checked: not yet, or not any more."""
    return page(request, "desk/imports/reading.html", _context(row))


@keeps_import(without=LARGE)
def progress(request: DeskRequest, row: Import) -> HttpResponse:
    """How far it is, as the page's fragment; once it is read, or was refused, on to the import's page."""
    there = import_url(row)
    if row.stage in UNDER_WAY and asked_by_htmx(request):
        return answer(
            request, "desk/imports/reading.html", _context(row), fragment="desk/imports/_progress.html"
        )
    return HttpResponseClientRedirect(there) if asked_by_htmx(request) else HttpResponseRedirect(there)


@keeps_import(without=LARGE)
def read_again(request: DeskRequest, row: Import) -> HttpResponse:
    if acts(request):
        try:
            services.resume_import(by=request.user, row=row)
        except DocumentProblem as problem:
            messages.error(request, str(problem))
    return HttpResponseRedirect(import_url(row))


@keeps_import(without=LARGE)
def discard(request: DeskRequest, row: Import) -> HttpResponse:
    if not acts(request):
        return HttpResponseRedirect(import_url(row))
    try:
        services.discard_import(by=request.user, row=row)
    except DocumentProblem as problem:
        messages.error(request, str(problem))
        return HttpResponseRedirect(import_url(row))
    messages.success(request, _("Discarded. Nothing of it is public; its record is kept."))
    return HttpResponseRedirect(reverse("desk:imports"))


def _context(row: Import) -> dict[str, Any]:
    return {
        "row": row,
        "name": name_of(row),
        "under_way": row.stage in UNDER_WAY,
        "silent": silent_seconds(row) if row.stage in UNDER_WAY else 0,
        "same": services.same_file(row),
        "edition_url": edition_desk(row.edition) if row.edition is not None else "",
        "by": confirmed_by(row) if row.stage == Stage.CONFIRMED else "",
        "again": _begin_again(row),
    }


def _begin_again(row: Import) -> str:
    """Where another file for the same purpose is chosen."""
    if row.edition is not None and row.purpose == "revision":
        return reverse("desk:bring_in_text", args=[row.edition.document.slug, row.edition.ref])
    if row.document is not None and row.purpose == "edition":
        return reverse("desk:bring_in_edition", args=[row.document.slug])
    return reverse("desk:new_document")
