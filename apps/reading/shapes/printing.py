"""A document on paper: its text with numbers, and the footnotes that they lead to."""

from dataclasses import dataclass

from apps.reading.shapes.clauses import ClauseRow
from apps.reading.shapes.documents import DocumentHead, EditionView
from apps.reading.shapes.notes import Card


@dataclass(frozen=True, slots=True)
class PrintedRun:
    """Characters of the text, and the numbers of the footnotes on words that end with them."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """Another place of a note: the footnote there, or an address where it is not printed."""

    label: str
    number: int  # 0 where it is not on this paper
    url: str
    language: str = ""  # of a label that is data alone


@dataclass(frozen=True, slots=True)
class Footnote:
    number: int
    card: Card
    same_as: int  # the footnote that has the same note in full; 0 where this one has it
    also: tuple[PrintedPlace, ...]


@dataclass(frozen=True, slots=True)
class PrintedClause:
    row: ClauseRow
    runs: tuple[PrintedRun, ...]
    numbers: tuple[int, ...]  # of notes on the whole of it, or whose words are not in the wording printed


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Neighbouring clauses that are not printed."""

    clauses: int
    notes: int  # that the filter shows and that are not printed with them
    reason: str  # filter | edition

    left_out = True


@dataclass(frozen=True, slots=True)
class PrintedSource:
    publisher: str
    title: str
    author: str
    published: str  # for people, "" where it is not stated
    retrieved: str
    language: str
    language_name: str
    url: str
    of_text: bool  # the words of the document are from it
    of_notes: bool  # footnotes are from it


@dataclass(frozen=True, slots=True)
class PrintedPage:
    head: DocumentHead
    edition: EditionView | None
    numbers: tuple[int, ...]  # of notes on the document as a whole
    entries: tuple[PrintedClause | LeftOut, ...]
    footnotes: tuple[Footnote, ...]
    sources: tuple[PrintedSource, ...]
    view_url: str  # of the reading page, with the filter
    chosen: tuple[tuple[str, str], ...]  # (facet, choices)
    match_all: bool
    problems: tuple[str, ...]
    clauses: int
    clauses_of: int
    notes: int
    notes_of: int
    day: str

    @property
    def title(self) -> str:
        """Also the name that browsers give to a PDF."""
        return " – ".join([self.head.title, *(choices for _facet, choices in self.chosen)])
