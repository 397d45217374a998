"""The same address and context: a fragment for htmx, the whole page for everybody else."""

import pytest
from django.test import Client

from tests.factories import a_note
from tests.reading.conftest import Scene

HTMX = {"HX-Request": "true"}


def test_htmx_gets_the_part_that_the_filter_changes(client: Client, scene: Scene) -> None:
    a_note(scene.document)
    html = " ".join(client.get(f"{scene.url}?topic=security", headers=HTMX).content.decode().split())

    assert "<html" not in html
    assert html.count('id="reading"') == 1
    assert "<title>Moscow Declaration (Security) · Glossator</title>" in html
    assert 'id="reading-result" hx-swap-oob="innerHTML">Showing: 1 of 5 clauses, 0 of 1 note.' in html


def test_the_whole_page_holds_the_same_part(client: Client, scene: Scene) -> None:
    part = client.get(f"{scene.url}?topic=security", headers=HTMX).content.decode()
    page = client.get(f"{scene.url}?topic=security").content.decode()

    assert part[part.index('<div class="reading"') :].strip() in page
    assert page.partition("</head>")[0].count("<title>") == 1
    assert "hx-swap-oob" not in page


def test_a_page_from_the_browser_s_history_is_whole(client: Client, scene: Scene) -> None:
    html = client.get(scene.url, headers={**HTMX, "HX-History-Restore-Request": "true"}).content.decode()

    assert "<html" in html


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_caches_keep_page_and_part_apart(client: Client, scene: Scene, headers: dict[str, str]) -> None:
    for url in (scene.url, "/"):
        assert "HX-Request" in client.get(url, headers=headers)["Vary"]


def test_the_library_s_part_is_the_same(client: Client, scene: Scene) -> None:
    html = client.get("/?kind=declaration", headers=HTMX).content.decode()

    assert "<html" not in html
    assert 'id="library"' in html


def test_every_chip_is_a_link_that_keeps_its_place(client: Client, scene: Scene) -> None:
    html = client.get(scene.url).content.decode()

    assert 'id="chip-topic-security"' in html
    assert f'href="{scene.url}?topic=security"' in html
    assert 'hx-target="#reading"' in html
