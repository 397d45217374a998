"""The map of a document, and the outline beside it."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from apps.reading.minimap import MOST_COLOURS, MOST_ZONES, SLOT, WIDTH, Bar, minimap
from apps.reading.selectors.document import reading_page
from apps.reading.shapes import ClauseRow, ReadingPage
from apps.reading.shapes.pictures import Minimap, MinimapView
from apps.reading.templatetags.pictures import document_map, outline_lines
from tests.factories import ClauseTopicFactory, PartyFactory, WordingFactory, a_document, a_note
from tests.reading.conftest import Scene

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
MOST_BYTES = 60  # of a bar, in a long document
BARS = st.lists(
    st.builds(
        Bar,
        length=st.integers(0, 5_000),
        notes=st.integers(0, 40),
        stances=st.lists(st.sampled_from(["favourable", "mixed", "neutral"]), unique=True).map(tuple),
        groups=st.lists(st.sampled_from(["group-1", "group-2"]), unique=True).map(tuple),
        force=st.sampled_from(["force-5", "force-3", "none", "unread"]),
        depth=st.integers(0, 9),
        shown=st.booleans(),
    ),
    max_size=40,
)


def rectangles(shape: str) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of each bar."""
    found, y = [], 0
    x = 0
    for dx, dy, long, thick in re.findall(r"m(-?\d+) (-?\d+)h(\d+)v(\d+)H\d+", shape):
        x, y = x + int(dx), y + int(dy)
        found.append((x, y, int(long), int(thick)))
        y += int(thick)
    return found


def units(path: str) -> set[int]:
    """Where down the map a path of strokes has colour."""
    found: set[int] = set()
    at = 0
    for move, down in re.findall(r"(?:m0 (\d+))?v(\d+)", path):
        at += int(move or 0)
        found.update(range(at, at + int(down)))
        at += int(down)
    return found


def page_of(url: str) -> ReadingPage:
    path, _mark, query = url.partition("?")
    page = reading_page(AnonymousUser(), path.split("/")[2], QueryDict(query))
    assert page is not None
    return page


def map_of(url: str) -> MinimapView:
    return document_map(page_of(url).outline)


@given(BARS)
def test_each_clause_has_one_bar_in_its_place(bars: list[Bar]) -> None:
    drawn = minimap(bars)
    found = rectangles(drawn.shape)
    assert len(found) == len(bars)
    for place, (left, top, long, thick) in enumerate(found):
        assert place * SLOT <= top
        assert top + thick <= (place + 1) * SLOT
        assert 0 <= left < left + long <= WIDTH


@given(BARS)
def test_every_place_has_a_colour_and_no_place_has_two(bars: list[Bar]) -> None:
    drawn = minimap(bars)
    for inks in (drawn.by_stance, drawn.by_topic, drawn.by_force):
        coloured = [unit for ink in inks for unit in units(ink.path)]
        assert sorted(coloured) == list(range(drawn.height))


@given(BARS)
def test_what_the_filter_leaves_out_is_covered_and_nothing_else(bars: list[Bar]) -> None:
    left_out = {
        unit
        for place, bar in enumerate(bars)
        if not bar.shown
        for unit in range(place * SLOT, (place + 1) * SLOT)
    }
    assert units(minimap(bars).left_out) == left_out


@given(st.integers(0, 3_000))
def test_a_click_finds_every_clause_and_no_zone_is_too_thin(number: int) -> None:
    zones = minimap([Bar(100, 1)] * number).zones
    assert [place for zone in zones for place in range(zone.first, zone.last + 1)] == list(range(number))
    assert len(zones) <= MOST_ZONES


def test_a_longer_text_is_longer_and_more_notes_are_thicker() -> None:
    (_, _, short, thin), (_, _, long, thick) = rectangles(minimap([Bar(50, 0), Bar(100, 2)]).shape)
    assert short < long
    assert thin < thick


def test_one_long_annex_does_not_flatten_the_rest() -> None:
    drawn = rectangles(minimap([*[Bar(100, 0)] * 5, Bar(50_000, 0)]).shape)
    assert drawn[0][2] >= WIDTH // 4
    assert drawn[-1][2] == WIDTH


def test_stances_share_a_bar_in_stripes_and_none_is_called_mixed() -> None:
    drawn = minimap([Bar(10, 2, stances=("favourable", "unfavourable"))])
    assert {ink.colour: units(ink.path) for ink in drawn.by_stance} == {
        "favourable": {0, 1, 2},
        "unfavourable": {3, 4, 5},
    }
    five = minimap([Bar(10, 5, stances=("favourable", "unfavourable", "ambiguous", "mixed", "neutral"))])
    assert len(five.by_stance) == MOST_COLOURS


def test_the_tree_is_seen_by_indentation_and_lines() -> None:
    drawn = minimap([Bar(9, 0), Bar(9, 0, depth=1), Bar(9, 0), Bar(9, 0, depth=1)])
    lefts = [left for left, *_ in rectangles(drawn.shape)]
    assert lefts[0] == lefts[2] < lefts[1] == lefts[3]
    assert drawn.parts == f"M0 {2 * SLOT}h{WIDTH}"


