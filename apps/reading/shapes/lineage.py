"""Where clauses come from: a document's lineage, and one clause through time."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page

from apps.reading.shapes.choosing import FilterView
from apps.reading.shapes.notes import PlaceRef

Pieces = tuple[tuple[str, str], ...]  # (same | gone | new, text)


@dataclass(frozen=True, slots=True)
class OtherDocument:
    """A document as one of the lineage names it."""

    slug: str
    title: str
    url: str
    signed: str  # for people, "" unknown
    status: str
    compare_url: str  # this document beside the one whose lineage it is; "" where there is nothing to compare


@dataclass(frozen=True, slots=True)
class EarlierDocument:
    """A document that was looked at. ``held``: complete | excerpts | elsewhere (in another language) | nothing."""

    document: OtherDocument
    held: str
    language: str
    clauses: int  # of ours that have an ancestor in it

    @property
    def has_words(self) -> bool:
        return self.held != "nothing"


@dataclass(frozen=True, slots=True)
class AncestorView:
    """What corresponds to a clause in another document: one clause, or several."""

    document: OtherDocument
    places: tuple[PlaceRef, ...]
    beginning: str
    language: str
    kind: str  # as in apps.parallels.models.PairingKind
    word: str  # the kind, for people
    moved: bool
    alike: int  # per cent of the words that both share
    compare_url: str  # the row of the comparison of both


@dataclass(frozen=True, slots=True)
class Cell:
    """Of one clause and one earlier document. Without ``ancestor``: ``known`` says whether there can be none."""

    earlier: EarlierDocument
    ancestor: AncestorView | None
    known: bool


@dataclass(frozen=True, slots=True)
class WordChange:
    """How a clause differs from what corresponds to it; ``pieces`` go from the older words to the newer."""

    ancestor: AncestorView
    heading: Pieces  # empty where it did not change
    words: Pieces
    language: str


@dataclass(frozen=True, slots=True)
class DescentView:
    """A clause and where it comes from. ``state``: from | new | unknown. ``cells`` are those of related documents; of a
    library there are the ``oldest`` and the ``nearest`` of ``documents``, of which ``nearly`` have nearly the same
    words."""

    ref: str
    name: str
    url: str
    lineage_url: str
    path: tuple[str, ...]
    heading: str
    beginning: str
    language: str
    state: str
    cells: tuple[Cell, ...] = ()
    change: WordChange | None = None
    oldest: AncestorView | None = None
    nearest: AncestorView | None = None
    documents: int = 0
    nearly: int = 0
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class Contribution:
    """A bar: how many clauses have an ancestor in a document."""

    document: OtherDocument
    clauses: int
    share: float  # per cent of all clauses


@dataclass(frozen=True, slots=True)
class LineagePage:
    """``empty`` says why nothing can be told: no text | no predecessors | not held | no date | no words | ""."""

    slug: str
    title: str
    url: str
    status: str
    in_library: bool
    modes: tuple[tuple[str, str, bool], ...]  # name, address, whether it is the one shown
    empty: str
    summary: str
    remarks: tuple[str, ...]
    earlier: tuple[EarlierDocument, ...]  # those with words
    not_held: tuple[EarlierDocument, ...]
    contributions: tuple[Contribution, ...]
    filter: FilterView
    rows: tuple[DescentView, ...]
    page: "Page[Any]"
    shown: int  # clauses that the filter leaves, on all pages
    total: int
    desk_url: str  # where the document's relations are said, for who may; else ""

    @property
    def title_of_tab(self) -> str:
        chosen = ", ".join(choice.label for choice in self.filter.active)
        return f"{self.title} ({chosen})" if chosen else self.title


@dataclass(frozen=True, slots=True)
class MomentView:
    """A document in the line of a clause; ``ancestor`` is None at the clause itself."""

    document: OtherDocument
    places: tuple[PlaceRef, ...]
    beginning: str
    language: str
    ancestor: AncestorView | None
    change: WordChange | None


@dataclass(frozen=True, slots=True)
class RecurrenceView:
    """``documents`` counts this one; ``places`` are the others', the oldest first."""

    documents: int
    first: AncestorView | None  # None where it is this document, or no date tells
    first_here: bool
    places: tuple[AncestorView, ...]
    boilerplate: bool


@dataclass(frozen=True, slots=True)
class ClauseLineage:
    """One clause through time. In the library: every ``ancestor`` in earlier documents, and how the clause differs from
    the nearest."""

    slug: str
    document: str
    status: str
    name: str
    url: str
    lineage_url: str
    in_library: bool
    moments: tuple[MomentView, ...] = ()
    recurrence: RecurrenceView | None = (
        None  # None where too few words are seen to recur otherwise than by chance
    )
    ancestors: tuple[AncestorView, ...] = ()
    change: WordChange | None = None
