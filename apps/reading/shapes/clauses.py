"""A clause, its words in each edition, and the notes in its margin."""

from dataclasses import dataclass, field, fields

from apps.reading.shapes.notes import Card, CommentaryRef, TopicRef


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
    heading: str
    lead_in: str
    whole: bool
    text: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Half:
    """What one of two editions that stand beside each other has of a clause."""

    edition_name: str
    language: str  # of the edition
    wording: WordingView | None  # None where the edition does not hold the clause


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
    variants: tuple[WordingView, ...]  # the same clause in further editions
    topics: tuple[TopicRef, ...]
    cards: tuple[Card, ...]
    shown: bool  # passes the filter
    marks: tuple[str, ...]  # distinct stance values of its visible cards, for outline and minimap
    named: bool = (
        False  # True where the wording's edition is to be said, as it is not the one at the page's head
    )
    held: bool = True  # False where no edition chosen has it and another's wording is shown
    annotate_url: str = ""  # for those who may write
    halves: tuple[Half, ...] = ()  # of two editions beside each other; ``wording`` is the first there is
    # How strongly the wording binds (`apps.matching.engine.force.Level`), for the map: the clause itself does not show
    # it. None where nobody can say.
    force: int | None = field(default=None, compare=False)
    _hash: int = field(default=0, init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        """Looked up often, and made of many small parts: computed once."""
        if not self._hash:
            parts = tuple(getattr(self, each.name) for each in fields(self) if each.compare)
            object.__setattr__(self, "_hash", hash(parts) or 1)
        return self._hash

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Of all its wordings, the one shown first: what letters are given out over."""
        beside = (half.wording for half in self.halves if half.wording and half.wording.id != self.wording.id)
        wordings = (self.wording, *beside, *self.variants)
        return tuple(piece for wording in wordings for piece in wording.segments)

    @property
    def visible_cards(self) -> tuple[Card, ...]:
        return tuple(card for card in self.cards if not card.hidden)

    @property
    def quoted_in(self) -> tuple[tuple[CommentaryRef, tuple[Card, ...]], ...]:
        """Commentaries with passages about the clause, each with the notes that were made of them."""
        found: dict[CommentaryRef, list[Card]] = {}
        for card in self.visible_cards:
            if card.passages and card.commentary:
                found.setdefault(card.commentary, []).append(card)
        return tuple((commentary, tuple(cards)) for commentary, cards in found.items())


@dataclass(frozen=True, slots=True)
class FoldedClauses:
    """A run of neighbouring clauses that the filter leaves out, or that what is chosen of editions does not hold:
    one line, which can be opened."""

    rows: tuple[ClauseRow, ...]
    reason: str  # filter | edition | editions: neither of two beside each other holds them
    notes: int  # how many notes that the filter shows stand in it

    folded = True
