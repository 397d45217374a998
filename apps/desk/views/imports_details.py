"""What a text on its way in is: title, language, source, as far as somebody knows."""

import hashlib
import json
from dataclasses import asdict
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from apps.accounts import typed
from apps.desk.access import DeskRequest
from apps.desk.comparing import Difference, differences
from apps.desk.forms.imports import LABELS, DetailsSheet, missing
from apps.desk.selectors.imports import LARGE, name_of
from apps.desk.views.imports_kept import import_url, keeps_import
from apps.desk.views.keeping import only_filled_in, page, typed_before
from apps.documents import services
from apps.documents.models import Import
from apps.documents.models.importing import Stage
from apps.documents.problems import DocumentProblem, StaleVersion
from apps.documents.services import Details


@keeps_import(without=LARGE)
def details(request: DeskRequest, row: Import) -> HttpResponse:
    """Saved, it leads on to the page on which it is confirmed."""
    if row.stage != Stage.READY and request.method != "POST":
        return HttpResponseRedirect(import_url(row))
    data, resumed = typed_before(request), only_filled_in(request)
    saved = services.details_of(row)
    sheet = DetailsSheet(purpose=row.purpose, saved=saved, data=data, resumed=resumed)
    if data is None or resumed:
        return _show(request, row, sheet, unsaved=data is not None)
    if not sheet.is_valid():
        return _show(request, row, sheet)
    said = sheet.main.details(saved)
    if row.stage == Stage.READY and data.get("seen") != _name(saved) and said != saved:
        return _collide(request, row, sheet, said)
    try:
        kept = services.save_details(by=request.user, row=row, base_version=row.version, details=said)
    except StaleVersion:
        return _collide(request, _fresh(row), sheet, said)
    except DocumentProblem as problem:
        sheet.refuse(problem)
        return _show(request, row, sheet)
    return _saved(request, kept)


def _saved(request: DeskRequest, row: Import) -> HttpResponse:
    typed.discard(request, request.path)
    lacking = [label for _name, label in missing(services.details_of(row), row.purpose)]
    if lacking:
        messages.success(
            request,
            _("Saved. Before it is confirmed, say this too: %(what)s.") % {"what": ", ".join(lacking)},
        )
    else:
        messages.success(request, _("Saved."))
    return HttpResponseRedirect(import_url(row, "import_confirm"))


def _collide(request: DeskRequest, row: Import, sheet: DetailsSheet, said: Details) -> HttpResponse:
    """Somebody saved other details in the meantime: both are shown, and what was typed stands in the form."""
    theirs = differences(services.details_of(row), said, LABELS)
    return _show(request, row, sheet, theirs=theirs)


def _fresh(row: Import) -> Import:
    row.refresh_from_db(fields=["details", "version", "stage"])
    return row


def _name(said: Details) -> str:
    """The same exactly where the details are: steps at the clauses make a new version, and no collision here."""
    return hashlib.sha256(json.dumps(asdict(said), sort_keys=True).encode()).hexdigest()


def _show(
    request: DeskRequest,
    row: Import,
    sheet: DetailsSheet,
    *,
    unsaved: bool = False,
    theirs: list[Difference] | None = None,
) -> HttpResponse:
    saved = services.details_of(row)
    context = {
        "row": row,
        "name": name_of(row),
        "sheet": sheet,
        "seen": _name(saved),
        "theirs": theirs,
        "missing": missing(saved, row.purpose),
        "same": services.same_file(row),
        "unsaved": unsaved,
        "back": import_url(row),
    }
    if theirs is not None:
        return page(request, "desk/imports/details.html", context, HTTPStatus.CONFLICT)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sheet.problems else HTTPStatus.OK
    return page(request, "desk/imports/details.html", context, status)
