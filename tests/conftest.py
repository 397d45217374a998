"""What every test may count on."""

import os
from collections.abc import Iterator

import pgtrigger
import pytest

# Playwright's synchronous interface runs an event loop in the thread of the test, in which Django would refuse
# the database; no test shares a connection between tasks.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(autouse=True)
def _records_may_be_flushed(request: pytest.FixtureRequest) -> Iterator[None]:
    """A transactional test ends by emptying the tables, which triggers forbid for records; there alone they rest."""
    yield
