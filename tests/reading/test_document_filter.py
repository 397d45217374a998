"""The filter on the reading page: what it shows, and that every chip's count is what following it shows."""

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import Client

from apps.reading.selectors.document import View, subject
from apps.reading.shapes import Choice, ClauseRow, Facet, FoldedClauses, ReadingPage
from tests.factories import ExpertFactory, TopicFactory, a_note
from tests.reading.conftest import Scene
from tests.reading.test_document_page import page_of, row_of


def choice_of(page: ReadingPage, facet: str, value: str) -> Choice:
    choices = next(each for each in page.filter.facets if each.name == facet).choices
    return next(choice for choice in choices if choice.value == value)


def shown(page: ReadingPage) -> list[str]:
    return [row.ref for row in page.rows if isinstance(row, ClauseRow)]


@pytest.fixture
def notes(scene: Scene) -> Scene:
    """Notes by two experts at several places, under several topics, with several stances."""
    kerimov = ExpertFactory.create(slug="kerimov", name="Kerimov")
    mammadli = ExpertFactory.create(slug="mammadli", name="Mammadli")
    aze, rus = scene.azerbaijan, scene.russia
    a_note(
        scene.document,
        experts=[kerimov],
        topics=[scene.consulting],
        stances=[("favourable", aze), ("unfavourable", rus)],
    )
    a_note(scene.document, experts=[kerimov], stances=[("neutral", None)])
    a_note(
        scene.one, "allied interaction", experts=[mammadli], topics=[scene.security], stances=[("mixed", aze)]
    )
    a_note(scene.assistance, "military", experts=[mammadli], stances=[("ambiguous", aze)])
    twice = a_note(scene.one, experts=[kerimov, mammadli], stances=[("favourable", rus)])
    a_note(scene.assistance, annotation=twice, stances=[("favourable", aze)])
    a_note(scene.eleven_by_turan, editorial=True, commentary=None)
    return scene


def test_without_a_choice_everything_is_shown(client: Client, notes: Scene) -> None:
    page = page_of(client, notes.url)

    assert shown(page) == ["preamble-u1", "1", "u1", "u2", "11"]
    assert not page.filter.is_active
    assert (page.totals.clauses_shown, page.totals.notes_shown) == (5, 6)


def test_a_parent_topic_includes_its_children(client: Client, notes: Scene) -> None:
    page = page_of(client, f"{notes.url}?topic=security")

    assert shown(page) == ["1", "u2"]
    assert choice_of(page, "topic", "military-assistance").depth == 1


def test_a_note_has_the_topics_of_the_clause_it_stands_at(client: Client, notes: Scene) -> None:
    page = page_of(client, f"{notes.url}?topic=military-assistance")

    assert len(row_of(page, "u2").visible_cards) == 2
    assert page.totals.notes_shown == 2


def test_a_clause_of_which_nobody_speaks_is_shown_for_its_topic(client: Client, notes: Scene) -> None:
    page = page_of(client, f"{notes.url}?topic=consultations")

    assert shown(page) == ["u1"]
    assert row_of(page, "u1").cards == ()
    assert "No commentary yet" in client.get(f"{notes.url}?topic=consultations").content.decode()


def test_a_topic_of_clauses_alone_is_offered(client: Client, scene: Scene) -> None:
    choice = choice_of(page_of(client, scene.url), "topic", "consultations")

    assert (choice.count, choice.url) == (0, f"{scene.url}?topic=consultations")


def test_all_topics_must_match_where_that_is_asked(client: Client, notes: Scene) -> None:
    some = page_of(client, f"{notes.url}?topic=consultations&topic=security")
    every = page_of(client, f"{notes.url}?match=all&topic=consultations&topic=security")

    assert shown(some) == ["1", "u1", "u2"]
    assert shown(every) == []
    assert [(choice.value, choice.selected) for choice in every.filter.match_choices] == [
        ("any", False),
        ("all", True),
    ]


def test_stance_and_party_ask_for_the_same_reading(client: Client, notes: Scene) -> None:
    page = page_of(client, f"{notes.url}?stance=favourable&party=RUS")

    assert shown(page) == ["1"]
    assert [card.hidden for card in page.about] == [True, True]


def test_what_is_left_out_folds_to_a_line(client: Client, notes: Scene) -> None:
    page = page_of(client, f"{notes.url}?topic=security")

    folds = [row for row in page.rows if isinstance(row, FoldedClauses)]
    assert [[row.ref for row in fold.rows] for fold in folds] == [["preamble-u1"], ["u1"], ["11"]]
    assert {fold.reason for fold in folds} == {"filter"}


def test_notes_on_the_document_that_do_not_pass_are_counted_in_a_line(client: Client, notes: Scene) -> None:
    html = client.get(f"{notes.url}?stance=neutral").content.decode()

    assert "1 note left out by the filter" in html


