"""What confirming an import does, as an editor sees it before."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy, pgettext_lazy

from apps.core.templatetags.ui import first_words, kind_name
from apps.desk.comparing import Pieces, pieces
from apps.desk.selectors.imports_notes import Becoming, becoming, gone_for_good, name_of
from apps.documents import services
from apps.documents.engine import draft
from apps.documents.intake.matching import Held, held_beside
from apps.documents.intake.planning import SAME, Line, Plan
from apps.documents.models import Document, Import
from apps.documents.models.importing import Purpose

DOUBTFUL = 0.8  # below it a boundary is for a person to look at; the check page marks the same
WORDS = 14  # of a clause, where two are put beside each other
FATE_NAMES = {
    "same": gettext_lazy("the same"),
    "reworded": pgettext_lazy("clause", "reworded"),
    "renumbered": gettext_lazy("renumbered"),
    "moved": pgettext_lazy("clause", "moved"),
    "merged": gettext_lazy("merged"),
    "split": gettext_lazy("split"),
    "new": gettext_lazy("new"),
    "gone": gettext_lazy("gone"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A clause that is not the same as before. ``key`` is that of its row at the check, "" for one that is gone;
    ``kinds`` and ``labels`` are the old one and the new where they differ, else empty; ``ref`` its address until now,
    ``new_ref`` the one that it gets, each "" where there is none."""

    key: str
    name: str
    kinds: tuple[str, ...]
    fates: tuple[str, ...]
    fate_names: tuple[str, ...]
    heading: str
    pieces: Pieces
    text: str
    labels: tuple[str, ...]
    ref: str
    new_ref: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause of the document and the row of the new text that says the same, either of them None."""

    held_name: str
    held_words: str
    key: str
    name: str
    words: str

    @property
    def is_matched(self) -> bool:
        return bool(self.held_name and self.name)


@dataclass(frozen=True, slots=True)
class Look:
    """All that the page shows. ``fates`` and ``kinds`` are counts by name; ``notes`` only of a revision."""

    fingerprint: str
    clauses: int
    doubtful: int
    kinds: tuple[tuple[str, int], ...]
    fates: tuple[tuple[str, str, int], ...]
    changes: tuple[Change, ...]
    pairs: tuple[Pair, ...]
    notes: Becoming | None
    is_new: bool  # whether anything changes at all

    @property
    def unmatched(self) -> int:
        return sum(not pair.is_matched for pair in self.pairs)


def look(row: Import) -> Look:
    """What confirming would do now. A fixed number of queries."""
    plan = services.planned(row)
    rows = [line.row for line in plan.lines if line.row is not None]
    kinds = Counter(each.kind for each in rows)
    revised = row.edition if row.purpose == Purpose.REVISION else None
    return Look(
        fingerprint=plan.fingerprint(),
        clauses=len(rows),
        doubtful=sum(each.sure < DOUBTFUL for each in rows),
        kinds=tuple((kind_name(kind), number) for kind, number in kinds.items()),
        fates=_counts(plan),
        changes=tuple(_changes(row, plan)) if revised is not None else (),
        pairs=tuple(_pairs(row.document, plan))
        if row.purpose == Purpose.EDITION and row.document is not None
        else (),
        notes=becoming(revised, plan) if revised is not None else None,
        is_new=plan.changes,
    )


def _counts(plan: Plan) -> tuple[tuple[str, str, int], ...]:
    found = Counter(fate for line in (*plan.lines, *plan.gone) for fate in line.fates)
    return tuple((fate, str(name), found[fate]) for fate, name in FATE_NAMES.items() if found[fate])


def _changes(row: Import, plan: Plan) -> Iterator[Change]:
    assert row.edition is not None  # noqa: S101 - a revision is of an edition
    refs = services.addresses_foreseen(row.edition.document, plan)
    withdrawn = gone_for_good(row.edition, plan)
    for place, line in enumerate(plan.lines):
        if line.fates != (SAME,):
            yield _change(line, refs[place], withdrawn)
    for line in plan.gone:
        yield _change(line, "", withdrawn)


def _change(line: Line, ref: str, withdrawn: frozenset[int]) -> Change:
    row, held = line.row, line.held
    before, now = (held.text if held else ""), (row.text if row else "")
    heading = row.heading if row else (held.heading if held else "")
    return Change(
        key=row.key if row else "",
        name=name_of(row) if row else name_of(held) if held else "",
        kinds=(kind_name(held.kind), kind_name(row.kind)) if row and held and row.kind != held.kind else (),
        fates=line.fates,
        fate_names=tuple(str(FATE_NAMES[fate]) for fate in line.fates),
        heading=heading,
        pieces=pieces(_whole(held.heading, before), _whole(heading, now)) if held and row else (),
        text=now or before,
        labels=(held.label, row.label) if row and held and row.label != held.label else (),
        ref=held.ref if held else "",
        new_ref=ref if not held or ref != held.ref else "",
        withdrawn=held is not None and held.clause_id in withdrawn,
    )


def _whole(heading: str, text: str) -> str:
    return f"{heading}\n{text}" if heading else text


def _pairs(document: Document, plan: Plan) -> Iterator[Pair]:
    """The rows in their order; each clause that has no row stands after the one before it in the document."""
    held = held_beside(document)
    own: Mapping[int, draft.Row] = {
        line.row.clause: line.row for line in plan.lines if line.row is not None and line.row.clause
    }
    after: dict[int | None, list[Held]] = {}
    last: int | None = None
    for each in held:
        if each.clause_id in own:
            last = each.clause_id
        else:
            after.setdefault(last, []).append(each)
    known = {each.clause_id: each for each in held}
    yield from (_pair(None, each) for each in after.get(None, []))
    for line in plan.lines:
        clause = line.row.clause if line.row is not None else None
        yield _pair(line, known.get(clause) if clause is not None else None)
        if clause is not None:
            yield from (_pair(None, each) for each in after.get(clause, []))


def _pair(line: Line | None, held: Held | None) -> Pair:
    row = line.row if line is not None else None
    return Pair(
        held_name=name_of(held) if held is not None else "",
        held_words=first_words(held.text or held.heading, WORDS) if held is not None else "",
        key=row.key if row is not None else "",
        name=name_of(row) if row is not None else "",
        words=first_words(row.text or row.heading, WORDS) if row is not None else "",
    )
