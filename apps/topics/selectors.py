"""Topics as rows. Who may see which topic depends on notes, so it is asked of apps.commentary.selectors."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from apps.topics.models import ClauseTopic, Topic
from apps.topics.tree import Node, Tree


def topic_tree() -> Tree:
    """All topics, used or not. One query."""
    rows = Topic.objects.order_by("position", "sort_key", "id").values_list(
        "id", "slug", "name", "parent_id", "definition", "indicators"
    )
    return Tree(
        Node(topic_id, slug, name, parent_id, definition, tuple(indicators))
        for topic_id, slug, name, parent_id, definition, indicators in rows
    )


def topics_of_clauses(clause_ids: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
    """The confirmed topics of each clause, by clause; a clause without any is absent. One query."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = ClauseTopic.objects.in_force().filter(clause__in=list(clause_ids))
    for clause_id, topic_id in rows.values_list("clause_id", "topic_id"):
        found[clause_id].append(topic_id)
    return {clause_id: tuple(topic_ids) for clause_id, topic_ids in found.items()}
