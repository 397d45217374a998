"""A document as it was: what this site showed on a day, and nothing else."""

from http import HTTPStatus

import pytest
from django.test import Client

from apps.documents.models import Wording
from apps.reading.shapes import Card, ReadingPage
from tests.documents.services.wordings import revise
from tests.factories import (
    WordingFactory,
    a_note,
)
from tests.factories.times import on

pytestmark = pytest.mark.django_db
URL = "/documents/moscow/"


@pytest.fixture
def wording(db: None) -> Wording:
    """Public since 1 March, with a note of 2 March on its words, and reworded on 22 March."""
    with on(2022, 3, 1):
        found = WordingFactory.create(
            edition__document__slug="moscow",
            edition__document__title="Moscow Declaration",
            edition__ref="jam",
            ref="1",
            label="1",
            text="build their relations on trust",
        )
    with on(2022, 3, 2):
        a_note(found, "on trust", body="First reading.")
    with on(2022, 3, 22):
        revise(found, "found their relations upon mutual confidence")
    return found


def page(client: Client, query: str = "") -> ReadingPage:
    response = client.get(URL + query, headers={"host": "localhost"})
    assert response.status_code == HTTPStatus.OK
    found: ReadingPage = response.context["page"]
    return found


def words(shown: ReadingPage) -> list[str]:
    return [row.wording.text for row in shown.outline]


def cards(shown: ReadingPage) -> list[Card]:
    return [*shown.about, *(card for row in shown.outline for card in row.cards)]


def says(client: Client, query: str) -> list[str]:
    return [card.markdown for card in cards(page(client, query))]


def test_a_day_shows_the_words_and_notes_of_its_end(client: Client, wording: Wording) -> None:
    assert words(page(client)) == ["found their relations upon mutual confidence"]
    assert words(page(client, "?as-of=2022-03-21")) == ["build their relations on trust"]
    assert words(page(client, "?as-of=2022-03-22")) == ["found their relations upon mutual confidence"]
    assert says(client, "?as-of=2022-03-01") == []
    assert says(client, "?as-of=2022-03-02") == ["First reading."]
