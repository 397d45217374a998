import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import Context, Template
from django.utils.safestring import SafeString

from apps.core import slots

NAME = "a slot of the tests"


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "_FILLED", {})
    slots.fill(NAME)(lambda _request, *, ref: SafeString(f"<b>{ref}</b>"))


def test_a_slot_shows_what_another_app_puts_there(filled: None) -> None:
    request = HttpRequest()
    request.user = AnonymousUser()
    page = Template('{% load slots %}[{% slot name ref="11" %}]').render(
        Context({"request": request, "name": NAME})
    )
    assert page == "[<b>11</b>]"


def test_an_empty_slot_and_a_page_without_a_request_show_nothing(filled: None) -> None:
    assert slots.content("another", HttpRequest()) == ""
    assert Template('{% load slots %}[{% slot name ref="1" %}]').render(Context({"name": NAME})) == "[]"


def test_nobody_fills_a_slot_twice(filled: None) -> None:
    with pytest.raises(ValueError, match="twice"):
        slots.fill(NAME)(lambda _request: "")
