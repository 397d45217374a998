"""What can be read under each topic, and so which topics can be seen."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q

from apps.accounts.rules import Viewer, can_write
from apps.commentary.models import AnnotationTopic
from apps.commentary.models.target import TargetKind
from apps.commentary.selectors import visible_targets
from apps.documents.models import Wording
from apps.topics.models import ClauseTopic
from apps.topics.tree import Node, Tree


@dataclass(slots=True)
class Use:
    """What can be read under a topic: the clauses that it was laid on, the clauses at which a note that carries it
    stands, and the notes of both."""

    laid: set[int] = field(default_factory=set)
    spoken: set[int] = field(default_factory=set)
    notes: set[UUID] = field(default_factory=set)

    @property
    def clauses(self) -> set[int]:
        return self.laid | self.spoken

    def __bool__(self) -> bool:
        return bool(self.laid or self.notes)


def topic_use(viewer: Viewer, tree: Tree, within: Collection[int] | None = None) -> Mapping[int, Use]:
    """By topic, everything below it included; a topic under which the viewer can read nothing is absent.

    ``within`` names the topics of which it is asked, with those below them; without it, of all. Two queries.
    """
    laid = ClauseTopic.objects.in_force().filter(
        Exists(Wording.objects.visible_to(viewer).filter(clause=OuterRef("clause")))
    )
    carried = AnnotationTopic.objects.filter(annotation=OuterRef("annotation"))
    if within is not None:
        laid, carried = laid.filter(topic__in=within), carried.filter(topic__in=within)
    of_clause: dict[int, list[int]] = defaultdict(list)
    for clause_id, topic_id in laid.values_list("clause_id", "topic_id"):
        of_clause[clause_id].append(topic_id)
    found: dict[int, Use] = defaultdict(Use)
    for clause_id, topic_ids in of_clause.items():
        for topic in tree.closed(topic_ids):
            found[topic].laid.add(clause_id)
    targets = visible_targets(viewer).filter(Q(clause__in=list(of_clause)) | Exists(carried)).order_by()
    rows = targets.annotate(topics=ArraySubquery(carried.values("topic"))).values_list(
        "annotation_id", "kind", "clause_id", "clause__withdrawn_at", "topics"
    )
    for note, kind, clause, withdrawn, carries in rows:
        at = clause if kind in (TargetKind.CLAUSE, TargetKind.SPAN) and not withdrawn else None
        for topic in tree.closed((*carries, *of_clause.get(at or 0, ()))):
            found[topic].notes.add(note)
        for topic in tree.closed(carries if at else ()):
            found[topic].spoken.add(at or 0)
    return dict(found)


def visible_nodes(viewer: Viewer, tree: Tree, use: Mapping[int, Use]) -> list[Node]:
    """Readers see the topics under which they can read something; those who write see all, to choose from."""
    if can_write(viewer):
        return list(tree.order)
    return [node for node in tree.order if use.get(node.id)]
