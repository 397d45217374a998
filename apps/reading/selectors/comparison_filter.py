"""The filter of a comparison: what an address asks for, and the chips with their counts."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.core.templatetags.ui import DATA_LANGUAGE
from apps.parallels.kinds import kind_word
from apps.parallels.models import Decision, PairingKind
from apps.parallels.shapes import AlignedRow, ComparisonRows
from apps.parallels.words import DIRECTION_WORDS
from apps.reading.filtering import ALL, ANY
from apps.reading.pairing_filter import (
    DECIDED,
    FACETS,
    FORCE,
    KIND,
    MOVED,
    NOTES,
    TOPIC,
    WITH,
    PairingChoice,
    PairingEntry,
    numbers,
    shows,
)
from apps.reading.parameters import SHOWN_OF_A_VALUE, usable
from apps.reading.shapes import Choice, Facet, FilterView
from apps.topics.tree import Tree

SHOWN_NOTES = "notes", "shown"  # in the address


@dataclass(frozen=True)
class PairingAsked:
    """The choice, what can be chosen, and the rows as the filter sees them, by their keys. ``typed``: the words that
    are searched as they were typed."""

    path: str
    choice: PairingChoice
    typed: str
    problems: tuple[str, ...]
    labels: Mapping[str, Mapping[str, str]]
    depths: Mapping[str, int]  # of topics
    entries: Mapping[str, PairingEntry]
    passing: frozenset[str]  # keys of the rows shown
    notes: bool = False  # all of them are asked for

    @property
    def shown(self) -> int:
        return len(self.passing)

    @property
    def query(self) -> str:
        """What is chosen, as it stands behind an address."""
        pairs = sorted(self.pairs())
        return f"?{urlencode(pairs)}" if pairs else ""

    def pairs(self, choice: PairingChoice | None = None, *, words: bool = True) -> Iterator[tuple[str, str]]:
        chosen = self.choice if choice is None else choice
        for facet in FACETS:
            for value in chosen.of(facet):
                yield facet, value
        if words and chosen.words:
            yield "q", self.typed
        if chosen.match == ALL and chosen.of(TOPIC):
            yield "match", ALL
        if self.notes:
            yield SHOWN_NOTES

    def url(self, choice: PairingChoice | None = None, *, part: int = 1, row: str = "") -> str:
        """The address of what the choice leaves; ``row`` is the key of one to begin with."""
        pairs = sorted(self.pairs(choice))
        if part > 1:
            pairs.append(("part", str(part)))
        if row:
            pairs.append(("row", row))
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path


def read_asked(query: QueryDict, found: ComparisonRows, tree: Tree, path: str) -> PairingAsked:
    """``query`` is a stranger's: what cannot be used is left out and told."""
    typed = " ".join(query.get("q", "").split())[:SHOWN_OF_A_VALUE]
    entries = {row.key: _entry(row, tree, words=bool(typed)) for row in found.rows}
    used = {topic for row in found.rows for face in (*row.left, *row.right) for topic in face.topics}
    topics = tree.sorted(tree.closed(used))
    labels = {
        KIND: {value: kind_word(found, value) for value in PairingKind.values if value in found.counts},
        FORCE: {value: str(word) for value, word in DIRECTION_WORDS.items() if value in found.forces},
        TOPIC: {node.slug: node.name for node in topics},
        WITH: {
            MOVED: pgettext("clause", "moved"),
            NOTES: _("with notes"),
            DECIDED: _("decided by an editor"),
        },
    }
    problems: list[str] = []
    known: dict[str, Collection[str]] = {**labels, KIND: PairingKind.values, FORCE: tuple(DIRECTION_WORDS)}
    chosen = {facet: usable(query.getlist(facet), known[facet], problems) for facet in FACETS}
    choice = PairingChoice(
        {facet: values for facet, values in chosen.items() if values},
        typed.casefold(),
        ALL if query.get("match") == ALL else ANY,
    )
    for value in choice.of(KIND):  # what does not occur can be taken away again
        labels[KIND].setdefault(value, kind_word(found, value))
    for value in choice.of(FORCE):
        labels[FORCE].setdefault(value, str(DIRECTION_WORDS[value]))
    return PairingAsked(
        path=path,
        choice=choice,
        typed=typed,
        problems=tuple(problems),
        labels=labels,
        depths={node.slug: tree.depth(node.id) for node in topics},
        entries=entries,
        passing=frozenset(key for key, entry in entries.items() if shows(choice, entry)),
        notes=query.get(SHOWN_NOTES[0]) == SHOWN_NOTES[1],
    )


def _entry(row: AlignedRow, tree: Tree, *, words: bool) -> PairingEntry:
    faces = (*row.left, *row.right)
    own = tree.closed(topic for face in faces for topic in face.topics)
    properties = {
        MOVED: row.moved,
        NOTES: any(face.notes or face.absences for face in faces),
        DECIDED: row.decision != Decision.WAITING,
    }
    return PairingEntry(
        {
            KIND: (row.kind,),
            FORCE: (row.force,) if row.force else (),
            TOPIC: frozenset(tree[topic].slug for topic in own),
            WITH: frozenset(name for name, has in properties.items() if has),
        },
        "\n".join(f"{face.heading}\n{face.text}" for face in faces).casefold() if words else "",
    )


def facets_of(asked: PairingAsked) -> FilterView:
    facets = tuple(_facet(asked, facet) for facet in FACETS)
    active = [choice for facet in facets for choice in facet.choices if choice.selected]
    if asked.choice.words:
        without = replace(asked.choice, words="")
        active.append(Choice("words", f"“{asked.typed}”", 0, True, asked.url(without)))
    return FilterView(
        facets=facets,
        active=tuple(active),
        match=asked.choice.match,
        match_choices=tuple(_match_choices(asked)),
        clear_url=asked.url(PairingChoice({})),
        problems=asked.problems,
    )


def _match_choices(asked: PairingAsked) -> Iterator[Choice]:
    choice = asked.choice
    if choice.of(TOPIC):
        for value, label in ((ANY, _("any of the topics")), (ALL, _("all of the topics"))):
            yield Choice(value, label, 0, choice.match == value, asked.url(replace(choice, match=value)))


def _facet(asked: PairingAsked, facet: str) -> Facet:
    found = numbers(asked.entries.values(), asked.choice, facet)
    chosen = asked.choice.of(facet)
    choices = (
        Choice(
            value=value,
            label=label,
            count=found.get(value, 0),
            selected=value in chosen,
            url=asked.url(asked.choice.toggled(facet, value)),
            depth=asked.depths.get(value, 0) if facet == TOPIC else 0,
            language=DATA_LANGUAGE if facet == TOPIC else "",
        )
        for value, label in asked.labels[facet].items()
    )
    # What no row has is not offered among the properties; a kind that occurs is, though the rest leaves none of it.
    return Facet(
        facet,
        _label(facet),
        tuple(each for each in choices if facet != WITH or each.selected or _occurs(asked, each.value)),
    )


def _occurs(asked: PairingAsked, value: str) -> bool:
    return any(value in entry.values[WITH] for entry in asked.entries.values())


def _label(facet: str) -> str:
    return {KIND: _("Kind"), FORCE: _("Force"), TOPIC: _("Topic"), WITH: _("Only")}[facet]
