import pytest
from django.test import Client

from apps.accounts.models import User
from tests.desk.conftest import signed_in


@pytest.fixture
def desk(editor: User) -> Client:
    """An editor's browser."""
    return signed_in(editor)
