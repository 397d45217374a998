"""axe on every page, narrow and wide, light and dark, signed in and not, with everything unfolded."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.template.loader import render_to_string
from django.test import Client
from playwright.sync_api import Page

from apps.accounts.models import User
from apps.commentary.models import Annotation
from tests.desk.documents.browser import open_form
from tests.journeys.addresses import BRIGHT, DESK, EXCLUDED, PUBLIC, every, names_of_addresses
from tests.journeys.axe import COLOURS, LOOKS, Found, Look, seen
from tests.journeys.conftest import MOSCOW, Open, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

# Every page is seen in LOOKS; the colours of the longest alone the other way round too.
CROSSED: tuple[Look, ...] = ((360, "dark"), (1440, "light"))
LIGHT: tuple[Look, ...] = ((360, "light"),)
WIDE: tuple[Look, ...] = ((1440, "light"),)
PARTS = 3  # so that no worker is busy with one of them when all others have done


def look(page: Page, found: Found, name: str, looks: tuple[Look, ...] = LOOKS) -> None:
    """Adds what axe finds on the page that is open."""
    found += seen(page, name, looks)


def visit(page: Page, addresses: list[str], more: dict[str, tuple[Look, ...]]) -> Found:
    """``more`` are looks at the colours of some addresses, which others do not get."""
    found: Found = []
    for address in addresses:
        page.goto(address)
        found += seen(page, address) + seen(page, address, more.get(address, ()), COLOURS)
    return found


def show(page: Page, html: str | bytes) -> None:
    """An answer that takes more than an address to get, as a page of the site."""
    page.route("**/shown/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto("/shown/")
    page.unroute("**/shown/")


def test_every_address_is_visited_or_left_out_for_a_reason() -> None:
    known = {*PUBLIC, *DESK, *EXCLUDED} - {""}
    assert names_of_addresses() - known == set(), "put these into tests/journeys/addresses.py"
    assert known - names_of_addresses() == set(), "these are gone"


@pytest.mark.parametrize("part", range(PARTS))
def test_readers_pages(open_page: Open, part: int) -> None:
    more = dict.fromkeys(("/", MOSCOW, f"{MOSCOW}1/"), CROSSED)
    found = visit(open_page(), every(PUBLIC)[part::PARTS], more)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("part", range(PARTS))
def test_editors_pages(open_page: Open, account: Callable[..., User], part: int) -> None:
    page = open_page()
    sign_in(page, account())
    more = dict.fromkeys(("/desk/", f"/desk{MOSCOW}u3/annotate/"), CROSSED) | dict.fromkeys(BRIGHT, WIDE)
    found = visit(page, every(DESK)[part::PARTS], more)
    assert not found, "\n".join(found)


def test_what_comes_only_of_what_was_done(open_page: Open, account: Callable[..., User]) -> None:
    """Errors in forms, two editors at once, a withdrawn note, the pages of errors."""
    client, page = Client(), open_page("/")
    client.force_login(account())
    note = Annotation.objects.order_by("pk")[0]
    url = f"/desk/annotations/{note.pk}/"
    annotate = f"/desk{MOSCOW}u3/annotate/"
    wrong = client.post(annotate, open_form(client, annotate, "body").but(new_expert__url="x", act="save"))
    document = client.post(
        "/desk/documents/new/by-hand/",
        open_form(client, "/desk/documents/new/by-hand/", "title").but(act="save"),
    )
    form = open_form(client, url, "body")
    client.post(url, form.but(body="First, *he* says, it is a promise.", act="save"))
    stale = client.post(url, form.but(body="Second, he says, it is no promise.", act="save"))
    client.post(
        f"{url}withdraw/", open_form(client, f"{url}withdraw/", "reason").but(reason="It was a mistake.")
    )
    gone = client.get(f"/annotations/{note.pk}/")
    expected = {
        "a note with errors": (wrong, HTTPStatus.UNPROCESSABLE_ENTITY),
        "a document with errors": (document, HTTPStatus.UNPROCESSABLE_ENTITY),
        "two editors at once": (stale, HTTPStatus.CONFLICT),
        "a withdrawn note": (gone, HTTPStatus.GONE),
    }
    found: Found = []
    for name, (answer, status) in expected.items():
        assert answer.status_code == status, name
        show(page, answer.content)
        look(page, found, name)
    for template in ("400.html", "403.html", "404.html", "500.html", "accounts/locked.html"):
        show(page, render_to_string(template))
        # That of our own faults has no style sheet, and axe takes the browser's dark paper for white.
        look(page, found, template, LIGHT if template == "500.html" else LOOKS)
    assert not found, "\n".join(found)
