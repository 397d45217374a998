"""Two documents compared, as readers see them."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from apps.documents.models import Edition
from apps.reading.differing import GONE, NEW, Run
from apps.reading.keeping_pairs import PairKeeper
from apps.reading.templatetags.comparing import run_words
from tests.factories import (
    ClauseTopicFactory,
    DocumentFactory,
    DocumentRelationFactory,
    EditorFactory,
    TopicFactory,
    a_document,
    a_note,
)
from tests.factories.commentary import AnnotationFactory, TargetFactory
from tests.parallels.treaties import COURT, PEACE, SCHOOL, TRADE, TRANSIT, clauses, entered, wording

pytestmark = pytest.mark.django_db
MOST = 17  # queries: thirteen of the pair, one to find it, three that say whether it is kept


def treaty(slug: str, year: int, *texts: str, **edition: object) -> Edition:
    return entered(
        *texts,
        document=DocumentFactory.create(slug=slug, title=f"Treaty {slug}", signed=f"{year}"),
        **edition,
    )


@pytest.fixture
def pair() -> tuple[Edition, Edition]:
    weaker = TRADE.replace("shall promote", "may promote")
    return treaty("old", 1997, PEACE, TRADE, COURT), treaty("late", 2022, PEACE, weaker, SCHOOL, TRANSIT)


def shown(client: Client, url: str = "/compare/old/late/", status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return str(answer.content.decode())


def words(page: str) -> str:
    return " ".join(strip_tags(page).split())


def row(page: str, key: str) -> str:
    return page.split(f'id="row-{key}"')[1].split("</article>")[0]


def test_the_first_sentence_says_what_is_new(client: Client, pair: tuple[Edition, Edition]) -> None:
    page = shown(client)
    assert (
        "Of the 4 clauses of Treaty late: 1 is the same, 1 is reworded, 2 are new, 1 of the other document was "
        "dropped, 1 promise is weaker." in words(page)
    )
    for link in re.findall(r'class="finding [^"]*" href="([^"]+)"', page):
        assert client.get(link).status_code == 200


def test_what_differs_is_told_by_more_than_colour(client: Client, pair: tuple[Edition, Edition]) -> None:
    changed = row(shown(client), f"{pair[0].pk}-2")
    assert '<del><span class="visually-hidden">removed: </span>' in changed
    assert '<ins><span class="visually-hidden">added: </span>' in changed
    assert "Obligation → possibility: “shall” became “may”." in words(changed)
    assert '<span class="evidence">may<sup aria-hidden="true">1</sup></span>' in changed


def test_words_that_went_at_the_beginning_do_not_run_into_those_that_came() -> None:
    runs = (Run("Documents", GONE, foreign=True), Run("Notices", NEW), Run(" to the Party"))
    assert words(str(run_words(runs))) == "removed: Documents added: Notices to the Party"


def test_what_was_dropped_and_what_is_new_leave_a_ghost(
    client: Client, pair: tuple[Edition, Edition]
) -> None:
    page = shown(client)
    assert "Dropped: Treaty late has nothing that corresponds." in words(row(page, f"{pair[0].pk}-3"))
    assert "New: Treaty old has nothing that corresponds." in words(row(page, f"new-{pair[1].pk}-4"))


def test_of_texts_that_do_not_follow_each_other_nothing_is_called_new_or_dropped(client: Client) -> None:
    old, late = treaty("old", 1997, PEACE, TRADE, COURT), treaty("late", 2022, PEACE, SCHOOL, TRANSIT)
    page = shown(client)
    alone = words(row(page, f"{old.pk}-2"))
    assert "> Only in Treaty old: " in alone
    assert "Treaty late has nothing that corresponds." in alone
    said = words(page.split("</main>")[0].split("<h1")[1])
    assert "Of the 3 clauses of Treaty late: 1 is the same, 2 have no counterpart, 2 of the other" in said
    assert "called neither new nor dropped" in said
    said = said.replace("neither new nor dropped", "")
    assert not re.search(r"\b(new|New|dropped|Dropped)\b", said)
    assert "3 of 5 rows" not in shown(client, "/compare/old/late/?kind=new")
    DocumentRelationFactory.create(from_document=late.document, to_document=old.document, kind="supersedes")
    page = shown(client)
    assert "> Dropped: " in words(row(page, f"{old.pk}-2"))
    assert "neither new nor dropped" not in page


def test_a_pair_has_one_address(client: Client, pair: tuple[Edition, Edition]) -> None:
    answer = client.get("/compare/late/old/?kind=new")
    assert (answer.status_code, answer["Location"]) == (301, "/compare/old/late/?kind=new")
    assert "no-cache" in answer["Cache-Control"]


def test_documents_that_cannot_be_compared_are_told_what_to_do(
    client: Client, pair: tuple[Edition, Edition]
) -> None:
    assert "the same document twice" in shown(client, "/compare/old/old/", 404)
    missing = shown(client, "/compare/old/nothing/", 404)
    assert "There is no document “nothing” here" in missing
    assert 'href="/compare/?left=old"' in missing
    DocumentFactory.create(slug="hidden", status="draft")
    assert words(shown(client, "/compare/old/hidden/", 404)) == words(
        missing.replace("“nothing”", "“hidden”")
    )
    DocumentFactory.create(slug="bare", title="A bare title", signed="2001")
    assert "No words of A bare title are held here" in words(shown(client, "/compare/old/bare/"))
    pair[1].document.status, pair[1].document.withdrawal = "withdrawn", "It was a mistake."
    pair[1].document.save()
    assert "It was a mistake." in shown(client, status=410)


def test_excerpts_and_other_languages_are_said(client: Client) -> None:
    treaty("old", 1997, PEACE, TRADE)
    treaty("late", 2022, PEACE, extent="excerpts")
    page = words(shown(client))
    assert "Of Treaty late only excerpts are held here." in page
    assert "Of the 1 clause of Treaty late: 1 is the same, nothing can be told of 1 of the other" in page
    assert "dropped" not in page.split("Showing all")[1].replace("dropped or new", "")
    treaty("az", 2023, "Tərəflər sülhə sadiqdir.", language="az")
    page = shown(client, "/compare/late/az/")
    assert "words and force are not compared" in page
    assert "<ins>" not in page.split('class="pairing-list"')[1]


def test_the_filter_folds_what_it_leaves_out(client: Client, pair: tuple[Edition, Edition]) -> None:
    page = shown(client, "/compare/old/late/?kind=new&kind=dropped&topic=nonsense")
    assert "3 of 5 rows" in page
    assert "2 rows left out by the filter" in page
    assert "Nothing here goes by “nonsense”" in page
    assert f'href="/compare/old/late/?row={pair[0].pk}-2#row-{pair[0].pk}-2"' in page
    assert "slope-off" in page
    assert "No row is like this" not in page
    assert "1 of 5 rows" in shown(client, "/compare/old/late/?q=RAILWAY++lines")
    assert "No row is like this. Clear the filter" in shown(client, "/compare/old/late/?q=nowhere")
    fragment = client.get("/compare/old/late/?kind=new", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert 'id="comparison"' in fragment


def test_each_row_leads_to_its_notes_and_absences(client: Client, pair: tuple[Edition, Edition]) -> None:
    topic = TopicFactory.create(name="Trade")
    for edition in pair:
        ClauseTopicFactory.create(clause=clauses(edition)[1], topic=topic)
    a_note(wording(pair[0], 2), "promote", body="What was promised.")
    a_note(wording(pair[1], 2), body="What is left.")
    TargetFactory.create(
        annotation=AnnotationFactory.create(body="Silence is news."),
        kind="absence",
        document=pair[1].document,
        clause=clauses(pair[0])[2],
        clause_document=pair[0].document,
    )
    page = shown(client)
    assert "Both on Trade 2 notes" in words(row(page, f"{pair[0].pk}-2"))
    assert "1 note on what was dropped" in row(page, f"{pair[0].pk}-3")
    notes = shown(client, f"/compare/old/late/notes/{pair[0].pk}-2/")
    assert notes.index("What was promised.") < notes.index("What is left.")
    absence = shown(client, f"/compare/old/late/notes/{pair[0].pk}-3/")
    assert absence.index("No commentary yet") < absence.index("Silence is news.")
    shown(client, "/compare/old/late/notes/nonsense/", 404)
    assert "All notes below their rows" in page
    below = shown(client, "/compare/old/late/?notes=shown&with=notes")
    assert "2 of 5 rows" in below
    both = words(below.split(f'id="row-{pair[0].pk}-2"')[1].split("data-pairing ")[1])
    assert both.index("What was promised.") < both.index("What is left.")
    assert "Silence is news." not in both
    assert "Silence is news." in row(below, f"{pair[0].pk}-3")
    assert 'href="/compare/old/late/?with=notes">Fold the notes' in below.replace('" rel="nofollow"', '"')


def test_topics_match_by_any_or_by_all(client: Client, pair: tuple[Edition, Edition]) -> None:
    topics = [TopicFactory.create(slug=slug, name=slug.title()) for slug in ("goods", "growth")]
    for number, held in ((1, topics[:1]), (2, topics)):
        for topic in held:
            ClauseTopicFactory.create(clause=clauses(pair[0])[number - 1], topic=topic)
    asked = "/compare/old/late/?topic=goods&topic=growth"
    assert "2 of 5 rows" in shown(client, asked)
    both = shown(client, f"{asked}&match=all")
    assert "1 of 5 rows" in both
    assert 'aria-current="true">all of the topics' in both
    assert "match=all&amp;topic=goods" in both


def test_the_number_of_queries_does_not_grow_with_the_texts(client: Client) -> None:
    a_document(clauses=3, slug="few", signed="1990")
    a_document(clauses=3, slug="few-again", signed="1991")
    a_document(clauses=120, notes=2, slug="many", signed="1992")
    a_document(clauses=120, slug="many-again", signed="1993")
    found = []
    for url in ("/compare/few/few-again/", "/compare/many/many-again/"):
        with CaptureQueriesContext(connection) as captured:
            page = shown(client, url)
        found.append(len(captured))
    assert found[0] == found[1] <= MOST
    with CaptureQueriesContext(connection) as captured:
        shown(client, "/compare/many/many-again/?kind=same")
    assert len(captured) <= 3
    assert "data-pairing" in page


def test_a_long_comparison_comes_in_parts_and_any_row_can_be_asked_for(client: Client) -> None:
    many = [f"{PEACE} {number} {SCHOOL * 6} {number} {TRADE}" for number in range(230)]
    old = treaty("old", 1997, *many)
    treaty("late", 2022, *[text.replace("Parties", "States") for text in many])
    first = shown(client)
    assert "/compare/old/late/?part=2" in first
    assert f'id="row-{old.pk}-230"' not in first
    assert f'id="row-{old.pk}-230"' in shown(client, f"/compare/old/late/?row={old.pk}-230")
    assert f'id="row-{old.pk}-230"' in shown(client, "/compare/old/late/?part=99")


def test_readers_are_told_that_nothing_changed_and_never_see_yesterday(
    client: Client, pair: tuple[Edition, Edition]
) -> None:
    tag = client.get("/compare/old/late/")["ETag"]
    assert client.get("/compare/old/late/", headers={"If-None-Match": tag}).status_code == 304
    entered("The Parties shall share news of floods.", document=pair[1].document)
    assert "news of floods" in shown(client)


def test_what_is_kept_for_readers_was_never_seen_by_an_account(pair: tuple[Edition, Edition]) -> None:
    ids = pair[0].document.pk, pair[1].document.pk
    entered("A draft that nobody knows of.", document=pair[1].document, status="draft")
    found = PairKeeper().find(ids, "old", "late")
    assert found is not None
    assert "nobody knows" not in str(found.found)
    client = Client()
    client.force_login(EditorFactory.create())
    assert client.get("/compare/old/late/").headers.get("ETag") is None


def test_the_rows_shown_can_be_taken_along(client: Client, pair: tuple[Edition, Edition]) -> None:
    page = shown(client, "/compare/old/late/?kind=reworded")
    assert 'href="/compare/old/late/export/csv/?kind=reworded"' in page
    taken = client.get("/compare/old/late/export/json/?kind=reworded").json()
    assert taken["totals"] == {"rows": 5, "rows_shown": 1}
    assert taken["rows"][0]["left"]["text"] == TRADE
    assert taken["rows"][0]["force_changes"] == ["Obligation → possibility: “shall” became “may”."]
    table = client.get("/compare/old/late/export/csv/").content.decode("utf-8-sig")
    assert table.count("/compare/old/late/?row=") == 5
    shown(client, "/compare/old/late/export/xml/", 404)
    assert client.get("/compare/late/old/export/csv/")["Location"] == "/compare/old/late/export/csv/"
