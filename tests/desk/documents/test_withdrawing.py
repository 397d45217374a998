"""A reason is never lost: what is withdrawn changed meanwhile, the session was over, the form came without its mark."""

import json

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.documents.models import Wording
from tests.desk.conftest import text_of
from tests.desk.documents.browser import form_with
from tests.factories import PASSWORD, WordingFactory

pytestmark = pytest.mark.django_db

REASON = "A long & careful reason that somebody typed."
WHAT = ("", "editions/{edition}/", "11/")


@pytest.fixture
def wording(db: None) -> Wording:
    return WordingFactory.create(ref="11")


def url(wording: Wording, what: str) -> str:
    below = what.format(edition=wording.edition.ref)
    return f"/desk/documents/{wording.document.slug}/{below}withdraw/"


def is_withdrawn(wording: Wording, what: str) -> bool:
    if what == "11/":
        wording.clause.refresh_from_db()
        return wording.clause.withdrawn_at is not None
    kept = wording.edition if what else wording.document
    kept.refresh_from_db()
    return kept.status == "withdrawn"


@pytest.mark.parametrize("what", WHAT[:2])
def test_on_what_changed_meanwhile(desk: Client, wording: Wording, what: str) -> None:
    response = desk.post(url(wording, what), {"version": "99", "reason": REASON})
    assert response.status_code == 409
    assert "Somebody saved this meanwhile, so nothing was done." in text_of(response)
    assert not is_withdrawn(wording, what)

    again = form_with(response, "reason")
    assert again.values["reason"] == [REASON]
    assert desk.post(again.action, again.but()).status_code == 302
    assert is_withdrawn(wording, what)


@pytest.mark.parametrize("what", WHAT[:2])
def test_on_what_somebody_withdrew_meanwhile(desk: Client, wording: Wording, what: str) -> None:
    desk.post(url(wording, what), {"version": "1", "reason": "The other's."})
    response = desk.post(url(wording, what), {"version": "2", "reason": REASON})
    assert response.status_code == 409
    assert form_with(response, "reason").values["reason"] == [REASON]


@pytest.mark.parametrize("what", WHAT)
def test_after_a_session_that_was_over(editor: User, wording: Wording, what: str) -> None:
    client, address = Client(), url(wording, what)
    assert client.post(address, {"version": "1", "reason": REASON}).status_code == 401
    carried = json.dumps([["version", "1"], ["reason", REASON]])
    who = {"username": editor.username, "password": PASSWORD}
    response = client.post("/desk/sign-in/", {**who, "next": address, "typed": carried}, follow=True)

    assert "It is not saved yet." in text_of(response)
    again = form_with(response, "reason")
    assert again.values["reason"] == [REASON]
    assert not is_withdrawn(wording, what)
    client.post(again.action, again.but())
    assert is_withdrawn(wording, what)
    assert client.get(address).status_code == 302, "the reason was used and is not kept any more"


@pytest.mark.parametrize("what", WHAT)
def test_without_the_mark_of_the_page(editor: User, wording: Wording, what: str) -> None:
    client, address = Client(enforce_csrf_checks=True), url(wording, what)
    client.force_login(editor)
    response = client.post(address, {"version": "1", "reason": REASON})
    assert response.status_code == 403
    carried = form_with(response, "reason")

    shown = client.post(address, carried.but())
    assert form_with(shown, "reason").values["reason"] == [REASON]
    assert not is_withdrawn(wording, what)
