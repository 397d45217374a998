"""Two documents beside each other, as readers see them."""

from dataclasses import dataclass

from apps.reading.differing import Run
from apps.reading.shapes.choosing import FilterView
from apps.reading.shapes.documents import DocumentHead, EditionView
from apps.reading.shapes.notes import Card, TopicRef
from apps.reading.shapes.pictures import ZoneView
from apps.reading.slopes import Slopes


@dataclass(frozen=True, slots=True)
class ComparedHead:
    """One of the two documents, with the editions whose words are compared, the main one first."""

    head: DocumentHead
    editions: tuple[EditionView, ...]
    language: str
    complete: bool
    ordered: bool
    clauses: int


@dataclass(frozen=True, slots=True)
class SideClause:
    """A clause on one side of a row. ``more`` counts the words that are left to its own page."""

    ref: str
    url: str
    label: str
    name: str  # "Article 11"; without a number by how it begins
    kind: str
    heading: tuple[Run, ...]
    words: tuple[Run, ...]
    path: tuple[str, ...]
    more: int = 0
    force: str = ""  # how strongly it binds by what an editor said; "" where nobody spoke


@dataclass(frozen=True, slots=True)
class ForceNote:
    """``number`` is that of its evidence in the words; 0 where an editor said it."""

    number: int
    direction: str
    word: str  # "weakened"
    sentence: str


@dataclass(frozen=True, slots=True)
class PairingRow:
    """``ghost`` says, in the place of a side that has no clause, what that means. ``once``: both sides have the same
    words, so they are shown once."""

    key: str
    dom_id: str  # "row-<key>"
    name: str
    kind: str  # a word without spaces, for styles
    word: str  # for people
    moved: str  # a sentence: from where to where; "" where it stayed
    direction: str
    direction_word: str
    decided: str  # "confirmed by an editor"; ""
    left: tuple[SideClause, ...]
    right: tuple[SideClause, ...]
    ghost: str
    force: tuple[ForceNote, ...]
    both: tuple[TopicRef, ...]  # topics
    only_left: tuple[TopicRef, ...]
    only_right: tuple[TopicRef, ...]
    notes: int
    absences: int
    notes_url: str
    once: bool
    places: tuple[str, str]  # "3-4" at the left and at the right, from 0; "" where nothing stands
    amount: str = ""  # "3 words went, 5 words came"
    cards: tuple[tuple[Card, ...], tuple[Card, ...]] = ((), ())  # where all notes are asked for


@dataclass(frozen=True, slots=True)
class RowName:
    """A row in a list of those that are left out. ``url`` leads to it without the filter."""

    dom_id: str
    url: str
    kind: str
    word: str
    name: str
    beginning: str


@dataclass(frozen=True, slots=True)
class FoldedPairings:
    """Neighbours that are "same", with their rows; or that the "filter" leaves out, by their names."""

    reason: str
    sentence: str
    rows: tuple[PairingRow, ...] = ()
    names: tuple[RowName, ...] = ()
    span: str = ""  # "Article 3 – Article 9"
    folded: bool = True


@dataclass(frozen=True, slots=True)
class SlopeKey:
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class SlopesView:
    picture: Slopes
    zones: tuple[ZoneView, ...]
    keys: tuple[SlopeKey, ...]
    left: int  # clauses
    right: int
    left_name: str
    right_name: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A number of the first sentence, with the address of the rows that it counts."""

    text: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """``entries``: PairingRow and FoldedPairings, in the order of the left document."""

    left: ComparedHead
    right: ComparedHead
    url: str
    by_words: bool  # False: in two languages
    dated: bool  # it is known that the left one was signed before
    lede: str
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...]  # what cannot be told, and why
    filter: FilterView
    words: str  # that are searched
    hidden: tuple[tuple[str, str], ...]  # name and value of what else is chosen, for the form of the search
    entries: tuple[PairingRow | FoldedPairings, ...]
    slopes: SlopesView | None
    rows: int
    rows_shown: int
    part: int
    parts: int
    files: tuple[tuple[str, str], ...] = ()  # form and address
    before_url: str = ""
    after_url: str = ""
    notes_shown: bool = False  # below the rows, and not behind a link of each
    notes_url: str = ""  # the same page, with them or without; "" where there are none

    @property
    def documents(self) -> tuple[ComparedHead, ComparedHead]:
        return self.left, self.right

    @property
    def empty(self) -> bool:
        return not (self.left.clauses and self.right.clauses)


@dataclass(frozen=True, slots=True)
class RowNotes:
    """The notes at the clauses of a row; those on an absence stand with the document that has dropped the clause."""

    row: PairingRow
    left: tuple[Card, ...]
    right: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be compared. ``name`` tells it from all others in a list."""

    slug: str
    title: str
    name: str
    signed: str
    entered: bool
    url: str = ""  # of the form with this document chosen


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A pair, or a document for the one that is chosen already; ``reason`` says why it is proposed."""

    title: str
    signed: str
    url: str
    reason: str
    other: str = ""
    other_signed: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One of the two fields: what was typed, what it may mean, what was wrong."""

    name: str
    label: str
    value: str
    problem: str = ""
    choices: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoosePage:
    fields: tuple[Field, Field]
    documents: tuple[Candidate, ...]
    groups: tuple[tuple[str, tuple[Suggestion, ...]], ...]
    problem: str = ""
    title: str = ""  # of the document that is chosen already


@dataclass(frozen=True, slots=True)
class TakenSide:
    """One side of a row as it is taken along; several clauses are joined by empty lines, their names by "; "."""

    clauses: str
    addresses: tuple[str, ...]
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class TakenPairing:
    address: str
    kind: str
    moved: bool
    force: str  # strengthened | weakened | reversed | mixed | ""
    force_changes: tuple[str, ...]
    decision: str  # waiting | confirmed | corrected
    likeness: float  # 0 to 1
    topics_of_both: tuple[str, ...]
    notes: int
    left: TakenSide
    right: TakenSide


@dataclass(frozen=True, slots=True)
class TakenComparison:
    """``documents``: title, address and the editions compared, of the left and of the right one."""

    address: str
    file_name: str
    documents: tuple[tuple[str, str, tuple[str, ...]], tuple[str, str, tuple[str, ...]]]
    all_rows: int
    rows: tuple[TakenPairing, ...]
