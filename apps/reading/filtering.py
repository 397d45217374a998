"""Which notes and clauses a filter shows, and how many each choice would show. Plain data, no Django."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

ANY, ALL = "any", "all"
Name = Literal["topic", "stance", "party", "expert", "force"]
NAMES: tuple[Name, ...] = ("topic", "stance", "party", "expert", "force")


@dataclass(frozen=True, slots=True)
class Selection:
    """What is chosen: slugs of topics and experts, values of stances, codes of parties, levels of force."""

    topic: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    expert: tuple[str, ...] = ()
    match: str = ANY
    force: tuple[str, ...] = ()

    def values(self, name: Name) -> tuple[str, ...]:
        chosen: tuple[str, ...] = getattr(self, name)
        return chosen

    def having(self, name: Name, values: Iterable[str]) -> "Selection":
        changes: dict[str, Any] = {name: tuple(values)}
        return replace(self, **changes)

    def toggled(self, name: Name, value: str) -> "Selection":
        """With the value if it was not chosen, without it if it was."""
        chosen = self.values(name)
        kept = tuple(other for other in chosen if other != value)
        return self.having(name, kept if value in chosen else (*chosen, value))

    @property
    def about_notes(self) -> bool:
        """Whether something is asked that only a note can answer."""
        return bool(self.stance or self.party or self.expert)

    def __bool__(self) -> bool:
        return bool(self.topic or self.force) or self.about_notes


@dataclass(frozen=True, slots=True)
class Entry:
    """One note at one place, as the filter sees it.

    ``topics`` are its own and those of the clause it stands at, with all that stand above them; ``stances`` are
    pairs of value and party ("" for nobody); ``force`` is that of the clause, "" where it has none.
    """

    note: Hashable
    topics: frozenset[str] = frozenset()
    stances: frozenset[tuple[str, str]] = frozenset()
    experts: frozenset[str] = frozenset()
    force: str = ""


def topics_pass(topics: Collection[str], selection: Selection) -> bool:
    if not selection.topic:
        return True
    if selection.match == ALL:
        return all(topic in topics for topic in selection.topic)
    return any(topic in topics for topic in selection.topic)


def passes(entry: Entry, selection: Selection) -> bool:
    """Stance and party ask together for one and the same reading: favourable *for Azerbaijan*."""
    return (
        topics_pass(entry.topics, selection)
        and (not selection.force or entry.force in selection.force)
        and (not selection.expert or any(expert in entry.experts for expert in selection.expert))
        and (
            not (selection.stance or selection.party)
            or any(_reading_passes(value, party, selection) for value, party in entry.stances)
        )
    )


def _reading_passes(value: str, party: str, selection: Selection) -> bool:
    return (not selection.stance or value in selection.stance) and (
        not selection.party or party in selection.party
    )


def clause_passes(
    own_topics: Collection[str], entries: Iterable[Entry], selection: Selection, force: str = ""
) -> bool:
    """A clause of the force asked for is shown with a note that passes, or for its own topics while nothing is asked of
    notes."""
    if selection.force and force not in selection.force:
        return False
    if not selection.about_notes and topics_pass(own_topics, selection):
        return True
    return any(passes(entry, selection) for entry in entries)


def counts(
    entries: Iterable[Entry],
    selection: Selection,
    name: Name,
    passing: Iterable[Entry] | None = None,
) -> Mapping[str, int]:
    """For each value of the facet the number of notes that would be shown if it alone were chosen in the facet,
    under what is chosen in the others; where topics must *all* match, with the topics already chosen.

    ``passing`` are those of the entries that pass the selection, where they are known.
    """
    together = name == "topic" and selection.match == ALL
    under = selection if together else selection.having(name, ())
    if passing is None or under != selection:
        passing = (entry for entry in entries if passes(entry, under))
    notes: dict[str, set[Hashable]] = defaultdict(set)
    for entry in passing:
        for value in _values(entry, under, name):
            notes[value].add(entry.note)
    return {value: len(found) for value, found in notes.items()}


def _values(entry: Entry, under: Selection, name: Name) -> Collection[str]:
    if name == "topic":
        return entry.topics
    if name == "expert":
        return entry.experts
    if name == "force":
        return {entry.force} - {""}
    if name == "stance":
        return {value for value, party in entry.stances if not under.party or party in under.party}
    return {party for value, party in entry.stances if party and (not under.stance or value in under.stance)}


def offered(entries: Iterable[Entry], name: Name) -> set[str]:
    """Every value that some note has, whatever is chosen."""
    return {value for entry in entries for value in _values(entry, Selection(), name)}
