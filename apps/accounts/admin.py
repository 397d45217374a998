"""Accounts: who may do what. There are no groups and no single permissions."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.models import Role, User
from apps.core.admin import RecordAdmin

admin.site.unregister(Group)

if TYPE_CHECKING:
    NewAccountBase = AdminUserCreationForm[User]
    AccountBase = UserChangeForm[User]
else:
    NewAccountBase, AccountBase = AdminUserCreationForm, UserChangeForm  # generic in the stubs only


class NewAccountForm(NewAccountBase):
    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username", "name", "email", "role")


class AccountForm(AccountBase):
    class Meta(UserChangeForm.Meta):
        model = User
        fields = "__all__"


@admin.register(User)
class AccountAdmin(RecordAdmin, UserAdmin):  # type: ignore[type-arg]  # generic in the stubs only
    form = AccountForm  # type: ignore[assignment]  # of users, where RecordAdmin is of any model
    add_form = NewAccountForm
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (gettext_lazy("Person"), {"fields": ("name", "email")}),
        (gettext_lazy("Rights"), {"fields": ("role", "is_active")}),
        (gettext_lazy("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "name", "email", "role")}),
        (gettext_lazy("Password"), {"fields": ("usable_password", "password1", "password2")}),
    )
    list_display = ("username", "name", "role", "is_active", "last_login", "date_joined")
    list_filter = ("role", "is_active")
    search_fields = ("username", "name", "email")
    ordering = ("username",)
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Nobody shuts the door behind himself: one's own account stays that of an active administrator."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is None or obj.pk != request.user.pk:
            return form

        class OwnAccountForm(form):  # type: ignore[valid-type, misc]  # made from the class that Django made
            def clean(self) -> dict[str, Any]:
                cleaned: dict[str, Any] = super().clean() or self.cleaned_data
                if cleaned.get("role") != Role.ADMINISTRATOR or not cleaned.get("is_active"):
                    raise ValidationError(
                        _("This is your own account. Let another administrator take your rights away.")
                    )
                return cleaned

        return OwnAccountForm
