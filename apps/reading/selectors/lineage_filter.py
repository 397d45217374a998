"""The filter of a document's lineage: what is new alone, or what goes back; by topic."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from apps.parallels.lineage import FROM, NEW, UNKNOWN
from apps.parallels.shapes import Descent
from apps.reading.parameters import usable
from apps.reading.shapes import Choice, Facet, FilterView
from apps.topics.tree import Tree

LIBRARY = "library"  # of the parameter “in”
Chosen = Mapping[str, tuple[str, ...]]
Passes = Callable[[Descent], bool]


class _Filter:
    def __init__(
        self,
        rows: Sequence[Descent],
        topics: Mapping[int, tuple[int, ...]],
        tree: Tree,
        path: str,
        query: QueryDict,
    ) -> None:
        self.rows, self.path = rows, path
        self.in_library = query.get("in") == LIBRARY
        # By clause the slugs of its topics and of those above them.
        self.topics = {
            clause: {node.slug for each in ids if each in tree for node in tree.line(each)}
            for clause, ids in topics.items()
        }
        used = {slug for slugs in self.topics.values() for slug in slugs}
        self.nodes = [node for node in tree.order if node.slug in used]
        self.depths = {node.slug: len(tree.line(node.id)) - 1 for node in self.nodes}
        self.states = {row.state for row in rows}
        known = {"only": [*self._names()], "topic": [node.slug for node in self.nodes]}
        self.problems: list[str] = []
        self.chosen: Chosen = {
            name: usable(query.getlist(name), known[name], self.problems) for name in known
        }

    def _names(self) -> dict[str, str]:
        names = {
            NEW: _("in no earlier document here") if self.in_library else _("only what is new"),
            FROM: _("only what goes back"),
            UNKNOWN: _("only what cannot be told"),
        }
        return {state: name for state, name in names.items() if state in self.states}

    def passes(self, row: Descent, chosen: Chosen) -> bool:
        return (not chosen["only"] or row.state in chosen["only"]) and (
            not chosen["topic"]
            or bool(self.topics.get(row.clause.clause_id, set()).intersection(chosen["topic"]))
        )

    def facets(self) -> tuple[Facet, ...]:
        names = self._names()
        counted = Counter(row.state for row in self.rows if self.passes(row, {**self.chosen, "only": ()}))
        shown = Facet(
            "only", _("Show"), tuple(self._choice("only", *each, counted) for each in names.items())
        )
        topics: Counter[str] = Counter()
        for row in self.rows:
            if self.passes(row, {**self.chosen, "topic": ()}):
                topics.update(self.topics.get(row.clause.clause_id, ()))
        return shown, Facet(
            "topic",
            _("Topic"),
            tuple(self._choice("topic", node.slug, node.name, topics) for node in self.nodes),
        )

    def _choice(self, name: str, value: str, label: str, counts: Mapping[str, int]) -> Choice:
        values = self.chosen[name]
        selected = value in values
        # Of states one is shown, or all; of topics any of several.
        others = () if name == "only" else tuple(each for each in values if each != value)
        toggled = others if selected else (*others, value)
        url = self.url({**self.chosen, name: toggled})
        return Choice(value, label, counts[value], selected, url, self.depths.get(value, 0))

    def url(self, chosen: Chosen) -> str:
        pairs = sorted((name, value) for name, values in chosen.items() for value in values)
        if self.in_library:
            pairs = [("in", LIBRARY), *pairs]
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path


def lineage_filter(
    rows: Sequence[Descent],
    topics: Mapping[int, tuple[int, ...]],
    tree: Tree,
    path: str,
    query: QueryDict,
) -> tuple[Passes, FilterView]:
    """Whether a row passes, and the chips; each count is true under the other facet. ``topics`` are those of clauses,
    by clause; ``query`` is a stranger's."""
    found = _Filter(rows, topics, tree, path, query)
    facets = found.facets()
    view = FilterView(
        facets=tuple(facet for facet in facets if len(facet.choices) > 1 or found.chosen[facet.name]),
        active=tuple(choice for facet in facets for choice in facet.choices if choice.selected),
        match="any",
        match_choices=(),
        clear_url=found.url({"only": (), "topic": ()}),
        problems=tuple(found.problems),
    )
    return lambda row: found.passes(row, found.chosen), view
