import pytest
from django.test import Client

from tests.factories.documents import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("trait", [{}, {"withdrawn": True}, {"draft": True}])
def test_no_page_is_shown_again_without_asking(client: Client, trait: dict[str, bool]) -> None:
    document = DocumentFactory.create(**trait)
    answer = client.get(f"/documents/{document.slug}/")
    assert answer.status_code in {200, 404, 410}
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_a_page_that_says_more_keeps_its_word(client: Client) -> None:
    assert "no-store" in client.get("/healthz").headers["Cache-Control"]


def test_no_page_asks_for_a_camera(client: Client) -> None:
    assert "camera=()" in client.get("/").headers["Permissions-Policy"]


def test_long_pages_travel_compressed(client: Client) -> None:
    DocumentFactory.create()
    answer = client.get("/", headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
