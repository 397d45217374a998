"""Where an editor arrives: own drafts, what is new, and texts that wait to be saved."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from apps.accounts import typed
from apps.accounts.rules import can_publish
from apps.desk.access import DeskRequest, writer_required
from apps.desk.selectors.anchors import waiting_number
from apps.desk.selectors.commentaries import waiting_commentaries
from apps.desk.selectors.home import LISTS, OF_WRITERS, shelf, shelves
from apps.desk.selectors.imports import open_count


@writer_required
def home(request: DeskRequest) -> HttpResponse:
    unsaved = [(path, typed.kept_for(request, path)) for path in typed.paths_kept(request)]
    context = {
        "shelves": shelves(request.user),
        "may_publish": can_publish(request.user),
        "open_imports": open_count(request.user),
        "to_review": waiting_commentaries(request.user),
        "to_reattach": waiting_number() if can_publish(request.user) else 0,
        "unsaved": [(path, kept.texts()) for path, kept in unsaved if kept],
    }
    return render(request, "desk/home.html", context)


@writer_required
def notes(request: DeskRequest, name: str) -> HttpResponse:
    """One list in full, by pages."""
    if name not in LISTS or (name not in OF_WRITERS and not can_publish(request.user)):
        raise Http404(_("There is no such list."))
    return render(request, "desk/notes.html", {"shelf": shelf(request.user, name, request.GET.get("page"))})


@writer_required
def discard(request: DeskRequest) -> HttpResponse:
    """Forgets what was typed into the form at ``path`` and never saved."""
    if request.method != "POST":
        return redirect("desk:home")
    path = request.POST.get("path", "")
    typed.discard(request, path)
    own = url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return HttpResponseRedirect(path) if own and path.startswith("/") else redirect("desk:home")
