"""Which clauses are read how, for which party, and where experts differ."""

from collections import Counter

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from apps.commentary.models import Expert
from apps.reading.selectors.document import reading_page
from apps.reading.shapes import ReadingPage
from apps.reading.shapes.pictures import Strip, StripCell
from apps.reading.strip import Noted, Place, disputed, strip
from apps.reading.templatetags.pictures import stance_strip
from tests.factories import ExpertFactory, PartyFactory, a_document, a_note
from tests.reading.conftest import Scene

VALUES = ("favourable", "unfavourable", "ambiguous", "mixed", "neutral")
NOTES = st.builds(
    Noted,
    experts=st.frozensets(st.sampled_from("KM"), max_size=2),
    readings=st.lists(
        st.tuples(st.sampled_from(["", "Azerbaijan", "Russia"]), st.sampled_from(VALUES)),
        max_size=3,
        unique=True,
    ).map(tuple),
)
PLACES = st.lists(st.lists(NOTES, max_size=4), max_size=30).map(
    lambda clauses: [Place(str(n), f"#clause-{n}", tuple(notes)) for n, notes in enumerate(clauses, 1)]
)


def said(*notes: tuple[str, str], party: str = "Azerbaijan") -> list[Noted]:
    """Notes by experts, each a letter, with one reading."""
    return [Noted(frozenset(experts), ((party, value),)) for experts, value in notes]


def total(table: Strip) -> Counter[tuple[str, str]]:
    return Counter(
        {
            (row.party, value): sum(
                tally.number for cell in row.cells for tally in cell.tallies if tally.value == value
            )
            for row in table.rows
            for value in VALUES
        }
    )


@given(PLACES, st.integers(1, 40))
def test_every_reading_is_counted_once_however_many_share_a_column(places: list[Place], most: int) -> None:
    table = strip(places, VALUES, most_columns=most)
    readings = Counter(reading for place in places for note in place.notes for reading in note.readings)
    assert +total(table) == readings
    assert len(table.columns) <= most
    assert all(len(row.cells) == len(table.columns) for row in table.rows)


@given(PLACES, st.integers(1, 40))
def test_where_experts_differ_does_not_depend_on_the_columns(places: list[Place], most: int) -> None:
    table = strip(places, VALUES, most_columns=most)
    assert table.differ == strip(places, VALUES).differ
    assert any(column.differ for column in table.columns) == bool(table.differ)
    for place, column in enumerate(table.columns):
        assert column.differ == any(row.cells[place].differ for row in table.rows)


@given(st.lists(NOTES, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_the_notes_changes_nothing(notes: list[Noted], random: object) -> None:
    turned = list(notes)
    random.shuffle(turned)  # type: ignore[attr-defined] # hypothesis says only that it is an object
    assert disputed(notes) == disputed(turned)


@given(st.lists(NOTES, max_size=6))
def test_one_voice_never_differs(notes: list[Noted]) -> None:
    alone = [Noted(note.experts & {"K"}, note.readings) for note in notes]
    assert not disputed(alone)


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (said(("K", "favourable"), ("M", "unfavourable")), True),
        (said(("K", "favourable"), ("M", "favourable")), False),
        (said(("K", "favourable"), ("K", "unfavourable")), False),
        (said(("K", "favourable"), ("K", "ambiguous"), ("M", "favourable")), True),
        (said(("KM", "favourable"), ("KM", "ambiguous")), False),
        (said(("K", "favourable"), ("", "unfavourable")), False),
        (said(("K", "favourable")) + said(("M", "unfavourable"), party="Russia"), False),
        ([], False),
    ],
    ids=[
        "two experts, two stances",
        "two experts who agree",
        "one expert with two stances",
        "one says more than the other",
        "two who say the same two things together",
        "an editorial note is no expert's",
        "for different parties",
        "no notes",
    ],
)
def test_experts_differ_for_the_same_party(notes: list[Noted], expected: bool) -> None:
    assert ("Azerbaijan" in disputed(notes)) is expected


def test_what_nobody_speaks_of_has_no_column() -> None:
    table = strip([Place("1", "#1", ()), Place("2", "#2", (Noted(frozenset("K"), ()),))], VALUES)
    assert [column.name for column in table.columns] == ["2"]
    assert table.rows == ()


