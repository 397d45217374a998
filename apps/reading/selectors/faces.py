"""Which of a clause's wordings is shown, under which label, and in which order clauses stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from apps.core.templatetags.ui import listing
from apps.documents.selectors import EditionRow, WordingRow

# Kinds of which a reader expects a number; a preamble or a closing formula has none.
COUNTED = frozenset({"article", "paragraph", "item", "chapter", "part", "section"})


@dataclass(frozen=True, slots=True)
class Face:
    """A clause as it is shown: the wording in front, then its other wordings, each with its edition."""

    clause_id: int
    ref: str
    document_id: int
    wording: WordingRow
    edition: EditionRow
    variants: tuple[tuple[WordingRow, EditionRow], ...]
    label: str
    label_note: str
    depth: int
    held: bool  # by the edition chosen, or by one of two that stand beside each other
    foreign: bool  # shown from another edition than the document's other clauses
    halves: tuple[tuple[WordingRow | None, EditionRow], ...] = ()  # of two editions beside each other

    @property
    def shown(self) -> tuple[tuple[WordingRow, EditionRow], ...]:
        """The wording in front, then the one beside it."""
        beside = ((row, edition) for row, edition in self.halves if row and row is not self.wording)
        return ((self.wording, self.edition), *beside)


def faces(
    wordings: Iterable[WordingRow], editions: Iterable[EditionRow], chosen: str = "", beside: str = ""
) -> Mapping[int, Face]:
    """The face of each clause, by clause.

    ``editions`` come main first; ``chosen`` is the ref of one of them that goes before, ``beside`` that of another one
    of the same document that stands beside the first.
    """
    in_turn = sorted(editions, key=lambda edition: edition.ref != chosen)
    pair = tuple(in_turn[:1]) + tuple(each for each in in_turn[1:] if each.ref == beside) if beside else ()
    in_turn.sort(key=lambda edition: edition not in pair)
    by_id = {edition.id: edition for edition in in_turn}
    turn = {edition.id: number for number, edition in enumerate(in_turn)}
    of_clause: dict[int, list[WordingRow]] = defaultdict(list)
    for row in wordings:
        if row.edition_id in by_id:
            of_clause[row.clause_id].append(row)
    leading = {edition.document_id: edition.id for edition in reversed(in_turn)}
    parents: dict[int, int | None] = {}
    for clause_id, rows in of_clause.items():
        rows.sort(key=lambda row: turn[row.edition_id])
        parents[clause_id] = rows[0].parent_id
    return {
        clause_id: _face(rows, by_id, leading, _depth(clause_id, parents), chosen, pair)
        for clause_id, rows in of_clause.items()
    }


def _face(
    rows: Sequence[WordingRow],
    editions: Mapping[int, EditionRow],
    leading: Mapping[int, int],
    depth: int,
    chosen: str,
    pair: Sequence[EditionRow],
) -> Face:
    front = rows[0]
    edition = editions[front.edition_id]
    own = {row.edition_id: row for row in rows}
    halves = tuple((own.get(each.id), each) for each in pair) if edition in pair else ()
    beside = {each.id for each in pair if halves}
    label = next((row.label for row in rows if row.label), "")
    return Face(
        clause_id=front.clause_id,
        ref=front.ref,
        document_id=edition.document_id,
        wording=front,
        edition=edition,
        variants=tuple((row, editions[row.edition_id]) for row in rows[1:] if row.edition_id not in beside),
        label=label,
        label_note=_label_note(label, rows, edition),
        depth=depth,
        held=bool(halves) if pair else not chosen or edition.ref == chosen,
        foreign=edition.id != leading[edition.document_id],
        halves=halves,
    )


def _label_note(label: str, rows: Sequence[WordingRow], edition: EditionRow) -> str:
    """Who gives the number, unless it is the source of the words themselves. Several that agree are all named."""
    if not label:
        return _("unnumbered") if rows[0].kind in COUNTED else ""
    givers = {row.label_source_id: row.label_publisher for row in rows if row.label == label}
    if edition.source_id in givers and rows[0].label:
        return ""
    return _("numbered by %(publishers)s") % {"publishers": listing(list(dict.fromkeys(givers.values())))}


def _depth(clause_id: int, parents: Mapping[int, int | None]) -> int:
    """How many clauses stand above it. Two editions that disagree could make a circle: it counts once."""
    above: set[int] = set()
    parent = parents[clause_id]
    while parent is not None and parent in parents and parent not in above and parent != clause_id:
        above.add(parent)
        parent = parents[parent]
    return len(above)
