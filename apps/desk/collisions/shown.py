"""A meeting as its page shows it: sentences, word differences, what goes and what comes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.desk.collisions.meeting import OPEN, Meeting, Met
from apps.desk.collisions.parts import Items
from apps.desk.collisions.sides import Version
from apps.desk.comparing import Pieces, pieces
from apps.desk.comparison import Exchange
from apps.desk.engine.merging import Verdict
from apps.documents.models.document import Status


@dataclass(frozen=True, slots=True)
class Side:
    """What somebody made of a part: of a text word by word, of anything else what went and what came."""

    pieces: Pieces
    exchange: Exchange | None
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One part. ``field``, ``rows`` are what it is drawn from; ``began`` and ``mark`` go back with the form."""

    name: str
    label: str
    template: str
    is_text: bool
    verdict: str
    sentence: str
    began: int
    mark: str
    base: tuple[str, ...] | None
    theirs: Side
    mine: Side
    joined: Side | None
    choice: str
    problem: str
    whose: str
    field: Any
    rows: Any


@dataclass(frozen=True, slots=True)
class Page:
    """``open`` need a choice or have one; ``joined`` were changed by one of the two, or alike by both; ``rest`` by
    nobody."""

    title: str
    sentences: tuple[str, ...]
    version: int
    open: tuple[Shown, ...]
    joined: tuple[Shown, ...]
    rest: tuple[Shown, ...]
    problem: str


def show(meeting: Meeting, *, kind: str, fields: Any, rows: Any) -> Page:
    """``kind`` is what the record is called (“this note”). ``fields`` and ``rows`` give what a part is drawn from, by
    its name."""
    shown = [_shown(meeting, met, fields(met.part.name), rows(met.part.name)) for met in meeting.parts]
    needed = sum(1 for met in meeting.waiting)
    page = {verdict: [one for one in shown if one.verdict == verdict] for verdict in Verdict}
    joined = (*page[Verdict.THEIRS], *page[Verdict.MINE], *page[Verdict.ALIKE])
    return Page(
        title=_title(meeting, kind),
        sentences=tuple(_sentences(meeting, needed, len(page[Verdict.THEIRS]) + len(page[Verdict.MINE]))),
        version=meeting.sides.version,
        open=tuple(page[Verdict.BOTH]),
        joined=joined,
        rest=tuple(page[Verdict.NOBODY]),
        problem=_problem(meeting),
    )


def _title(meeting: Meeting, kind: str) -> str:
    newer = meeting.newer
    if not newer and OPEN not in meeting.typed:
        return _("This form was saved before, and you have changed it since.")
    if not newer:
        return _("Nothing is saved yet.")
    names = list(dict.fromkeys(version.by_name or _("Somebody") for version in newer))
    said = {"names": _listed(names), "kind": kind, "ago": ago(newer[0].at)}
    return _("%(names)s saved %(kind)s %(ago)s, while you were writing.") % said


def _sentences(meeting: Meeting, needed: int, joined: int) -> Iterable[str]:
    counts = []
    if needed:
        counts.append(
            ngettext("%(count)d part needs your choice", "%(count)d parts need your choice", needed)
            % {"count": needed}
        )
    if joined:
        counts.append(
            ngettext("%(count)d part was joined", "%(count)d parts were joined", joined) % {"count": joined}
        )
    if counts:
        yield _("%(counts)s.") % {"counts": "; ".join(counts)}
    if not meeting.changed_by_me:
        yield _("You had changed nothing in it that is not saved already.")
    yield from _what_became(meeting)
    yield _(
        "Nothing was overwritten, and nothing that you typed is lost. It is saved when you press the button below."
    )


def _what_became(meeting: Meeting) -> Iterable[str]:
    """That it was published or withdrawn meanwhile."""
    if not meeting.newer:
        return
    now, before = meeting.newer[0].status, [v.status for v in meeting.sides.saved if v.number == meeting.seen]
    if before and now != before[0]:
        told = {
            Status.WITHDRAWN: _("It was withdrawn meanwhile. Restoring it is an act of its own."),
            Status.PUBLISHED: _("It was published meanwhile: readers see what you save."),
            Status.DRAFT: _("It is a draft now."),
        }
        yield told[Status(now)]


def _problem(meeting: Meeting) -> str:
    """Said where the page comes again because choices were missing."""
    return (
        ""
        if meeting.newer or not meeting.waiting
        else _("Choose in the parts that are marked; everything is kept.")
    )


def _shown(meeting: Meeting, met: Met, field: Any, rows: Any) -> Shown:
    saver = meeting.saver(met) if met.verdict is not Verdict.NOBODY else None
    base = met.base if met.base is not None else met.theirs
    return Shown(
        name=met.part.name,
        label=str(met.part.label),
        template=met.part.template,
        is_text=met.part.is_text,
        verdict=met.verdict,
        sentence=_sentence(met, saver),
        began=met.began,
        mark=met.mark,
        base=_items(met.base) if met.base is not None else None,
        theirs=_side(met, base, met.theirs),
        mine=_side(met, base, met.mine),
        joined=_joined(met, base),
        choice=met.choice or "",
        # A choice that nobody was asked for yet is no mistake.
        problem=met.problem,
        whose=(saver.by_name if saver else "") or _("the other editor"),
        field=field,
        rows=rows,
    )


def _sentence(met: Met, saver: Version | None) -> str:
    named = {
        "name": (saver.by_name if saver else "") or _("Somebody else"),
        "ago": ago(saver.at) if saver else _("meanwhile"),
    }
    if met.verdict is Verdict.BOTH:
        return _("%(name)s changed it %(ago)s, and so did you.") % named
    if met.verdict is Verdict.THEIRS:
        return _("Only %(name)s changed it, %(ago)s: it is taken over as saved.") % named
    if met.verdict is Verdict.MINE:
        return _("Only you changed it: it is taken over as you typed it.")
    return _("You and %(name)s changed it alike.") % named


def _side(met: Met, base: Items, items: Items) -> Side:
    old, new = _items(base), _items(items)
    if met.part.is_text:
        return Side(pieces("".join(old), "".join(new)), None, new)
    gone = tuple(item for item in old if item not in new)
    come = tuple(item for item in new if item not in old)
    return Side((), Exchange(str(met.part.label), gone, come), new)


def _joined(met: Met, base: Items) -> Side | None:
    joined = met.joined
    return None if joined is None else _side(met, base, joined)


def _items(items: Items) -> tuple[str, ...]:
    return tuple(item.shown for item in items)


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def ago(at: datetime) -> str:
    """“2 minutes ago”; without seconds."""
    passed = timesince(at, depth=1)
    if passed.startswith("0"):
        return _("just now")
    return _("%(time)s ago") % {"time": passed}
