"""Long lists of notes, by document and clause, and the pages that have one."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page

from apps.reading.shapes.clauses import ClauseRow
from apps.reading.shapes.notes import Card, CommentaryRef, ExpertRef, Passage, PlaceRef, TopicRef
from apps.reading.shapes.pictures import Course


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """What a list has of one document: notes on the whole of it, then clauses with their notes."""

    slug: str
    url: str
    title: str
    kind: str
    status: str
    signed: str
    about: tuple[Card, ...]
    rows: tuple[ClauseRow, ...]


@dataclass(frozen=True, slots=True)
class ListTotals:
    documents: int
    clauses: int
    notes: int


@dataclass(frozen=True, slots=True)
class NoteList:
    """A page of a long list of notes and clauses, by document and clause."""

    groups: tuple[DocumentGroup, ...]
    totals: ListTotals  # of the whole list
    page: Page[Any]  # for components/pagination.html


@dataclass(frozen=True, slots=True)
class TopicBranch:
    """A topic in the tree, with what can be read under it and under all below it."""

    slug: str
    name: str
    definition: str
    depth: int
    clauses: int
    notes: int


@dataclass(frozen=True, slots=True)
class TopicPage:
    name: str
    definition: str
    indicators: tuple[str, ...]
    above: tuple[TopicRef, ...]  # from the root
    branches: tuple[TopicBranch, ...]  # its children
    list: NoteList


@dataclass(frozen=True, slots=True)
class ExpertPage:
    name: str
    role: str
    affiliation: str
    url: str
    commentaries: tuple[CommentaryRef, ...]
    list: NoteList


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage of a commentary and the clauses that it speaks of."""

    passage: Passage
    clauses: tuple[PlaceRef, ...]
    document: PlaceRef | None  # None where the clauses are of several, and each names its own
    experts: tuple[ExpertRef, ...]
    note_url: str
    draft: bool


@dataclass(frozen=True, slots=True)
class CourseView:
    """How the passages about one document move through it."""

    document: PlaceRef
    course: Course
    passages: int
    clauses: int  # that are spoken of
    of: int  # clauses of the document
    first: PlaceRef  # of those spoken of, in the document's order
    last: PlaceRef | None  # None where it is the same


@dataclass(frozen=True, slots=True)
class CommentaryPage:
    commentary: CommentaryRef
    author: str
    published: str  # for people, "" where it is not stated
    retrieved: str
    language_name: str
    rights: str
    source_note: str
    note: str
    experts: tuple[ExpertRef, ...]
    quotes: tuple[PlaceRef, ...]  # the documents whose words it is an edition of
    list: NoteList
    published_on: str = ""  # EDTF
    passages: tuple[PassageRow, ...] = ()  # in the commentary's order
    courses: tuple[CourseView, ...] = ()
