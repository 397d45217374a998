"""The filtered view of a document as it is taken along: the same words in every format. Addresses are absolute."""

from dataclasses import dataclass
from datetime import datetime

from apps.reading.shapes.notes import Passage, TopicRef


@dataclass(frozen=True, slots=True)
class Tools:
    """Addresses for a view of a document, with its filter."""

    print_url: str
    cite_url: str
    files: tuple[tuple[str, str, str], ...]  # (extension, name of the format, address)
    compare_url: str = ""  # where another document is chosen to compare this one with


@dataclass(frozen=True, slots=True)
class TakenStance:
    value: str  # favourable | unfavourable | ambiguous | mixed | neutral
    label: str
    party: str  # "" where the reading is for nobody
    inferred: bool
    note: str


@dataclass(frozen=True, slots=True)
class TakenCommentary:
    publisher: str
    title: str
    author: str  # "" where it is not stated
    published: str  # EDTF, "" where it is not stated
    language: str
    url: str


@dataclass(frozen=True, slots=True)
class TakenNote:
    """A note at one place. One that stands at several comes at each with its readings there."""

    id: str
    url: str
    about: str  # document | clause | words | absence
    quote: str  # the words it was made on
    place: str  # "" | exact | moved | reworded | lost | withdrawn: where those words are in the wording given
    absent: str  # the clause of another document that this one has dropped
    editorial: bool
    experts: tuple[tuple[str, str], ...]  # (name, role)
    stances: tuple[TakenStance, ...]
    topics: tuple[TopicRef, ...]
    language: str
    body: str  # Markdown, as it was written
    source_words: str
    passages: tuple[Passage, ...]  # of the commentary that the note was made of, about this place
    commentary: TakenCommentary | None
    status: str  # published | draft
    published: datetime | None
    changed: datetime


@dataclass(frozen=True, slots=True)
class TakenClause:
    url: str
    ref: str
    name: str  # "Paragraph 11"
    label: str
    label_note: str
    kind: str
    depth: int
    edition: str  # ref of the edition whose words these are
    held: bool  # False where the edition chosen does not have it
    language: str
    heading: str
    lead_in: str
    text: str
    whole: bool
    topics: tuple[TopicRef, ...]
    notes: tuple[TakenNote, ...]


@dataclass(frozen=True, slots=True)
class TakenEdition:
    ref: str
    name: str
    publisher: str
    title: str
    source_url: str
    published: str  # EDTF
    language: str
    translator: str
    authentic: bool
    extent: str
    order_known: bool
    revision: int | None
    revised: datetime | None
    status: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TakenView:
    slug: str
    title: str
    kind: str
    status: str
    signed: str  # for people
    signed_on: str  # EDTF
    parties: tuple[str, ...]
    url: str  # the document's own
    view_url: str  # this view's
    filter: tuple[tuple[str, str, str], ...]  # (facet, value, label), as chosen
    match: str  # any | all
    problems: tuple[str, ...]
    clauses_of: int  # before the filter
    notes_of: int
    notes_shown: int
    editions: tuple[TakenEdition, ...]
    about: tuple[TakenNote, ...]  # on the document as a whole
    clauses: tuple[TakenClause, ...]
    taken: datetime
    state: str = ""  # "1 March 2022", where it is not the present one
    state_file_name: str = ""

    @property
    def chosen_edition(self) -> TakenEdition | None:
        return next((edition for edition in self.editions if edition.chosen), None)

    @property
    def file_name(self) -> str:
        """Without its extension. The day is part of it: the next file may hold another state."""
        edition = self.chosen_edition
        parts = [self.slug, *([edition.ref] if edition else []), *(["filtered"] if self.filter else [])]
        return "-".join([*parts, self.state_file_name or f"{self.taken:%Y-%m-%d}"])