def test_the_document_as_a_whole_comes_first_and_shares_no_column() -> None:
    note = (Noted(frozenset("K"), (("Russia", "mixed"),)),)
    places = [Place(str(n), f"#{n}", note) for n in range(1, 9)]
    table = strip([*places, Place("Whole", "#about", note, whole=True)], VALUES, most_columns=3)
    assert [column.name for column in table.columns] == ["Whole", "1–3", "4–6", "7–8"]
    assert table.shared == 3


def test_of_many_parties_those_with_most_readings_are_kept_and_nobody_stays() -> None:
    readings = [(f"P{n}", "neutral") for n in range(5) for _ in range(n + 1)] + [("", "neutral")]
    notes = tuple(Noted(frozenset("K"), (reading,)) for reading in readings)
    table = strip([Place("1", "#1", notes)], VALUES, most_parties=2)
    assert [row.party for row in table.rows] == ["P3", "P4", ""]
    assert table.parties_left_out == 3


def page_of(url: str) -> ReadingPage:
    path, _mark, query = url.partition("?")
    page = reading_page(AnonymousUser(), path.split("/")[2], QueryDict(query))
    assert page is not None
    return page


def cell(table: Strip, party: str, column: str) -> StripCell:
    place = [each.name for each in table.columns].index(column)
    return next(row.cells[place] for row in table.rows if row.party == party)


@pytest.fixture
def voices(scene: Scene) -> tuple[Expert, Expert]:
    """Two experts who differ on 11 for Azerbaijan, and agree on 1."""
    one, other = ExpertFactory.create(slug="one"), ExpertFactory.create(slug="other")
    for expert, value in ((one, "favourable"), (other, "unfavourable")):
        a_note(scene.eleven_by_turan, stances=[(value, scene.azerbaijan)], experts=[expert])
        a_note(scene.one, stances=[("neutral", None)], experts=[expert])
    return one, other


def test_a_page_says_where_experts_differ(client: Client, scene: Scene, voices: object) -> None:
    html = client.get(scene.url).content.decode()
    assert 'Experts differ on 1 clause: <a href="#clause-11">11</a>.' in html
    table = stance_strip(page_of(scene.url))
    assert [column.name for column in table.columns] == ["1", "11"]
    assert [tally.value for tally in cell(table, "Azerbaijan", "11").tallies] == [
        "favourable",
        "unfavourable",
    ]
    assert cell(table, "Azerbaijan", "11").url == "#clause-11"
    assert cell(table, "", "1").tallies[0].number == 2


def test_under_a_filter_it_shows_what_the_filter_shows(client: Client, scene: Scene, voices: object) -> None:
    table = stance_strip(page_of(f"{scene.url}?expert=one&party=AZE"))
    assert [column.name for column in table.columns] == ["11"]
    assert [row.party for row in table.rows] == ["Azerbaijan"]
    assert table.differ == ()
    assert stance_strip(page_of(f"{scene.url}?topic=security")).rows == ()


def test_a_party_leads_to_what_is_read_for_it(client: Client, scene: Scene, voices: object) -> None:
    assert (
        f'href="{scene.url}?party=AZE" rel="nofollow">Azerbaijan</a></th>'
        in client.get(scene.url).content.decode()
    )
    chosen = client.get(f"{scene.url}?party=AZE").content.decode()
    assert '<th scope="row">Azerbaijan</th>' in chosen


def test_differing_on_the_whole_document_is_told_apart(client: Client, scene: Scene) -> None:
    for value in ("favourable", "mixed"):
        a_note(scene.document, stances=[(value, scene.russia)])
    html = client.get(scene.url).content.decode()
    assert "Experts differ on no clause." in html
    assert '<a href="#about">They differ on the document as a whole.</a>' in html


def test_a_name_of_a_party_is_never_markup(client: Client, scene: Scene) -> None:
    a_note(scene.one, stances=[("mixed", PartyFactory.create(name="<b>Land</b>"))])
    assert "<b>Land</b>" not in client.get(scene.url).content.decode()


def test_a_long_document_has_a_table_that_can_be_read(client: Client, db: None) -> None:
    edition = a_document(clauses=130, notes=1)
    html = client.get(f"/documents/{edition.document.slug}/").content.decode()
    assert "Up to 4 neighbouring clauses share a column" in html
    assert html.count('<th scope="col">') == 1 + 33


def test_without_a_reading_there_is_no_table(client: Client, scene: Scene) -> None:
    assert 'id="strip"' not in client.get(scene.url).content.decode()
