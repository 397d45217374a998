"""What every test may count on."""

import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.test import TransactionTestCase, client
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


# Whose tests share what takes seconds to set up, a directory or an instance: they stay together.
TOGETHER = ("test_launcher.py", "test_worker.py")


def _length(item: pytest.Item) -> int:
    """0 for the longest. They begin first, so that no worker is alone with them when the others have done."""
    if item.path.name in TOGETHER:
        return 0
    return 1 if "journeys" in item.path.parts else 2


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_length)  # within one length the order stays random


class TogetherOrAlone(LoadScopeScheduling):
    """Every test goes to whoever is free, but those that share something to one worker.

    (The marker `xdist_group` would say so, but has no effect with pytest 9.2, which keeps node names elsewhere.)
    """

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return module if module.endswith(TOGETHER) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    return TogetherOrAlone(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: each of them waits for a browser or for PostgreSQL a third of its time."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def _pages_keep_their_context_alone() -> Iterator[None]:
    """Django's test client keeps a copy of the context of everything that is included, hundreds of times a page."""
    name = "store_rendered_templates"
    store_all = getattr(client, name)

    def of_whole_templates(
        store: Any, signal: Any, sender: Any, template: Any, context: Any, **more: Any
    ) -> None:
        if context.template is template:
            store_all(store, signal, sender, template, context, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, name, of_whole_templates)
        yield


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
