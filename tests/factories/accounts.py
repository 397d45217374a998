from apps.accounts.models import Role, User
from tests.factories.record import RecordFactory, factory

PASSWORD = "a long enough secret"


class UserFactory(RecordFactory[User]):
    """A contributor, who signs in with PASSWORD."""

    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user-{n}")
    name = factory.Sequence(lambda n: f"User {n}")
    role = Role.CONTRIBUTOR
    password = factory.django.Password(PASSWORD)


class EditorFactory(UserFactory):
    role = Role.EDITOR


class AdministratorFactory(UserFactory):
    role = Role.ADMINISTRATOR
