import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, transaction

from apps.topics.models import ClauseTopic, Decision, Origin, Topic
from apps.topics.problems import AboveItself, NotValid, SlugTaken, Withdrawn
from apps.topics.services import (
    TopicContent,
    create_topic,
    edit_topic,
    link_topic,
    propose_topic,
    unlink_topic,
)
from tests.factories import ClauseFactory, EditorFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_a_person_links_a_topic() -> None:
    editor, clause, topic = EditorFactory.create(), ClauseFactory.create(), TopicFactory.create()

    link = link_topic(by=editor, clause=clause, topic=topic)

    assert (link.origin, link.decision, link.decided_by) == (Origin.PERSON, Decision.CONFIRMED, editor)
    assert list(ClauseTopic.objects.in_force()) == [link]
    assert link_topic(by=editor, clause=clause, topic=topic) == link, "twice makes one"


def test_a_link_that_is_removed_stays_as_rejected() -> None:
    editor, clause, topic = EditorFactory.create(), ClauseFactory.create(), TopicFactory.create()
    link = link_topic(by=None, clause=clause, topic=topic)

    unlink_topic(by=editor, clause=clause, topic=topic)

    link.refresh_from_db()
    assert (link.decision, link.decided_by) == (Decision.REJECTED, editor)
    assert not ClauseTopic.objects.in_force().exists()


def test_there_is_nothing_to_remove_where_there_was_no_link() -> None:
    assert unlink_topic(by=None, clause=ClauseFactory.create(), topic=TopicFactory.create()) is None
    assert not ClauseTopic.objects.exists()


def test_a_removed_link_can_be_laid_again() -> None:
    clause, topic = ClauseFactory.create(), TopicFactory.create()
    link_topic(by=None, clause=clause, topic=topic)
    unlink_topic(by=None, clause=clause, topic=topic)

    assert link_topic(by=None, clause=clause, topic=topic).decision == Decision.CONFIRMED
    assert ClauseTopic.objects.count() == 1


def test_a_withdrawn_clause_gets_no_topics() -> None:
    with pytest.raises(Withdrawn):
        link_topic(by=None, clause=ClauseFactory.create(withdrawn=True), topic=TopicFactory.create())


def test_a_machine_proposes_and_counts_for_nothing_yet() -> None:
    clause, topic = ClauseFactory.create(), TopicFactory.create()

    link = propose_topic(clause=clause, topic=topic, score=0.4)

    assert (link.origin, link.decision, link.score) == (Origin.MACHINE, Decision.PROPOSED, 0.4)
    assert not ClauseTopic.objects.in_force().exists()
    assert propose_topic(clause=clause, topic=topic, score=0.9).score == 0.9


def test_what_a_person_confirmed_outlives_every_computation() -> None:
    editor, clause, topic = EditorFactory.create(), ClauseFactory.create(), TopicFactory.create()
    propose_topic(clause=clause, topic=topic, score=0.4)
    link_topic(by=editor, clause=clause, topic=topic)

    for score in (0.0, 0.2, 1.0):
        link = propose_topic(clause=clause, topic=topic, score=score)
        assert (link.decision, link.decided_by, link.score) == (Decision.CONFIRMED, editor, 0.4)


def test_what_a_person_rejected_outlives_every_computation() -> None:
    editor, clause, topic = EditorFactory.create(), ClauseFactory.create(), TopicFactory.create()
    propose_topic(clause=clause, topic=topic, score=0.9)
    unlink_topic(by=editor, clause=clause, topic=topic)

    link = propose_topic(clause=clause, topic=topic, score=1.0)
    assert (link.decision, link.decided_by) == (Decision.REJECTED, editor)


def test_not_even_plain_sql_takes_a_decision_back_to_a_proposal() -> None:
    clause, topic = ClauseFactory.create(), TopicFactory.create()
    propose_topic(clause=clause, topic=topic, score=0.4)
    link_topic(by=None, clause=clause, topic=topic)

    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        ClauseTopic.objects.update(decision=Decision.PROPOSED)


def test_a_topic_gets_an_address_from_its_name() -> None:
    topic = create_topic(
        by=None, content=TopicContent("Military assistance", indicators=("assistance", "aid"))
    )

    assert (topic.slug, topic.indicators) == ("military-assistance", ["assistance", "aid"])
    assert create_topic(by=None, content=TopicContent("Military assistance")).slug == "military-assistance-2"
    with pytest.raises(SlugTaken):
        create_topic(by=None, content=TopicContent("Other", slug="military-assistance"))
    with pytest.raises(NotValid):
        create_topic(by=None, content=TopicContent(""))


def test_a_branch_moves_with_everything_below_it() -> None:
    security, economy = TopicFactory.create(), TopicFactory.create()
    branch = TopicFactory.create(parent=security)
    leaf = TopicFactory.create(parent=branch)

    moved = edit_topic(by=None, topic=branch, content=TopicContent("Aid", parent=economy, definition="Help."))

    assert (moved.parent, moved.name, moved.definition) == (economy, "Aid", "Help.")
    assert Topic.objects.get(pk=leaf.pk).parent == moved


def test_a_topic_never_stands_above_itself() -> None:
    top = TopicFactory.create()
    middle = TopicFactory.create(parent=top)
    leaf = TopicFactory.create(parent=middle)

    for topic, parent in ((top, top), (top, middle), (top, leaf), (middle, leaf)):
        with pytest.raises(AboveItself, match=topic.name):
            edit_topic(by=None, topic=topic, content=TopicContent(topic.name, parent=parent))


def test_not_even_plain_sql_makes_a_circle() -> None:
    top = TopicFactory.create()
    leaf = TopicFactory.create(parent=TopicFactory.create(parent=top))

    with pytest.raises(IntegrityError, match="above itself"), transaction.atomic():
        Topic.objects.filter(pk=top.pk).update(parent=leaf)
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.filter(pk=top.pk).update(parent=top)


def test_history_says_who_decided_what() -> None:
    editor, clause, topic = EditorFactory.create(), ClauseFactory.create(), TopicFactory.create()
    link = link_topic(by=editor, clause=clause, topic=topic)
    unlink_topic(by=editor, clause=clause, topic=topic)

    rows = apps.get_model("topics", "ClauseTopicEvent")._default_manager.filter(pgh_obj_id=link.pk)
    assert [(row.decision, row.pgh_context.metadata["act"]) for row in rows.order_by("pgh_id")] == [
        ("confirmed", "link topic"),
        ("rejected", "unlink topic"),
    ]
