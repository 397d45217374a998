"""A pytest plugin (see addopts): one embedded server for the whole run, unless DATABASE_URL names another.

It works before Django's settings are read, in the process that controls the run; the workers of xdist inherit
the address by the environment, and pytest-django gives each of them a database of its own.
"""

import os
import signal
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

import pytest

from apps.config.embedded.shared import own_server
from apps.config.problems import StartProblem


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    stack = ExitStack()
    early_config.add_cleanup(stack.close)
    signal.signal(signal.SIGTERM, _interrupt)
    place = stack.enter_context(tempfile.TemporaryDirectory(prefix="glossator-tests-"))
    os.environ["DATA_DIR"] = place  # no test may touch the data of the checkout it runs in
    os.environ["SECRET_KEY"] = "known to everybody and good enough for tests, which sign nothing of worth"
    if os.environ.get("DATABASE_URL"):
        return
    try:
        server = stack.enter_context(own_server(Path(place), durable=False))
    except StartProblem as problem:
        raise pytest.UsageError(str(problem)) from None
    os.environ["DATABASE_URL"] = server.url


def _interrupt(number: int, frame: FrameType | None) -> None:
    """A polite end is an end like Ctrl-C: pytest reports, and the server goes."""
    raise KeyboardInterrupt
