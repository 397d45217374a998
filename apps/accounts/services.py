from django.db import transaction

from apps.accounts.models import Role, User


@transaction.atomic
def create_user(*, username: str, password: str, role: str = Role.CONTRIBUTOR, name: str = "") -> User:
    """A new account.

    Raises django.db.IntegrityError where the user name is taken.
    """
    return User.objects.create_user(username, password, role=Role(role), name=name)
