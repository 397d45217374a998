"""Which notes stand on a wording, and what became of them in a new one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import ngettext

from apps.commentary.models import Anchor, Target
from apps.commentary.models.target import AnchorState, TargetKind
from apps.documents.models import Wording

SHOWN, WORDS = 50, 20  # notes that a page lists, and words of each


@dataclass(frozen=True, slots=True)
class Standing:
    """A note about a clause. ``state`` is its anchor's in this wording; "" where it is about the clause as a whole."""

    url: str
    beginning: str
    language: str
    status: str
    quote: str
    state: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The first of the notes, and how many there are in all."""

    rows: tuple[Standing, ...]
    total: int


def notes_on(wording: Wording) -> Notes:
    """Every note about the wording's clause, of whatever status; those that stand on its words first."""
    targets = (
        Target.objects.live()
        .filter(clause=wording.clause_id)
        .exclude(kind=TargetKind.ABSENCE)
        .annotate(
            state=Subquery(Anchor.objects.filter(target=OuterRef("pk"), wording=wording).values("state")[:1])
        )
    )
    rows = targets.order_by("start", "pk").values_list(
        "annotation_id", "annotation__body", "annotation__language", "annotation__status", "quote", "state"
    )
    return Notes(tuple(_standing(*row) for row in rows[:SHOWN]), targets.count())


def _standing(pk: object, body: str, language: str, status: str, quote: str, state: str | None) -> Standing:
    beginning = Truncator(body[: 10 * WORDS]).words(WORDS)
    return Standing(reverse("desk:annotation", args=[pk]), beginning, language, status, quote, state or "")


def what_became(wording: Wording) -> str:
    """A sentence on the anchors in a wording: "3 notes stand on the same words, 1 lost its words …"; "" without any."""
    states: Mapping[str, int] = Counter(
        Anchor.objects.filter(
            # A note of another clause that has left these words is not lost here.
            ~Q(state=AnchorState.LOST) | Q(target__clause=F("wording__clause")),
            wording=wording,
            target__removed_at__isnull=True,
        ).values_list("state", flat=True)
    )
    told = [
        sentence % {"number": states[state]}
        for state, sentence in (
            (AnchorState.EXACT, _same(states.get(AnchorState.EXACT, 0))),
            (AnchorState.MOVED, _moved(states.get(AnchorState.MOVED, 0))),
            (AnchorState.REWORDED, _reworded(states.get(AnchorState.REWORDED, 0))),
            (AnchorState.LOST, _lost(states.get(AnchorState.LOST, 0))),
        )
        if states.get(state)
    ]
    return " ".join(told)


def _same(number: int) -> str:
    return ngettext(
        "%(number)d note stands on the same words.", "%(number)d notes stand on the same words.", number
    )


def _moved(number: int) -> str:
    return ngettext(
        "%(number)d note moved to another clause.", "%(number)d notes moved to another clause.", number
    )


def _reworded(number: int) -> str:
    return ngettext(
        "%(number)d note stands on words that were reworded.",
        "%(number)d notes stand on words that were reworded.",
        number,
    )


def _lost(number: int) -> str:
    return ngettext(
        "%(number)d note does not find its words any more and stays at the clause, with its quote.",
        "%(number)d notes do not find their words any more and stay at the clause, with their quotes.",
        number,
    )
