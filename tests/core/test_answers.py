from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxMiddleware

from apps.core.answers import answer, asked_by_htmx

CONTEXT = {"title": "A title", "text": "A text"}


def request(**headers: str) -> HttpRequest:
    asked = RequestFactory().get("/", headers=headers)
    HtmxMiddleware(lambda _request: HttpResponse())(asked)
    return asked


def get(fragment: str = "", **headers: str) -> HttpResponse:
    return answer(request(**headers), "components/empty.html", CONTEXT, fragment=fragment)


def test_htmx_gets_the_fragment_and_everybody_else_the_page() -> None:
    assert "empty-title" in get("components/notice.html").content.decode()
    assert "notice" in get("components/notice.html", hx_request="true").content.decode()


def test_a_page_without_a_fragment_is_the_same_for_all() -> None:
    assert get(hx_request="true").content == get().content
    assert not get().has_header("Vary")


def test_caches_keep_the_two_apart() -> None:
    assert get("components/notice.html")["Vary"] == "HX-Request"


def test_the_history_of_the_browser_wants_the_whole_page() -> None:
    assert not asked_by_htmx(request(hx_request="true", hx_history_restore_request="true"))
    assert asked_by_htmx(request(hx_request="true"))
