"""The component gallery holds every component, each with its contract and at least one state."""

from pathlib import Path

import pytest
from django.test import Client

from apps.core.gallery import apart, component_names, contract_of
from apps.reading.gallery import specimens

pytestmark = pytest.mark.django_db


def test_every_component_is_in_the_gallery() -> None:
    """A new component needs specimens in apps/reading/gallery."""
    shown = {name for name, states in specimens().items() if states}
    assert set(component_names()) - shown == set(), "components without specimens"
    assert shown - set(component_names()) == set(), "specimens of components that are not there"


@pytest.mark.parametrize("name", component_names())
def test_a_component_opens_with_its_contract(name: str) -> None:
    assert contract_of(name)


def test_a_component_without_a_contract_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "bare.html").write_text("<p>x</p>", encoding="utf-8")
    with pytest.raises(ValueError, match="bare"):
        contract_of("bare", tmp_path)


def test_states_of_a_component_have_names_of_their_own() -> None:
    for name, states in specimens().items():
        assert len({each.state for each in states}) == len(states), name


def test_the_gallery_is_shown_to_anybody_and_to_no_search_engine(client: Client) -> None:
    page = client.get("/styleguide/").content.decode()
    assert '<meta name="robots" content="noindex">' in page
    for name in component_names():
        assert f'id="{name}"' in page
    assert page.count("data-specimen=") == sum(len(states) for states in specimens().values())


def test_what_shows_nothing_says_so_in_its_specimen(client: Client) -> None:
    page = client.get("/styleguide/").content.decode()
    for part in page.split("data-specimen=")[:-1]:
        assert part
    assert page.count(" data-blank") == sum(each.blank for states in specimens().values() for each in states)


def test_specimens_share_no_ids_and_keep_their_references() -> None:
    html = '<p id="a">x</p><a href="#a">x</a><a href="#b">x</a><i aria-labelledby="a b"></i>'
    assert apart(html, "x-1") == (
        '<p id="a-x-1">x</p><a href="#a-x-1">x</a><a href="#b">x</a><i aria-labelledby="a-x-1 b"></i>'
    )
