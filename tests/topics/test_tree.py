import pytest
from pytest_django import DjangoAssertNumQueries

from apps.topics.selectors import topic_tree, topics_of_clauses
from apps.topics.tree import Node, Tree
from tests.factories import ClauseFactory, ClauseTopicFactory, TopicFactory

SECURITY, MILITARY, ARMS, TRADE = (
    Node(1, "security", "Security", None),
    Node(2, "military-assistance", "Military assistance", 1),
    Node(3, "arms", "Arms", 2),
    Node(4, "trade", "Trade", None),
)
TREE = Tree([SECURITY, TRADE, MILITARY, ARMS])


def test_each_parent_stands_before_its_children() -> None:
    assert [node.slug for node in TREE.order] == ["security", "military-assistance", "arms", "trade"]


def test_a_path_names_everything_above() -> None:
    assert TREE.path(3) == "Security › Military assistance › Arms"
    assert (TREE.depth(1), TREE.depth(3)) == (0, 2)


def test_who_speaks_of_a_child_speaks_of_its_parents() -> None:
    assert TREE.closed([3]) == {1, 2, 3}
    assert TREE.closed([4, 99]) == {4}


def test_what_stands_below_a_topic_includes_it() -> None:
    assert TREE.below(1) == {1, 2, 3}
    assert TREE.below(4) == {4}


def test_unknown_topics_are_left_out_of_a_sorted_list() -> None:
    assert [node.id for node in TREE.sorted([4, 3, 3, 99])] == [3, 4]


def test_a_topic_is_found_by_its_slug() -> None:
    assert TREE.by_slug("arms") == ARMS
    assert TREE.by_slug("nothing") is None


def test_a_node_without_its_parent_is_a_root() -> None:
    assert [node.slug for node in Tree([ARMS]).order] == ["arms"]


@pytest.mark.django_db
def test_the_tree_is_read_in_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    parent = TopicFactory.create(slug="z", name="Z", position=2)
    TopicFactory.create(slug="a", name="A", position=3)
    TopicFactory.create(slug="child", name="Child", parent=parent, indicators=["shall assist"])

    with django_assert_num_queries(1):
        tree = topic_tree()

    assert [node.slug for node in tree.order] == ["z", "child", "a"]
    assert tree.order[1].indicators == ("shall assist",)


@pytest.mark.django_db
def test_topics_that_nobody_confirmed_do_not_count() -> None:
    clause = ClauseFactory.create()
    confirmed = ClauseTopicFactory.create(clause=clause)
    ClauseTopicFactory.create(clause=clause, decision="rejected")
    ClauseTopicFactory.create(clause=clause, decision="proposed", origin="machine")

    assert topics_of_clauses([clause.pk]) == {clause.pk: (confirmed.topic_id,)}
