"""Pictures are taken of every specimen of the component gallery, and what they show is measured (docs/decisions/0020).

Nothing stands out of its box, no text is cut off or lies on another, all of it can be read, each specimen shows
something and follows the colour scheme. No picture is compared with a stored one.
"""

import pytest
from playwright.sync_api import Browser

from tests.journeys.axe import LOOKS, seen
from tests.journeys.conftest import Open
from tests.journeys.gallery_measures import measured

pytestmark = pytest.mark.django_db(transaction=True)

# Each breaks one sort of thing in one component; the measures must tell which.
BROKEN = {
    ".card-body { color: #444 }": ("annotation-card-1", "faint"),
    ".chip { overflow: hidden; white-space: nowrap; inline-size: 2rem }": ("chip-1", "cut off"),
    ".notice { visibility: hidden }": ("notice-1", "shows no text"),
    ".empty { inline-size: 300rem }": ("empty-1", "stands out"),
    ".word-diff ins { margin-inline-start: -3rem }": ("word-diff-1", "on one another"),
    ".facts { background: #fff; color: #111 }": ("facts-1", "does not follow the dark scheme"),
    ".pagination { color: transparent }": ("pagination-1", "faint"),
}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_specimen_looks_right(open_page: Open, browser: Browser, width: int, scheme: str) -> None:
    page = open_page("/styleguide/", viewport={"width": width, "height": 900}, color_scheme=scheme)
    lens = browser.new_page()
    found = measured(page, lens, scheme)
    lens.close()
    assert found == {}, "\n".join(f"{key}: {'; '.join(dict.fromkeys(said))}" for key, said in found.items())


def test_a_broken_style_is_seen(open_page: Open, browser: Browser) -> None:
    page = open_page(
        "/styleguide/", viewport={"width": 1440, "height": 900}, color_scheme="dark", bypass_csp=True
    )
    for style in BROKEN:
        page.add_style_tag(content=style)
    lens = browser.new_page()
    found = measured(page, lens, "dark", only={key for key, _said in BROKEN.values()})
    lens.close()
    missed = [key for key, said in BROKEN.values() if not any(said in told for told in found.get(key, []))]
    assert missed == [], {key: found.get(key) for key in missed}


def test_axe_finds_nothing_in_the_gallery(open_page: Open) -> None:
    found = seen(open_page("/styleguide/"), "")
    # The same landmark in several states has the same name in each.
    assert [each for each in found if ": landmark-unique:" not in each] == []
