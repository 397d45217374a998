"""Rows of the desk of pairings as they are shown: both texts, with the words that differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.urls import NoReverseMatch, reverse

from apps.core.templatetags.ui import called, first_words, kind_name, quoted
from apps.desk.comparing import Pieces, pieces
from apps.desk.selectors.pairings import Board, Decided, Entry
from apps.documents.models import Wording
from apps.parallels.engine.texts import Kind
from apps.parallels.kinds import kind_word, moved_sentence
from apps.parallels.models import Decision
from apps.parallels.shapes import ClauseFace, DocumentFace
from apps.parallels.words import direction_word

NAMED_BY = 5  # words of a clause that has no number
# Characters of a side: longer texts are shown from their beginning, without differences. A page of rows of this length
# is still read and compared at once.
SHOWN = 12_000
BEGINNING = 700  # characters of a text in which nothing differs: enough to know it by
BETWEEN = "\n\n"


class Worded(Protocol):
    """Of which a name can be made: a clause's face or place."""

    @property
    def kind(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ShownClause:
    name: str
    path: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownSide:
    """``pieces`` are its words, those that the other side does not have marked; ``cut``: only their beginning."""

    clauses: tuple[ShownClause, ...]
    language: str
    pieces: Pieces
    cut: bool


@dataclass(frozen=True, slots=True)
class Case:
    """``seen`` names the wordings that are shown, so that whoever decides on others is told. ``absence`` is where a
    note is written on a clause that the other document has dropped; "" where none is."""

    entry: Entry
    kind: str
    moved: str  # from where to where; "" where it stayed
    left: ShownSide
    right: ShownSide
    same: bool
    force: str
    seen: str
    decided: Decided | None
    absence: str
    notes: int

    @property
    def dom_id(self) -> str:
        row = self.entry.row
        return f"pairing-{row.pairing_id}" if row.pairing_id else f"row-{row.key}"

    @property
    def waits(self) -> bool:
        return self.entry.decision == Decision.WAITING

    @property
    def glyph(self) -> str:
        """The kind as components/pairing_glyph.html has it."""
        return self.entry.row.kind.replace(" ", "-")

    @property
    def percent(self) -> int:
        """Of the words that both sides share; below 100 where they are not the same."""
        return min(round(self.entry.row.score * 100), 99)

    @property
    def alone(self) -> bool:
        return not (self.left.clauses and self.right.clauses)


def cases_of(board: Board, entries: Sequence[Entry]) -> list[Case]:
    return [case_of(board, entry) for entry in entries]


def case_of(board: Board, entry: Entry) -> Case:
    row, found = entry.row, board.found
    texts = words_of(row.left), words_of(row.right)
    comparable = bool(row.left and row.right) and found.by_words
    differ = comparable and max(map(len, texts)) <= SHOWN and texts[0] != texts[1]
    both = pieces(*texts) if differ else ()
    limit = SHOWN if row.left and row.right and texts[0] != texts[1] else BEGINNING
    left = tuple(piece for piece in both if piece[0] != "new") or _plain(texts[0], limit)
    right = tuple(piece for piece in both if piece[0] != "gone") or _plain(texts[1], limit)
    one, other = found.left, found.right
    return Case(
        entry=entry,
        kind=kind_word(found, row.kind),
        moved=moved_sentence(found, row),
        left=ShownSide(_clauses(one.document, row.left), one.language, left, len(texts[0]) > limit),
        right=ShownSide(_clauses(other.document, row.right), other.language, right, len(texts[1]) > limit),
        same=comparable and texts[0] == texts[1],
        force=direction_word(row.force),
        seen=".".join(str(face.wording_id) for face in (*row.left, *row.right)),
        decided=board.decided.get(row.pairing_id or 0),
        absence=_absence(one.document, other.document, entry),
        notes=sum(face.absences for face in (*row.left, *row.right)),
    )


def words_of(faces: Sequence[ClauseFace]) -> str:
    return BETWEEN.join(f"{face.heading}\n{face.text}".strip() for face in faces)


def name_of(clause: Worded) -> str:
    """“Article 11”; without a number by how it begins."""
    begins = quoted(first_words(clause.text or clause.heading, NAMED_BY))
    return called(clause.kind, clause.label) or f"{kind_name(clause.kind)} {begins}"


def _plain(text: str, limit: int) -> Pieces:
    return (("same", text if len(text) <= limit else text[:limit].rpartition(" ")[0] + " …"),) if text else ()


def _clauses(document: DocumentFace, faces: Sequence[ClauseFace]) -> tuple[ShownClause, ...]:
    return tuple(
        ShownClause(
            name_of(face), " › ".join(face.path), reverse("reading:clause", args=[document.slug, face.ref])
        )
        for face in faces
    )


def _absence(one: DocumentFace, other: DocumentFace, entry: Entry) -> str:
    """Only a document that is not the earlier one has dropped something."""
    row = entry.row
    if not entry.standing or row.kind not in (Kind.DROPPED, Kind.NEW):
        return ""
    has, lacks = (one, other) if row.left else (other, one)
    if lacks.signed and has.signed and lacks.signed < has.signed:
        return ""
    return absence_url(lacks.slug, has.slug, (row.left or row.right)[0].ref)


def absence_url(slug: str, other: str, ref: str) -> str:
    """Where a note is written on the clause of ``other`` that the document has dropped; "" for an address that none
    can have."""
    try:
        return reverse("desk:annotate_absence", args=[slug, other, ref])
    except NoReverseMatch:
        return ""


@dataclass(frozen=True, slots=True)
class Rewording:
    """What became of a clause's words since they were shown."""

    name: str
    language: str
    pieces: Pieces


def reworded_since(board: Board, entry: Entry, seen: Sequence[int]) -> list[Rewording]:
    """``seen``: the wordings that were shown of the pairing's clauses. One query."""
    faces: Mapping[int, ClauseFace] = {face.clause_id: face for face in (*entry.row.left, *entry.row.right)}
    rows = Wording.objects.filter(pk__in=seen, clause__in=faces).select_related("edition")
    found = []
    for old in rows.order_by("pk"):
        now = faces[old.clause_id]
        before, after = f"{old.heading}\n{old.text}".strip(), words_of([now])
        if old.pk != now.wording_id and before != after and max(len(before), len(after)) <= SHOWN:
            found.append(Rewording(name_of(now), old.edition.language, pieces(before, after)))
    return found
