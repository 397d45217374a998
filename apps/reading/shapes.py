"""What the pages are made of: plain, frozen rows that the selectors fill and the templates read.

No template of a reading page touches a model instance: long pages are built from rows, and a shape that
has no drafts in it cannot leak one.
"""

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any
from uuid import UUID

from django.core.paginator import Page
from django.utils.safestring import SafeString

LEADING = 6  # chips of a long facet that fit one or two lines


@dataclass(frozen=True, slots=True)
class TopicRef:
    slug: str
    name: str
    path: str  # "Security › Military assistance"


@dataclass(frozen=True, slots=True)
class ExpertRef:
    slug: str
    name: str
    role: str  # "" where no source gives one


@dataclass(frozen=True, slots=True)
class CommentaryRef:
    slug: str
    title: str  # falls back to "Untitled article" with the note saying why
    publisher: str
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class StanceMark:
    value: str  # favourable | unfavourable | ambiguous | mixed | neutral
    label: str
    party: str  # name, "" where the reading is for nobody
    inferred: bool  # the party or the value is the editors' inference
    note: str


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Another target of the same annotation: "also at clause 11"."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """One annotation at one place. The same annotation may stand at several places as several cards."""

    id: UUID
    dom_id: str  # unique on the page: "note-<id>" at its first place, "note-<id>-2" …
    target_id: int
    body: SafeString
    language: str
    status: str  # "published", or "draft" for those who may see it
    editorial: bool
    experts: tuple[ExpertRef, ...]
    commentary: CommentaryRef | None
    source_words: str
    quote: str  # the words selected in the clause, "" when the whole clause or document is meant
    state: str  # "" | exact | moved | reworded | lost: the anchor in the wording shown
    made_in: str  # name of the edition whose words were selected, where another one is shown beside it
    absent: (
        PlaceRef | None
    )  # the clause of another document that this one has dropped, of which the note speaks
    mark: str  # the stance that colours it: first of its stances, "neutral" without one
    stances: tuple[StanceMark, ...]
    topics: tuple[TopicRef, ...]
    also: tuple[PlaceRef, ...]
    hidden: bool  # filtered out


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a wording's characters under the same cards; `cards` is empty for bare text."""

    text: str
    cards: tuple[str, ...] = ()  # dom_ids
    marks: tuple[str, ...] = ()  # stance values, one per card, outermost first
    anchor_id: str = ""  # set on the first segment of a span, so that a card can point at it


@dataclass(frozen=True, slots=True)
class WordingView:
    """A clause's words in one edition."""

    id: int
    clause_url: str
    edition_ref: str
    edition_name: str  # "as quoted by JAMnews"
    language: str
    label: str  # "" where the edition gives none
    label_source: str  # publisher, where another source than this edition's gives the label
    kind: str
    lead_in: str
    whole: bool
    text: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ClauseRow:
    id: int
    ref: str
    dom_id: str  # "clause-<ref>"
    url: str
    label: str  # today's label: from the wording shown, else from another edition
    label_note: (
        str  # "numbered by Turan" where the label is not from the wording shown; "unnumbered" without one
    )
    kind: str
    depth: int
    wording: WordingView
    variants: tuple[WordingView, ...]  # the same clause in other editions
    topics: tuple[TopicRef, ...]
    cards: tuple[Card, ...]
    shown: bool  # passes the filter
    marks: tuple[str, ...]  # distinct stance values of its visible cards, for outline and minimap
    named: bool = (
        False  # True where the wording's edition is to be said, as it is not the one at the page's head
    )
    held: bool = True  # False where the edition chosen does not have it and another's wording is shown
    annotate_url: str = ""  # for those who may write

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Of all its wordings, the one shown first: what letters are given out over."""
        return tuple(piece for wording in (self.wording, *self.variants) for piece in wording.segments)

    @property
    def visible_cards(self) -> tuple[Card, ...]:
        return tuple(card for card in self.cards if not card.hidden)


@dataclass(frozen=True, slots=True)
class FoldedClauses:
    """A run of neighbouring clauses that the filter leaves out, or that the edition chosen does not hold: one
    line, which can be opened."""

    rows: tuple[ClauseRow, ...]
    reason: str  # filter | edition
    notes: int  # how many notes that the filter shows stand in it

    folded = True


@dataclass(frozen=True, slots=True)
class Choice:
    """A chip of the filter: a link with a count that is true under the other filters."""

    value: str
    label: str
    count: int
    selected: bool
    url: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    name: str  # topic | stance | party | expert | edition
    label: str
    choices: tuple[Choice, ...]

    @property
    def leading(self) -> tuple[Choice, ...]:
        """Of a long list what a reader is likely to look for: what is chosen, then the leaves with most notes."""
        leaves = [
            choice
            for choice, after in zip_longest(self.choices, self.choices[1:])
            if choice.selected or after is None or after.depth <= choice.depth
        ]
        return tuple(sorted(leaves, key=lambda choice: (not choice.selected, -choice.count))[:LEADING])


@dataclass(frozen=True, slots=True)
class FilterView:
    facets: tuple[Facet, ...]
    active: tuple[Choice, ...]  # chosen values; each url takes it away
    match: str  # any | all
    match_choices: tuple[Choice, ...]  # any and all, where topics are chosen
    clear_url: str
    problems: tuple[str, ...] = ()  # sentences about parameters that could not be used

    @property
    def is_active(self) -> bool:
        return bool(self.active)


@dataclass(frozen=True, slots=True)
class Totals:
    clauses: int
    clauses_shown: int
    notes: int
    notes_shown: int


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a document, and by whom: "43 paragraphs" (JAMnews)."""

    about: str
    statement: str
    by: str  # publisher; "the editors’ inference"; "known from elsewhere"
    url: str = ""


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


@dataclass(frozen=True, slots=True)
class RelationView:
    sentence: str  # "incorporates", "is incorporated in", …
    title: str
    url: str
    signed: str
    by: str
    note: str


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


@dataclass(frozen=True, slots=True)
class ReadingPage:
    head: DocumentHead
    editions: tuple[EditionView, ...]
    about: tuple[Card, ...]  # what experts say of the document as a whole
    rows: tuple[ClauseRow | FoldedClauses, ...]
    filter: FilterView
    totals: Totals
    outline: tuple[ClauseRow, ...] = field(default=())

    @property
    def title(self) -> str:
        """For the browser's tab and history: the document, and what it is filtered by."""
        chosen = ", ".join(choice.label for choice in self.filter.active)
        return f"{self.head.title} ({chosen})" if chosen else self.head.title


@dataclass(frozen=True, slots=True)
class GonePage:
    """What can be said of something that was public once."""

    title: str
    sentence: str
    reason: str  # "" where none was given
    last_words: WordingView | None  # of a withdrawn clause
    ways: tuple[PlaceRef, ...]  # where to go on


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


@dataclass(frozen=True, slots=True)
class Citation:
    text: str  # without the address
    path: str


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
