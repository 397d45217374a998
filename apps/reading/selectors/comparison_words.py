"""The words of a row: differences, and the evidence of a changed force, for each clause of both sides."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from apps.core.templatetags.ui import capital
from apps.matching.engine.worddiff import word_diff
from apps.parallels.comparing import BETWEEN_CLAUSES
from apps.parallels.models import PairingKind
from apps.parallels.shapes import AlignedRow, ClauseFace
from apps.parallels.words import direction_word, level_word, sentence_of_change
from apps.reading.differing import GONE, NEW, Clauses, Evidence, Run, new_side, old_side
from apps.reading.shapes import ForceNote

# Of one clause; what is longer is read on its own page. Of 450 treaties one clause in two thousand has more.
MOST_CHARACTERS = 12_000
MOST_FORCE = 12  # changes that are named one by one; a clause with more is an annex
_WORD = re.compile(r"\w+")
COMPARABLE = {PairingKind.SAME, PairingKind.REWORDED, PairingKind.MERGED, PairingKind.SPLIT}


@dataclass(frozen=True, slots=True)
class Words:
    """By side and clause. ``once``: both sides say the same, and the left one alone has the words."""

    headings: tuple[Clauses, Clauses]
    words: tuple[Clauses, Clauses]
    more: tuple[tuple[int, ...], tuple[int, ...]]
    force: tuple[ForceNote, ...]
    once: bool
    gone: int  # words
    come: int


def words_of(row: AlignedRow) -> Words:
    comparable = row.kind in COMPARABLE
    headings = _aligned(row, "heading", comparable=comparable, found=())
    found = tuple(enumerate(row.force_changes[:MOST_FORCE], 1))
    evidence = (
        [Evidence(change.old.start, change.old.end, number) for number, change in found],
        [Evidence(change.new.start, change.new.end, number) for number, change in found],
    )
    texts = _joined(row.left, "text"), _joined(row.right, "text")
    once = comparable and _plain(texts[0]) == _plain(texts[1]) and len(row.left) == len(row.right) == 1
    full = _aligned(row, "text", comparable=comparable and not once, found=evidence)
    cut = tuple(tuple(_shortened(runs) for runs in side) for side in full)
    notes = [
        ForceNote(
            number, change.direction, direction_word(change.direction), sentence_of_change(change, *texts)
        )
        for number, change in found
    ]
    return Words(
        headings=headings,
        words=(tuple(runs for runs, _more in cut[0]), tuple(() if once else runs for runs, _more in cut[1])),
        more=(tuple(more for _runs, more in cut[0]), tuple(0 if once else more for _runs, more in cut[1])),
        force=(*notes, *_said(row)),
        once=once,
        gone=_number(full[0], GONE),
        come=_number(full[1], NEW),
    )


def _number(side: Clauses, state: str) -> int:
    return sum(
        len(_WORD.findall(run.text))
        for runs in side
        for run in runs
        if run.state == state and not run.foreign
    )


def _aligned(
    row: AlignedRow, part: str, *, comparable: bool, found: Sequence[Iterable[Evidence]]
) -> tuple[Clauses, Clauses]:
    texts = [[str(getattr(face, part)) for face in faces] for faces in (row.left, row.right)]
    if not comparable or texts[0] == texts[1]:
        left, right = ([(Run(text),) if text else () for text in side] for side in texts)
        return tuple(left), tuple(right)
    pieces = word_diff(_joined(row.left, part), _joined(row.right, part))
    old, new = found or ((), ())
    sides = (
        old_side(pieces, [len(text) for text in texts[0] if text], len(BETWEEN_CLAUSES), old),
        new_side(pieces, [len(text) for text in texts[1] if text], len(BETWEEN_CLAUSES), new),
    )
    spread = [tuple(_spread(side, held)) for side, held in zip(sides, texts, strict=True)]
    return spread[0], spread[1]


def _spread(runs: Clauses, texts: Iterable[str]) -> Iterator[tuple[Run, ...]]:
    """Clauses without words stand between those that have some."""
    waiting = iter(runs)
    for text in texts:
        yield next(waiting) if text else ()


def _joined(faces: Iterable[ClauseFace], part: str) -> str:
    return BETWEEN_CLAUSES.join(text for face in faces if (text := str(getattr(face, part))))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _shortened(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], int]:
    """The first of the runs, and how many words of the clause are left out."""
    kept: list[Run] = []
    room, more = MOST_CHARACTERS, 0
    for run in runs:
        if room > 0:
            kept.append(run if len(run.text) <= room else replace(run, text=run.text[:room] + "…"))
            more += len(run.text[room:].split()) if not run.foreign else 0
        elif not run.foreign:
            more += len(run.text.split())
        room -= len(run.text)
    return tuple(kept), more


def _said(row: AlignedRow) -> Iterator[ForceNote]:
    """What editors said of the force of either side, where that is what tells the change."""
    faces = (row.left, row.right)
    if not row.force or not any(face.force and face.force.corrected for side in faces for face in side):
        return
    old, new = (max((face.force.level for face in side if face.force), default=0) for side in faces)
    yield ForceNote(
        0,
        row.force,
        direction_word(row.force),
        _("%(old)s → %(new)s, by what an editor said of it.")
        % {"old": capital(level_word(old)), "new": level_word(new)},
    )
