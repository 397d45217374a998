"""The re-attach desk: what it shows of each note that lost its words, and what is done there."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.commentary import deciding
from apps.commentary.models import Anchor, Annotation
from apps.commentary.reviewing import waiting
from apps.documents.models import Edition
from apps.documents.services import withdraw_clause
from tests.commentary.revising import again, first, holding, span_of
from tests.commentary.test_reanchoring import FORCE, PEACE, TEXTS
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import open_form
from tests.factories import EditorFactory, a_note
from tests.staying import staying_fixture

pytestmark = pytest.mark.django_db

AUTUMN = PEACE.replace("every spring", "each autumn")
WORDS = "live in peace and consult each other every spring"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def desk(editor: User) -> Client:
    return signed_in(editor)


def revised() -> Edition:
    """With a note that is reworded, one that moved, one that is lost and one whose clause is gone."""
    found = first([*TEXTS, "Nothing of this binds a third state."])
    a_note(holding("spring"), WORDS, body="Reworded.")
    a_note(holding("attacked"), "when it is attacked by a third state", body="Moved.")
    a_note(holding("attacked"), "by bandits", body="Lost.")
    a_note(holding("binds"), "Nothing of this", body="Gone.")
    a_note(holding("signature"), "enter into force", body="Untouched.")
    again(
        found,
        [
            AUTUMN,
            "Each Party shall help the other.",
            FORCE.replace("signature", "signature, and when it is attacked by a third state"),
        ],
        "The ministry’s text came.",
    )
    return found


made_once = staying_fixture(revised)


@pytest.fixture
def edition(made_once: Callable[[], Edition], db: None) -> Edition:
    return made_once()


def note(body: str) -> Annotation:
    return Annotation.objects.get(body=body)


def url(body: str, act: str) -> str:
    return f"/desk/anchors/{span_of(note(body)).pk}/{act}/"


def form_of(desk: Client, body: str) -> dict[str, str]:
    """What the form of the case would send."""
    page = text_of(desk.get("/desk/anchors/"))
    case = page[page.index(f'id="case-{span_of(note(body)).pk}"') :]
    case = case[: case.index("</article>")]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', case))


def bodies() -> set[str]:
    return set(waiting().values_list("annotation__body", flat=True))


@pytest.mark.usefixtures("edition")
class TestThePage:
    def test_shows_each_note_with_its_words_before_and_as_proposed(self, desk: Client) -> None:
        page = text_of(desk.get("/desk/anchors/"))
        assert "Untouched." not in page
        assert f"<mark>{WORDS}</mark>" in page
        assert "<mark>live in peace and consult each other each autumn</mark>" in page
        assert "<del>" in page
        assert "Revision 2" in page
        assert "The ministry’s text came." in page
        for words in ("reworded", "moved to another clause", "lost", "lost with its clause", "likely"):
            assert words in page, words
        assert 'lang="en" dir="ltr"' in page

    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("state=reworded", {"Reworded."}),
            ("state=moved", {"Moved."}),
            ("state=lost", {"Lost.", "Gone."}),
            ("state=other", {"Reworded.", "Moved.", "Lost.", "Gone."}),
            ("document=none", set()),
            ("document=%00&page=x&above=nan&did=%00", set()),
        ],
    )
    def test_can_be_filtered(self, desk: Client, query: str, shown: set[str]) -> None:
        response = desk.get(f"/desk/anchors/?{query}")
        assert response.status_code == 200
        page = text_of(response)
        if query.startswith("document=%00"):
            return
        assert {body for body in ("Reworded.", "Moved.", "Lost.", "Gone.") if f">{body}</a>" in page} == shown
        assert ("Nothing waits here." in page) is not bool(shown)

    def test_says_how_many_would_be_accepted_before_it_is_done(self, desk: Client) -> None:
        assert "None is proposed with 0.90 or more" in text_of(desk.get("/desk/anchors/"))
        assert "Accept the 1 from 0.80" in text_of(desk.get("/desk/anchors/?above=0.8"))
        assert "Accept all 2 from 0.50" in text_of(desk.get("/desk/anchors/?above=0.5"))

    def test_what_would_be_accepted_is_the_same_whatever_is_shown(self, desk: Client) -> None:
        assert "Accept all 2 from 0.50" in text_of(desk.get("/desk/anchors/?above=0.5&state=moved"))

    def test_lists_notes_on_whole_clauses_that_are_gone(self, desk: Client) -> None:
        a_note(holding("autumn"), body="Of the whole.")
        withdraw_clause(by=None, clause=holding("autumn").clause, reason="It was struck.")
        page = text_of(desk.get("/desk/anchors/"))
        assert "Notes on clauses that are gone" in page
        assert "Of the whole." in page
        assert "Clause withdrawn" in page

    def test_takes_as_many_queries_for_many_as_for_one(self, desk: Client) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                assert desk.get("/desk/anchors/").status_code == 200
            return len(captured)

        before = queries()
        for number in range(3):
            a_note(span_of(note("Reworded.")).made_on, WORDS, body=f"Another {number}.")  # type: ignore[arg-type]
        for row in Annotation.objects.filter(body__startswith="Another"):
            here = holding("autumn")
            Anchor.objects.create(target=span_of(row), wording=here, state="lost", score=0)
        assert len(bodies()) == 7
        assert queries() == before

    def test_its_number_stands_where_one_goes_on(self, desk: Client, edition: Edition) -> None:
        slug = edition.document.slug
        clause = holding("autumn").clause.addresses.get(canonical=True).ref
        for page in (
            "/desk/",
            f"/desk/documents/{slug}/",
            f"/desk/documents/{slug}/editions/{edition.ref}/",
            f"/desk/documents/{slug}/editions/{edition.ref}/clauses/{clause}/",
        ):
            assert "4 notes to re-attach" in text_of(desk.get(page)), page


@pytest.mark.usefixtures("edition")
class TestDeciding:
    @pytest.mark.parametrize("headers", [{}, HTMX])
    def test_accepting(self, desk: Client, headers: dict[str, str]) -> None:
        response = desk.post(
            url("Reworded.", "accept"), form_of(desk, "Reworded."), headers=headers, follow=True
        )
        page = text_of(response)
        assert "Accepted." in page
        assert "Take it back" in page
        assert bodies() == {"Moved.", "Lost.", "Gone."}

    def test_without_scripts_one_goes_on_at_the_next(self, desk: Client) -> None:
        form = form_of(desk, "Reworded.")
        response = desk.post(url("Reworded.", "accept"), {**form, "state": "lost"})
        location = response.headers["Location"]
        assert location == f"/desk/anchors/?state=lost&did={span_of(note('Reworded.')).pk}#{form['next']}"

    def test_htmx_gets_the_numbers_that_changed(self, desk: Client, edition: Edition) -> None:
        response = desk.post(url("Moved.", "keep"), form_of(desk, "Moved."), headers=HTMX)
        page = text_of(response)
        assert 'id="anchors-states"' in page
        assert f'id="above-{edition.pk}"' in page
        assert "3 notes wait" in page

    def test_keeping_on_the_clause_or_at_the_document(self, desk: Client) -> None:
        for body, said in (("Lost.", "stays at its clause"), ("Gone.", "stays at the document")):
            response = desk.post(url(body, "keep"), form_of(desk, body), headers=HTMX)
            assert said in text_of(response)
        assert bodies() == {"Reworded.", "Moved."}

    def test_taking_it_back(self, desk: Client) -> None:
        desk.post(url("Lost.", "keep"), form_of(desk, "Lost."))
        page = text_of(desk.post(url("Lost.", "back"), headers=HTMX))
        assert "data-case" in page
        assert "Lost." in bodies()

    def test_what_another_editor_decided_meanwhile_is_said_and_kept(self, desk: Client) -> None:
        form = form_of(desk, "Reworded.")
        other = EditorFactory.create()
        deciding.keep_on_clause(by=other, target=span_of(note("Reworded.")))
        response = desk.post(url("Reworded.", "accept"), form, headers=HTMX)
        assert response.status_code == 409
        assert "Nothing was done." in text_of(response)
        assert Anchor.objects.get(decided_by=other).state == "lost"
        assert "Nothing was done." in text_of(desk.post(url("Reworded.", "accept"), form, follow=True))

    def test_nothing_is_decided_without_what_was_seen(self, desk: Client) -> None:
        assert desk.post(url("Reworded.", "accept"), headers=HTMX).status_code == 409
        assert "Reworded." in bodies()

    def test_all_above_a_score(self, desk: Client, edition: Edition) -> None:
        address = f"/desk/anchors/{edition.document.slug}/{edition.ref}/accept/"
        page = text_of(desk.post(address, {"above": "0.5", "expected": "1"}, follow=True))
        assert "Nothing was done." in page
        page = text_of(desk.post(address, {"above": "0.5", "expected": "2"}, follow=True))
        assert "2 places were accepted." in page
        assert bodies() == {"Lost.", "Gone."}
        assert desk.post(address, {"above": "0.5", "expected": "x"}).status_code == 404


@pytest.mark.usefixtures("edition")
class TestChoosing:
    def place(self, desk: Client, body: str, **values: object) -> str:
        seen = form_of(desk, body)["seen"]
        return text_of(desk.post(url(body, "place"), {"seen": seen, **values}, follow=True))

    def test_the_clause_is_that_of_the_proposed_place_or_the_one_asked_for(self, desk: Client) -> None:
        page = text_of(desk.get(url("Moved.", "place")))
        assert "enter into force" in page
        page = text_of(desk.get(url("Moved.", "place"), {"clause": "1"}))
        assert "each autumn" in page
        assert 'value="1" lang="en" dir="ltr" selected' in page

    def test_typed_words_are_found_in_the_clause(self, desk: Client) -> None:
        page = self.place(desk, "Lost.", clause="1", quote="each  AUTUMN")
        assert "Placed." in page
        anchor = Anchor.objects.get(target=span_of(note("Lost.")), by_person=True)
        assert (anchor.state, anchor.wording.text[anchor.start : anchor.end]) == ("reworded", "each autumn")

    def test_words_that_stand_twice_are_asked_about(self, desk: Client) -> None:
        page = self.place(desk, "Lost.", clause="3", quote="it")
        assert "Choose below which place you mean." in page
        start = holding("signature").text.index("it is")
        assert "Placed." in self.place(desk, "Lost.", clause="3", quote="it", place=start)
        assert Anchor.objects.get(target=span_of(note("Lost.")), by_person=True).start == start

    @pytest.mark.parametrize("quote", ["", "wholly other words", "\x00"])
    def test_words_that_are_not_there_are_kept_and_said(self, desk: Client, quote: str) -> None:
        seen = form_of(desk, "Lost.")["seen"]
        response = desk.post(url("Lost.", "place"), {"seen": seen, "quote": quote}, headers=HTMX)
        assert response.status_code == 422
        assert "field-wrong" in text_of(response)
        assert "Lost." in bodies()

    def test_a_note_that_waits_no_more_cannot_be_placed(self, desk: Client) -> None:
        deciding.keep_on_clause(by=None, target=span_of(note("Lost.")))
        assert "does not wait any more" in text_of(desk.get(url("Lost.", "place"), follow=True))


def test_where_nothing_waits_it_says_what_to_do_next(desk: Client, edition: Edition) -> None:
    for body in ("Reworded.", "Moved.", "Lost.", "Gone."):
        deciding.keep_on_clause(by=None, target=span_of(note(body)))
    assert "Every note stands on its words." in text_of(desk.get("/desk/anchors/"))


def test_a_small_edit_says_that_a_note_is_to_be_re_attached(desk: Client) -> None:
    edition = first(TEXTS)
    wording = holding("spring")
    a_note(wording, WORDS)
    ref = wording.clause.addresses.get(canonical=True).ref
    address = f"/desk/documents/{edition.document.slug}/editions/{edition.ref}/clauses/{ref}/"
    form = open_form(desk, address, "text").but(text=AUTUMN, reason="Corrected.", act="save")
    page = text_of(desk.post(address, form, follow=True))
    assert "1 note stands on words that were reworded." in page
    assert "1 note to re-attach" in page
