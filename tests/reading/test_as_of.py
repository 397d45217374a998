"""A document as it was: what this site showed on a day, and nothing else."""

from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.commentary.models import Annotation, Stance
from apps.documents.models import Document, Wording
from apps.documents.services import withdraw_clause
from apps.reading.shapes import Card, ReadingPage
from tests.documents.services.wordings import revise
from tests.factories import (
    EditionFactory,
    PartyFactory,
    StanceFactory,
    TopicFactory,
    WordingFactory,
    a_note,
)
from tests.factories.commentary import AnnotationTopicFactory
from tests.factories.times import on

pytestmark = pytest.mark.django_db
URL = "/documents/moscow/"


@pytest.fixture
def wording(db: None) -> Wording:
    """Public since 1 March, with a note of 2 March on its words, and reworded on 22 March."""
    with on(2022, 3, 1):
        found = WordingFactory.create(
            edition__document__slug="moscow",
            edition__document__title="Moscow Declaration",
            edition__ref="jam",
            ref="1",
            label="1",
            text="build their relations on trust",
        )
    with on(2022, 3, 2):
        a_note(found, "on trust", body="First reading.")
    with on(2022, 3, 22):
        revise(found, "found their relations upon mutual confidence")
    return found


def page(client: Client, query: str = "") -> ReadingPage:
    response = client.get(URL + query, headers={"host": "localhost"})
    assert response.status_code == HTTPStatus.OK
    found: ReadingPage = response.context["page"]
    return found


def words(shown: ReadingPage) -> list[str]:
    return [row.wording.text for row in shown.outline]


def cards(shown: ReadingPage) -> list[Card]:
    return [*shown.about, *(card for row in shown.outline for card in row.cards)]


def says(client: Client, query: str) -> list[str]:
    return [card.markdown for card in cards(page(client, query))]


def test_a_day_shows_the_words_and_notes_of_its_end(client: Client, wording: Wording) -> None:
    assert words(page(client)) == ["found their relations upon mutual confidence"]
    assert words(page(client, "?as-of=2022-03-21")) == ["build their relations on trust"]
    assert words(page(client, "?as-of=2022-03-22")) == ["found their relations upon mutual confidence"]
    assert says(client, "?as-of=2022-03-01") == []
    assert says(client, "?as-of=2022-03-02") == ["First reading."]


def test_a_moment_is_told_from_another_of_the_same_day(client: Client, wording: Wording) -> None:
    for before in ("2022-03-22T11:59:59Z", "2022-03-22T11:59:59", "2022-03-22 13:59:59+02:00"):
        assert words(page(client, f"?as-of={before}")) == ["build their relations on trust"], before
    assert words(page(client, "?as-of=2022-03-22T12:00Z")) == ["found their relations upon mutual confidence"]


def test_a_note_says_what_it_said_then(client: Client, wording: Wording) -> None:
    note = Annotation.objects.get()
    target = note.targets.get()
    with on(2022, 4, 1):
        party = PartyFactory.create(name="Azerbaijan")
        stance = StanceFactory.create(target=target, value="favourable", party=party)
        AnnotationTopicFactory.create(annotation=note, topic=TopicFactory.create(name="Trust"))
    with on(2022, 4, 2):
        Annotation.objects.update(body="Second reading.", version=2)
        Stance.objects.filter(pk=stance.pk).update(value="unfavourable")
        expert = note.experts.get()
        expert.name = "Dr Renamed"
        expert.save()
        party.name = "The Republic of Azerbaijan"
        party.save()
    with on(2022, 4, 3):
        stance.delete()
        note.topic_links.all().delete()

    then = {day: cards(page(client, f"?as-of=2022-{day}"))[0] for day in ("03-31", "04-01", "04-02", "04-03")}

    assert [card.markdown for card in then.values()] == ["First reading."] * 2 + ["Second reading."] * 2
    assert [[(mark.value, mark.party) for mark in card.stances] for card in then.values()] == [
        [],
        [("favourable", "Azerbaijan")],
        [("unfavourable", "The Republic of Azerbaijan")],
        [],
    ]
    assert [[topic.name for topic in card.topics] for card in then.values()] == [[], ["Trust"], ["Trust"], []]
    assert [card.experts[0].name == "Dr Renamed" for card in then.values()] == [False, False, True, True]


