"""The list of a document's states, and two of them compared."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.documents.contents import Place, WordingContent
from apps.documents.models import Edition, Wording
from apps.documents.services import add_clause, revise_wording, withdraw_document
from apps.reading.shapes import ComparedClause, ComparePage, RevisionsPage, UnchangedClauses
from tests.documents.services.wordings import as_it_is, revise
from tests.factories import (
    DocumentFactory,
    EditionFactory,
    EditorFactory,
    RevisionFactory,
    WordingFactory,
    a_document,
)
from tests.factories.times import on
from tests.reading.conftest import EVERYBODY, People

pytestmark = pytest.mark.django_db
URL = "/documents/moscow/"
COMPARE = f"{URL}revisions/compare/"
SECRET = "Zanzibar"


@pytest.fixture
def edition(db: None) -> Edition:
    """Three clauses of 1 March; on 22 March the first was reworded; on 1 April a new one stood between."""
    with on(2022, 3, 1):
        found = EditionFactory.create(
            document__slug="moscow", document__title="Moscow Declaration", ref="jam"
        )
        for number in (1, 2, 3):
            WordingFactory.create(
                edition=found,
                ref=str(number),
                rank=f"{number}",
                label=f"{number}",
                text=f"They consult on {number}.",
            )
    with on(2022, 3, 22):
        revise(wording(found, "1"), "They consult at once on 1.", reason="Corrected after the agency.")
    with on(2022, 4, 1):
        content = WordingContent("They trade.", label="1a", label_source=found.source)
        add_clause(
            by=None,
            edition=found,
            content=content,
            place=Place(after=wording(found, "1").clause),
            reason="Overlooked.",
        )
    return found


def wording(edition: Edition, ref: str) -> Wording:
    return Wording.objects.current().get(edition=edition, clause__addresses__ref=ref)


def change(edition: Edition, ref: str, place: Place | None = None, **changes: Any) -> Wording:
    current = wording(edition, ref)
    return revise_wording(
        by=None,
        wording=current,
        base_version=current.version,
        content=replace(as_it_is(current), **changes),
        reason="Changed.",
        place=place,
    )


def states(client: Client) -> RevisionsPage:
    response = client.get(f"{URL}revisions/")
    assert response.status_code == HTTPStatus.OK
    found: RevisionsPage = response.context["page"]
    return found


def compared(client: Client, query: str = "") -> ComparePage:
    response = client.get(COMPARE + query)
    assert response.status_code == HTTPStatus.OK
    found: ComparePage = response.context["page"]
    return found


def clauses(page: ComparePage) -> list[ComparedClause]:
    return [entry for entry in page.entries if isinstance(entry, ComparedClause)]


def test_every_state_stands_with_what_it_changed(client: Client, edition: Edition) -> None:
    rows = states(client).rows

    assert [(row.number, row.day, row.reason) for row in rows] == [
        (3, "1 April 2022", "Overlooked."),
        (2, "22 March 2022", "Corrected after the agency."),
        (1, "1 March 2022", "Entered."),
    ]
    assert [(row.clauses, row.changed, row.new, row.gone) for row in rows] == [
        (4, 0, 1, 0),
        (3, 1, 0, 0),
        (3, 0, 3, 0),
    ]
    assert [(row.holds, row.first) for row in rows] == [(True, False), (False, False), (False, True)]
    assert [row.read_url for row in rows] == [
        f"{URL}?edition=jam",
        f"{URL}?revision=jam%3A2",
        f"{URL}?revision=jam%3A1",
    ]
    for row in rows:
        assert client.get(row.read_url).status_code == HTTPStatus.OK
        assert not row.compare_url or client.get(row.compare_url).status_code == HTTPStatus.OK


def test_the_document_leads_to_its_states_and_is_asked_for_a_day(client: Client, edition: Edition) -> None:
    assert f'href="{URL}revisions/"' in client.get(URL).content.decode()
    text = client.get(f"{URL}revisions/").content.decode()
    assert 'name="as-of"' in text
    assert 'min="2022-03-01"' in text
    assert "noindex" in text


def test_who_made_a_revision_is_told_to_editors(people: People, edition: Edition) -> None:
    editor = EditorFactory.create()
    current = wording(edition, "2")
    revise_wording(
        by=editor,
        wording=current,
        base_version=current.version,
        content=replace(as_it_is(current), text="Anew."),
        reason="By hand.",
    )
    for name in EVERYBODY:
        row = states(people.client(name)).rows[0]
        assert (row.by == str(editor)) is (name == "editor"), name


def test_what_is_not_published_is_for_editors(people: People, edition: Edition) -> None:
    draft = EditionFactory.create(document=edition.document, ref="draft", draft=True)
    one = WordingFactory.create(edition=draft, clause=wording(edition, "1").clause, text=f"{SECRET} words")
    RevisionFactory.create(edition=draft, published_at=None, reason=f"{SECRET} reason")
    Wording.objects.filter(pk=one.pk).update(until=2)
    WordingFactory.create(edition=draft, clause=one.clause, since=2, text=f"{SECRET} words again")
    RevisionFactory.create(edition=edition, published_at=None, reason=f"{SECRET} to come")
    WordingFactory.create(edition=edition, ref="9", since=4, text=f"{SECRET} clause")

    for name in EVERYBODY:
        client = people.client(name)
        sees = name == "editor"
        for url in (f"{URL}revisions/", f"{COMPARE}?edition=draft", f"{COMPARE}?edition=jam&from=3&to=4"):
            text = client.get(url).content.decode()
            assert (SECRET in text) is sees, (name, url)
            assert ("not published" in text) is sees, (name, url)
        assert SECRET not in client.get(COMPARE).content.decode() or sees


def test_a_draft_document_has_no_states_for_readers(people: People) -> None:
    WordingFactory.create(edition__document=DocumentFactory.create(slug="moscow", draft=True, title=SECRET))
    for name in EVERYBODY:
        for url in (f"{URL}revisions/", COMPARE):
            response = people.client(name).get(url)
            assert response.status_code == (HTTPStatus.OK if name == "editor" else HTTPStatus.NOT_FOUND)
            assert (SECRET in response.content.decode()) is (name == "editor")


def test_a_withdrawn_document_answers_410(client: Client, edition: Edition) -> None:
    withdraw_document(by=None, document=edition.document, base_version=1, reason="Twice.")
    for url in (f"{URL}revisions/", COMPARE):
        assert client.get(url).status_code == HTTPStatus.GONE


def test_two_revisions_are_compared_word_by_word(client: Client, edition: Edition) -> None:
    page = compared(client, "?edition=jam&from=1&to=3")

    reworded, new = clauses(page)
    assert (reworded.name, reworded.state) == ("Paragraph 1", "changed")
    assert reworded.words == (("same", "They consult"), ("new", " at once"), ("same", " on 1."))
    assert (new.name, new.state, new.words) == ("Paragraph 1a", "new", (("new", "They trade."),))
    assert [entry.number for entry in page.entries if isinstance(entry, UnchangedClauses)] == [2]
    assert page.totals == ("1 clause reworded", "1 new")
    assert page.problems == ()
    text = client.get(f"{COMPARE}?edition=jam&from=1&to=3").content.decode()
    assert "<ins>" in text
    assert "2 clauses unchanged" in text


def test_what_changed_but_the_words_is_named(client: Client, edition: Edition) -> None:
    change(edition, "2", label="7", kind="article", heading="On trust")
    change(edition, "3", place=Place(after=wording(edition, "1").clause))

    page = compared(client, "?from=3&to=5")

    assert page.totals == ("1 renumbered", "1 moved")
    by_name = {each.name: each for each in clauses(page)}
    assert by_name["Article 7"].remarks == (
        "Renumbered from 2 to 7.",
        "It was called “Paragraph” and is called “Article”.",
        "Its heading changed.",
    )
    assert by_name["Article 7"].heading == (("new", "On trust"),)
    assert by_name["Article 7"].words == ()
    assert by_name["Paragraph 3"].remarks == (
        "Moved; it stood after Paragraph 2 and stands after Paragraph 1 now.",
    )


def test_what_is_gone_says_its_last_words(client: Client, edition: Edition) -> None:
    RevisionFactory.create(edition=edition)
    Wording.objects.filter(pk=wording(edition, "2").pk).update(until=4)
    Edition.objects.update(current_revision=4)

    (gone,) = clauses(compared(client))
    assert (gone.name, gone.state, gone.words) == ("Paragraph 2", "gone", (("gone", "They consult on 2."),))


@pytest.mark.parametrize(
    ("query", "pair", "says"),
    [
        ("", (2, 3), ""),
        ("?to=2", (1, 2), ""),
        ("?to=1", (1, 2), ""),
        ("?from=1", (1, 3), ""),
        ("?from=3&to=1", (1, 3), "The older revision is shown first"),
        ("?from=2&to=2", (2, 2), "does not differ from itself"),
        ("?from=99&to=3", (2, 3), "There is no revision “99”"),
        ("?from=x&to=%00", (2, 3), "There is no revision “x”"),
        ("?edition=nothing", (2, 3), "There is no edition “nothing”"),
        ("?from=-1&to=1e9", (2, 3), "There is no revision “-1”"),
    ],
)
def test_any_input_is_answered(client: Client, edition: Edition, query: str, pair: Any, says: str) -> None:
    page = compared(client, query)

    assert page.older
    assert page.newer
    assert (page.older.number, page.newer.number) == pair
    assert says in " ".join(page.problems)
    assert bool(page.problems) is bool(says)


def test_one_state_alone_is_compared_with_nothing(client: Client) -> None:
    WordingFactory.create(edition__document__slug="moscow")
    assert compared(client).older is None
    assert "one revision only" in client.get(COMPARE).content.decode()
    DocumentFactory.create(slug="bare")
    assert client.get("/documents/bare/revisions/").status_code == HTTPStatus.OK
    assert client.get("/documents/bare/revisions/compare/").status_code == HTTPStatus.OK


def test_a_long_document_takes_as_many_queries(client: Client) -> None:
    found = []
    for number in (3, 60):
        with on(2022, 3, 1):
            edition = a_document(clauses=number, notes=0)
        with on(2022, 4, 1):
            for row in list(edition.wordings.all()[: number // 2]):
                revise(row, "Something else entirely.")
        for path in ("revisions/", "revisions/compare/?from=1"):
            with CaptureQueriesContext(connection) as captured:
                client.get(f"/documents/{edition.document.slug}/{path}")
            found.append(len(captured))
    assert found[:2] == found[2:]
    assert max(found) <= 12
