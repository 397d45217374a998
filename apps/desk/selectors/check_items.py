"""What stands in the list of proposed clauses: a clause, a part of the source that was left out, a clause that is gone.

They are equal where their looks are, so that only what an act changed need be sent again.
"""

from dataclasses import dataclass
from typing import TypeAlias

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core.templatetags.ui import called, first_words, kind_name
from apps.desk.comparing import Pieces, pieces
from apps.desk.selectors.imports_plan import DOUBTFUL, FATE_NAMES
from apps.documents.engine.draft import Row
from apps.documents.intake.matching import Held
from apps.documents.intake.planning import NEW, SAME

SHOWN = 4_000  # characters of a clause in the list; all of it stands in its form
COMPARED = 20_000  # of words beyond it two states are not compared: the search is quadratic
WORDS = 9  # by which a clause without a number is named
WHY = {
    "sequence": gettext_lazy("its number follows the one before"),
    "gap": gettext_lazy("numbers are missing before it"),
    "start": gettext_lazy("its number is the first, though not 1"),
    "restart": gettext_lazy("it begins to count again"),
    "out of sequence": gettext_lazy("its number does not follow the one before"),
    "misread": gettext_lazy("its number fits if it was misread by scanning"),
    "reference": gettext_lazy("it could be a reference to another clause at the beginning of a line"),
    "heading": gettext_lazy("it looks like a heading"),
    "list": gettext_lazy("it looks like an item of a list"),
    "participle": gettext_lazy("it begins or ends as recitals do"),
    "formula": gettext_lazy("it opens with a formula"),
    "layout": gettext_lazy("only white space sets it apart"),
    "break": gettext_lazy("what stands before it has ended, and nothing names it"),
    "note": gettext_lazy("it looks like a footnote"),
    "nothing found": gettext_lazy("no clause was found; this is the whole text"),
}


def is_doubtful(row: Row) -> bool:
    return row.sure < DOUBTFUL


def cut(text: str) -> tuple[str, int]:
    """The beginning of a text, and how many characters follow."""
    return text[:SHOWN], max(len(text) - SHOWN, 0)


def name_of_row(row: Row) -> str:
    named = called(row.kind, row.label) or kind_name(row.kind)
    more = row.heading or ("" if row.label else first_words(row.text[:300], WORDS))
    return f"{named}: {more}" if more else named


def name_of_held(held: Held) -> str:
    return f"{held.label or held.ref} · {first_words(held.heading or held.text[:300], WORDS)}"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the source that no row holds. ``more`` characters follow what is shown."""

    start: int
    end: int
    text: str
    more: int
    what: str = "out"

    @property
    def id(self) -> str:
        return f"out-{self.start}-{self.end}"

    @property
    def beginning(self) -> str:
        return first_words(self.text, WORDS)


@dataclass(frozen=True, slots=True)
class Gone:
    """A clause that the new text does not have, where it stood."""

    held: Held
    language: str
    what: str = "gone"

    @property
    def id(self) -> str:
        return f"gone-{self.held.clause_id}"

    @property
    def text(self) -> str:
        return cut("\n".join(part for part in (self.held.heading, self.held.text) if part))[0]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed clause. ``source`` is its part of the text and how many characters of it are not shown, empty where
    it is ``shared`` with the clause above; ``nearby`` are clauses that it may be the new wording of."""

    row: Row
    first: bool
    source: tuple[str, int]
    shared: bool
    fates: tuple[str, ...]
    held: Held | None
    also: tuple[Held, ...]
    language: str  # of what is held
    beside: bool
    doubtful_match: bool
    nearby: tuple[Held, ...]
    what: str = "row"

    @property
    def id(self) -> str:
        return f"row-{self.row.key}"

    @property
    def name(self) -> str:
        return name_of_row(self.row)

    @property
    def spoken(self) -> str:
        return f"{self.name}, {_('doubtful')}" if self.to_look_at else self.name

    @property
    def words(self) -> tuple[str, int]:
        return cut(self.row.text)

    @property
    def paragraphs(self) -> int:
        return self.row.text.count("\n\n") + 1 if self.row.text else 0

    @property
    def doubtful(self) -> bool:
        return is_doubtful(self.row)

    @property
    def to_look_at(self) -> bool:
        return self.doubtful or self.doubtful_match

    @property
    def why(self) -> str:
        return str(WHY.get(self.row.why, self.row.why))

    @property
    def percent(self) -> int:
        return round(self.row.score * 100)

    @property
    def is_new(self) -> bool:
        return self.fates == (NEW,)

    @property
    def is_changed(self) -> bool:
        return bool(self.fates) and self.fates != (SAME,)

    @property
    def marks(self) -> list[str]:
        if self.is_new:
            return [_("new here")]
        return [str(FATE_NAMES[fate]) for fate in self.fates if fate != SAME]

    @property
    def held_name(self) -> str:
        return name_of_held(self.held) if self.held is not None else ""

    @property
    def also_names(self) -> list[str]:
        return [name_of_held(held) for held in self.also]

    @property
    def changes(self) -> Pieces:
        """What the words of the clause become; empty where they stay, or are too long to be compared."""
        if self.held is None or self.beside or "reworded" not in self.fates:
            return ()
        old = "\n".join(part for part in (self.held.heading, self.held.text) if part)
        new = "\n".join(part for part in (self.row.heading, self.row.text) if part)
        return pieces(old, new) if max(len(old), len(new)) <= COMPARED else ()


Item: TypeAlias = Proposed | LeftOut | Gone
