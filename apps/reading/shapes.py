"""What the pages are made of: plain, frozen rows that the selectors fill and the templates read.

No template of a reading page touches a model instance: long pages are built from rows, and a shape that
has no drafts in it cannot leak one.
"""

from dataclasses import dataclass, field
from uuid import UUID

from django.utils.safestring import SafeString


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
    label_note: str  # "numbered by Turan" where the label is not from the wording shown; "number not given" …
    kind: str
    depth: int
    wording: WordingView
    variants: tuple[WordingView, ...]  # the same clause in other editions
    topics: tuple[TopicRef, ...]
    cards: tuple[Card, ...]
    shown: bool  # passes the filter
    marks: tuple[str, ...]  # distinct stance values of its visible cards, for outline and minimap

    @property
    def visible_cards(self) -> tuple[Card, ...]:
        return tuple(card for card in self.cards if not card.hidden)


@dataclass(frozen=True, slots=True)
class FoldedClauses:
    """A run of neighbouring clauses that the filter leaves out: one line, which can be opened."""

    rows: tuple[ClauseRow, ...]

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


@dataclass(frozen=True, slots=True)
class FilterView:
    facets: tuple[Facet, ...]
    active: tuple[Choice, ...]  # chosen values; each url takes it away
    match: str  # any | all
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
    signed_by: str
    place: str
    parties: tuple[str, ...]
    signatories: tuple[str, ...]
    names: tuple[str, ...]
    clause_total: int | None
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
