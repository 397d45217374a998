"""Long pages: what comes along, what follows in parts, and what is sent of clauses that the browser holds."""

import re
from http import HTTPStatus

import pytest
from django.test import Client

from apps.commentary.models import Annotation
from apps.reading.selectors.document import NEAR, NEAR_AGAIN
from apps.topics.models import Topic
from tests.factories import EditorFactory, a_document

pytestmark = pytest.mark.django_db


def text(client: Client, url: str, **headers: str) -> str:
    response = client.get(url, headers=headers)
    assert response.status_code == HTTPStatus.OK
    return response.content.decode()


def a_long_document(slug: str = "long") -> str:
    a_document(clauses=80, notes=3, slug=slug)
    return f"/documents/{slug}/"


def mark_of(page: str) -> str:
    found = re.search(r'data-have="(\w+)"', page)
    return found[1] if found else ""


def test_a_long_page_brings_the_first_notes_and_says_where_the_others_are(client: Client) -> None:
    page = text(client, a_long_document())

    assert page.count('<article class="card') == NEAR
    assert page.count("data-far=") == 30
    assert re.search(r'data-far="1">\s*<p class="notes-far"><a href="/documents/long/80/">3 notes</a>', page)
    words = re.findall(r"on matter (\d+) without", re.sub(r"<[^>]+>", "", page))
    assert words == [str(number) for number in range(1, 81)]


def test_what_is_far_comes_in_parts_with_its_words_underlined(client: Client) -> None:
    url = a_long_document()
    page = text(client, url)
    parts = {int(number) for number in re.findall(r'data-far="(\d+)"', page)}

    came = [text(client, f"{url}notes/{part}/") for part in parts]

    far = set(re.findall(r'id="(clause-\d+)" data-clause="\d+"', page.partition("data-far")[2]))
    assert far <= set(re.findall(r'id="(clause-\d+)" data-clause', "".join(came)))
    assert all('class="span"' in each and "data-far" not in each for each in came)
    assert client.get(f"{url}notes/99/").status_code == HTTPStatus.NOT_FOUND


def test_a_part_obeys_the_filter(client: Client) -> None:
    url = a_long_document()
    topic = Topic.objects.filter(annotation_links__isnull=False)[0].slug

    part = text(client, f"{url}notes/1/?topic={topic}&stance=favourable")

    assert part.count('<article class="card') < text(client, f"{url}notes/1/").count('<article class="card')


def test_of_clauses_that_the_browser_holds_only_what_changed_is_sent(client: Client) -> None:
    url = a_long_document()
    mark = mark_of(text(client, url))

    part = text(client, url, **{"HX-Request": "true", "X-Held": mark})

    assert part.count("data-keep=") == 80 - NEAR_AGAIN // 3
    assert part.count('<article class="card') == NEAR_AGAIN // 3 * 3
    assert part.count('class="clause-row"') == 80


@pytest.mark.parametrize("held", ["", "0" * 24, "\x00"])
def test_a_browser_that_holds_something_else_gets_everything(client: Client, held: str) -> None:
    url = a_long_document()
    text(client, url, **{"HX-Request": "true", "X-Held": mark_of(text(client, url))})

    assert "data-keep" not in text(client, url, **{"HX-Request": "true", "X-Held": held})


def test_after_a_change_and_in_another_edition_nothing_that_is_held_counts(client: Client) -> None:
    url = a_long_document()
    held = {"HX-Request": "true", "X-Held": mark_of(text(client, url))}
    Annotation.objects.filter(targets__document__slug="long").update(body="Changed.")

    assert "data-keep" not in text(client, url, **held)


def test_a_whole_page_never_counts_on_what_the_browser_holds(client: Client) -> None:
    url = a_long_document()

    assert "data-keep" not in text(client, url, **{"X-Held": mark_of(text(client, url))})


def test_editors_get_long_pages_in_parts_too(client: Client) -> None:
    url = a_long_document()
    client.force_login(EditorFactory.create())
    page = text(client, url)

    assert "data-far" in page
    assert 'data-have=""' in page
    assert "data-keep" not in text(client, url, **{"HX-Request": "true", "X-Held": ""})
    assert 'class="card' in text(client, f"{url}notes/1/")
