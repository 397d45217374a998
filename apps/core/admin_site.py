"""Django's admin as this project has it: for administrators, with the sign-in of the desk."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.views import redirect_to_login
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class LabelledResults(AutocompleteJsonView):
    """Names a row by its admin's ``label`` where it has one: a clause's own name says nothing to people."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        label = getattr(self.model_admin, "label", None)
        return {**result, "text": label(obj)} if label else result


class AdministrationSite(AdminSite):
    site_title = site_header = gettext_lazy("Glossator: administration")
    index_title = gettext_lazy("Every record, with its history")

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(getattr(request.user, "can_administer", False))

    def login(
        self,
        request: HttpRequest,
        extra_context: dict[str, Any] | None = None,  # noqa: ARG002 - part of Django's signature
    ) -> HttpResponse:
        """No sign-in of its own: the desk's counts failed attempts."""
        wanted = request.GET.get("next", "") or reverse("admin:index", current_app=self.name)
        if request.user.is_authenticated:
            messages.warning(
                request,
                _("The administration is for administrators. You are signed in as %(name)s; sign in as one.")
                % {"name": request.user},
            )
        else:
            messages.info(request, _("The administration is for administrators. Sign in as one."))
        return redirect_to_login(wanted)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return cast(HttpResponse, LabelledResults.as_view(admin_site=self)(request))