def test_words_stand_where_they_stood(client: Client, wording: Wording) -> None:
    assert [card.state for card in cards(page(client, "?as-of=2022-03-21"))] == ["exact"]
    assert [card.state for card in cards(page(client, "?as-of=2022-03-22"))] == ["lost"]


def test_a_clause_withdrawn_since_is_shown_with_its_notes(client: Client, wording: Wording) -> None:
    with on(2022, 5, 1):
        withdraw_clause(by=None, clause=wording.clause, reason="Not in it.")

    now = page(client)
    assert (words(now), len(now.about)) == ([], 1)
    before = page(client, "?as-of=2022-04-30")
    assert len(words(before)) == 1
    assert before.about == ()
    after = page(client, "?as-of=2022-05-01")
    assert words(after) == []
    assert [card.state for card in after.about] == ["withdrawn"]


def test_a_target_taken_away_since_stands_where_it_stood(client: Client, wording: Wording) -> None:
    with on(2022, 4, 1):
        note = Annotation.objects.get()
        note.targets.update(removed_at=timezone.now())
        a_note(wording.document, annotation=note)

    assert [len(shown.about) for shown in (page(client), page(client, "?as-of=2022-03-31"))] == [1, 0]
    assert says(client, "?as-of=2022-03-31") == ["First reading."]


def test_the_document_is_named_as_it_was(client: Client, wording: Wording) -> None:
    with on(2022, 4, 1):
        Document.objects.update(title="Declaration of Moscow")

    assert page(client).head.title == "Declaration of Moscow"
    assert page(client, "?as-of=2022-03-31").head.title == "Moscow Declaration"


def test_the_banner_says_which_state_it_is_and_what_changed_since(client: Client, wording: Wording) -> None:
    state = page(client, "?as-of=2022-03-10").past

    assert state is not None
    assert state.sentence == "You are reading the state of 10 March 2022."
    assert (state.clauses, state.notes, state.withdrawn) == (1, 0, 0)
    assert state.before is None
    assert state.after is None
    assert state.now_url == URL
    html = client.get(f"{URL}?as-of=2022-03-10").content.decode()
    assert "Changed since: 1 clause." in " ".join(html.split())
    assert '<meta name="robots" content="noindex' in html
    assert '<link rel="canonical" href="http://testserver/documents/moscow/">' in html
    assert "application/ld+json" not in html
    assert page(client).past is None


def test_states_beside_it_are_those_before_and_after_the_text_changed(
    client: Client, wording: Wording
) -> None:
    with on(2022, 4, 10):
        revise(Wording.objects.current().get(), "found them upon candour")
    with on(2022, 5, 10):
        revise(Wording.objects.current().get(), "found them upon courage")

    state = page(client, "?as-of=2022-03-30").past
    assert state
    assert state.before
    assert state.after
    before, after = (client.get(way.url).context["page"] for way in (state.before, state.after))
    assert words(before) == ["build their relations on trust"]
    assert words(after) == ["found them upon candour"]
    assert says(client, state.before.url.partition("/moscow/")[2]) == ["First reading."]


def test_a_revision_is_read_with_the_notes_as_they_stood_at_its_end(client: Client, wording: Wording) -> None:
    with on(2022, 4, 1):
        Annotation.objects.update(body="After the revision.", version=2)

    first, last = page(client, "?revision=jam:1"), page(client, "?revision=jam:2")

    assert (words(first), [card.markdown for card in cards(first)]) == (
        ["build their relations on trust"],
        ["First reading."],
    )
    assert [card.markdown for card in cards(last)] == ["After the revision."]
    assert first.past
    assert "revision 1 of 1 March 2022" in first.past.sentence
    assert last.past
    assert "which holds today" in last.past.sentence


