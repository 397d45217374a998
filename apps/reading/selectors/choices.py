"""The filter as chips: every choice with its count and the address that it leads to."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from apps.commentary.models.target import StanceValue
from apps.commentary.selectors import TargetRow
from apps.core.templatetags.ui import DATA_LANGUAGE
from apps.matching.engine.force import Level
from apps.parallels.words import level_word
from apps.reading.filtering import ALL, ANY, NAMES, Entry, Name, Selection, counts, offered, passes
from apps.reading.parameters import Asked
from apps.reading.shapes import Choice, Facet, FilterView
from apps.topics.tree import Tree

FORCES = {level.name.lower(): level for level in sorted(Level, reverse=True)}  # the strongest first


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen on a page: for each facet the values with their names, in the order of the chips."""

    labels: Mapping[Name, Mapping[str, str]]
    depths: Mapping[str, int]  # of topics

    @property
    def known(self) -> Mapping[Name, Collection[str]]:
        """Every stance and force can be asked for, though no note or clause may have it; what is a mere name must
        occur."""
        return {**self.labels, "stance": StanceValue.values, "force": FORCES.keys()}


def offer(
    entries: Collection[Entry],
    rows: Iterable[TargetRow],
    clause_topics: Iterable[int],
    tree: Tree,
    forces: Iterable[str] = (),
) -> Offer:
    """Everything that a note or a clause of the page has; topics and force of clauses though nobody speaks of them.
    Where all clauses bind alike there is nothing to choose."""
    slugs = {node.slug for node in tree.sorted(tree.closed(clause_topics))} | offered(entries, "topic")
    topics = [node for node in tree.order if node.slug in slugs]
    parties: dict[str, str] = {}
    experts: dict[str, str] = {}
    for row in rows:
        parties.update({stance.code: stance.party for stance in row.stances if stance.code})
        experts.update({expert.slug: expert.name for expert in row.experts})
    values = offered(entries, "stance")
    levels = set(forces)
    return Offer(
        labels={
            "topic": {node.slug: node.name for node in topics},
            "stance": {value: str(label) for value, label in StanceValue.choices if value in values},
            "party": dict(sorted(parties.items(), key=lambda pair: pair[1])),
            "expert": dict(sorted(experts.items(), key=lambda pair: pair[1])),
            "force": {name: level_word(level) for name, level in FORCES.items() if name in levels}
            if len(levels) > 1
            else {},
        },
        depths={node.slug: tree.depth(node.id) for node in topics},
    )


def filter_view(
    path: str, asked: Asked, can: Offer, entries: Collection[Entry], forces: Mapping[str, int]
) -> FilterView:
    """The chips of a page at ``path``. ``forces``: of each the clauses that would be shown if it alone were chosen; the
    other choices count notes, but most clauses bind without any."""
    selection = asked.selection
    passing = [entry for entry in entries if passes(entry, selection)]
    numbers = {
        name: forces if name == "force" else counts(entries, selection, name, passing) for name in NAMES
    }
    facets = tuple(_facet(name, path, asked, can, numbers[name]) for name in NAMES)
    return FilterView(
        facets=facets,
        active=tuple(choice for facet in facets for choice in facet.choices if choice.selected),
        match=selection.match,
        match_choices=tuple(_match_choices(path, asked)),
        clear_url=asked.url(path, Selection()),
        problems=asked.problems,
    )


def _facet(name: Name, path: str, asked: Asked, can: Offer, found: Mapping[str, int]) -> Facet:
    selection = asked.selection
    labels = dict(can.labels[name])
    for value in selection.values(name):  # what no note or clause has can be taken away again
        labels.setdefault(value, _word(name, value))
    return Facet(
        name=name,
        label=_facet_label(name),
        choices=tuple(
            Choice(
                value=value,
                label=label,
                count=found.get(value, 0),
                selected=value in selection.values(name),
                url=asked.url(path, selection.toggled(name, value)),
                depth=can.depths.get(value, 0) if name == "topic" else 0,
                language=DATA_LANGUAGE if name == "topic" else "",
            )
            for value, label in labels.items()
        ),
    )


def _word(name: Name, value: str) -> str:
    if name == "force":
        return level_word(FORCES[value])
    return str(StanceValue(value).label) if name == "stance" else value


def _facet_label(name: Name) -> str:
    labels = {"topic": _("Topic"), "stance": _("Stance"), "party": _("For"), "expert": _("Expert")}
    return {**labels, "force": _("Force")}[name]


def _match_choices(path: str, asked: Asked) -> Iterable[Choice]:
    selection = asked.selection
    if not selection.topic:
        return
    for value, label in ((ANY, _("any of the topics")), (ALL, _("all of the topics"))):
        other = replace(selection, match=value)
        yield Choice(value, label, 0, selection.match == value, asked.url(path, other))
