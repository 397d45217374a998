"""How strongly clauses bind: what the rules read, against what people said of it."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q

from apps.core.as_of import events_of
from apps.documents.models import Revision, Wording
from apps.documents.selectors import WordingRow
from apps.matching.engine.force import LANGUAGES, force_of, strongest
from apps.parallels.engine.texts import primary
from apps.parallels.models import ClauseForce
from apps.parallels.shapes import ForceFace

# Levels kept by a process, each of some 120 bytes: the clauses of a hundred long treaties. Reading a clause of usual
# length takes half a millisecond, which a page of a thousand clauses should spend once, and not at every visit of those
# for whom no page is kept.
MOST_KEPT = 50_000
TAKEN_BACK = -1


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a person said of a clause's force, and of which wording. ``level`` is -1 where it was taken back."""

    made_on: int
    level: int
    note: str
    version: int

    @property
    def holds(self) -> bool:
        return self.level != TAKEN_BACK


Said = Mapping[tuple[int, int], Corrected]  # by edition and clause


def corrected_forces(clauses: Iterable[int]) -> Said:
    """By edition and clause, of the words that are shown or were before; what was taken back too, for its version. What
    is said of words to come waits with them. One query."""
    shown = F("edition__current_revision")
    return _said(Q(edition__current_revision=None) | Q(made_on__since__lte=shown), clauses)


def corrected_forces_at(clauses: Collection[int], moment: datetime) -> Said:
    """As it stood at the moment. One query."""
    published = Revision.objects.filter(
        edition=OuterRef("edition"), number=OuterRef("made_on__since"), published_at__lte=moment
    )
    return _said(Q(Exists(published), pgh_created_at__lte=moment), clauses)


def _said(condition: Q, clauses: Iterable[int]) -> Said:
    """The last that was said under the condition, whatever was said since."""
    rows = (
        events_of("parallels.ClauseForce")
        .filter(condition, clause__in=list(clauses))
        .order_by("edition_id", "clause_id", "-pgh_id")
        .distinct("edition_id", "clause_id")
        .values_list("edition_id", "clause_id", "made_on_id", "level", "note", "version")
    )
    return {(edition, clause): _corrected(*rest) for edition, clause, *rest in rows}


def corrected(row: ClauseForce) -> Corrected:
    return _corrected(row.made_on_id, row.level, row.note, row.version)


def _corrected(made_on: int, level: int | None, note: str, version: int) -> Corrected:
    return Corrected(made_on, TAKEN_BACK if level is None else level, note, version)


def force_face(row: WordingRow | Wording, language: str, said: Corrected | None = None) -> ForceFace | None:
    """None in a language that the rules do not know, where nobody spoke."""
    spoken = said is not None and said.holds
    if not is_read(language) and not spoken:
        return None
    marks = force_of(row.text, primary(language))
    top = strongest(marks)
    read = top.level.value if top else 0
    if said is None:
        return ForceFace(read, read, marks)
    if not spoken:
        return ForceFace(read, read, marks, version=said.version)
    return ForceFace(said.level, read, marks, True, said.made_on != row.id, said.note, said.version)


def is_read(language: str) -> bool:
    """Whether there are rules for the language (BCP 47)."""
    return primary(language) in LANGUAGES


def level_of(text: str, language: str, said: Corrected | None = None) -> int | None:
    """The level alone, as `force_face` gives it; what the rules read is kept."""
    if said is not None and said.holds:
        return said.level
    return _level_read(text, primary(language)) if is_read(language) else None


_kept: dict[bytes, int] = {}


def _level_read(text: str, language: str) -> int:
    """Known by a digest of the words: they would be held a second time."""
    key = hashlib.blake2b(f"{language}:{text}".encode(), digest_size=16).digest()
    level = _kept.get(key)
    if level is None:
        top = strongest(force_of(text, language))
        level = top.level.value if top else 0
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = level
    return level
