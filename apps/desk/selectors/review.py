"""The review of a commentary: its passages as a light list, whatever their number.

What one passage quotes, and how it differs, is in `review_passage`; the article with its marks in `review_article`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from apps.core.templatetags.ui import called, first_words, kind_name, quoted
from apps.desk.selectors.anchor_cases import LIKELY, SURE
from apps.quotations.models import Decision, PassageKind
from apps.quotations.shapes import Review, ReviewCandidate, ReviewPassage

BEGINNING, WORDS = 160, 9  # code points looked at and words shown of a passage
NAMED_BY = 5  # words that name a clause without a number
SHOWS = (Decision.WAITING.value, "all", Decision.ACCEPTED.value, Decision.REJECTED.value)


def sureness(score: float) -> str:
    """As at the re-attach desk."""
    return "certain" if score >= SURE else "likely" if score >= LIKELY else "doubtful"


@dataclass(frozen=True, slots=True)
class Asked:
    """What part of the list is wanted."""

    show: str = SHOWS[0]
    kind: str = ""
    passage: int | None = None

    @property
    def query(self) -> str:
        """The filter without the passage, for addresses."""
        return f"show={self.show}" + (f"&kind={self.kind}" if self.kind else "")

    def of(self, passage: int | None) -> str:
        return f"{self.query}&passage={passage}" if passage else self.query


@dataclass(frozen=True, slots=True)
class Row:
    """A passage, or (``count`` above 1) those of a run, of which it is the first that waits.

    ``number`` counts the passages of the text; ``clause`` names the clause that it is most likely about.
    """

    pk: int
    number: int
    start: int
    end: int
    kind: str
    score: float
    decision: str
    version: int
    run: int | None
    beginning: str
    clause: str
    document: str
    status: str = ""  # of its note, "" without one
    key: int = 0  # of the line: its first passage
    count: int = 1
    clause_last: str = ""

    @property
    def sureness(self) -> str:
        return sureness(self.score)

    @property
    def waits(self) -> bool:
        return self.decision == Decision.WAITING

    def passes(self, asked: Asked) -> bool:
        return asked.show in ("all", self.decision) and self.is_of(asked.kind)

    def is_of(self, kind: str) -> bool:
        return kind in ("", self.kind) or self.kind == PassageKind.BOTH


def rows_of(found: Review) -> list[Row]:
    """Every passage in the order of the article."""
    return [_row(passage, number) for number, passage in enumerate(found.passages, 1)]


def _row(passage: ReviewPassage, number: int) -> Row:
    first = chosen_first(passage)
    return Row(
        pk=passage.id,
        number=number,
        start=passage.start,
        end=passage.end,
        kind=passage.kind,
        score=passage.score,
        decision=passage.decision,
        version=passage.version,
        run=passage.run,
        beginning=first_words(passage.words[:BEGINNING], WORDS),
        clause=clause_name(first) if first else "",
        document=first.document_title if first else "",
        status=passage.annotation_status,
        key=passage.id,
    )


def chosen_first(passage: ReviewPassage) -> ReviewCandidate | None:
    """The clause that a person chose, else the likeliest; None where the viewer sees none."""
    chosen = (candidate for candidate in passage.candidates if candidate.chosen)
    return next(chosen, next(iter(passage.candidates), None))


def clause_name(candidate: ReviewCandidate) -> str:
    """“Paragraph 11”; without a number by how it begins."""
    begins = first_words((candidate.text or candidate.heading)[:BEGINNING], NAMED_BY)
    return called(candidate.kind, candidate.label) or f"{kind_name(candidate.kind)} {quoted(begins)}"


def clause_titles(kind: str, label: str, text: str) -> str:
    """A clause in a list to choose from: its number and how it begins."""
    begins = first_words(text, WORDS)
    name = called(kind, label)
    return f"{name} · {begins}" if name else f"{kind_name(kind)} {quoted(begins)}"


def in_lines(rows: Sequence[Row]) -> list[Row]:
    """The rows of the list: a run in one, which waits as long as one of its passages does."""
    groups: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        groups.setdefault(("run", row.run) if row.run is not None else ("one", row.pk), []).append(row)
    return [_line(own) for own in groups.values()]


def _line(own: Sequence[Row]) -> Row:
    first = next((row for row in own if row.waits), own[0])
    if len(own) == 1:
        return first
    return replace(first, key=own[0].pk, count=len(own), clause=own[0].clause, clause_last=own[-1].clause)


def line_of(lines: Iterable[Row], rows: Sequence[Row], passage: int) -> Row | None:
    """The line in which a passage stands."""
    row = next((row for row in rows if row.pk == passage), None)
    if row is None:
        return None
    return next(line for line in lines if line.pk == passage or (line.run, line.count > 1) == (row.run, True))


def next_waiting(lines: Sequence[Row], after: int | None, kind: str = "") -> Row | None:
    """The next line that waits after the place of a passage (its number), else the first that does."""
    waiting = [line for line in lines if line.waits and line.is_of(kind)]
    return next((line for line in waiting if line.number > (after or 0)), waiting[0] if waiting else None)


def neighbours(lines: Sequence[Row], asked: Asked, row: Row | None) -> tuple[int | None, int | None]:
    """The passages before and after a line among those that are shown."""
    shown = [line for line in lines if line.passes(asked)]
    number = row.number if row else 0
    before = [line.pk for line in shown if line.number < number]
    after = [line.pk for line in shown if line.number > number]
    return (before[-1] if before else None), (after[0] if after else None)
