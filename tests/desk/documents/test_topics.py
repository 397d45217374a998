import pytest
from django.test import Client

from apps.accounts.models import User
from apps.documents.models import Wording
from apps.topics.models import ClauseTopic, Decision, Topic
from apps.topics.services import propose_topic
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import open_form
from tests.factories import TopicFactory, WordingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def wording(db: None) -> Wording:
    return WordingFactory.create(ref="11", text="The Parties shall consult.")


@pytest.fixture
def topic(db: None) -> Topic:
    return TopicFactory.create(name="Military assistance", slug="military-assistance")


def url(wording: Wording) -> str:
    return f"/desk/documents/{wording.document.slug}/11/topics/"


def test_a_topic_is_added_and_removed(desk: Client, wording: Wording, topic: Topic) -> None:
    page = text_of(desk.get(url(wording)))
    assert "The Parties shall consult." in page
    assert "No topic is laid over this clause yet." in page

    form = open_form(desk, url(wording), "topic")
    added = desk.post(url(wording), form.but(topic=topic.slug, act="add"), follow=True)
    assert "“Military assistance” is laid over clause 11." in text_of(added)
    assert ClauseTopic.objects.get().decision == Decision.CONFIRMED

    removed = desk.post(url(wording), {"topic": topic.slug, "act": "remove"}, follow=True)
    assert "is removed from clause 11" in text_of(removed)
    assert ClauseTopic.objects.get().decision == Decision.REJECTED


def test_what_a_machine_proposes_is_decided(desk: Client, wording: Wording, topic: Topic) -> None:
    propose_topic(clause=wording.clause, topic=topic, score=0.7)
    page = text_of(desk.get(url(wording)))
    assert "Proposed" in page
    assert "0.70" in page

    desk.post(url(wording), {"topic": topic.slug, "act": "remove"})
    assert propose_topic(clause=wording.clause, topic=topic, score=0.9).decision == Decision.REJECTED


@pytest.mark.parametrize(
    ("topic_sent", "sentence"),
    [
        ("", "Choose a topic from the list."),
        ("nowhere", "There is no such topic any more."),
        ("a\x00b", "no such topic"),
    ],
)
def test_an_unknown_topic_is_said(
    desk: Client, wording: Wording, topic: Topic, topic_sent: str, sentence: str
) -> None:
    response = desk.post(url(wording), {"topic": topic_sent, "act": "add"})
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert not ClauseTopic.objects.exists()


def test_removing_what_was_never_laid_claims_nothing(desk: Client, wording: Wording, topic: Topic) -> None:
    response = desk.post(url(wording), {"topic": topic.slug, "act": "remove"}, follow=True)
    assert "was not laid over clause 11, so nothing was changed." in text_of(response)
    assert not ClauseTopic.objects.exists()


@pytest.mark.parametrize("act", ["", "preview", "Add"])
def test_an_act_that_is_none_is_said(desk: Client, wording: Wording, topic: Topic, act: str) -> None:
    response = desk.post(url(wording), {"topic": topic.slug, "act": act})
    assert response.status_code == 422
    assert "A topic is added or removed, and this asks for neither." in text_of(response)
    assert not ClauseTopic.objects.exists()


def test_twice_makes_one(desk: Client, wording: Wording, topic: Topic) -> None:
    for _time in range(2):
        desk.post(url(wording), {"topic": topic.slug, "act": "add"})
    assert ClauseTopic.objects.count() == 1


def test_it_leads_back_to_where_it_was_asked(desk: Client, wording: Wording, topic: Topic) -> None:
    there = f"/documents/{wording.document.slug}/11/"
    assert desk.post(url(wording), {"topic": topic.slug, "next": there})["Location"] == there
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:x"):
        assert desk.post(url(wording), {"topic": topic.slug, "next": elsewhere})["Location"] == url(wording)


def test_htmx_gets_the_fragment_and_nothing_else(desk: Client, wording: Wording, topic: Topic) -> None:
    response = desk.post(url(wording), {"topic": topic.slug, "act": "add"}, headers={"HX-Request": "true"})

    page = text_of(response)
    assert page.lstrip().startswith("<div")
    assert "is laid over clause 11" in page
    assert "HX-Request" in response["Vary"]


def test_a_withdrawn_clause_gets_no_topics(desk: Client, topic: Topic) -> None:
    wording = WordingFactory.create(ref="11")
    clause = wording.clause
    desk.post(f"/desk/documents/{wording.document.slug}/11/withdraw/", {"reason": "No."})

    response = desk.post(url(wording), {"topic": topic.slug, "act": "add"})
    assert response.status_code == 422
    assert "Restore it first" in text_of(response)
    assert not ClauseTopic.objects.filter(clause=clause).exists()


def test_an_editor_lays_topics_on_the_page_of_the_clause(
    desk: Client, wording: Wording, topic: Topic
) -> None:
    there = f"/documents/{wording.document.slug}/11/"
    form = open_form(desk, there, "topic")
    assert form.values["next"] == [there]

    response = desk.post(form.action, form.but(topic=topic.slug), follow=True)

    assert response.redirect_chain[-1][0] == there
    assert "“Military assistance” is laid over clause 11." in text_of(response)
    assert f"/desk/documents/{wording.document.slug}/editions/{wording.edition.ref}/clauses/11/" in text_of(
        response
    )


def test_others_do_not_see_how_a_clause_is_kept(contributor: User, wording: Wording, topic: Topic) -> None:
    for client in (Client(), signed_in(contributor)):
        assert "Keep this clause" not in text_of(client.get(f"/documents/{wording.document.slug}/11/"))
