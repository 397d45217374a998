"""What selectors give to pages: plain values. Spans are code points, end-exclusive."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from apps.commentary.models import Commentary, CommentaryText
from apps.quotations.rules import Shown


@dataclass(frozen=True, slots=True)
class ReviewCandidate:
    """A clause that a passage may be about, as the viewer may see it.

    ``text`` are the words of the wording ``wording_id``, in which ``start`` and ``end`` are where the passage's words
    stand; of a clause that is only named both are None, and ``text`` is that of an edition in front. ``reasons`` are
    codes of `apps.quotations.reasons`. ``chosen``: a person chose it, or set its span. ``public``: readers can see
    the clause.
    """

    id: int
    position: int
    clause_id: int
    document_id: int
    document_slug: str
    document_title: str
    ref: str
    label: str
    kind: str
    heading: str
    wording_id: int | None
    edition_ref: str
    language: str
    text: str
    start: int | None
    end: int | None
    fidelity: str
    score: float
    reasons: tuple[str, ...]
    chosen: bool
    public: bool


@dataclass(frozen=True, slots=True)
class ReviewPassage:
    """``number`` is that of the text in which it stands. ``annotation_status`` is that of the note that
    accepting made. ``stands``: the passage is on the current text."""

    id: int
    version: int
    number: int
    stands: bool
    start: int
    end: int
    words: str
    before: str
    after: str
    kind: str
    fidelity: str
    marked: bool
    score: float
    run: int | None
    found: bool
    by_person: bool
    decision: str
    decided_by: str
    decided_at: datetime | None
    annotation_id: UUID | None
    annotation_status: str
    candidates: tuple[ReviewCandidate, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A commentary with its current text and everything found in it.

    ``passages`` stand in ``text``, in its order: those that wait and are still found, and all that were decided.
    ``left_behind`` were decided in an earlier text and could not be carried over. ``state``: of `Examination`, "" for
    no text; ``problem``: why it could not be examined.
    """

    commentary: Commentary
    text: CommentaryText | None
    passages: tuple[ReviewPassage, ...]
    left_behind: tuple[ReviewPassage, ...]
    state: str
    problem: str
    asked_at: datetime | None

    @property
    def waiting(self) -> int:
        return sum(passage.decision == "waiting" for passage in self.passages)


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    slug: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class AboutClause:
    """A clause that a passage speaks of, named as in an edition that the viewer sees."""

    clause_id: int
    document_id: int
    document_slug: str
    document_title: str
    ref: str
    kind: str
    label: str
    beginning: str  # of its words, for a clause without a number


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage of a commentary that readers see, with the clauses that it speaks of, in the note's order."""

    id: int
    annotation_id: UUID
    draft: bool
    at: int
    kind: str
    fidelity: str
    marked: bool
    shown: Shown
    experts: tuple[SpeakerRow, ...]
    clauses: tuple[AboutClause, ...]
