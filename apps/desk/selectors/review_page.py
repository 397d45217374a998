"""What the review page of a commentary shows at once: the list, its numbers, and the passage that is looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer
from apps.commentary.models import Annotation, Commentary
from apps.desk.selectors.review import Asked, Row, in_lines, line_of, neighbours, next_waiting, rows_of
from apps.desk.selectors.review_article import Paragraph, paragraphs
from apps.desk.selectors.review_lines import lines_html
from apps.desk.selectors.review_passage import Detail, detail_of
from apps.documents.models.document import Status
from apps.quotations.models import Decision, Examination, PassageKind, Quotation
from apps.quotations.selectors import review
from apps.quotations.shapes import Review, ReviewPassage

LATE = timedelta(seconds=60)  # the longest article takes some seconds


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    number: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Board:
    """``line`` is the line of the current passage ``detail``; both are None where none is shown.

    ``missing``: the passage asked for is none of this text.
    """

    found: Review
    asked: Asked
    rows: tuple[Row, ...]
    lines: tuple[Row, ...]
    line: Row | None
    detail: Detail | None
    before: int | None
    after: int | None
    missing: bool

    @property
    def text(self) -> str:
        return self.found.text.text if self.found.text else ""

    @property
    def under_way(self) -> bool:
        return self.found.state in (Examination.WAITING, Examination.WORKING)

    @property
    def is_late(self) -> bool:
        """Whether the examination was asked for so long ago that nobody may be at it."""
        asked_at = self.found.asked_at
        return self.under_way and asked_at is not None and timezone.now() - asked_at > LATE

    @property
    def waiting(self) -> int:
        return sum(line.waits for line in self.lines)

    @property
    def shown(self) -> int:
        return sum(line.passes(self.asked) for line in self.lines)

    @property
    def shows(self) -> list[Choice]:
        """The filter by decision, each with what it would show."""
        names = {
            Decision.WAITING.value: _("waiting"),
            "all": _("all"),
            Decision.ACCEPTED.value: _("accepted"),
            Decision.REJECTED.value: _("rejected"),
        }
        return [
            Choice(show, name, _count(self.lines, Asked(show, self.asked.kind)), show == self.asked.show)
            for show, name in names.items()
        ]

    @property
    def kinds(self) -> list[Choice]:
        names = {
            "": _("every kind"),
            PassageKind.QUOTATION.value: _("quotations"),
            PassageKind.REFERENCE.value: _("references"),
        }
        return [
            Choice(kind, name, _count(self.lines, Asked(self.asked.show, kind)), kind == self.asked.kind)
            for kind, name in names.items()
        ]

    def at(self, passage: int | None) -> "Board":
        """The same at another passage; at the first that is shown, or none, where nothing waits any more."""
        return _board(self.found, self.rows, self.lines, replace(self.asked, passage=passage))

    def article(self) -> list[Paragraph]:
        return paragraphs(self.text, self.rows, self.asked)

    def changed(self, keys: Iterable[int], *spans: tuple[int, int]) -> list[Paragraph]:
        """The paragraphs in which these passages stand now, and those of further spans."""
        wanted = set(keys)
        now = [(row.start, row.end) for row in self.rows if row.pk in wanted]
        return paragraphs(self.text, self.rows, self.asked, only=[*now, *spans])

    def list(self) -> SafeString:
        return lines_html(self.lines, self.asked, self.line)

    def lines_of(self, keys: Iterable[int]) -> SafeString:
        """Those in which these passages are, for htmx."""
        wanted = set(keys)
        runs = {row.run for row in self.rows if row.pk in wanted and row.run is not None}
        changed = (line for line in self.lines if line.pk in wanted or line.run in runs)
        return lines_html(changed, self.asked, self.line, swapped=True)


def _count(lines: Sequence[Row], asked: Asked) -> int:
    return sum(line.passes(asked) for line in lines)


def board_of(viewer: Viewer, commentary: Commentary, asked: Asked) -> Board:
    """The page at the passage asked for, else at the first that waits. The queries of `review`, whatever is found."""
    found = review(viewer, commentary)
    rows = rows_of(found)
    return _board(found, tuple(rows), tuple(in_lines(rows)), asked)


def _board(found: Review, rows: tuple[Row, ...], lines: tuple[Row, ...], asked: Asked) -> Board:
    line = line_of(lines, rows, asked.passage) if asked.passage else None
    missing = asked.passage is not None and line is None
    if line is None and asked.show in ("all", Decision.WAITING):
        line = next_waiting(lines, None, asked.kind)
    if line is None:
        line = next((each for each in lines if each.passes(asked)), None)
    pk = asked.passage if asked.passage and not missing else line.pk if line else None
    before, after = neighbours(lines, asked, line)
    return Board(
        found=found,
        asked=Asked(asked.show, asked.kind, pk),
        rows=rows,
        lines=lines,
        line=line,
        detail=_detail(found, rows, line, pk),
        before=before,
        after=after,
        missing=missing,
    )


def _detail(found: Review, rows: Sequence[Row], line: Row | None, pk: int | None) -> Detail | None:
    if line is None or pk is None:
        return None
    passage, row = next(pair for pair in zip(found.passages, rows, strict=True) if pair[1].pk == pk)
    members = tuple(each for each in rows if line.count > 1 and each.run == line.run)
    text = found.text.text if found.text else ""
    language = found.commentary.source.language
    return detail_of(passage, row, text=text, language=language, members=members)


def note_of(viewer: Viewer, passage: ReviewPassage) -> Annotation | None:
    """The note that accepting made, where the viewer may see it. One query."""
    if passage.annotation_id is None:
        return None
    rows = Annotation.objects.select_related("commentary__source")
    note = rows.filter(pk=passage.annotation_id).first()
    seen = note is not None and (
        note.status == Status.PUBLISHED or Annotation.objects.editable_by(viewer).filter(pk=note.pk).exists()
    )
    return note if seen else None


def drafts_of(commentary: Commentary) -> tuple[list[Annotation], int]:
    """The draft notes of accepted passages that have words to publish, and how many have none yet. One query."""
    accepted = Quotation.objects.filter(commentary=commentary, decision=Decision.ACCEPTED)
    notes = list(
        Annotation.objects.filter(pk__in=accepted.values("annotation"), status=Status.DRAFT).order_by(
            "created_at", "pk"
        )
    )
    ready = [note for note in notes if note.body.strip() or note.source_words.strip()]
    return ready, len(notes) - len(ready)
