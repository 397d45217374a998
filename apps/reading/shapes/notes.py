"""A note and where it stands."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.safestring import SafeString

from apps.core.markup import render_markdown


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
    title_language: str = ""  # "" where it has no title and is called untitled


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
    language: str = ""  # of a label that is data alone; "" where it is said in the interface's


@dataclass(frozen=True, slots=True)
class Passage:
    """What the commentary says there: the declaration's words, or the expert's about it, in their sentence. What is cut
    has an ellipsis."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Card:
    """One annotation at one place. The same annotation may stand at several places as several cards."""

    id: UUID
    dom_id: str  # unique on the page: "note-<id>" at its first place, "note-<id>-2" …
    target_id: int
    markdown: str  # what the note says, as it was typed
    language: str
    status: str  # "published", or "draft" for those who may see it
    editorial: bool
    experts: tuple[ExpertRef, ...]
    commentary: CommentaryRef | None
    source_words: str
    quote: str  # the words selected in the clause, "" when the whole clause or document is meant
    state: (
        str  # "" | exact | moved | reworded | lost: the anchor in the wording shown; withdrawn: its clause is
    )
    made_in: str  # name of the edition whose words were selected, where another one is shown beside it
    absent: (
        PlaceRef | None
    )  # the clause of another document that this one has dropped, of which the note speaks
    mark: str  # the stance that colours it: first of its stances, "neutral" without one
    stances: tuple[StanceMark, ...]
    topics: tuple[TopicRef, ...]
    also: tuple[PlaceRef, ...]
    hidden: bool  # filtered out
    quote_language: str = ""  # of the words selected; "" where it is not known
    only_in: str = ""  # name of the edition, of two beside each other, that alone has the words
    reworded_in: str = ""  # name of the edition, of two beside each other, that says them in other words
    words_now: str = ""  # of a reworded one, the words that it stands on now
    changed_on: str = ""  # the day on which its words went or were reworded, or its clause was withdrawn
    stood_in: PlaceRef | None = (
        None  # the clause it was made on, where it stands at another or at the document
    )
    passages: tuple[Passage, ...] = ()  # of the commentary that the note was made of

    @property
    def body(self) -> SafeString:
        """As HTML; made when it is asked for, since most cards of a long page are never shown."""
        return render_markdown(self.markdown)
