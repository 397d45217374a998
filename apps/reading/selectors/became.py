"""What became of the words of notes: since when they are not what they were, and which clause they stood in before."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from operator import itemgetter

from django.utils.formats import date_format

from apps.commentary.models.target import AnchorState, TargetKind
from apps.commentary.selectors import BEGINNING, TargetRow
from apps.documents.selectors import ClauseOnce, WordingRow, WordingTime, clauses_once, times_of_wordings
from apps.reading.addresses import clause_name, clause_url
from apps.reading.selectors.faces import Face
from apps.reading.shapes import PlaceRef


@dataclass(frozen=True, slots=True)
class Became:
    """``times`` of wordings that notes were sought in, by wording; ``clauses`` that notes no longer stand at."""

    times: Mapping[int, WordingTime] = field(default_factory=dict)
    clauses: Mapping[int, ClauseOnce] = field(default_factory=dict)

    def changed_on(self, row: TargetRow, wording: WordingRow) -> str:
        """The day of the revision in which the words of the note went, or were reworded, so that they are what they are
        in ``wording``; "" where that is not known, or the note was made on another edition.

        Back from the wording shown, it is the first of those that do not have them as they were.
        """
        shown = self.times.get(wording.id)
        if shown is None or row.made_on_edition != shown.edition_id:
            return ""
        of_clause = sorted(
            (
                (time.since, anchor.state, time)
                for anchor in row.anchors
                if (time := self.times.get(anchor.wording_id))
                and (time.edition_id, time.clause_id) == (shown.edition_id, shown.clause_id)
                and time.since <= shown.since
            ),
            key=itemgetter(0),
            reverse=True,
        )
        lost = bool(of_clause) and of_clause[0][1] == AnchorState.LOST
        changed = (AnchorState.LOST,) if lost else (AnchorState.LOST, AnchorState.REWORDED)
        run = list(takewhile(lambda each: each[1] in changed, of_clause))
        published = run[-1][2].published_at if run else None
        return date_format(published) if published else ""

    def stood_in(self, row: TargetRow, face: Face | None) -> PlaceRef | None:
        """The clause that the note was made on, where it stands at another, or at the document as that is withdrawn."""
        once = self.clauses.get(row.clause_id or 0)
        if once is None or row.kind == TargetKind.ABSENCE or (face and face.clause_id == once.id):
            return None
        name = clause_name(once.kind, once.label, once.beginning) if once.kind else once.ref
        return PlaceRef(name, clause_url(once.slug, once.ref))

    def withdrawn_on(self, row: TargetRow) -> str:
        once = self.clauses.get(row.clause_id or 0)
        return date_format(once.withdrawn_at) if once and once.withdrawn_at else ""


NOTHING = Became()


def became(notes: Collection[TargetRow], wordings: Iterable[WordingRow]) -> Became:
    """Of notes on a page that shows ``wordings``. Two queries; none where every note stands where it was made."""
    clause_of = {row.id: row.clause_id for row in wordings}
    shown = set(clause_of.values())
    sought = {
        anchor.wording_id
        for row in notes
        if any(anchor.state in (AnchorState.LOST, AnchorState.REWORDED) for anchor in row.anchors)
        for anchor in row.anchors
    }
    left = {
        row.clause_id
        for row in notes
        if row.clause_id is not None
        and row.kind != TargetKind.ABSENCE
        and (row.clause_id not in shown or _stands_elsewhere(row, clause_of))
    }
    return Became(times_of_wordings(sought), clauses_once(left, BEGINNING))


def _stands_elsewhere(row: TargetRow, clause_of: Mapping[int, int]) -> bool:
    return any(
        anchor.start is not None and clause_of.get(anchor.wording_id, row.clause_id) != row.clause_id
        for anchor in row.anchors
    )
