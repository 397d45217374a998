"""People and what they may do.

One role a person, in one column, from which everything follows: there are no groups and no single
permissions that could contradict it. Readers need no account.
"""

from typing import Any, ClassVar

import pgtrigger
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from apps.core.history import no_delete, no_truncate, recorded


class Role(models.TextChoices):
    CONTRIBUTOR = "contributor", _("contributor")
    EDITOR = "editor", _("editor")
    ADMINISTRATOR = "administrator", _("administrator")


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """What Django's ``createsuperuser`` calls: an administrator."""
        return self.create_user(username, password, **{**fields, "role": Role.ADMINISTRATOR})


@recorded(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """An account. Contributors write drafts, editors publish, administrators also manage accounts.

    An account is never deleted, only made inactive: its name stands in the history of what it wrote.
    """

    username = models.CharField(
        _("user name"), max_length=150, unique=True, validators=[UnicodeUsernameValidator()]
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("email"), blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.CONTRIBUTOR)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("since"), db_default=Now(), editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            # The role decides about every right, so no other word may stand there.
            models.CheckConstraint(condition=Q(role__in=Role.values), name="user_role_known"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [no_delete(), no_truncate()]

    def __str__(self) -> str:
        return self.name or self.username

    def get_short_name(self) -> str:
        return str(self)

    def get_full_name(self) -> str:
        return str(self)

    @property
    def can_write(self) -> bool:
        """May write drafts."""
        return self.is_active

    @property
    def can_publish(self) -> bool:
        return self.is_active and self.role in {Role.EDITOR, Role.ADMINISTRATOR}

    @property
    def can_administer(self) -> bool:
        return self.is_active and self.role == Role.ADMINISTRATOR

    # What Django's admin asks of a user.

    @property
    def is_staff(self) -> bool:
        return self.can_administer

    @property
    def is_superuser(self) -> bool:
        return self.can_administer

    def has_perm(self, perm: str, obj: object = None) -> bool:  # noqa: ARG002 - what Django calls
        return self.can_administer

    def has_perms(self, perm_list: list[str], obj: object = None) -> bool:  # noqa: ARG002 - what Django calls
        return self.can_administer

    def has_module_perms(self, app_label: str) -> bool:  # noqa: ARG002 - what Django calls
        return self.can_administer
