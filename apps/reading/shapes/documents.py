"""A document, its editions, and the page on which it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page

from apps.reading.shapes.choosing import FilterView, Totals
from apps.reading.shapes.clauses import ClauseRow, FoldedClauses
from apps.reading.shapes.notes import Card
from apps.reading.shapes.pictures import Timeline
from apps.reading.shapes.states import StateView


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a document, and by whom: "43 paragraphs" (JAMnews)."""

    about: str
    statement: str
    by: str  # publisher; "the editors’ inference"; "known from elsewhere"
    url: str = ""
    attested: bool = False  # True where ``about`` and ``statement`` are data, in their own language


@dataclass(frozen=True, slots=True)
class EditionView:
    ref: str
    name: str
    publisher: str
    title: str
    url: str
    language: str
    language_name: str
    translator: str  # "" = not stated
    authentic: bool
    extent: str  # complete | excerpts
    order_known: bool
    clause_count: int
    revision: int
    revision_date: str
    status: str
    selected: bool
    select_url: str
    rights: str = ""
    beside: bool = False  # it stands beside the one selected
    beside_url: str = ""  # puts it there or takes it away again; "" for the one selected


@dataclass(frozen=True, slots=True)
class RelationView:
    sentence: str  # "incorporates", "is incorporated in", …
    title: str
    url: str
    signed: str
    by: str
    note: str
    kind: str = (
        ""  # incorporates | refers to | … of what this document does to the other; "" the other way round
    )
    compare_url: str = ""  # of both, clause against clause


@dataclass(frozen=True, slots=True)
class DocumentHead:
    slug: str
    url: str
    title: str
    kind: str
    status: str
    signed: str  # for people, "" unknown
    signed_by: str  # publisher, "" where nobody is named
    place: str
    parties: tuple[str, ...]
    signatories: tuple[str, ...]
    names: tuple[str, ...]
    clause_total: int | None
    clause_total_by: str  # publisher
    first_facts: tuple[Fact, ...]  # how complete the text is and where the whole of it stands
    facts: tuple[Fact, ...]
    relations: tuple[RelationView, ...]
    signed_on: str = ""  # EDTF, as the source gives it
    bound: tuple[str, ...] = ()  # names of the parties of which a source says that it binds them


@dataclass(frozen=True, slots=True)
class ReadingPage:
    head: DocumentHead
    editions: tuple[EditionView, ...]
    about: tuple[Card, ...]  # what experts say of the document as a whole
    rows: tuple[ClauseRow | FoldedClauses, ...]
    filter: FilterView
    totals: Totals
    outline: tuple[ClauseRow, ...] = field(default=())
    parts: Mapping[int, int] = field(default_factory=dict)  # of notes that follow later, by clause
    long: bool = False  # it has more notes than a page brings along, whatever the filter leaves
    past: StateView | None = None  # the state, where it is not the present one
    query: str = ""  # the filter and edition as they stand in an address, with the "?"

    @property
    def whole_first(self) -> bool:
        """Whether notes on the document as a whole stand open before the clauses: where there is no text, and where
        somebody asked for notes. Otherwise the text begins sooner."""
        return self.filter.is_active or not self.rows

    @property
    def pair(self) -> tuple[EditionView, ...]:
        """The two editions that stand beside each other, the one in front first; empty where one stands alone."""
        beside = tuple(each for each in self.editions if each.beside)
        return (*(each for each in self.editions if each.selected), *beside) if beside else ()

    @property
    def title(self) -> str:
        """For the browser's tab and history: the document, its state where it is an earlier one, what it is filtered
        by."""
        chosen = ", ".join(
            [*([self.past.name] if self.past else []), *(choice.label for choice in self.filter.active)]
        )
        return f"{self.head.title} ({chosen})" if chosen else self.head.title


@dataclass(frozen=True, slots=True)
class LibraryRow:
    slug: str
    url: str
    title: str
    kind: str
    status: str
    signed: str  # for people, "" unknown
    parties: tuple[str, ...]
    extent: str  # complete | excerpts | "" where no text has been entered
    clauses: int
    clause_total: int | None
    notes: int


@dataclass(frozen=True, slots=True)
class Library:
    rows: tuple[LibraryRow, ...]
    page: Page[Any]
    filter: FilterView
    total: int
    shown: int
    timeline: Timeline
