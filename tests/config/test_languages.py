"""In which language a page comes, and how a reader says so."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.reading.keeping import Keeper
from tests.factories import a_document

pytestmark = pytest.mark.django_db

OURS = "http://testserver"


def html_tag(page: str) -> str:
    return page[page.index("<html") : page.index("<head")].strip()


def varies(header: str) -> set[str]:
    return {name.strip().lower() for name in header.split(",")}


@pytest.mark.parametrize(
    ("asked", "given"),
    [("ru", "ru"), ("az-Latn-AZ,en;q=0.5", "az"), ("de,ru;q=0.3", "ru"), ("de", "en"), ("", "en")],
)
def test_the_browser_s_languages_decide_at_first(client: Client, asked: str, given: str) -> None:
    response = client.get("/", headers={"Accept-Language": asked})
    assert html_tag(response.content.decode()) == f'<html lang="{given}" dir="ltr">'
    assert response["Content-Language"] == given


def test_a_choice_is_remembered_and_leads_back_to_the_page(client: Client) -> None:
    here = f"{OURS}/topics/?page=1"
    response = client.post("/language/", {"language": "ru"}, headers={"Referer": here, "Accept": "text/html"})
    assert (response.status_code, response["Location"]) == (302, here)
    cookie = response.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie.value, cookie["samesite"], bool(cookie["httponly"])) == ("ru", "Lax", True)
    page = client.get("/topics/", headers={"Accept-Language": "az"}).content.decode()
    assert html_tag(page) == '<html lang="ru" dir="ltr">'
    assert '<button class="link-button" type="submit" name="language" value="az" lang="az" dir="ltr">' in page


@pytest.mark.parametrize("referer", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_it_leads_to_no_other_site(client: Client, referer: str) -> None:
    asked = {"language": "ru", "next": "https://elsewhere.example/"}
    assert client.post("/language/", asked, headers={"Referer": referer})["Location"] == "/"


@pytest.mark.parametrize("language", ["", "../ru", "tlh", "x" * 10_000])
def test_a_language_that_is_not_offered_changes_nothing(client: Client, language: str) -> None:
    response = client.post("/language/", {"language": language})
    assert response.status_code == 302
    assert settings.LANGUAGE_COOKIE_NAME not in response.cookies


def test_a_cookie_of_a_language_that_is_not_offered_leaves_it_to_the_browser(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "de"
    page = client.get("/", headers={"Accept-Language": "az"}).content.decode()
    assert html_tag(page) == '<html lang="az" dir="ltr">'


def test_a_link_changes_no_language(client: Client) -> None:
    response = client.get("/language/", {"language": "ru"})
    assert settings.LANGUAGE_COOKIE_NAME not in response.cookies


def test_no_reader_needs_a_cookie_to_choose() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert not strict.get("/").cookies
    assert strict.post("/language/", {"language": "az"}).status_code == 302


@pytest.mark.parametrize(
    "address", ["/", "/topics/", "/documents/said/", "/documents/said/1/", "/no/such/page/"]
)
def test_no_cache_gives_one_language_for_another(client: Client, address: str) -> None:
    a_document(slug="said")
    response = client.get(address)
    assert varies(response["Vary"]) >= {"accept-language", "cookie"}


def test_what_is_kept_of_a_page_is_kept_by_language(client: Client) -> None:
    a_document(slug="said")
    tags = set()
    for language in ("en", "ru", "az", "en"):
        response = client.get("/documents/said/", headers={"Accept-Language": language})
        assert html_tag(response.content.decode()) == f'<html lang="{language}" dir="ltr">'
        tags.add(response["ETag"])
    assert len(tags) == 3
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    assert 'lang="ru"' in html_tag(client.get("/documents/said/").content.decode())


def test_the_reading_page_takes_as_many_queries_in_each_language(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_document(slug="said")
    taken = set()
    for language in ("en", "ru", "az"):
        monkeypatch.setattr("apps.reading.views.kept.keeper", Keeper())  # one that keeps nothing yet
        with CaptureQueriesContext(connection) as captured:
            client.get("/documents/said/", headers={"Accept-Language": language})
        taken.add(len(captured))
    assert len(taken) == 1
