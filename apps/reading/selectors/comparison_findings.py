"""What is new, at first glance: the numbers of a comparison as the parts of one sentence."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import ngettext

from apps.parallels.models import PairingKind
from apps.parallels.shapes import ComparisonRows
from apps.reading.pairing_filter import FORCE, KIND, MOVED, WITH
from apps.reading.shapes import Finding


def lede_of(found: ComparisonRows) -> str:
    number = found.right.clauses
    if not number or not found.left.clauses:
        return ""
    return ngettext(
        "Of the %(number)d clause of %(title)s:", "Of the %(number)d clauses of %(title)s:", number
    ) % {"number": number, "title": found.right.document.title}


def findings_of(found: ComparisonRows, path: str) -> Iterator[Finding]:
    """Clauses of the right document by what they come from, then those of the left one that went, then what moved and
    whose force changed. Each leads to the rows that it counts."""
    if not (found.left.clauses and found.right.clauses):
        return
    right: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for row in found.rows:
        right[row.kind] += len(row.right)
        left[row.kind] += len(row.left)
    for kind in PairingKind.values:
        if kind not in (PairingKind.DROPPED, PairingKind.NOT_HELD, PairingKind.UNKNOWN) and right[kind]:
            alone = kind == PairingKind.NEW and not found.follows
            text = _alone(right[kind]) if alone else _of_right(kind, right[kind])
            yield Finding(text, f"{path}?{KIND}={kind}", kind)
    if gone := left[PairingKind.DROPPED]:
        yield Finding(_of_left(gone, follows=found.follows), f"{path}?{KIND}=dropped", "dropped")
    for kind in (PairingKind.NOT_HELD, PairingKind.UNKNOWN):
        untold = _untold(right[kind]), _untold_of_left(left[kind])
        for number, text in zip((right[kind], left[kind]), untold, strict=True):
            if number:
                yield Finding(text, f"{path}?{KIND}={kind.replace(' ', '+')}", kind.replace(" ", "-"))
    if found.moved:
        text = ngettext("%(number)d moved", "%(number)d moved", found.moved) % {"number": found.moved}
        yield Finding(text, f"{path}?{WITH}={MOVED}", "moved")
    for direction in ("strengthened", "weakened", "reversed", "mixed"):
        if number := found.forces.get(direction, 0):
            yield Finding(_of_force(direction, number), f"{path}?{FORCE}={direction}", direction)


def _of_right(kind: str, number: int) -> str:
    texts = {
        PairingKind.SAME: ngettext("%(number)d is the same", "%(number)d are the same", number),
        PairingKind.REWORDED: ngettext("%(number)d is reworded", "%(number)d are reworded", number),
        PairingKind.MERGED: ngettext(
            "%(number)d is merged from several", "%(number)d are merged from several", number
        ),
        PairingKind.SPLIT: ngettext(
            "%(number)d is split off a larger one", "%(number)d are split off larger ones", number
        ),
        PairingKind.NEW: ngettext("%(number)d is new", "%(number)d are new", number),
        PairingKind.TRANSLATED: ngettext(
            "%(number)d has a counterpart in the other language",
            "%(number)d have a counterpart in the other language",
            number,
        ),
    }
    return texts[PairingKind(kind)] % {"number": number}


def _alone(number: int) -> str:
    return ngettext("%(number)d has no counterpart", "%(number)d have no counterpart", number) % {
        "number": number
    }


def _of_left(number: int, *, follows: bool) -> str:
    if not follows:
        return ngettext(
            "%(number)d of the other document has no counterpart",
            "%(number)d of the other document have no counterpart",
            number,
        ) % {"number": number}
    return ngettext(
        "%(number)d of the other document was dropped",
        "%(number)d of the other document were dropped",
        number,
    ) % {"number": number}


def _untold_of_left(number: int) -> str:
    return ngettext(
        "nothing can be told of %(number)d of the other document",
        "nothing can be told of %(number)d of the other document",
        number,
    ) % {"number": number}


def _untold(number: int) -> str:
    return ngettext("nothing can be told of %(number)d", "nothing can be told of %(number)d", number) % {
        "number": number
    }


def _of_force(direction: str, number: int) -> str:
    texts = {
        "strengthened": ngettext(
            "%(number)d promise is stronger", "%(number)d promises are stronger", number
        ),
        "weakened": ngettext("%(number)d promise is weaker", "%(number)d promises are weaker", number),
        "reversed": ngettext("%(number)d is reversed", "%(number)d are reversed", number),
        "mixed": ngettext(
            "%(number)d is stronger in part and weaker in part",
            "%(number)d are stronger in part and weaker in part",
            number,
        ),
    }
    return texts[direction] % {"number": number}
