"""What a comparison is made of, and what it says: plain rows that know nothing of tables."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """See `apps.parallels.models.PairingKind`, which has the same values."""

    SAME = "same"
    REWORDED = "reworded"
    MERGED = "merged"
    SPLIT = "split"
    DROPPED = "dropped"
    NEW = "new"
    NOT_HELD = "not held"
    TRANSLATED = "translated"
    UNKNOWN = "unknown"


MIRRORED = {
    Kind.MERGED: Kind.SPLIT,
    Kind.SPLIT: Kind.MERGED,
    Kind.DROPPED: Kind.NEW,
    Kind.NEW: Kind.DROPPED,
}


@dataclass(frozen=True, slots=True)
class Clause:
    """``above`` counts the clauses that it is part of; ``topics`` are those that people gave it."""

    id: int
    text: str
    heading: str = ""
    label: str = ""
    kind: str = ""
    above: int = 0
    topics: frozenset[int] = frozenset()

    @property
    def words(self) -> str:
        """Empty where it has nothing but a number."""
        return f"{self.heading}\n{self.text}".strip()


@dataclass(frozen=True, slots=True)
class Text:
    """A document's clauses in one language, in order. ``complete``: what is not among them is not in the document;
    ``ordered``: they stand in the document's own order."""

    language: str
    complete: bool
    ordered: bool
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a person decided of clauses (ids of both sides). ``kind`` is kept where a side is empty."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    rejected: bool = False
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Paired:
    """Clauses (ids) of both texts, in their order. ``kind`` is what became of the left ones; ``score``, 0 to 1, how
    much of the words both share or, in two languages, how sure it is."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    kind: Kind
    moved: bool = False
    score: float = 0.0

    def mirrored(self) -> "Paired":
        """The same, seen from the other side."""
        return Paired(self.right, self.left, MIRRORED.get(self.kind, self.kind), self.moved, self.score)


def same_language(one: str, other: str) -> bool:
    """ "en" and "en-GB" are."""
    return primary(one) == primary(other)


def primary(language: str) -> str:
    return language.split("-")[0].lower()
