from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url

from apps.accounts import typed
from apps.accounts.rules import can_administer
from apps.accounts.typed import Typed


class SignIn(LoginView):
    """Signs in and goes on to ``next``, if that is an address of ours.

    ``typed`` is what somebody had typed into the form at ``next`` when the session was over: it is kept for that
    form. ``again`` asks for the empty form with all of it, after attempts were refused for a while.
    """

    template_name = "accounts/sign_in.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not self._leads_back_here():
            self._keep_typed()
            return HttpResponseRedirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: str, **kwargs: Any) -> HttpResponse:
        if "again" in request.POST:
            return self.render_to_response(self.get_context_data(form=AuthenticationForm(request)))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        self._keep_typed()
        return response

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:  # noqa: ARG002 - the stubs’ signature
        """``next``, unless it is elsewhere or leads back here."""
        url = super().get_redirect_url()
        return "" if url.partition("?")[0] == resolve_url("accounts:sign_in") else url

    def _leads_back_here(self) -> bool:
        """The administration, asked for by an account that may not enter it: it sends whoever comes to sign in."""
        administration = self.get_redirect_url().startswith(resolve_url("admin:index"))
        return administration and not can_administer(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(typed=self._typed.dumps() if self._typed else "", **kwargs)

    @property
    def _typed(self) -> Typed | None:
        return Typed.loads(self.request.POST.get("typed", ""))

    def _keep_typed(self) -> None:
        path = self.get_redirect_url()
        if self._typed and path:
            typed.keep(self.request, path, self._typed)


class SignOut(LogoutView):
    """By POST only."""
