"""A real server with the sample edition, and people in front of a real browser.

Every page that is opened is watched: an error on the console, an exception in a script or a refusal by the content
security policy fails the journey, whatever else it looked at.
"""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect

from apps.accounts.models import Role, User
from tests.factories.accounts import UserFactory
from tests.journeys.axe import violations as violations  # for journeys: with the rest of what they need
from tests.journeys.sample import show_sample
from tests.journeys.served import JourneyServer, like_production
from tests.journeys.windows import ACTION, Window, Windows

MOSCOW = "/documents/moscow-declaration-2022/"
# Answers that a journey asks for on purpose; the browser reports them on the console all the same.
EXPECTED_ANSWERS = ("400", "401", "403", "404", "409", "410", "422", "429")

HOST = "localhost"

Open = Callable[..., Page]
expect.set_options(timeout=ACTION)


@pytest.fixture(scope="session")
def live_server() -> Iterator[JourneyServer]:
    """pytest-django's fixture of this name, with another server."""
    server = JourneyServer(HOST)
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _collected_files(request: pytest.FixtureRequest) -> Iterator[None]:
    with like_production() if "live_server" in request.fixturenames else nullcontext():
        yield


@pytest.fixture
def site(live_server: JourneyServer) -> str:
    """The address of a server that shows the sample edition."""
    show_sample()
    return live_server.url


@pytest.fixture(scope="session")
def windows(browser: Browser, live_server: JourneyServer) -> Iterator[Windows]:
    opened = Windows(browser, live_server.url)
    yield opened
    opened.close()


@pytest.fixture
def open_page(windows: Windows, site: str, live_server: JourneyServer) -> Iterator[Open]:
    """Opens an address in a window of its own; arguments are those of a browser context (viewport, …).

    Without an address the window is empty, for somebody who signs in first.

    Who sets up what a page never forgets (a script for every page, a clock) asks for a window that nobody gets
    afterwards: ``fresh=True``.
    """
    problems: list[str] = []
    taken: list[tuple[Window, bool]] = []

    def listen(message: ConsoleMessage) -> None:
        expected = any(f"status of {answer}" in message.text for answer in EXPECTED_ANSWERS)
        if message.type in {"error", "warning"} and not expected:
            problems.append(message.text)

    def fail(error: Error) -> None:
        problems.append(str(error))

    def open_one(address: str = "", *, fresh: bool = False, **options: Any) -> Page:
        window = windows.take(options)
        taken.append((window, fresh))
        window.page.on("console", listen)
        window.page.on("pageerror", fail)
        if address:
            window.page.goto(address)
        return window.page

    yield open_one
    for window, fresh in taken:
        window.page.remove_listener("console", listen)
        window.page.remove_listener("pageerror", fail)
        if fresh:
            window.page.context.close()
        else:
            windows.give_back(window)
    live_server.answering.wait()
    assert problems == []


@pytest.fixture
def account(site: str) -> Callable[[str], User]:
    """A new account with a role; everybody's password is tests.factories.accounts.PASSWORD."""

    def make(role: str = Role.EDITOR) -> User:
        return UserFactory.create(role=role)

    return make


def sign_in(page: Page, user: User) -> None:
    """As somebody who signed in before, whatever the page opens next: the form has journeys of its own."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "domain": HOST, "path": "/"}])
