"""Which clauses of a document the rows of an import are new wordings of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from apps.documents.engine.draft import NEW, Row
from apps.documents.models import Address, Document, Edition, Wording
from apps.matching.engine.align import Group, Unit, align
from apps.matching.engine.normal import normalise
from apps.matching.engine.numbered import align_by_number


@dataclass(frozen=True, slots=True)
class Held:
    """A clause as an edition holds it now. ``depth`` counts the clauses it is part of."""

    wording_id: int
    clause_id: int
    ref: str
    rank: str
    kind: str
    label: str
    label_source_id: int | None
    heading: str
    lead_in: str
    whole: bool
    text: str
    parent_id: int | None
    depth: int
    version: int


def held_by(edition: Edition) -> list[Held]:
    """What the edition holds in its newest state, in order, without withdrawn clauses. Two queries."""
    rows = edition.wordings.current().filter(clause__withdrawn_at=None).order_by("rank", "clause_id")
    return _held(rows, _refs(edition.document_id))


def held_beside(document: Document, without: Edition | None = None) -> list[Held]:
    """What the other editions hold, each clause once, as the edition with most clauses has it. Three queries."""
    rows = Wording.objects.current().filter(document=document, clause__withdrawn_at=None)
    if without is not None:
        rows = rows.exclude(edition=without)
    of_edition: dict[int, list[Wording]] = {}
    for row in rows.order_by("edition_id", "rank", "clause_id"):
        of_edition.setdefault(row.edition_id, []).append(row)
    chosen: dict[int, Wording] = {}
    for held in sorted(of_edition.values(), key=lambda held: (-len(held), held[0].edition_id)):
        for row in held:
            chosen.setdefault(row.clause_id, row)
    return _held(sorted(chosen.values(), key=lambda row: (row.rank, row.clause_id)), _refs(document.pk))


def gone_from(edition: Edition) -> list[Held]:
    """The last wordings of clauses that the edition held once and holds no more, newest first."""
    now = edition.wordings.current().values(
        "clause"
    )  # a clause that a person withdrew is the person's to restore
    rows = edition.wordings.exclude(clause__in=now).order_by("clause_id", "-since").distinct("clause_id")
    return _held(rows, _refs(edition.document_id))


def match_revision(edition: Edition, rows: Sequence[Row]) -> list[Row]:
    """By their words. What a person decided stays; a clause that was gone comes back where its words do."""
    before = held_by(edition)
    matched = _apply(rows, before, align(_units_held(before), _units(rows)))
    return _brought_back(_by_number(matched, before), gone_from(edition))


def match_edition(document: Document, language: str, rows: Sequence[Row]) -> list[Row]:
    """A text in another language by number and order; one in a language that is there by its words."""
    others = held_beside(document)
    same_language = document.editions.filter(language__istartswith=language.split("-")[0]).exists()
    compare = align if same_language else align_by_number
    return _apply(rows, others, compare(_units_held(others), _units(rows)))


def _apply(rows: Sequence[Row], before: Sequence[Held], groups: Sequence[Group]) -> list[Row]:
    found = list(rows)
    decided = {row.clause for row in rows if row.decided and row.clause is not None}
    for group in groups:
        clauses = [before[i].clause_id for i in group.old]
        free = [clause for clause in clauses if clause not in decided]
        for place, j in enumerate(group.new):
            if rows[j].decided:
                continue
            own = free[0] if free and place == 0 else None
            found[j] = replace(
                rows[j],
                clause=own,
                match=group.kind if clauses else NEW,
                score=group.score,
                moved=group.moved,
                also=tuple(clause for clause in clauses if clause != own),
            )
    return found


def _by_number(rows: Sequence[Row], before: Sequence[Held]) -> list[Row]:
    """A new row at the number of a clause that nothing continues is that clause with other words, if the clauses around
    both are the same: an article whose words all changed is still the article. Its score says that words do not."""
    found = list(rows)
    continued = {row.clause for row in rows}
    places = {each.clause_id: place for place, each in enumerate(before)}
    numbers = {
        (each.kind, each.label): each for each in before if each.label and each.clause_id not in continued
    }
    for place, row in enumerate(rows):
        held = numbers.get((row.kind, row.label))
        if held is None or row.match != NEW or row.decided:
            continue
        earlier = [places[r.clause] for r in rows[:place] if r.clause in places]
        later = [places[r.clause] for r in rows[place + 1 :] if r.clause in places]
        at = places[held.clause_id]
        if (not earlier or earlier[-1] < at) and (not later or at < later[0]):
            found[place] = replace(row, clause=held.clause_id, match="number", score=0.0)
    return found


def _brought_back(rows: Sequence[Row], gone: Sequence[Held]) -> list[Row]:
    """A new row with exactly the words of a clause that is gone is that clause again."""
    by_words: dict[tuple[str, str], list[Held]] = {}
    for held in reversed(gone):
        if held.text:
            by_words.setdefault((held.kind, normalise(held.text).text), []).append(held)
    found = []
    for row in rows:
        back = (
            by_words.get((row.kind, normalise(row.text).text))
            if row.match == NEW and not row.decided
            else None
        )
        found.append(replace(row, clause=back.pop().clause_id, match="back", score=1.0) if back else row)
    return found


def _units(rows: Sequence[Row]) -> list[Unit]:
    return [Unit(_words(row.heading, row.text), row.label, row.kind, row.depth) for row in rows]


def _units_held(held: Sequence[Held]) -> list[Unit]:
    return [Unit(_words(each.heading, each.text), each.label, each.kind, each.depth) for each in held]


def _words(heading: str, text: str) -> str:
    return f"{heading}\n{text}".strip()


def _refs(document_id: int) -> Mapping[int, str]:
    return dict(Address.objects.filter(document=document_id, canonical=True).values_list("clause_id", "ref"))


def _held(rows: Iterable[Wording], refs: Mapping[int, str]) -> list[Held]:
    wordings = list(rows)
    parents = {row.clause_id: row.parent_id for row in wordings}
    return [
        Held(
            wording_id=row.pk,
            clause_id=row.clause_id,
            ref=refs.get(row.clause_id, ""),
            rank=row.rank,
            kind=row.kind,
            label=row.label,
            label_source_id=row.label_source_id,
            heading=row.heading,
            lead_in=row.lead_in,
            whole=row.whole,
            text=row.text,
            parent_id=row.parent_id,
            depth=_depth(row.clause_id, parents),
            version=row.version,
        )
        for row in wordings
    ]


def _depth(clause: int, parents: Mapping[int, int | None]) -> int:
    above: set[int] = set()
    parent = parents.get(clause)
    while parent is not None and parent in parents and parent not in above:
        above.add(parent)
        parent = parents[parent]
    return len(above)
