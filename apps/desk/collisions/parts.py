"""The parts of a form that two people may have filled in differently.

All of it works on what a form sends: the state that both began with, the saved one and the typed one are each a
QueryDict, so that nothing typed has to be valid in order to be compared and kept.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.http import QueryDict
from django.utils.translation import gettext as _

Named = Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One thing that a part says. ``key`` compares it; ``shown`` names it; ``sent`` are its values in the form."""

    key: tuple[object, ...]
    shown: str
    sent: Any = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Item) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


Items = tuple[Item, ...]


class Part(Protocol):
    """``template`` draws its fields; ``is_text``: it is compared word by word; ``is_list``: its items can be joined."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> object: ...
    @property
    def template(self) -> str: ...
    @property
    def is_text(self) -> bool: ...
    @property
    def is_list(self) -> bool: ...

    def read(self, data: QueryDict) -> Items:
        """What the form says in this part, in an order that does not matter or that is part of it."""

    def write(self, data: QueryDict, items: Items) -> None:
        """Makes the form say just these."""

    def complete(self, data: QueryDict) -> None:
        """Says what a browser leaves out: that a list is empty, that every row was filled in."""


def say_empty(data: QueryDict, name: str) -> None:
    """A list in which nothing is chosen is not sent at all; a form would take what is saved for it."""
    if name not in data:
        data.setlist(name, [""])


def plain(value: object) -> str:
    """A text with one kind of line end, without white space around it: what a saved text is compared by."""
    return str(value or "").replace("\r\n", "\n").replace("\r", "\n").strip()


@dataclass(frozen=True, slots=True)
class Text:
    """One field with words."""

    name: str
    label: str
    template: str = "desk/collision/_field.html"
    is_text: bool = True
    is_list: bool = False

    def read(self, data: QueryDict) -> Items:
        text = str(data.get(self.name, ""))
        return (Item((plain(text),), text, text),) if plain(text) else ()

    def write(self, data: QueryDict, items: Items) -> None:
        data[self.name] = items[0].sent if items else ""

    def complete(self, data: QueryDict) -> None:
        """A browser leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One field in which something is chosen. ``names`` gives what a value is called."""

    name: str
    label: str
    names: Callable[[str], str]
    template: str = "desk/collision/_field.html"
    is_text: bool = False
    is_list: bool = False

    def read(self, data: QueryDict) -> Items:
        value = plain(data.get(self.name))
        return (Item((value,), self.names(value) or value, value),) if value else ()

    def write(self, data: QueryDict, items: Items) -> None:
        data[self.name] = items[0].sent if items else ""

    def complete(self, data: QueryDict) -> None:
        """A browser leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """A box."""

    name: str
    label: str
    template: str = "desk/collision/_field.html"
    is_text: bool = False
    is_list: bool = False

    def read(self, data: QueryDict) -> Items:
        return (Item((True,), _("yes"), "on"),) if data.get(self.name) else ()

    def write(self, data: QueryDict, items: Items) -> None:
        data.pop(self.name, None)
        if items:
            data[self.name] = "on"

    def complete(self, data: QueryDict) -> None:
        """A box that is left out is not ticked."""


@dataclass(frozen=True, slots=True)
class Many:
    """Values of one name, whose order does not matter."""

    name: str
    label: str
    names: Callable[[str], str]
    template: str
    is_text: bool = False
    is_list: bool = True

    def read(self, data: QueryDict) -> Items:
        values = sorted({plain(value) for value in data.getlist(self.name)} - {""})
        return tuple(Item((value,), self.names(value) or value, value) for value in values)

    def write(self, data: QueryDict, items: Items) -> None:
        data.setlist(self.name, [item.sent for item in items])

    def complete(self, data: QueryDict) -> None:
        say_empty(data, self.name)


@dataclass(frozen=True, slots=True)
class RowsOf:
    """A formset's rows, whose order does not matter.

    ``fields`` are the names in a row; ``quiet`` those that alone say nothing; ``describe`` puts a row into words.
    """

    name: str
    label: str
    prefix: str
    fields: Sequence[str]
    quiet: frozenset[str]
    describe: Callable[[Named], str]
    template: str
    is_text: bool = False
    is_list: bool = True
    most: int = 100

    def read(self, data: QueryDict) -> Items:
        rows = [self._row(data, place) for place in range(self._total(data))]
        said = [row for row in rows if any(row[name] for name in self.fields if name not in self.quiet)]
        items = [Item(tuple(row.values()), self.describe(row), row) for row in said]
        return tuple(sorted(dict.fromkeys(items), key=lambda item: tuple(map(str, item.key))))

    def write(self, data: QueryDict, items: Items) -> None:
        for name in [name for name in data if name.startswith(f"{self.prefix}-")]:
            del data[name]
        data[f"{self.prefix}-TOTAL_FORMS"] = str(len(items))
        self.complete(data)
        for place, item in enumerate(items):
            for name, value in item.sent.items():
                if value:
                    data[f"{self.prefix}-{place}-{name}"] = value

    def complete(self, data: QueryDict) -> None:
        """A row that happens to say what is saved is none that nobody filled in."""
        if f"{self.prefix}-TOTAL_FORMS" in data:
            data[f"{self.prefix}-INITIAL_FORMS"] = str(data[f"{self.prefix}-TOTAL_FORMS"])

    def _total(self, data: QueryDict) -> int:
        number = str(data.get(f"{self.prefix}-TOTAL_FORMS", ""))
        return min(int(number[:4]), self.most) if number.isascii() and number.isdecimal() else 0

    def _row(self, data: QueryDict, place: int) -> dict[str, str]:
        key = f"{self.prefix}-{place}-"
        if data.get(f"{key}removed"):
            return dict.fromkeys(self.fields, "")
        return {name: plain(data.get(f"{key}{name}")) for name in self.fields}
