"""Why a clause is said to bind as it does: its words with the evidence in them, and the same in sentences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from apps.core.templatetags.ui import listing, quoted
from apps.matching.engine.force import Mark
from apps.parallels.shapes import ForceFace
from apps.parallels.words import level_word, mark_word

WHOLE = 420  # code points of a text that is shown in full: five lines
AROUND = 90  # and of a longer one on either side of its evidence: one line
MOST_MARKS = 12  # of a clause; an annex may have hundreds, which nobody reads
FEW = 3  # marks that are shown at once; more stand behind one line
GAP = "…"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class EvidencePiece:
    """``role``: "evidence", the words that bind; "actor", who is bound; "hedge", what weakens it; "" for the rest.
    ``level`` is that of the evidence, else 0."""

    text: str
    role: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class EvidencePassage:
    """``sentences`` say what the pieces show, one for each mark."""

    pieces: tuple[EvidencePiece, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForceEvidence:
    """``word`` is what holds, ``read`` what the rules read; ``more`` marks are not shown."""

    level: int
    word: str
    read: str
    corrected: bool
    outdated: bool
    note: str
    language: str
    passages: tuple[EvidencePassage, ...]
    more: int

    @property
    def number(self) -> int:
        return sum(len(passage.sentences) for passage in self.passages) + self.more

    @property
    def few(self) -> bool:
        return self.number <= FEW


def evidence_of(text: str, face: ForceFace, language: str) -> ForceEvidence:
    """``text`` is what the spans of the face's marks are in, ``language`` its own."""
    marks = face.marks[:MOST_MARKS]
    return ForceEvidence(
        level=face.level,
        word=level_word(face.level),
        read=level_word(face.read),
        corrected=face.corrected,
        outdated=face.outdated,
        note=face.note,
        language=language,
        passages=tuple(
            EvidencePassage(
                tuple(_pieces(text, window, inside)),
                tuple(_sentence(text, mark) for mark in inside),
            )
            for window, inside in _windows(text, marks)
        ),
        more=len(face.marks) - len(marks),
    )


def _sentence(text: str, mark: Mark) -> str:
    """ "“shall not”: obligation not to act; who is bound: “no Party”; weakened by “where possible”"."""

    def words(span: Span) -> str:
        return quoted(text[slice(*span)])

    parts = [
        _("%(words)s: %(level)s") % {"words": words((mark.start, mark.end)), "level": mark_word(mark)},
        _("who is bound: %(actor)s") % {"actor": words(mark.actor)} if mark.actor else "",
        _("weakened by %(hedges)s") % {"hedges": listing([words(hedge) for hedge in mark.hedges])}
        if mark.hedges
        else "",
    ]
    return "; ".join(part for part in parts if part)


def _spans(mark: Mark) -> Iterator[tuple[Span, str]]:
    """What it consists of, what matters most last."""
    if mark.actor:
        yield mark.actor, "actor"
    for hedge in mark.hedges:
        yield hedge, "hedge"
    yield (mark.start, mark.end), "evidence"


def _windows(text: str, marks: Sequence[Mark]) -> Iterable[tuple[Span, list[Mark]]]:
    """Stretches of the text with the marks in them; those that touch become one."""
    if not marks:
        return []
    if len(text) <= WHOLE:
        return [((0, len(text)), list(marks))]
    found: list[tuple[Span, list[Mark]]] = []
    for mark in marks:
        ends = [end for span, _role in _spans(mark) for end in span]
        start, end = _window(text, min(ends), max(ends))
        if found and start <= found[-1][0][1]:
            (first, last), inside = found[-1]
            found[-1] = (min(first, start), max(last, end)), [*inside, mark]
        else:
            found.append(((start, end), [mark]))
    return found


def _window(text: str, start: int, end: int) -> Span:
    """With what stands around it, without the parts of words at the edges."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    if first:
        first = text.find(" ", first, start) + 1 or start
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    return first, last


def _pieces(text: str, window: Span, marks: Iterable[Mark]) -> Iterator[EvidencePiece]:
    start, end = window
    roles: dict[int, tuple[str, int]] = {}
    for mark in marks:
        for span, role in _spans(mark):
            level = int(mark.level) if role == "evidence" else 0
            roles |= {
                place: (role, level)
                for place in range(*span)
                if level or roles.get(place, ("", 0))[0] != "evidence"
            }
    edges = [
        start,
        *(place for place in range(start + 1, end) if roles.get(place) != roles.get(place - 1)),
        end,
    ]
    if start:
        yield EvidencePiece(GAP + " ")
    for one, other in pairwise(edges):
        yield EvidencePiece(text[one:other], *roles.get(one, ("", 0)))
    if end < len(text):
        yield EvidencePiece(" " + GAP)
