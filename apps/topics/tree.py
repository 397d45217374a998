"""The tree of topics as plain data: what stands above and below what, in the order in which readers see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

SEPARATOR = " › "


@dataclass(frozen=True, slots=True)
class Node:
    id: int
    slug: str
    name: str
    parent_id: int | None
    definition: str = ""
    indicators: tuple[str, ...] = ()


class Tree:
    """All topics. ``nodes`` come in the order of siblings; a parent that is not among them makes a node a root."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._children: dict[int | None, list[Node]] = {}
        for node in self._nodes.values():
            parent = node.parent_id if node.parent_id in self._nodes else None
            self._children.setdefault(parent, []).append(node)

    def __contains__(self, topic_id: int) -> bool:
        return topic_id in self._nodes

    def __getitem__(self, topic_id: int) -> Node:
        return self._nodes[topic_id]

    @cached_property
    def order(self) -> tuple[Node, ...]:
        """Every node, each parent before its children."""
        waiting = list(reversed(self._children.get(None, [])))
        found = []
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend(reversed(self._children.get(node.id, [])))
        return tuple(found)

    @cached_property
    def place(self) -> dict[int, int]:
        """A topic's place in ``order``."""
        return {node.id: place for place, node in enumerate(self.order)}

    @cached_property
    def _lines(self) -> dict[int, tuple[Node, ...]]:
        lines: dict[int, tuple[Node, ...]] = {}
        for node in self.order:
            lines[node.id] = (*lines.get(node.parent_id or 0, ()), node)
        return lines

    def by_slug(self, slug: str) -> Node | None:
        return self._slugs.get(slug)

    @cached_property
    def _slugs(self) -> dict[str, Node]:
        return {node.slug: node for node in self._nodes.values()}

    def line(self, topic_id: int) -> tuple[Node, ...]:
        """From the root down to the topic itself."""
        return self._lines[topic_id]

    def depth(self, topic_id: int) -> int:
        return len(self._lines[topic_id]) - 1

    def path(self, topic_id: int) -> str:
        """As "Security › Military assistance"."""
        return SEPARATOR.join(node.name for node in self._lines[topic_id])

    def children(self, topic_id: int | None) -> tuple[Node, ...]:
        return tuple(self._children.get(topic_id, ()))

    def closed(self, topic_ids: Iterable[int]) -> frozenset[int]:
        """The topics and all that stand above them: who speaks of a child speaks of its parent."""
        return frozenset(
            node.id for topic_id in topic_ids if topic_id in self._nodes for node in self._lines[topic_id]
        )

    def below(self, topic_id: int) -> frozenset[int]:
        """The topic and all that stand under it."""
        found, waiting = set(), [topic_id]
        while waiting:
            current = waiting.pop()
            found.add(current)
            waiting.extend(child.id for child in self._children.get(current, []))
        return frozenset(found)

    def sorted(self, topic_ids: Iterable[int]) -> list[Node]:
        """The nodes of those ids that are in the tree, each once, in its order."""
        known = {topic_id for topic_id in topic_ids if topic_id in self._nodes}
        return [self._nodes[topic_id] for topic_id in sorted(known, key=self.place.__getitem__)]
