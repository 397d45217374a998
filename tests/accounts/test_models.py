import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, IntegrityError, transaction

from apps.accounts.models import Role, User
from apps.accounts.rules import can_administer, can_publish, can_write
from apps.accounts.services import create_user
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "writes", "publishes", "administers"),
    [
        (Role.CONTRIBUTOR, True, False, False),
        (Role.EDITOR, True, True, False),
        (Role.ADMINISTRATOR, True, True, True),
    ],
)
def test_all_rights_follow_from_the_role(
    role: Role, writes: bool, publishes: bool, administers: bool
) -> None:
    user = UserFactory.create(role=role)

    assert (user.can_write, user.can_publish, user.can_administer) == (writes, publishes, administers)
    assert (can_write(user), can_publish(user), can_administer(user)) == (writes, publishes, administers)
    assert user.is_staff == user.is_superuser == administers
    assert user.has_perm("documents.change_document") == administers
    assert user.has_perms(["a", "b"]) == user.has_module_perms("documents") == administers


@pytest.mark.parametrize("role", Role)
def test_an_account_that_is_closed_has_no_rights(role: Role) -> None:
    user = UserFactory.create(role=role, is_active=False)
    assert not any((user.can_write, user.can_publish, user.can_administer, user.is_staff))


def test_a_reader_has_no_account_and_no_rights() -> None:
    reader = AnonymousUser()
    assert not any(may(reader) for may in (can_write, can_publish, can_administer))


def test_people_are_called_by_their_name() -> None:
    named, unnamed = UserFactory.create(name="Ada"), UserFactory.create(name="", username="cem")
    assert (str(named), named.get_short_name(), named.get_full_name()) == ("Ada", "Ada", "Ada")
    assert str(unnamed) == "cem"


def test_an_account_is_made_with_a_hashed_password() -> None:
    user = create_user(username="ada", password="a long enough secret", role="editor", name="Ada")

    assert user.check_password("a long enough secret")
    assert "secret" not in user.password
    assert (user.role, user.name, user.is_active) == (Role.EDITOR, "Ada", True)


def test_the_first_administrator_is_made_by_a_command_of_djangos() -> None:
    assert User.objects.create_superuser("root", "a long enough secret").can_administer


def test_a_user_name_is_taken_once_however_it_is_composed() -> None:
    create_user(username="café", password="a long enough secret")
    with pytest.raises(IntegrityError), transaction.atomic():
        create_user(username="cafe\u0301", password="a long enough secret")


def test_no_role_but_these() -> None:
    with pytest.raises(ValueError, match="king"):
        create_user(username="ada", password="a long enough secret", role="king")


def test_history_keeps_no_secret() -> None:
    user = create_user(username="ada", password="a long enough secret")
    user.set_password("another secret")
    user.save()

    event = apps.get_model("accounts", "UserEvent")
    assert {"password", "last_login"}.isdisjoint(field.name for field in event._meta.get_fields())
    assert event._default_manager.filter(pgh_obj_id=user.pk).count() == 1


def test_an_account_is_closed_and_never_deleted() -> None:
    user = UserFactory.create()
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        user.delete()
    assert User.objects.filter(pk=user.pk).exists()
