"""A new note, on a clause or on a document as a whole."""

from http import HTTPStatus
from typing import NamedTuple
from uuid import uuid4

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts import typed
from apps.accounts.rules import can_publish
from apps.commentary.models import Annotation
from apps.commentary.problems import CommentaryProblem, IdentifierTaken
from apps.commentary.rules import can_edit
from apps.core.answers import answer
from apps.desk.access import DeskRequest, writer_required
from apps.desk.forms.fields import storable
from apps.desk.forms.note import NoteForms
from apps.desk.forms.parts import About
from apps.desk.selectors.addresses import document_at
from apps.desk.selectors.choices import wordings_of
from apps.desk.selectors.pairings_cases import name_of
from apps.desk.services import create_note
from apps.desk.views.note_collision import meet_note
from apps.desk.views.writing import said_by, saved
from apps.documents.models import Address, Document, Wording
from apps.documents.rules import can_keep

FIRST = 1  # the version that the form of a new note makes


class Dropped(NamedTuple):
    """What a clause that is absent is called, and its words where it stands."""

    name: str
    wording: Wording


@writer_required
@require_http_methods(["GET", "HEAD", "POST"])
def annotate(request: DeskRequest, slug: str, ref: str) -> HttpResponse:
    document = _document(request, slug)
    address = get_object_or_404(Address.objects.select_related("clause"), document=document, ref=ref)
    return _write(request, About(document, address.clause, ref))


@writer_required
@require_http_methods(["GET", "HEAD", "POST"])
def annotate_document(request: DeskRequest, slug: str) -> HttpResponse:
    return _write(request, About(_document(request, slug)))


@writer_required
@require_http_methods(["GET", "HEAD", "POST"])
def annotate_absence(request: DeskRequest, slug: str, other: str, ref: str) -> HttpResponse:
    """On the clause of another document that this one has dropped."""
    document, holder = _document(request, slug), _document(request, other)
    if document == holder:
        raise Http404(_("A document drops nothing of its own."))
    address = get_object_or_404(Address.objects.select_related("clause"), document=holder, ref=ref)
    about = About(document, address.clause, ref, holder)
    _dropped(request, about)
    return _write(request, about)


def _document(request: DeskRequest, slug: str) -> Document:
    """Where the viewer keeps documents, also a draft whose address was changed since the form was opened."""
    rows = Document.objects.visible_to(request.user)
    found = document_at(rows, slug) if can_keep(request.user) else rows.filter(slug=slug).first()
    if found is None:
        raise Http404(_("There is no such document."))
    return found


def _write(request: DeskRequest, about: About) -> HttpResponse:
    if request.method == "POST":
        return _save(request, about)
    kept = typed.kept_for(request, request.path)
    if kept is not None:
        forms = _forms(request, about, data=kept.data(), resumed=True)
        return show(request, about, forms, unsaved=True)
    asked, _touched = storable(request.GET)
    initial: dict[str, object] = {name: asked[name] for name in ("quote", "wording") if asked.get(name)}
    return show(request, about, _forms(request, about, initial=initial))


def _forms(
    request: DeskRequest,
    about: About,
    *,
    data: QueryDict | None = None,
    resumed: bool = False,
    initial: dict[str, object] | None = None,
) -> NoteForms:
    """Raises Http404 where the clause stands in no edition that the viewer may see."""
    forms = NoteForms(viewer=request.user, about=about, data=data, resumed=resumed, initial=initial)
    if about.clause is not None and about.holder is None and forms.words is None:
        raise Http404(_("This clause stands in no edition that is shown."))
    return forms


def _save(request: DeskRequest, about: About) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "resume":
        return show(request, about, _forms(request, about, data=request.POST, resumed=True), unsaved=True)
    publish = act == "publish"
    if publish and not can_publish(request.user):
        forms = _forms(request, about, data=request.POST, resumed=True)
        problem = _("Only editors publish. All that you typed is kept: save it as a draft.")
        return show(request, about, forms, problem=problem, status=HTTPStatus.FORBIDDEN)
    forms = _forms(request, about, data=request.POST)
    if not forms.is_valid():
        return show(request, about, forms, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _create(request, about, forms, publish=publish)


def _create(request: DeskRequest, about: About, forms: NoteForms, *, publish: bool) -> HttpResponse:
    said, identifier = said_by(forms), forms.main.cleaned_data["identifier"]
    before = Annotation.objects.filter(pk=identifier, created_by=request.user).first() if identifier else None
    if before is not None and not can_edit(request.user, before):
        # What an editor has made of it since is not for its author.
        problem = _(
            "This form was saved before, and an editor has taken the note over since. What you typed is kept "
            "below: save it once more, and it becomes a note of its own."
        )
        return _as_another(request, about, problem)
    if before is not None:  # sent twice, or changed after going back to it
        data = request.POST.copy()
        data["version"] = str(FIRST)
        return meet_note(request, before, data, publish=publish, only_show=True)
    try:
        note = create_note(
            by=request.user,
            content=said.content,
            publish=publish,
            identifier=identifier,
            expert=said.expert,
            commentary=said.commentary,
        )
    except IdentifierTaken as problem:
        return _as_another(request, about, str(problem))
    except CommentaryProblem as problem:
        forms.main.add_error(None, str(problem))
        return show(request, about, forms, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    replaced = forms.words is not None and forms.words.replaced
    more = (
        _("The wording was replaced while you were writing; the note stands on the new one.")
        if replaced
        else ""
    )
    return saved(request, note, more=more)


def _as_another(request: DeskRequest, about: About, problem: str) -> HttpResponse:
    """The form with what was typed, to be saved as a note that is not there yet."""
    data = request.POST.copy()
    data["identifier"] = str(uuid4())
    forms = _forms(request, about, data=data, resumed=True)
    return show(request, about, forms, problem=problem, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _dropped(request: DeskRequest, about: About) -> Dropped | None:
    """The clause that the note calls absent. Raises Http404 where the viewer sees no words of it."""
    if about.holder is None or about.clause is None:
        return None
    wordings = wordings_of(request.user, about.clause)
    if not wordings:
        raise Http404(_("This clause stands in no edition that is shown."))
    first = next((wording for wording in wordings if wording.label), wordings[0])
    return Dropped(name_of(first), first)


def show(
    request: DeskRequest,
    about: About,
    forms: NoteForms,
    *,
    unsaved: bool = False,
    problem: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """The form, as a page or for the margin. ``unsaved``: what was typed is back and waits to be saved."""
    context = {
        "about": about,
        "dropped": _dropped(request, about),
        "forms": forms,
        "action": request.path,
        "unsaved": unsaved,
        "problem": problem,
        "may_publish": can_publish(request.user),
    }
    return answer(request, "desk/annotate.html", context, fragment="desk/_annotate.html", status=status)
