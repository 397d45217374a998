"""The proposed clauses of a text that was brought in, beside the source: an editor puts them right, step by step."""

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from apps.accounts import typed
from apps.core.answers import asked_by_htmx
from apps.desk.access import DeskRequest
from apps.desk.forms.annotation import base_version
from apps.desk.forms.check import RowForm
from apps.desk.forms.fields import NumberHint, storable
from apps.desk.selectors.check import ALL, FILTERS, Checked
from apps.desk.views import check_acts
from apps.desk.views.check_page import Said, Shown, slice_of, whole
from apps.desk.views.imports import being_read
from apps.desk.views.imports_kept import keeps_import
from apps.desk.views.keeping import acts
from apps.documents import services
from apps.documents.models import Import
from apps.documents.models.importing import Stage
from apps.documents.problems import DocumentProblem, NotItsTurn, StaleVersion


@dataclass(frozen=True, slots=True)
class Where:
    """Which part of the list is looked at."""

    show: str
    page: int

    @classmethod
    def of(cls, data: QueryDict) -> "Where":
        show = str(data.get("show", ALL))
        return cls(show if show in FILTERS else ALL, NumberHint().clean(data.get("page")) or 1)


@keeps_import()
def check(request: DeskRequest, row: Import) -> HttpResponse:
    """``?show=`` doubtful, changed, unmatched or all; ``?row=`` opens a row; ``?part=`` asks for one row alone."""
    if row.stage != Stage.READY:
        return being_read(request, row)
    if acts(request):
        return _act(request, row)
    data = _typed_before(request)
    key = str(data.get("key", "")) if data is not None else str(request.GET.get("row", ""))
    where = Where.of(request.GET)
    checked = Checked(row, where.show, opened=key)
    page = NumberHint().clean(request.GET.get("page")) or checked.page_of(key)
    form = _form(checked, key, data)
    shown = Shown(checked, page, form)
    part = str(request.GET.get("part", "")) or key
    if part and asked_by_htmx(request):
        return slice_of(request, shown, part=part)
    if data is not None and form is None:
        return whole(request, shown, lost=_lost(data))
    return whole(request, shown, unsaved=data is not None)


def _act(request: DeskRequest, row: Import) -> HttpResponse:
    data = storable(request.POST)[0]
    where = Where.of(data)
    before = Shown(Checked(row, where.show), where.page)
    if asked_by_htmx(request):
        before = before.as_in_browser(str(data.get("first", "")), str(data.get("last", "")))
    try:
        if data.get("act") == "back":
            return _taken_back(request, row, before, data)
        return _done(request, row, before, data)
    except StaleVersion:
        row.refresh_from_db(fields=["rows", "version", "stage"])
        problem = _(
            "Somebody else worked on these clauses meanwhile, so this was not done. "
            "Here they are as they are now; what you typed is kept."
        )
        return _not_done(request, row, where, data, problem, HTTPStatus.CONFLICT)
    except NotItsTurn as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(request.path)
    except DocumentProblem as error:
        return _not_done(request, row, where, data, str(error), HTTPStatus.UNPROCESSABLE_ENTITY)


def _done(request: DeskRequest, row: Import, before: Shown, data: QueryDict) -> HttpResponse:
    form = None
    if "key" in data:
        form = _form(before.checked, str(data["key"]), data)
        if form is not None and not form.is_valid():
            return _form_again(request, before, form)
    act = check_acts.asked(row, data, form)
    saved = services.take_step(
        by=request.user, row=row, base_version=base_version(data), name=act.name, step=act.step
    )
    if form is not None:
        typed.discard(request, request.path)
    _take_over(row, saved)
    after = Checked(row, before.checked.show)
    focus = check_acts.row_to_go_on_with(act, before.checked.rows, after.rows)
    return _go_on(request, before, after, focus, check_acts.was_done(act.name) + ".")


def _taken_back(request: DeskRequest, row: Import, before: Shown, data: QueryDict) -> HttpResponse:
    last = row.steps.order_by("number").last()
    saved = services.take_back(row=row, base_version=base_version(data))
    _take_over(row, saved)
    after = Checked(row, before.checked.show)
    assert last is not None  # noqa: S101 - it was taken back
    place = min(last.at + (last.act == "merge"), len(after.rows) - 1)
    said = _("Taken back: %(what)s.") % {"what": check_acts.step_named(last)}
    return _go_on(request, before, after, after.rows[place].key if after.rows else "", said)


def _take_over(row: Import, saved: Import) -> None:
    row.rows, row.version = saved.rows, saved.version


def _go_on(request: DeskRequest, before: Shown, after: Checked, focus: str, said: str) -> HttpResponse:
    """The row that has the focus now is in the list, or one near it is."""
    focus = after.nearest(focus) if focus else ""
    if asked_by_htmx(request):
        return slice_of(request, before.then(after), before=before, said=Said(said, focus))
    messages.success(request, said)
    page = after.page_of(focus) if focus else before.number
    query = urlencode({"show": after.show, "page": page})
    anchor = f"row-{focus}" if focus else "clauses"
    return HttpResponseRedirect(f"{request.path}?{query}#{anchor}")


def _not_done(
    request: DeskRequest, row: Import, where: Where, data: QueryDict, problem: str, status: HTTPStatus
) -> HttpResponse:
    """The clauses as they are now, with what was typed in the form that it was typed into."""
    key = str(data.get("key", ""))
    checked = Checked(row, where.show, opened=key)
    form = _form(checked, key, data)
    page = checked.page_of(key) if form is not None else where.page
    shown = Shown(checked, page, form)
    lost = _lost(data) if key and form is None else ""
    if asked_by_htmx(request):
        said = Said(problem, key or _key_in(data), wrong=True, lost=lost)
        if status == HTTPStatus.CONFLICT:
            return slice_of(request, shown, said=said, status=status)
        if form is not None:
            return slice_of(request, shown, part=key, said=said, status=status)
        return slice_of(request, shown, before=shown, said=said, status=status)
    return whole(request, shown, problem=problem, lost=lost, status=status)


def _form_again(request: DeskRequest, before: Shown, form: RowForm) -> HttpResponse:
    key, status = form.row.key, HTTPStatus.UNPROCESSABLE_ENTITY
    checked = Checked(before.checked.row, before.checked.show, opened=key)
    shown = Shown(checked, checked.page_of(key), form)
    if asked_by_htmx(request):
        wrong = Said(_("It was not saved: look at the form."), key, wrong=True)
        return slice_of(request, shown, part=key, said=wrong, status=status)
    return whole(request, shown, status=status)


def _form(checked: Checked, key: str, data: QueryDict | None) -> RowForm | None:
    row = next((row for row in checked.rows if row.key == key), None)
    return RowForm(row, checked.choices(), data) if row is not None else None


def _typed_before(request: DeskRequest) -> QueryDict | None:
    """What was typed into a row's form before the session ended."""
    if request.method == "POST":
        return request.POST if "key" in request.POST else None
    kept = typed.kept_for(request, request.path)
    data = kept.data() if kept else None
    return data if data is not None and "key" in data else None


def _lost(data: QueryDict) -> str:
    """What was typed for a row that is no longer there."""
    return "\n".join(str(data.get(name, "")) for name in ("label", "heading", "text")).strip()


def _key_in(data: QueryDict) -> str:
    return " ".join(str(data.get("act", "")).split()[1:2])
