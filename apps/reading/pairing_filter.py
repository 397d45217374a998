"""Which rows of a comparison a filter shows, and how many each choice would show. Plain data, no Django."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from apps.reading.filtering import ALL, ANY

KIND, FORCE, TOPIC, WITH = "kind", "force", "topic", "with"
FACETS = (KIND, FORCE, TOPIC, WITH)
MOVED, NOTES, DECIDED = "moved", "notes", "decided"  # of the facet "with"


@dataclass(frozen=True, slots=True)
class PairingEntry:
    """A row as the filter sees it: its values in each facet, and its words as they are searched."""

    values: Mapping[str, Collection[str]]
    words: str = ""


@dataclass(frozen=True, slots=True)
class PairingChoice:
    """What is chosen. Of one facet any value is enough; of "with", all are asked for, and of topics where they are to
    ``match`` so."""

    chosen: Mapping[str, tuple[str, ...]]
    words: str = ""  # that a row must have
    match: str = ANY

    def of(self, facet: str) -> tuple[str, ...]:
        return self.chosen.get(facet, ())

    def having(self, facet: str, values: Iterable[str]) -> "PairingChoice":
        return replace(self, chosen={**self.chosen, facet: tuple(values)})

    def toggled(self, facet: str, value: str) -> "PairingChoice":
        own = self.of(facet)
        kept = [each for each in own if each != value]
        return self.having(facet, kept if value in own else sorted((*own, value)))

    def __bool__(self) -> bool:
        return bool(self.words) or any(self.chosen.values())


def shows(choice: PairingChoice, entry: PairingEntry) -> bool:
    if choice.words and choice.words not in entry.words:
        return False
    return all(
        _fits(values, entry.values.get(facet, ()), together=_together(choice, facet))
        for facet, values in choice.chosen.items()
    )


def _together(choice: PairingChoice, facet: str) -> bool:
    """Whether all that is chosen of the facet is asked for."""
    return facet == WITH or (facet == TOPIC and choice.match == ALL)


def _fits(values: Sequence[str], own: Collection[str], *, together: bool) -> bool:
    if together:
        return all(value in own for value in values)
    return not values or any(value in own for value in values)


def numbers(entries: Iterable[PairingEntry], choice: PairingChoice, facet: str) -> Mapping[str, int]:
    """For each value the rows that would be shown if it alone were chosen in its facet, under what is chosen in the
    others; where all of its facet are asked for, together with what is chosen there."""
    under = choice if _together(choice, facet) else choice.having(facet, ())
    return Counter(
        value for entry in entries if shows(under, entry) for value in set(entry.values.get(facet, ()))
    )
