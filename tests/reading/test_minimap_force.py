"""The map of a document coloured by how strongly its clauses bind."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import Client

from apps.matching.engine.force import Level
from apps.parallels.services import set_force
from apps.reading.minimap import DEEPEST, INDENT, SHORTEST, SLOT
from apps.reading.selectors.document import reading_page
from apps.reading.shapes.pictures import MinimapView
from apps.reading.templatetags.pictures import WEAVES, document_map
from tests.factories import EditionFactory, EditorFactory, WordingFactory
from tests.factories.times import on
from tests.reading.conftest import Scene

pytestmark = pytest.mark.django_db


def map_of(slug: str, query: str = "") -> MinimapView:
    page = reading_page(AnonymousUser(), slug, QueryDict(query))
    assert page is not None
    return document_map(page.outline)


def keys(view: MinimapView) -> list[tuple[str, str, int]]:
    return [(key.colour, key.label, key.number) for key in view.forces]


def test_each_level_has_a_colour_a_weave_a_word_and_its_number_of_clauses(scene: Scene) -> None:
    WordingFactory.create(edition=scene.jam, ref="7", rank="z", text="The Parties shall meet every year.")
    view = map_of("moscow-declaration")

    assert keys(view) == [
        ("force-5", "obligation", 1),
        ("force-4", "commitment", 1),
        ("force-3", "possibility", 2),
        ("none", "no promise", 2),
    ]
    assert {ink.colour for ink in view.map.by_force} == {weave.colour for weave in view.weaves}
    assert len({(weave.period, weave.thread) for weave in view.weaves if weave.colour != "none"}) == 3
    assert {zone.url: zone.title for zone in view.zones}["#clause-7"] == "7 · obligation"


def test_however_short_a_bar_is_it_has_some_thread() -> None:
    for period, thread in WEAVES.values():
        for left in (INDENT * depth for depth in range(DEEPEST + 1)):
            assert any(unit % period < thread for unit in range(left, left + SHORTEST))


def test_what_an_editor_says_counts_until_it_is_taken_back(client: Client, scene: Scene) -> None:
    editor, before = EditorFactory.create(), client.get(scene.url).content
    set_force(by=editor, wording=scene.recital, base_version=0, level=Level.RECOGNITION)

    assert ("force-1", "recognition", 1) in keys(map_of("moscow-declaration"))
    assert b"weave-force-1" in client.get(scene.url).content, "the kept page is made anew"
    set_force(by=editor, wording=scene.recital, base_version=1, level=None)
    assert client.get(scene.url).content == before


def test_what_was_said_of_one_edition_colours_no_other(scene: Scene) -> None:
    set_force(by=EditorFactory.create(), wording=scene.one, base_version=0, level=Level.OBLIGATION)

    assert ("force-5", "obligation", 1) in keys(map_of("moscow-declaration"))
    assert not any(key.colour == "force-5" for key in map_of("moscow-declaration", "edition=turan-en").forces)


def test_an_earlier_state_has_the_colours_of_then(db: None) -> None:
    with on(2024, 3, 1):
        wording = WordingFactory.create(ref="1", text="The Parties shall meet.")
    with on(2024, 5, 1):
        set_force(by=EditorFactory.create(), wording=wording, base_version=0, level=Level.ASPIRATION)
    slug = wording.edition.document.slug

    assert keys(map_of(slug)) == [("force-2", "aspiration", 1)]
    assert keys(map_of(slug, "as-of=2024-04-01")) == [("force-5", "obligation", 1)]


def test_a_language_without_rules_is_said_to_be_unread(db: None) -> None:
    edition = EditionFactory.create(language="hy")
    wordings = [WordingFactory.create(edition=edition, ref=ref, rank=ref, text="Կողմերը") for ref in "12"]
    slug = edition.document.slug
    view = map_of(slug)
    assert keys(view) == [("unread", "not read in Armenian", 2)]
    assert len(view.map.by_force) == 1
    assert view.map.height == 2 * SLOT

    set_force(by=EditorFactory.create(), wording=wordings[0], base_version=0, level=Level.COMMITMENT)
    assert keys(map_of(slug)) == [("force-4", "commitment", 1), ("unread", "not read in Armenian", 1)]
