"""What every test may count on."""

import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.test import TransactionTestCase
from django.utils import translation
from playwright.sync_api import Playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.chromium import NoChromium, find_chromium, launch_arguments
from tests.emptying import empty_tables

# Playwright's synchronous interface runs an event loop in the thread of the test, in which Django would
# refuse the database; no test shares a connection between tasks.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# How long an example takes to draw or to run says more of what else the machine does than of the code.
hypothesis.settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")


class OneWorkerForTheLauncher(LoadScopeScheduling):
    """Every test goes to whoever is free, but those of real processes stay together: a directory is set up once.

    (The marker `xdist_group` would say so, but has no effect with pytest 9.2, which keeps node names elsewhere.)
    """

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return module if module.endswith(("test_launcher.py", "test_worker.py")) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    return OneWorkerForTheLauncher(config, log)


@pytest.fixture(scope="session", autouse=True)
def _transactional_tests_end_quickly() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_tables)
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], playwright: Playwright
) -> dict[str, Any]:
    """pytest-playwright's own, with a Chromium that is there."""
    try:
        executable = find_chromium(playwright.chromium.executable_path)
    except NoChromium as problem:
        pytest.fail(str(problem), pytrace=False)
    return {**browser_type_launch_args, "executable_path": executable, "args": launch_arguments()}


@pytest.fixture(autouse=True)
def _the_language_of_the_settings() -> Iterator[None]:
    """A page in another language leaves its language in the thread; the next test begins without it."""
    yield
    translation.deactivate()
