"""A real server with the sample edition, and people in front of a real browser.

Every page that is opened is watched: an error on the console, an exception in a script or a refusal by the content
security policy fails the journey, whatever else it looked at.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Role, User
from tests.factories.accounts import UserFactory
from tests.journeys.sample import show_sample

MOSCOW = "/documents/moscow-declaration-2022/"
# Answers that a journey asks for on purpose; the browser reports them on the console all the same.
EXPECTED_ANSWERS = ("400", "401", "403", "404", "409", "410", "422", "429")

Open = Callable[..., Page]


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of a server that shows the sample edition."""
    show_sample()
    return live_server.url


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Open]:
    """Opens an address in a browser of its own; arguments are those of a browser context (viewport, …)."""
    problems: list[str] = []
    contexts = []

    def listen(message: ConsoleMessage) -> None:
        expected = any(f"status of {answer}" in message.text for answer in EXPECTED_ANSWERS)
        if message.type in {"error", "warning"} and not expected:
            problems.append(message.text)

    def open_one(address: str = "/", **options: Any) -> Page:
        # Nothing glides: what is measured and clicked stands still.
        context = browser.new_context(base_url=site, **{"reduced_motion": "reduce", **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(address)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def account(site: str) -> Callable[[str], User]:
    """A new account with a role; everybody's password is tests.factories.accounts.PASSWORD."""

    def make(role: str = Role.EDITOR) -> User:
        return UserFactory.create(role=role)

    return make


def sign_in(page: Page, user: User) -> None:
    """At the desk, as somebody who signed in before: the form has journeys of its own."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": page.url}])
    page.goto("/desk/")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands, a line each."""
    # Without its preloading, which writes the sheets that others import into the page: the policy refuses that. It
    # serves the rule against locked orientations alone, and that rule is in tests/journeys/test_reflow.py.
    found = Axe().run(page, options={"preload": False, "resultTypes": ["violations"]}).response["violations"]
    return [f"{item['id']}: {node['html'][:160]}" for item in found for node in item["nodes"]]
