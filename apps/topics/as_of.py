"""Topics as they stood at a moment: what they were called, and which clauses were about them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from apps.core.as_of import standing
from apps.topics.models import Decision
from apps.topics.tree import Node, Tree


def topic_tree_at(moment: datetime) -> Tree:
    """As ``topic_tree``. One query."""
    rows = sorted(
        standing("topics.Topic", moment), key=lambda row: (row["position"], row["sort_key"], row["id"])
    )
    return Tree(
        Node(
            row["id"], row["slug"], row["name"], row["parent_id"], row["definition"], tuple(row["indicators"])
        )
        for row in rows
    )


def topics_of_clauses_at(clause_ids: Collection[int], moment: datetime) -> Mapping[int, tuple[int, ...]]:
    """As ``topics_of_clauses``. One query."""
    found: dict[int, list[int]] = defaultdict(list)
    for row in standing("topics.ClauseTopic", moment, clause_id__in=list(clause_ids)):
        if row["decision"] == Decision.CONFIRMED:
            found[row["clause_id"]].append(row["topic_id"])
    return {clause_id: tuple(topic_ids) for clause_id, topic_ids in found.items()}
