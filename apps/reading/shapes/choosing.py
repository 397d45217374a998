"""The filter as it is shown."""

from dataclasses import dataclass
from itertools import zip_longest

LEADING = 6  # chips of a long facet that fit one or two lines


@dataclass(frozen=True, slots=True)
class Choice:
    """A chip of the filter: a link with a count that is true under the other filters."""

    value: str
    label: str
    count: int
    selected: bool
    url: str
    depth: int = 0
    language: str = ""  # of a label that is data; "" where it is a name, or said in the interface's


@dataclass(frozen=True, slots=True)
class Facet:
    name: str  # topic | stance | party | expert | edition
    label: str
    choices: tuple[Choice, ...]

    @property
    def leading(self) -> tuple[Choice, ...]:
        """Of a long list what a reader is likely to look for: what is chosen, then the leaves with most notes."""
        leaves = [
            choice
            for choice, after in zip_longest(self.choices, self.choices[1:])
            if choice.selected or after is None or after.depth <= choice.depth
        ]
        return tuple(sorted(leaves, key=lambda choice: (not choice.selected, -choice.count))[:LEADING])


@dataclass(frozen=True, slots=True)
class FilterView:
    facets: tuple[Facet, ...]
    active: tuple[Choice, ...]  # chosen values; each url takes it away
    match: str  # any | all
    match_choices: tuple[Choice, ...]  # any and all, where topics are chosen
    clear_url: str
    problems: tuple[str, ...] = ()  # sentences about parameters that could not be used

    @property
    def is_active(self) -> bool:
        return bool(self.active)


@dataclass(frozen=True, slots=True)
class Totals:
    clauses: int
    clauses_shown: int
    notes: int
    notes_shown: int
