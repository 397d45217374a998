"""Rows that all tests of a module begin with: made once, in a transaction around those of the tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any, TypeVar

import pytest
from django.db import connection, transaction

Made = TypeVar("Made")


@contextmanager
def staying(blocker: Any, make: Callable[[], Made]) -> Iterator[Callable[[], Made]]:
    """For a fixture of a module: what ``make`` returned, as a copy for each test that asks.

    Each test is a savepoint within, and goes back to it; so no test of the module may be a transactional one.
    ``blocker`` is pytest-django's ``django_db_blocker``.
    """
    around = transaction.atomic()
    setattr(around, "_from_testcase", True)  # noqa: B010 - as Django marks its own: acts may be durable within
    with blocker.unblock():
        around.__enter__()
        made = make()
        connection.check_constraints()  # or each test would check the foreign keys of these rows again
    try:
        yield lambda: deepcopy(made)
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


def staying_fixture(make: Callable[[], Made]) -> Any:
    """The same as a fixture of modules."""

    @pytest.fixture(scope="module")
    def stays(django_db_setup: None, django_db_blocker: Any) -> Iterator[Callable[[], Made]]:
        with staying(django_db_blocker, make) as copied:
            yield copied

    return stays
