"""What pages are given of comparisons: plain rows that cannot be changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from apps.documents.selectors import EditionRow
from apps.matching.engine.force import Change as ForceChange
from apps.matching.engine.force import Mark
from apps.matching.engine.worddiff import Piece


@dataclass(frozen=True, slots=True)
class DocumentFace:
    """``signed`` is EDTF, "" where it is unknown."""

    id: int
    slug: str
    title: str
    kind: str
    signed: str
    status: str


@dataclass(frozen=True, slots=True)
class SideFace:
    """What is compared of a document: its text in one language, gathered from ``editions``, the main one first.

    Not ``complete``: only excerpts are held. Without ``clauses`` no words of it are held.
    """

    document: DocumentFace
    language: str
    editions: tuple[EditionRow, ...]
    complete: bool
    ordered: bool
    clauses: int


@dataclass(frozen=True, slots=True)
class ForceFace:
    """``level`` as in `apps.matching.engine.force.Level`: what a person said, else what the rules ``read``. The spans
    of ``marks`` are code points of the clause's text."""

    level: int
    read: int
    marks: tuple[Mark, ...]
    corrected: bool = False
    outdated: bool = False  # the words changed since the person spoke
    note: str = ""
    version: int = 0  # of the correction; 0 where there is none


@dataclass(frozen=True, slots=True)
class ClauseFace:
    """``place`` is its place on its side, from 0; ``path`` the labels of the clauses above it, the outermost first;
    ``absences`` the notes that say it is missing in the other document. ``force`` is there where the row's words differ
    or a person spoke of one of its clauses; never in a language that the rules do not know, of which nobody spoke."""

    clause_id: int
    wording_id: int
    edition_id: int
    ref: str
    label: str
    kind: str
    heading: str
    text: str
    path: tuple[str, ...]
    place: int
    topics: tuple[int, ...]
    notes: int
    absences: int
    force: ForceFace | None


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """``key`` names the row within its page. ``pairing_id`` and ``version`` are None and 0 until the comparison was
    made by `compare`; then a person can decide on it. ``pieces`` only where differences were asked for and words can be
    compared. ``force`` is "strengthened", "weakened", "reversed", "mixed" or ""."""

    key: str
    kind: str
    moved: bool
    score: float
    decision: str
    pairing_id: int | None
    version: int
    left: tuple[ClauseFace, ...]
    right: tuple[ClauseFace, ...]
    shared_topics: tuple[int, ...]
    force: str
    force_changes: tuple[ForceChange, ...]
    heading_pieces: tuple[Piece, ...] | None = None
    pieces: tuple[Piece, ...] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Of a slope graph: from a place at the left to one at the right; one of them is None where nothing corresponds."""

    left: int | None
    right: int | None
    kind: str
    moved: bool
    row: str


@dataclass(frozen=True, slots=True)
class ComparisonRows:
    """``by_words`` is False where the sides are in different languages. ``computed_at`` is None where the pairings were
    not kept, or the texts changed since: the rows are of today all the same. ``follows``: the one text takes up the
    other, so what stands in one alone is new or dropped; else it only stands there (see `kinds`)."""

    left: SideFace
    right: SideFace
    by_words: bool
    follows: bool
    computed_at: datetime | None
    rows: tuple[AlignedRow, ...]
    counts: Mapping[str, int]
    moved: int
    forces: Mapping[str, int]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ClausePlace:
    """A clause of another document, as lists name it."""

    document: DocumentFace
    clause_id: int
    ref: str
    label: str
    heading: str
    text: str
    kind: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Ancestor:
    """What became of ``clauses`` of an earlier document: one, or several that were merged. ``kind`` as in the
    comparison of the two with the earlier at the left."""

    document: DocumentFace
    clauses: tuple[ClausePlace, ...]
    kind: str
    score: float
    moved: bool


@dataclass(frozen=True, slots=True)
class Descent:
    """A clause and where it comes from, the oldest first. ``state`` is "from" where it has an ancestor; "new" where all
    earlier documents are held whole and it stands in none; else "unknown"."""

    clause: ClausePlace
    path: tuple[str, ...]
    ancestors: tuple[Ancestor, ...]
    state: str


@dataclass(frozen=True, slots=True)
class LineageRows:
    """``earlier``: the documents that were looked at, the oldest first; of those without clauses no words are held."""

    side: SideFace
    earlier: tuple[SideFace, ...]
    rows: tuple[Descent, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Moment:
    """A document in the line of a clause. ``kind`` is how the clause stands to it; "" for the clause itself."""

    document: DocumentFace
    clauses: tuple[ClausePlace, ...]
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Recurrence:
    """In how many documents, this one included, a clause's wording stands nearly the same, and the first of them; None
    where no date tells, as of two of one day. ``places`` are the others', the oldest first, each document once, with
    what both share."""

    documents: int
    first: ClausePlace | None
    places: tuple[tuple[ClausePlace, float], ...]


@dataclass(frozen=True, slots=True)
class LibraryLineage:
    """Of each clause its nearest in each earlier document of the library, of which ``documents`` have one. "new" says
    only that no document that is held here has it."""

    rows: tuple[Descent, ...]
    documents: int
    counts: Mapping[str, int]