def size(drawn: Minimap) -> int:
    return sum(len(part) for part in (drawn.shape, drawn.left_out, drawn.parts)) + sum(
        len(ink.path) for ink in (*drawn.by_stance, *drawn.by_topic, *drawn.by_force)
    )


@given(BARS)
def test_a_bar_costs_few_bytes_whatever_it_shows(bars: list[Bar]) -> None:
    many = bars * (1_000 // len(bars)) if bars else []
    assert size(minimap(many)) <= MOST_BYTES * len(many)


def test_it_shows_what_the_notes_say_and_of_which_topics(client: Client, scene: Scene) -> None:
    a_note(scene.assistance, stances=[("favourable", scene.azerbaijan)])
    a_note(scene.assistance, stances=[("unfavourable", scene.azerbaijan)])
    view = map_of(scene.url)

    assert (view.clauses, view.noted, view.heaviest, view.most) == (5, 1, "u2", 2)
    assert [key.label for key in view.stances] == ["favourable", "unfavourable", "no note"]
    assert [key.label for key in view.groups] == ["Consultations", "Security", "no topic"]
    titles = {zone.url: zone.title for zone in view.zones}
    assert titles["#clause-u2"] == "u2 · Security · 2 notes · favourable and unfavourable · possibility"
    assert titles["#clause-1"] == "1 · commitment"


def test_where_clauses_share_a_zone_its_title_counts_their_notes(db: None) -> None:
    edition = a_document(clauses=150, notes=1)
    zones = map_of(f"/documents/{edition.document.slug}/").zones
    assert (len(zones), zones[0].url, zones[0].title) == (75, "#clause-1", "1–2 · 2 notes")


def test_a_filter_dims_and_colours_stay_where_they_were(client: Client, scene: Scene) -> None:
    a_note(scene.assistance, stances=[("favourable", scene.azerbaijan)])
    whole, filtered = (map_of(scene.url + query) for query in ("", "?topic=security"))

    assert whole.map.left_out == ""
    assert len(units(filtered.map.left_out)) == 4 * SLOT
    assert filtered.groups == whole.groups


def test_a_topic_of_a_note_stands_in_where_none_is_laid_over_the_clause(client: Client, scene: Scene) -> None:
    a_note(scene.one, topics=[scene.military])
    assert {zone.url: zone.title for zone in map_of(scene.url).zones}["#clause-1"] == (
        "1 · Security · 1 note · neutral · commitment"
    )


def test_groups_beyond_the_palette_are_others(client: Client, db: None) -> None:
    edition = a_document(clauses=9, notes=0)
    for wording in edition.wordings.all():
        ClauseTopicFactory.create(clause=wording.clause)
    view = map_of(f"/documents/{edition.document.slug}/")
    assert [key.colour for key in view.groups][-1] == "group-others"
    assert len(view.groups) == 8


def lines(rows: tuple[ClauseRow, ...]) -> list[str]:
    return re.findall(r"<li.*?</li>", outline_lines(rows))


def test_a_line_of_the_outline_has_number_words_signs_and_count(client: Client, scene: Scene) -> None:
    party = PartyFactory.create()
    a_note(scene.one, stances=[("favourable", party)])
    a_note(scene.one, stances=[("mixed", party)])
    _recital, one, *_rest = lines(page_of(scene.url).outline)

    assert one == (
        '<li><a href="#clause-1"><b>1</b><span>build their relations on allied …</span>'
        '<small><i class="favourable"></i><i class="mixed"></i> 2</small></a></li>'
    )


def test_a_line_says_what_the_filter_leaves_out(client: Client, scene: Scene) -> None:
    page = page_of(f"{scene.url}?topic=security")
    assert [line.startswith('<li class="off">') for line in lines(page.outline)] == [
        True,
        True,
        True,
        False,
        True,
    ]


def test_words_of_a_text_are_never_markup(client: Client, scene: Scene) -> None:
    WordingFactory.create(edition=scene.jam, ref="9", rank="z", text="<img src=x onerror=alert(1)> & co")
    html = client.get(scene.url).content.decode()
    assert "<span>&lt;img src=x onerror=alert(1)&gt; &amp; co</span>" in html


def test_the_picture_adds_no_stop_for_the_keyboard(client: Client, scene: Scene) -> None:
    html = client.get(scene.url).content.decode()
    svg = html[html.index('<svg class="minimap-bars"') : html.index('<div class="minimap-keys"')]
    assert svg.count("<a ") == svg.count('tabindex="-1"') == 5
    assert 'aria-hidden="true"' in svg.split(">")[0]


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_the_pictures_stands_out_from_the_paper(scheme: int) -> None:
    tokens = re.findall(
        r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", (CSS / "tokens.css").read_text(encoding="utf-8")
    )
    colours = {name: pair[scheme] for name, *pair in tokens}
    used = re.findall(r"var\(--([\w-]+)\)", (CSS / "components" / "ink.css").read_text(encoding="utf-8"))
    assert len(used) == 20
    for name in used:
        dark, light = sorted((luminance(colours[name]), luminance(colours["paper"])))
        assert (light + 0.05) / (dark + 0.05) >= 3, name
