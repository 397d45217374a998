"""The documents of the library on a line of time."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from apps.accounts.rules import Viewer
from apps.documents.dates import validate_edtf
from apps.documents.models import Document
from apps.reading.selectors.library import library
from apps.reading.shapes.pictures import LineOfTime, Timeline
from apps.reading.timeline import (
    MOST_BUNDLES,
    MOST_DOCUMENTS,
    MOST_LANES,
    Dated,
    Related,
    interval,
    line_of_time,
)
from tests.factories import (
    DocumentFactory,
    DocumentPartyFactory,
    DocumentRelationFactory,
    EditorFactory,
    PartyFactory,
    a_note,
)

DATES = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.integers(0, 999).map(lambda decade: f"{decade:03}X"),
    st.integers(0, 99).map(lambda century: f"{century:02}XX"),
    st.dates().map(lambda day: f"{day.year:04}-XX-{day.day:02}"),
    st.sampled_from(["", "XXXX-11-10", "XXXX"]),
)


def dated(signed: list[str], label: int = 20) -> list[Dated]:
    return [Dated(key, date, label) for key, date in enumerate(signed)]


def line_of(signed: list[str], relations: tuple[Related, ...] = (), label: int = 20) -> LineOfTime:
    line = line_of_time(dated(signed, label), relations)
    assert line is not None
    return line


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ("2008", (2008, 2009)),
        ("199X", (1990, 2000)),
        ("19XX", (1900, 2000)),
        ("1997-01", (1997, 1997 + 1 / 12)),
        ("1997-XX-10", (1997, 1998)),
        ("2022-01-01", (2022, 2022)),
        ("XXXX-11-10", None),
        ("XXXX", None),
        ("", None),
    ],
)
def test_a_date_stands_for_all_that_it_may_mean(signed: str, expected: tuple[float, float] | None) -> None:
    assert interval(signed) == (pytest.approx(expected) if expected else None)


@given(DATES)
def test_a_stretch_is_never_narrower_than_what_is_known(signed: str) -> None:
    if signed:
        validate_edtf(signed)
    span = interval(signed)
    assert (span is None) == (not signed[:1].isdigit())
    if span is not None and "X" in signed[:4]:
        assert span[1] - span[0] in (10, 100)
    elif span is not None:
        assert int(signed[:4]) <= span[0] <= span[1] <= int(signed[:4]) + 1


@given(st.lists(DATES, max_size=60))
def test_every_document_is_on_the_line_or_told_to_be_off_it(signed: list[str]) -> None:
    line = line_of_time(dated(signed), [])
    if line is None:
        assert all(interval(date) is None for date in signed)
        return
    assert sum(mark.size for mark in line.marks) + len(line.off) == len(signed)
    assert {key for key in range(len(signed)) if interval(signed[key]) is None} <= set(line.off)
    if not line.step:
        assert sorted([*line.off, *(mark.key for mark in line.marks)]) == list(range(len(signed)))


@given(st.lists(DATES, min_size=1, max_size=60))
def test_nothing_leaves_the_picture_and_time_runs_to_the_right(signed: list[str]) -> None:
    line = line_of_time(dated(signed), [])
    for mark in line.marks if line else ():
        assert 0 <= mark.left <= mark.x <= mark.left + mark.width + 0.02 <= 100.05
        assert 0 <= mark.y < line.height if line else False
    days = [interval(date) for date in signed]
    if line and not line.step:
        places = {mark.key: mark.x for mark in line.marks}
        known = [(sum(span) / 2, places[key]) for key, span in enumerate(days) if span]
        assert [x for _day, x in sorted(known)] == sorted(x for _day, x in known)


@given(st.lists(st.dates().map(str), min_size=1, max_size=MOST_DOCUMENTS), st.integers(5, 60))
def test_labels_never_cover_each_other(signed: list[str], label: int) -> None:
    line = line_of(signed, label=label)
    if line.step:
        return
    long = 100 * label * 6.6 / 640
    lanes = Counter(mark.y for mark in line.marks)
    assert len(lanes) <= MOST_LANES
    for y in lanes:
        edges = sorted(
            (max(0, mark.x - long), max(0, mark.x - long) + long) if mark.end else (mark.x, mark.x + long)
            for mark in line.marks
            if mark.y == y
        )
        assert all(before[1] <= after[0] for before, after in pairwise(edges))


def test_a_year_is_drawn_as_a_year_and_a_day_as_a_point() -> None:
    year, day = line_of(["2008", "2009-12-31"]).marks
    assert year.width > 40
    assert day.width == 0


@pytest.mark.parametrize(("last", "step"), [(2020, 1), (2060, 10), (2900, 100)])
def test_many_documents_are_bundled_by_years_decades_or_centuries(last: int, step: int) -> None:
    signed = [f"{1990 + n % (last - 1990)}-05-01" for n in range(450)]
    line = line_of(signed)
    assert line.step == step
    assert len(line.marks) <= MOST_BUNDLES
    assert sum(mark.size for mark in line.marks) == 450
    assert line.off == ()


def test_what_lies_in_no_one_bundle_is_told_and_not_put_into_one() -> None:
    signed = [f"{1990 + n % 20}-05-01" for n in range(40)] + ["199X", "2001"]
    line = line_of(signed)
    assert line.step == 1
    assert line.off == (40,)


def test_ticks_are_few_and_round() -> None:
    assert [tick.label for tick in line_of(["1997-07-03", "2022-02-22"]).ticks] == [
        *("2000", "2005", "2010", "2015", "2020")
    ]


def test_relations_are_arcs_and_of_bundles_one_for_two() -> None:
    few = line_of(["1997", "2008"], (Related(1, 0, "incorporates"), Related(1, 0, "refers to")))
    assert [(arc.first, arc.second, arc.kind) for arc in few.arcs] == [
        (1, 0, "incorporates"),
        (1, 0, "refers to"),
    ]
    assert len({arc.path for arc in few.arcs}) == 2
    signed = [f"{1990 + n % 2}-05-01" for n in range(20)]
    many = line_of(
        signed, (Related(0, 1, "incorporates"), Related(3, 2, "supersedes"), Related(0, 2, "refers to"))
    )
    assert [(arc.first, arc.second, arc.kind, arc.number) for arc in many.arcs] == [(1990, 1991, "", 2)]


def timeline_of(query: str = "", viewer: Viewer | None = None) -> Timeline:
    return library(viewer or AnonymousUser(), QueryDict(query)).timeline


@pytest.fixture
def shelf(db: None) -> list[Document]:
    """A treaty, a declaration that incorporates it, and one of which nobody knows the year."""
    treaty = DocumentFactory.create(title="A Treaty", kind="treaty", signed="1997-07", slug="a-treaty")
    declaration = DocumentFactory.create(title="The <Declaration>", signed="2022-02-22", slug="declaration")
    ceasefire = DocumentFactory.create(title="Ceasefire", signed="XXXX-11-10", slug="ceasefire")
    party = PartyFactory.create(name="Azerbaijan", code="AZE")
    DocumentPartyFactory.create(document=declaration, party=party)
    DocumentRelationFactory.create(from_document=declaration, to_document=treaty, kind="incorporates")
    a_note(declaration)
    return [treaty, declaration, ceasefire]


def test_the_line_shows_title_date_parties_notes_and_relations(client: Client, shelf: list[Document]) -> None:
    html = client.get("/").content.decode()
    name = "The &lt;Declaration&gt;; 22 February 2022; Azerbaijan; 1 note; incorporates A Treaty"
    assert f'<a class="timeline-point" href="/documents/declaration/" aria-label="{name}">' in html
    assert "<title>The &lt;Declaration&gt; incorporates A Treaty</title>" in html
    assert re.search(r"<line [^>]*x1=\"[\d.]+%\"", html)
    assert "<Declaration>" not in html


def test_what_is_not_known_is_told_and_not_guessed(client: Client, shelf: list[Document]) -> None:
    assert [document.title for document in timeline_of().undated] == ["Ceasefire"]
    html = client.get("/").content.decode()
    assert "1 document has no place on the line: too little is known of its date." in html
    assert "10 November, year unknown" in html


def test_it_follows_the_filter(shelf: list[Document]) -> None:
    timeline = timeline_of("kind=treaty")
    assert [mark.documents[0].title for mark in timeline.marks] == ["A Treaty"]
    assert (timeline.arcs, timeline.undated) == ((), ())


def test_it_shows_all_pages_of_the_library_at_once(db: None) -> None:
    for number in range(90):
        DocumentFactory.create(signed=f"{1990 + number % 10}-01-01")
    timeline = timeline_of("page=2")
    assert timeline.line is not None
    assert sum(mark.mark.size for mark in timeline.marks) == 90
    assert sum(len(mark.documents) for mark in timeline.marks) == 90


def test_a_bundle_leads_to_its_documents(client: Client, db: None) -> None:
    for number in range(30):
        DocumentFactory.create(signed=f"{1990 + number % 3}", slug=f"d-{number}")
    html = client.get("/").content.decode()
    assert html.count('class="timeline-bundle" href="#in-1991"') == 1
    assert 'id="in-1991"' in html
    assert html.count("<title>1991: 10 documents</title>") == 1
    listed = html[html.index('id="in-1991"') : html.index('id="in-1992"')]
    assert listed.count("<li>") == 10


def test_drafts_and_their_relations_are_for_editors(shelf: list[Document]) -> None:
    draft = DocumentFactory.create(draft=True, title="A draft", signed="2010")
    DocumentRelationFactory.create(from_document=draft, to_document=shelf[0], kind="supersedes")
    a_note(shelf[0], status="draft", first_published_at=None)

    readers, editors = timeline_of(), timeline_of(viewer=EditorFactory.create())
    assert "A draft" not in str(readers)
    assert [arc.arc.kind for arc in readers.arcs] == ["incorporates"]
    assert sorted(arc.arc.kind for arc in editors.arcs) == ["incorporates", "supersedes"]
    notes = {each.documents[0].title: each.documents[0].notes for each in readers.marks}
    assert notes["A Treaty"] == 0


def test_without_dates_there_is_a_list_and_no_line(client: Client, db: None) -> None:
    DocumentFactory.create(signed="")
    html = client.get("/").content.decode()
    assert "timeline-line" not in html
    assert "date not stated" in html


def test_under_a_filter_that_shows_nothing_there_is_no_timeline(
    client: Client, shelf: list[Document]
) -> None:
    assert 'class="timeline' not in client.get("/?kind=treaty&party=AZE").content.decode()


def test_it_takes_one_query_however_many_documents(shelf: list[Document]) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            timeline_of()
        return len(captured)

    few = queries()
    for number in range(40):
        one = DocumentFactory.create(signed=f"{1990 + number}")
        DocumentRelationFactory.create(from_document=one, to_document=shelf[0])
    assert queries() == few
