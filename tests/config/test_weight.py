"""How much a browser has to fetch, as production serves it: bytes, which no busy machine changes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from tests.factories import EditorFactory, a_document

pytestmark = pytest.mark.django_db
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "apps.config.storage.BundledStaticFilesStorage"},
}
MOST = 60 * 1024  # CSS and JS together, compressed; fonts apart
MOST_SHEETS = {"reader": 2, "editor": 3}  # the site's, the page's own, the desk's
ASKED = re.compile(r'<(?:link rel="stylesheet"|script)[^>]*?(?:href|src)="/static/([^"]+)"')


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=place, STORAGES=STORAGES):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield place


@pytest.fixture
def pages(db: None) -> dict[str, str]:
    url = f"/documents/{a_document(clauses=2, slug='a-document').document.slug}/"
    return {
        "library": "/",
        "document": url,
        "filtered": f"{url}?stance=favourable",
        "clause": f"{url}1/",
        "topics": "/topics/",
        "desk": "/desk/",
        "annotating": f"/desk{url}1/annotate/",
        "keeping": f"/desk{url}",
    }


def fetched(client: Client, url: str) -> list[str]:
    answer = client.get(url, follow=True)
    assert answer.status_code == 200, url
    return ASKED.findall(answer.content.decode())


def weight(files: list[str], place: Path) -> int:
    """As sent; WhiteNoise compresses no file that is hardly smaller then."""
    compressed = ((place / f"{name}.br", place / name) for name in files)
    return sum((small if small.exists() else plain).stat().st_size for small, plain in compressed)


@pytest.mark.parametrize("who", ["reader", "editor"])
def test_styles_and_scripts_weigh_little_and_are_few(
    who: str, client: Client, pages: dict[str, str], collected: Path
) -> None:
    if who == "editor":
        client.force_login(EditorFactory.create())
    files = {name: fetched(client, url) for name, url in pages.items()}
    assert all(files.values())
    weights = {name: weight(found, collected) for name, found in files.items()}
    assert {name: size for name, size in weights.items() if size > MOST} == {}
    sheets = {name: [file for file in found if file.endswith(".css")] for name, found in files.items()}
    assert {name: found for name, found in sheets.items() if len(found) > MOST_SHEETS[who]} == {}
