"""Pages of one clause, of one note, and of what is gone."""

from dataclasses import dataclass
from uuid import UUID

from apps.parallels.evidence import ForceEvidence
from apps.reading.shapes.citing import Citation
from apps.reading.shapes.clauses import ClauseRow, WordingView
from apps.reading.shapes.documents import EditionView
from apps.reading.shapes.notes import Card, PlaceRef


@dataclass(frozen=True, slots=True)
class Differences:
    """Two wordings of a clause in one language, word by word."""

    edition_ref: str
    one: str  # names of the editions
    other: str
    language: str
    url: str  # shows them, or puts them away again
    pieces: tuple[tuple[str, str], ...]  # (same | gone | new, text); empty until asked for


@dataclass(frozen=True, slots=True)
class EditionOfClause:
    """What one edition has of a clause, and how to cite it."""

    wording: WordingView
    edition: EditionView
    differences: Differences | None  # from the wording shown first, where the language is the same
    citation: Citation
    force: ForceEvidence | None  # None in a language without rules, where nobody spoke


@dataclass(frozen=True, slots=True)
class AbsentFrom:
    """A later document that has dropped a clause, and how many notes there say so."""

    title: str
    url: str
    notes: int


@dataclass(frozen=True, slots=True)
class ClausePage:
    slug: str
    document: str
    document_url: str
    status: str
    name: str  # "Paragraph 11"
    row: ClauseRow
    editions: tuple[EditionOfClause, ...]
    before: PlaceRef | None
    after: PlaceRef | None
    in_context: str  # address of the reading page at this clause
    absent_from: tuple[AbsentFrom, ...] = ()


@dataclass(frozen=True, slots=True)
class NotePlace:
    """One of the places at which a note stands."""

    label: str
    url: str
    card: Card
    row: ClauseRow | None  # None for the document as a whole


@dataclass(frozen=True, slots=True)
class AnnotationPage:
    id: UUID
    status: str
    url: str
    places: tuple[NotePlace, ...]  # at least one
    published: str  # for people, "" for a draft
    changed: str  # "" where nothing was changed after it was published
    citation: Citation
    published_on: str = ""  # the same as ISO dates, for machines
    changed_on: str = ""


@dataclass(frozen=True, slots=True)
class GonePage:
    """What can be said of something that was public once."""

    title: str
    sentence: str
    reason: str  # "" where none was given
    last_words: WordingView | None  # of a withdrawn clause
    ways: tuple[PlaceRef, ...]  # where to go on