def test_revisions_of_one_second_are_told_apart(client: Client, wording: Wording) -> None:
    with on(2022, 4, 1) as noon:
        revise(Wording.objects.current().get(), "one")
    with on(2022, 4, 1, microsecond=1):
        revise(Wording.objects.current().get(), "two")

    assert words(page(client, "?revision=jam:3")) == ["one"]
    assert words(page(client, "?revision=jam:4")) == ["two"]
    assert words(page(client, f"?as-of={noon:%Y-%m-%dT%H:%M:%S.%fZ}")) == ["one"]


def test_a_revision_of_another_edition_stands_in_front(client: Client, wording: Wording) -> None:
    with on(2022, 3, 3):
        other = EditionFactory.create(document=wording.document, ref="other")
        theirs = WordingFactory.create(edition=other, clause=wording.clause, text="relations of trust")
    with on(2022, 3, 25):
        revise(theirs, "relations of confidence")

    shown = page(client, "?revision=other:1")
    assert words(shown) == ["relations of trust"]
    assert [(each.ref, each.selected) for each in shown.editions] == [("other", True), ("jam", False)]
    assert words(page(client, "?revision=other:1&edition=jam")) == [
        "found their relations upon mutual confidence"
    ]


def test_links_of_the_page_keep_the_state(client: Client, wording: Wording) -> None:
    with on(2022, 3, 3):
        a_note(wording, stances=[("neutral", None)], body="Another.")
        other = EditionFactory.create(document=wording.document, ref="other")
        WordingFactory.create(edition=other, clause=wording.clause)

    html = client.get(f"{URL}?as-of=2022-03-10").content.decode()

    for link in (
        f"{URL}?as-of=2022-03-10&amp;stance=neutral",
        f"{URL}?as-of=2022-03-10&amp;edition=other",
        f"{URL}print/?as-of=2022-03-10",
        f"{URL}cite/?as-of=2022-03-10",
        f"{URL}export/csv/?as-of=2022-03-10",
    ):
        assert f'href="{link}"' in html, link
    filtered = page(client, "?as-of=2022-03-10&stance=neutral")
    assert [card.markdown for card in cards(filtered) if not card.hidden] == ["Another."]
    assert filtered.query == "?as-of=2022-03-10&stance=neutral"


def test_paper_files_and_citations_are_of_the_state(client: Client, wording: Wording) -> None:
    for path in ("print/", "export/md/", "export/json/", "export/csv/"):
        text = client.get(f"{URL}{path}?as-of=2022-03-10").content.decode()
        assert "build their relations on trust" in text, path
        assert "mutual confidence" not in text, path
        assert "as-of=2022-03-10" in text, path
    cited = client.get(f"{URL}cite/?as-of=2022-03-10").context["page"].citation
    assert cited.state == "revision 1 of 1 March 2022, as it stood on 10 March 2022"
    assert cited.path == f"{URL}?as-of=2022-03-10"
    assert "revision 2" not in client.get(f"{URL}cite/txt/?revision=jam:1").content.decode()


def test_a_state_is_not_kept_among_pages_of_today(client: Client, wording: Wording) -> None:
    today = client.get(URL).content
    then = client.get(f"{URL}?as-of=2022-03-10")

    assert client.get(URL).content == today != then.content
    assert client.get(f"{URL}?as-of=2022-03-10").content == then.content


def test_the_browser_keeps_a_state_until_something_changes(client: Client, wording: Wording) -> None:
    url = f"{URL}?as-of=2022-03-10"
    etag = client.get(url)["ETag"]

    assert client.get(url, headers={"If-None-Match": etag}).status_code == HTTPStatus.NOT_MODIFIED
    assert client.get(f"{URL}?as-of=2022-03-11")["ETag"] != etag
    assert client.get(url, headers={"HX-Request": "true"})["ETag"] != etag
    a_note(wording, body="New today.")
    again = client.get(url, headers={"If-None-Match": etag})
    assert again.status_code == HTTPStatus.OK
    assert "1 note." in " ".join(again.content.decode().split())


def test_parts_of_a_long_state_do_not_read_it_again(client: Client, wording: Wording) -> None:
    url = f"{URL}?as-of=2022-03-10"
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(f"{url}&stance=neutral")
    assert len(captured) == 1
    a_note(wording, body="New today.")
    state = page(client, "?as-of=2022-03-10&match=any").past
    assert state is not None
    assert state.notes == 1
