"""One note of the re-attach desk: its words as they stood, the place proposed, what changed and how sure that is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator

from apps.commentary.models import AnnotationExpert, Target
from apps.commentary.reviewing import Spot, Standing, standing_of, waiting
from apps.core.templatetags.ui import called, first_words, kind_name, quoted
from apps.desk.comparing import Pieces, pieces
from apps.documents.models import Address, Wording

BODY = 40  # words of a note
AROUND = 160  # code points on either side of the words: two or three lines
NAMED_BY = 5  # words that name a clause without a number
COMPARED = 4_000  # code points of a clause up to which its two states are compared: a long page, and quick

# How sure a score is: from the first on, the same words in a clause matched to their own (carry.MATCHED), or the same
# but for typography; below the second, fewer than three words in four survive.
SURE, LIKELY = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in their context, in a clause. ``url`` leads to it for readers, "" where it cannot be seen any more."""

    name: str
    url: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Case:
    """One note that waits. ``state`` is reworded, moved, lost or gone (lost with its clause); ``old`` its words as they
    stood, ``new`` as they are proposed, ``pieces`` what changed: in the words, or where they are lost in ``clause``,
    their clause. ``made`` are the words selected where those that it stood on last were others."""

    target: Target
    state: str
    language: str
    body: str
    experts: str
    made: str
    old: Passage | None
    new: Passage | None
    clause: str
    clause_words: str
    pieces: Pieces
    score: float
    seen: str
    new_clause_id: int | None = None
    next_id: str = ""

    @property
    def dom_id(self) -> str:
        return f"case-{self.target.pk}"

    @property
    def sureness(self) -> str:
        return "sure" if self.score >= SURE else "likely" if self.score >= LIKELY else "doubtful"


def case_of(target: int) -> Case | None:
    """The case as it stands, None where nothing waits."""
    rows = (
        waiting()
        .filter(pk=target)
        .select_related("annotation", "document", "clause", "made_on__edition__source")
    )
    return next(iter(cases_of(list(rows)).values()), None)


def cases_of(targets: Sequence[Any]) -> dict[int, Case]:
    standing = standing_of(targets)
    spots = [spot for each in standing.values() for spot in (each.old, each.new, each.home) if spot]
    wordings = Wording.objects.in_bulk({spot.wording_id for spot in spots})
    clauses = {spot.clause_id for spot in spots}
    refs = dict(Address.objects.filter(clause__in=clauses, canonical=True).values_list("clause_id", "ref"))
    experts = _experts({target.annotation_id for target in targets})
    names = _Names(wordings, refs)
    made = [
        _case(target, standing[target.pk], names, experts.get(target.annotation_id, "")) for target in targets
    ]
    return {case.target.pk: case for case in made}


def _experts(notes: Iterable[Any]) -> Mapping[Any, str]:
    rows = AnnotationExpert.objects.filter(annotation__in=list(notes)).order_by(
        "annotation_id", "position", "id"
    )
    pairs = rows.values_list("annotation_id", "expert__name")
    return {
        note: ", ".join(name for _note, name in own) for note, own in groupby(pairs, key=lambda row: row[0])
    }


class _Names:
    def __init__(self, wordings: Mapping[int, Wording], refs: Mapping[int, str]) -> None:
        self.wordings, self.refs = wordings, refs

    def text(self, spot: Spot) -> str:
        return self.wordings[spot.wording_id].text

    def clause(self, spot: Spot) -> str:
        wording = self.wordings[spot.wording_id]
        begins = quoted(first_words(wording.text or wording.heading, NAMED_BY))
        return called(wording.kind, wording.label) or f"{kind_name(wording.kind)} {begins}"

    def passage(self, spot: Spot, slug: str, *, seen: bool) -> Passage:
        text, start, end = self.text(spot), spot.start or 0, spot.end or 0
        ref = self.refs.get(spot.clause_id, "")
        return Passage(
            name=self.clause(spot),
            url=reverse("reading:clause", args=[slug, ref]) if seen and ref else "",
            before=_end_of(text[:start]),
            words=text[start:end],
            after=_beginning_of(text[end:]),
        )


def _case(target: Any, standing: Standing, names: _Names, experts: str) -> Case:
    slug, old, new, home = target.document.slug, standing.old, standing.new, standing.home
    was = names.passage(old, slug, seen=home is not None) if old else None
    now = names.passage(new, slug, seen=True) if new else None
    changed: Pieces = ()
    if was and now and new and new.state == "reworded":
        changed = pieces(was.words, now.words)
    elif old and home and not new and max(len(names.text(old)), len(names.text(home))) <= COMPARED:
        changed = pieces(names.text(old), names.text(home))
    return Case(
        target=target,
        state=new.state if new else "lost" if home else "gone",
        language=target.made_on.edition.language,
        body=Truncator(target.annotation.says[: 12 * BODY]).words(BODY),
        experts=experts,
        made=target.quote if was is None or was.words != target.quote else "",
        old=was,
        new=now,
        clause=names.clause(home) if home else "",
        clause_words=Truncator(names.text(home)).chars(COMPARED) if home else "",
        pieces=changed,
        score=new.score if new else 0.0,
        seen=standing.seen,
        new_clause_id=new.clause_id if new else None,
    )


def _end_of(text: str) -> str:
    if len(text) <= AROUND:
        return text
    return "… " + text[-AROUND:].partition(" ")[2]


def _beginning_of(text: str) -> str:
    if len(text) <= AROUND:
        return text
    return text[:AROUND].rpartition(" ")[0] + " …"