def test_a_clause_is_not_shown_for_its_topic_while_notes_are_asked_for(client: Client, notes: Scene) -> None:
    assert shown(page_of(client, f"{notes.url}?topic=consultations&expert=mammadli")) == []


def test_the_result_is_said_in_a_sentence(client: Client, notes: Scene) -> None:
    html = client.get(f"{notes.url}?topic=security").content.decode()

    assert "Showing: 2 of 5 clauses, 3 of 6 notes." in html


def test_a_filter_with_nonsense_in_it_is_answered(client: Client, notes: Scene) -> None:
    response = client.get(f"{notes.url}?topic=zzz&stance=%00&party=nobody&expert=&match=both&edition=no&x=1")

    assert response.status_code == 200
    assert len(response.context["page"].filter.problems) == 5
    assert shown(response.context["page"]) == ["preamble-u1", "1", "u1", "u2", "11"]


def test_a_topic_of_no_clause_or_note_here_is_left_out(client: Client, notes: Scene) -> None:
    TopicFactory.create(slug="unused")

    assert len(page_of(client, f"{notes.url}?topic=unused").filter.problems) == 1


def test_a_stance_that_no_note_takes_can_be_asked_for_and_taken_away(client: Client, scene: Scene) -> None:
    a_note(scene.document, stances=[("neutral", None)])
    page = page_of(client, f"{scene.url}?stance=mixed")

    assert page.totals.notes_shown == 0
    assert [(choice.value, choice.url) for choice in page.filter.active] == [("mixed", scene.url)]


def test_filter_and_edition_go_together(client: Client, notes: Scene) -> None:
    page = page_of(client, f"{notes.url}?edition=turan-en&topic=security")

    assert shown(page) == ["1"]
    assert page.filter.clear_url == f"{notes.url}?edition=turan-en"
    assert [edition.select_url for edition in page.editions] == [
        f"{notes.url}?topic=security",
        f"{notes.url}?edition=turan-en&topic=security",
    ]


def test_every_count_is_what_following_the_chip_shows(notes: Scene) -> None:
    """For every pair of choices, and both ways of matching: the count under the others is what then is shown."""
    moscow = subject(AnonymousUser(), notes.document.slug)
    assert moscow

    def view_at(url: str) -> View:
        return View(moscow, QueryDict(url.partition("?")[2]))

    def facets_of(view: View) -> tuple[Facet, ...]:
        return view.page().filter.facets

    first = facets_of(view_at(notes.url))
    values = [(facet.name, choice.value) for facet in first for choice in facet.choices if choice.count]
    for match, (name, value) in product(("any", "all"), values):
        for facet in facets_of(view_at(f"{notes.url}?match={match}&{name}={value}")):
            if facet.name == name and (name, match) != ("topic", "all"):
                continue  # in one facet choices add up; each count stands for the choice alone
            for choice in facet.choices:
                if not choice.selected:
                    totals = view_at(choice.url).totals()
                    # Most clauses bind without a note: what is counted of force are clauses.
                    found = totals.clauses_shown if facet.name == "force" else totals.notes_shown
                    assert found == choice.count, (match, value, choice)


def test_clauses_are_shown_by_how_strongly_they_bind(client: Client, notes: Scene) -> None:
    page = page_of(client, notes.url)
    forces = next(facet for facet in page.filter.facets if facet.name == "force").choices
    assert sum(each.count for each in forces) == len(shown(page))
    weak = next(each for each in forces if each.label == "possibility")
    only = page_of(client, weak.url)
    assert (only.totals.clauses_shown, len(shown(only))) == (weak.count, weak.count)
    assert "u2" in shown(only)
    assert {row.force for row in only.rows if isinstance(row, ClauseRow)} == {3}
    assert shown(page_of(client, f"{notes.url}?force=possibility&stance=ambiguous")) == ["u2"]
    none = page_of(client, f"{notes.url}?force=recognition&force=nonsense")
    assert shown(none) == []
    assert "nonsense" in none.filter.problems[0]
    assert [each.label for each in none.filter.active] == ["recognition"]


def test_in_one_facet_a_count_is_of_the_choice_alone(client: Client, notes: Scene) -> None:
    chosen = page_of(client, f"{notes.url}?expert=kerimov")

    count = choice_of(chosen, "expert", "mammadli").count
    assert page_of(client, f"{notes.url}?expert=mammadli").totals.notes_shown == count


def test_of_notes_nothing_is_summed_where_there_are_none(client: Client, scene: Scene) -> None:
    html = client.get(f"{scene.url}?force=possibility").content.decode()
    assert ">2 of 5 clauses</p>" in html
    assert "Showing: 2 of 5 clauses." in html
