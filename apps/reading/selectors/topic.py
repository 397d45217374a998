"""The tree of topics, and the page of one."""

from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef, Q

from apps.accounts.rules import Viewer
from apps.commentary.models import AnnotationTopic
from apps.commentary.models.target import TargetKind
from apps.commentary.selectors import visible_targets
from apps.reading.selectors.listing import found_notes, note_list
from apps.reading.selectors.topic_use import Use, topic_use, visible_nodes
from apps.reading.shapes import TopicBranch, TopicPage, TopicRef
from apps.topics.selectors import topic_tree
from apps.topics.tree import Node, Tree


def topics_page(viewer: Viewer) -> tuple[TopicBranch, ...]:
    """The topics that the viewer can see, each parent before its children. Three queries."""
    tree = topic_tree()
    use = topic_use(viewer, tree)
    return tuple(_branches(visible_nodes(viewer, tree, use), tree, use))


def topic_page(viewer: Viewer, slug: str, number: str) -> TopicPage | None:
    """None where there is no such topic that the viewer can see. Twelve queries."""
    tree = topic_tree()
    node = tree.by_slug(slug)
    if node is None:
        return None
    below = tree.below(node.id)
    use = topic_use(viewer, tree, below)
    visible = visible_nodes(viewer, tree, use)
    if node not in visible:
        return None
    children = [child for child in tree.children(node.id) if child in visible]
    clauses = use[node.id].laid if node.id in use else set()
    carries = Exists(AnnotationTopic.objects.filter(annotation=OuterRef("annotation"), topic__in=below))
    stands = Q(kind__in=[TargetKind.CLAUSE, TargetKind.SPAN], clause__in=clauses)
    return TopicPage(
        name=node.name,
        definition=node.definition,
        indicators=node.indicators,
        above=tuple(
            TopicRef(above.slug, above.name, tree.path(above.id)) for above in tree.line(node.id)[:-1]
        ),
        branches=tuple(_branches(children, tree, use)),
        list=note_list(
            viewer, found_notes(visible_targets(viewer).filter(carries | stands)), tree, number, clauses
        ),
    )


def _branches(nodes: Iterable[Node], tree: Tree, use: Mapping[int, Use]) -> Iterable[TopicBranch]:
    nothing = Use()
    for node in nodes:
        used = use.get(node.id, nothing)
        yield TopicBranch(
            slug=node.slug,
            name=node.name,
            definition=node.definition,
            depth=tree.depth(node.id),
            clauses=len(used.clauses),
            notes=len(used.notes),
        )
