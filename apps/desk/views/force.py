"""How strongly a clause binds in its editions: what the rules read, and what an editor says of it."""

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts import typed
from apps.desk.access import DeskRequest
from apps.desk.forms.fields import storable, unstorable_sentence
from apps.desk.forms.force import ForceForm
from apps.desk.selectors.choices import edition_name
from apps.desk.selectors.forces import EditionForce, forces_of
from apps.desk.views.keeping import keeps_document, only_filled_in, page, typed_before
from apps.documents.models import Address, Clause, Document
from apps.parallels.problems import StaleForce
from apps.parallels.services import set_force
from apps.parallels.words import level_word

SAVE, TAKE_BACK = "save", "take_back"


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition on the page; ``problem`` says why nothing was done."""

    of: EditionForce
    name: str
    form: ForceForm
    problem: str = ""


@keeps_document
def force(request: DeskRequest, document: Document, ref: str) -> HttpResponse:
    """``act`` is "save" or "take_back"; ``edition`` says of which edition the form is."""
    address = get_object_or_404(Address.objects.select_related("clause"), document=document, ref=ref)
    data = typed_before(request)
    if data is None:
        return _show(request, document, address)
    clean, touched = storable(data)
    each = _meant(address.clause, clean)
    if each is None:
        said = _("This edition does not hold the clause any more, so nothing was done.")
        return _show(request, document, address, said=said, status=HTTPStatus.CONFLICT)
    if only_filled_in(request):
        return _show(request, document, address, _form(each, clean, judged=False), unsaved=True)
    form = _form(each, clean)
    if touched:
        form.add_error(None, unstorable_sentence())
    act = request.POST.get("act", SAVE)
    if act not in (SAVE, TAKE_BACK):
        form.add_error(None, _("This asks neither to say a force nor to take one back. Nothing was changed."))
    takes_back = act == TAKE_BACK
    if form.non_field_errors() or not (takes_back or form.is_valid()):
        return _show(request, document, address, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if (problem := _say(request, each, form, takes_back=takes_back)) is not None:
        now = _meant(address.clause, clean) or each
        again = _form(now, clean, judged=False)
        return _show(request, document, address, again, said=problem, status=HTTPStatus.CONFLICT)
    typed.discard(request, request.path)
    messages.success(request, _done(ref, form, takes_back=takes_back))
    return HttpResponseRedirect(reverse("desk:force", args=[document.slug, ref]))


def _say(request: DeskRequest, each: EditionForce, form: ForceForm, *, takes_back: bool) -> str | None:
    """Why it was not said, None where it was."""
    form.is_valid()
    cleaned = form.cleaned_data
    if cleaned["wording"] not in (None, each.wording.pk):
        return _("The words of this clause changed while you were looking at them. Nothing was done.")
    try:
        set_force(
            by=request.user,
            wording=each.wording,
            base_version=cleaned["version"] or 0,
            level=None if takes_back else cleaned["level"],
            note="" if takes_back else cleaned["note"],
        )
    except StaleForce as problem:
        return str(problem)
    return None


def _done(ref: str, form: ForceForm, *, takes_back: bool) -> str:
    if takes_back:
        return _("Taken back: clause %(ref)s binds as the rules read it.") % {"ref": ref}
    return _("Clause %(ref)s binds as %(level)s from now on.") % {
        "ref": ref,
        "level": level_word(form.cleaned_data["level"]),
    }


def _meant(clause: Clause, data: QueryDict) -> EditionForce | None:
    return next((each for each in forces_of(clause) if each.wording.edition.ref == data.get("edition")), None)


def _form(each: EditionForce, data: QueryDict | None = None, *, judged: bool = True) -> ForceForm:
    """What was typed against the state that is shown: whoever is told of another state has seen it then."""
    edition = each.wording.edition
    state = {"edition": edition.ref, "version": each.version, "wording": each.wording.pk}
    begin: dict[str, object] = dict(state)
    if each.evidence:
        begin |= {"level": each.evidence.level, "note": each.evidence.note}
    auto_id = f"force-{edition.ref}-%s"
    if data is not None and judged:
        return ForceForm(data, initial=begin, auto_id=auto_id)
    if data is not None:
        begin |= {name: data.get(name, "") for name in ("level", "note")}
    return ForceForm(initial=begin, auto_id=auto_id)


def _show(
    request: DeskRequest,
    document: Document,
    address: Address,
    form: ForceForm | None = None,
    *,
    said: str = "",
    unsaved: bool = False,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """``form`` stands in the place of that of its edition; ``said`` is told there."""
    asked = form.data.get("edition") or form.initial["edition"] if form else ""
    shown = [
        Shown(
            each,
            edition_name(each.wording.edition),
            form if form is not None and each.wording.edition.ref == asked else _form(each),
            said if each.wording.edition.ref == asked else "",
        )
        for each in forces_of(address.clause)
    ]
    context = {
        "document": document,
        "ref": address.ref,
        "shown": shown,
        "said": "" if asked else said,
        "unsaved": unsaved,
    }
    return page(request, "desk/documents/force.html", context, status)
