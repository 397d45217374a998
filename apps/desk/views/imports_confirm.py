"""Confirming an import: what it does is shown, and exactly that is done."""

from dataclasses import replace
from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts import typed
from apps.desk.access import DeskRequest
from apps.desk.forms.annotation import base_version
from apps.desk.forms.imports import missing
from apps.desk.selectors.imports import confirmer, name_of
from apps.desk.selectors.imports_plan import look
from apps.desk.views.imports_kept import edition_desk, import_url, keeps_import
from apps.desk.views.keeping import acts, page, reason_typed
from apps.documents import services
from apps.documents.models import Import
from apps.documents.models.document import Status
from apps.documents.models.importing import Purpose, Stage
from apps.documents.problems import DocumentProblem, PlanChanged, StaleVersion

A_PAGE = 100  # changed clauses, each with its difference
REASON_LIMIT = 500
COUNTED = 1_000_000  # more notes than that nobody counts


@keeps_import(without=("content", "text"))
def confirm(request: DeskRequest, row: Import) -> HttpResponse:
    if row.stage == Stage.CONFIRMED:
        return _confirmed_already(request, row)
    if row.stage != Stage.READY:
        return HttpResponseRedirect(import_url(row))
    if not acts(request):
        return _show(request, row, reason=reason_typed(request))
    try:
        done = _confirm(request, row)
    except StaleVersion:
        return _again(request, row, str(PlanChanged()))
    except DocumentProblem as problem:
        return _again(request, row, str(problem), field=problem.field)
    typed.discard(request, request.path)
    if confirmer(done) not in (None, request.user):
        return _confirmed_already(request, done)
    messages.success(request, _what_was_done(request, done))
    assert done.edition is not None  # noqa: S101 - a constraint of the table
    return HttpResponseRedirect(edition_desk(done.edition))


@transaction.atomic
def _confirm(request: DeskRequest, row: Import) -> Import:
    """With the reason, in one transaction: what was seen is judged against the version that was seen."""
    base = base_version(request.POST)
    if row.purpose == Purpose.REVISION:
        said = replace(services.details_of(row), reason=_reason(request))
        saved = services.save_details(by=request.user, row=row, base_version=base, details=said)
        base = saved.version
    notes = request.POST.get("notes", "") if row.purpose == Purpose.REVISION else None
    return services.confirm_import(
        by=request.user,
        row=row,
        base_version=base,
        seen=services.Seen(plan=request.POST.get("plan", ""), notes=notes),
        publish=request.POST.get("act") == "publish",
    )


def _again(request: DeskRequest, row: Import, problem: str, *, field: str = "") -> HttpResponse:
    """What would be done as it is now, with the sentence that says why nothing was."""
    row = Import.objects.select_related("document", "edition__document", "edition__source").get(pk=row.pk)
    if row.stage == Stage.CONFIRMED:
        return _confirmed_already(request, row)
    if row.stage != Stage.READY:
        messages.error(request, problem)
        return HttpResponseRedirect(import_url(row))
    return _show(request, row, reason=_reason(request), problem=problem, field=field)


def _confirmed_already(request: DeskRequest, row: Import) -> HttpResponse:
    """Where it was another editor, their name is said; a form of one's own that was sent twice leads on."""
    user = confirmer(row)
    if request.method == "POST" and user != request.user:
        messages.info(
            request,
            _("This import is confirmed already, by %(name)s. Nothing was done twice.") % {"name": user}
            if user is not None
            else _("This import is confirmed already. Nothing was done twice."),
        )
    if request.method == "POST" and row.edition is not None:
        return HttpResponseRedirect(edition_desk(row.edition))
    return HttpResponseRedirect(import_url(row))


def _show(
    request: DeskRequest, row: Import, *, reason: str = "", problem: str = "", field: str = ""
) -> HttpResponse:
    seen = look(row)
    said = services.details_of(row)
    is_revision = row.purpose == Purpose.REVISION
    lacking = [] if is_revision else missing(said, row.purpose)
    context = {
        "row": row,
        "name": name_of(row),
        "look": seen,
        "page": Paginator(seen.changes, A_PAGE).get_page(request.GET.get("page")),
        "details": said,
        "address": services.address_of(said) if row.purpose == Purpose.DOCUMENT and said.title else "",
        "missing": lacking,
        "may_confirm": bool(seen.clauses) and seen.is_new and not lacking,
        "may_draft": not is_revision or _is_draft(row),
        "may_publish": not is_revision or not _is_draft(row),
        "reason": reason or said.reason,
        "reason_limit": REASON_LIMIT,
        "problem": problem,
        "field": field,
        "same": services.same_file(row),
    }
    status = HTTPStatus.CONFLICT if problem else HTTPStatus.OK
    return page(request, "desk/imports/confirm.html", context, status)


def _is_draft(row: Import) -> bool:
    return row.edition is not None and row.edition.status == Status.DRAFT


def _reason(request: DeskRequest) -> str:
    return reason_typed(request)[:REASON_LIMIT]


def _what_was_done(request: DeskRequest, row: Import) -> str:
    revision, edition = row.revision, row.edition
    assert revision is not None and edition is not None  # noqa: S101, PT018 - constraints of the table
    if row.purpose != Purpose.REVISION:
        if edition.status == Status.PUBLISHED:
            return _("Confirmed and published. Readers see it from now on.")
        return _("Confirmed as a draft. Only editors see it until it is published.")
    said = _("Confirmed as revision %(number)d.") % {"number": revision.number}
    left = _counted(request.POST.get("left", ""))
    if not left:
        return _("%(said)s Every note stands where it stood.") % {"said": said}
    told = ngettext(
        "%(number)d note does not stand on the same words any more.",
        "%(number)d notes do not stand on the same words any more.",
        left,
    ) % {"number": left}
    return format_html('{} {} <a href="{}">{}</a>', said, told, reverse("desk:anchors"), _("Look at them"))


def _counted(sent: str) -> int:
    """As the page said it that was confirmed."""
    return min(int(sent), COUNTED) if sent.isascii() and sent.isdecimal() and len(sent) < 8 else 0
