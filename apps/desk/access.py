"""Who may use a view of the desk.

Nobody signed in: a page leads to the sign-in and back; what was posted is carried through it, so that no text is
lost with a session. Signed in without the right: 403.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import TypeAlias

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from apps.accounts.models import User
from apps.accounts.rules import Viewer, can_publish, can_write
from apps.accounts.typed import Typed
from apps.core.answers import asked_by_htmx, page_in_browser

View: TypeAlias = Callable[..., HttpResponse]
Rule: TypeAlias = Callable[[Viewer], bool]


class DeskRequest(HttpRequest):
    """A request to a view of the desk: somebody is signed in."""

    user: User
    htmx: HtmxDetails


def writer_required(view: View) -> View:
    """For everybody with an account. Answers whoever is not signed in with the sign-in."""
    return _required(view, can_write)


def editor_required(view: View) -> View:
    """For editors and administrators: contributors get 403."""
    return _required(view, can_publish)


def _required(view: View, rule: Rule) -> View:
    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return sign_in_first(request)
        if not rule(request.user):
            raise PermissionDenied(_("This needs an editor. Nothing was changed."))
        return view(request, *args, **kwargs)

    return guarded  # type: ignore[return-value]  # never_cache is typed for any response


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """The sign-in that leads back: for what was posted with all that was typed."""
    if request.method == "POST":
        return _sign_in_with_typed(request)
    if asked_by_htmx(request):
        back = page_in_browser(request)
        return HttpResponseClientRedirect(redirect_to_login(back or resolve_url("desk:home")).url)
    return redirect_to_login(request.get_full_path())


def _sign_in_with_typed(request: HttpRequest) -> HttpResponse:
    typed = Typed.of(request.POST)
    carried = typed.dumps()
    context = {
        "form": AuthenticationForm(request),
        "next": request.path,
        "typed": carried,
        "session_over": True,
        "too_long": not carried and typed.texts(),
    }
    name = "accounts/_sign_in.html" if asked_by_htmx(request) else "accounts/sign_in.html"
    return render(request, name, context, status=HTTPStatus.UNAUTHORIZED)
