"""What the views that keep documents have in common: who may, which document, what is added in place, what to say."""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeAlias

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts import typed
from apps.accounts.models import User
from apps.desk.access import DeskRequest, writer_required
from apps.desk.forms.annotation import base_version
from apps.desk.forms.fields import storable
from apps.desk.forms.in_place import InPlace, NewPartyForm, NewSourceForm
from apps.desk.forms.sheet import KINDS
from apps.desk.selectors.addresses import document_at
from apps.desk.views.lost_right import keeps_typed
from apps.documents.models import Document, Edition
from apps.documents.problems import DocumentProblem, NotValid, StaleVersion
from apps.documents.rules import can_keep
from apps.documents.services import add_party, add_source

View: TypeAlias = Callable[..., HttpResponse]
FORM_METHODS = ["GET", "HEAD", "POST"]
ADD = {"add_source": "source", "add_party": "party"}
MORE = "more_"
_AUTO_ID = re.compile(r"[A-Za-z][\w-]*-%s", re.ASCII)


def document_to_keep(viewer: User, slug: str) -> Document:
    """Any document, for whoever keeps documents.

    Raises PermissionDenied for others where they can read it, Http404 where they must not know that it exists.
    """
    if can_keep(viewer):
        found = document_at(Document.objects.editable_by(viewer), slug)
        if found is None:
            raise Http404(_("There is no such document."))
        return found
    get_object_or_404(Document.objects.visible_to(viewer), slug=slug)
    raise PermissionDenied(_("Documents are kept by editors. Nothing was changed."))


def keeps_document(view: View) -> View:
    """The view gets the document in place of its slug."""

    @writer_required
    @require_http_methods(FORM_METHODS)
    @keeps_typed
    @wraps(view)
    def with_document(request: DeskRequest, slug: str, **more: Any) -> HttpResponse:
        return view(request, document_to_keep(request.user, slug), **more)

    return with_document


def keeps_edition(view: View) -> View:
    """The view gets the edition, with its document, in place of slug and reference."""

    @keeps_document
    @wraps(view)
    def with_edition(request: DeskRequest, document: Document, edition: str, **more: Any) -> HttpResponse:
        found = get_object_or_404(document.editions.select_related("source"), ref=edition)
        found.document = document
        return view(request, found, **more)

    return with_edition


def typed_before(request: DeskRequest) -> QueryDict | None:
    """What was typed into the form at this address before the session ended, or was sent to be filled in again."""
    if request.method == "POST":
        return request.POST
    kept = typed.kept_for(request, request.path)
    return kept.data() if kept else None


def only_filled_in(request: DeskRequest) -> bool:
    """Whether what was typed is shown again and not judged: after signing in, or for further rows."""
    act = request.POST.get("act", "")
    return request.method != "POST" or act == "resume" or act.startswith(MORE)


def asked_more(request: DeskRequest) -> str:
    """The name of the rows of which further ones are wanted; "" for none."""
    act = request.POST.get("act", "")
    return act.removeprefix(MORE) if act.startswith(MORE) else ""


def add_in_place(request: DeskRequest, choose_in: str = "") -> tuple[QueryDict, InPlace | None]:
    """Adds the source or party that was described within another form.

    Returns what was typed, with the new row chosen in the field ``choose_in`` if that is empty, and its description
    cleared; or unchanged, with the form that says what is wrong.
    """
    kind = ADD[request.POST["act"]]
    data, touched = storable(request.POST)
    form = KINDS[kind](data, prefix=f"new_{kind}", auto_id=_auto_id(data))
    if touched or not form.is_valid():
        return data, form
    try:
        row = _add(request.user, form)
    except NotValid as problem:
        for name, sentences in problem.messages.items():
            form.add_error(name if name in form.fields else None, list(sentences))
        return data, form
    except DocumentProblem as problem:
        form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        return data, form
    for name in [name for name in data if name.startswith(f"new_{kind}-")]:
        del data[name]
    if choose_in and not data.get(choose_in):
        data[choose_in] = str(row.pk)
    messages.success(request, _("Added: %(name)s. Choose it where it belongs, then save.") % {"name": row})
    return data, None


def _auto_id(data: QueryDict) -> str:
    """How the page names the fields of the form, if it says so in the way that our pages do."""
    asked = str(data.get("auto_id", ""))
    return asked if _AUTO_ID.fullmatch(asked) else "new-%s"


def _add(by: User, form: InPlace) -> Model:
    if isinstance(form, NewSourceForm):
        return add_source(by=by, content=form.content())
    assert isinstance(form, NewPartyForm)  # noqa: S101 - there are two kinds
    return add_party(by=by, content=form.content())


Kept: TypeAlias = Document | Edition


def act_on(
    perform: Callable[..., str],
    *,
    to_keep: Callable[[View], View],
    lead: Callable[..., str],
    with_reason: bool = False,
) -> View:
    """A view that does one thing by POST, on the version that its form was made on.

    ``perform`` returns the sentence that says it is done; ``lead`` the address to go on to, where a GET leads too.
    ``with_reason``: the form has a reason, which is shown again where it could not be used.
    """

    @to_keep
    @wraps(perform)
    def view(request: DeskRequest, kept: Kept, **more: Any) -> HttpResponse:
        back, problem = lead(kept, **more), ""
        reason = reason_typed(request) if with_reason else ""
        if not acts(request):
            if reason:
                return ask_again(request, str(kept), back, reason, version=kept.version)
            return HttpResponseRedirect(back)
        try:
            messages.success(request, perform(request, kept, base_version(request.POST), **more))
        except StaleVersion:
            problem = _("Somebody saved this meanwhile, so nothing was done. Look at it again, then decide.")
        except DocumentProblem as error:
            problem = str(error)
        if problem and reason:
            kept.refresh_from_db()
            return ask_again(request, str(kept), back, reason, version=kept.version, problem=problem)
        if problem:
            messages.error(request, problem)
        else:
            typed.discard(request, request.path)
        return HttpResponseRedirect(back)

    return view


def acts(request: HttpRequest) -> bool:
    """Whether something is to be done, and not only what was typed shown again."""
    return request.method == "POST" and request.POST.get("act") != "resume"


def reason_in(request: HttpRequest) -> str:
    return _reason(request.POST)


def reason_typed(request: HttpRequest) -> str:
    """The reason that was sent, or was typed here before the session ended; "" for none."""
    if request.method == "POST":
        return _reason(request.POST).strip()
    kept = typed.kept_for(request, request.path)
    return _reason(kept.data()).strip() if kept else ""


def _reason(sent: QueryDict) -> str:
    data, _touched = storable(sent)
    return str(data.get("reason", ""))[:2_000]


def ask_again(
    request: HttpRequest,
    name: str,
    back: str,
    reason: str,
    *,
    version: int | None = None,
    problem: str = "",
) -> HttpResponse:
    """The form that withdraws what has the name, with the reason that was typed. 409 with a ``problem``."""
    context = {
        "name": name,
        "back": back,
        "action": request.path,
        "version": version,
        "reason": reason,
        "problem": problem,
    }
    status = HTTPStatus.CONFLICT if problem else HTTPStatus.OK
    return page(request, "desk/documents/withdraw.html", context, status)


def page(
    request: HttpRequest, template: str, context: Mapping[str, object], status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    return render(request, template, dict(context), status=status)
