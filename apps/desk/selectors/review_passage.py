"""One passage of a review: its words, the clauses that it may be about, and how their words differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from apps.desk.comparing import Pieces, pieces
from apps.desk.selectors.anchor_cases import COMPARED
from apps.desk.selectors.review import Row, clause_name, sureness
from apps.desk.selectors.review_article import SURE_WORDS
from apps.matching.engine.force import changes_of_force
from apps.parallels.words import sentence_of_change
from apps.quotations.models import Fidelity, PassageKind
from apps.quotations.reasons import said
from apps.quotations.shapes import ReviewCandidate, ReviewPassage

AROUND = 200  # code points of the article shown on either side of a passage: two or three lines
CLAUSE_AROUND = 600  # and of a clause around the words that are quoted: most clauses in full
GAP = "\n\n"  # between paragraphs
KEYS = 9  # candidates that a key of their own accepts
DIFFERS = (Fidelity.CUT.value, Fidelity.REWORDED.value)


@dataclass(frozen=True, slots=True)
class ShownCandidate:
    """A clause that may be meant. ``before``, ``words`` and ``after`` are its own words; ``pieces`` what differs from
    the passage, () where nothing does or it cannot be compared. ``key``: the key that accepts it, 0 for none."""

    of: ReviewCandidate
    key: int
    name: str
    url: str
    sure: str
    sure_words: str
    fidelity: str
    reasons: tuple[str, ...]
    before: str
    words: str
    after: str
    pieces: Pieces
    force: tuple[str, ...]

    @property
    def score(self) -> float:
        return self.of.score


@dataclass(frozen=True, slots=True)
class Detail:
    """The passage in its article. ``misquoted``: it stands in quotation marks and says something else than the clause.
    ``several``: how many clauses hold the same words."""

    row: Row
    of: ReviewPassage
    language: str
    before: str
    words: str
    after: str
    kind: str
    fidelity: str
    sure_words: str
    candidates: tuple[ShownCandidate, ...]
    misquoted: bool
    several: str
    members: tuple[Row, ...] = ()

    @property
    def first(self) -> ShownCandidate | None:
        chosen = (each for each in self.candidates if each.of.chosen)
        return next(chosen, next(iter(self.candidates), None))


def detail_of(
    passage: ReviewPassage, row: Row, *, text: str, language: str, members: tuple[Row, ...] = ()
) -> Detail:
    """No query: all that it shows was fetched with the review."""
    shown = tuple(
        _candidate(each, passage, number, language) for number, each in enumerate(passage.candidates, 1)
    )
    first = next((each for each in shown if each.of.chosen), shown[0] if shown else None)
    return Detail(
        row=row,
        of=passage,
        language=language,
        before=_end_of(text[max(0, passage.start - AROUND - 1) : passage.start].rpartition(GAP)[2], AROUND),
        words=passage.words,
        after=_beginning_of(text[passage.end : passage.end + AROUND + 1].partition(GAP)[0], AROUND),
        kind=str(PassageKind(passage.kind).label),
        fidelity=_fidelity(passage.fidelity),
        sure_words=str(SURE_WORDS[sureness(passage.score)]),
        candidates=shown,
        misquoted=bool(
            passage.marked
            and first
            and first.pieces
            and (first.of.fidelity == Fidelity.REWORDED or first.force)
        ),
        several=_several(passage),
        members=members,
    )


def _fidelity(value: str) -> str:
    return str(Fidelity(value).label) if value else ""


def _several(passage: ReviewPassage) -> str:
    """Ambiguity, said: how many clauses hold words that are as near as the nearest."""
    held = [each for each in passage.candidates if each.start is not None]
    alike = [
        each for each in held if each.fidelity == held[0].fidelity and each.score >= held[0].score - ALIKE
    ]
    if len(alike) < 2:
        return ""
    return ngettext(
        "The same words stand in %(count)d clause.", "The same words stand in %(count)d clauses.", len(alike)
    ) % {"count": len(alike)}


# Two candidates whose scores are nearer than this differ by what the article says around them, not by their words.
ALIKE = 0.05


def _candidate(each: ReviewCandidate, passage: ReviewPassage, number: int, language: str) -> ShownCandidate:
    start, end = each.start or 0, each.end or 0
    words = each.text[start:end]
    comparable = (
        each.fidelity in DIFFERS
        and each.language.split("-")[0] == language.split("-")[0]
        and max(len(words), len(passage.words)) <= COMPARED
    )
    return ShownCandidate(
        of=each,
        key=number if number <= KEYS else 0,
        name=clause_name(each),
        url=reverse("reading:clause", args=[each.document_slug, each.ref]) if each.ref else "",
        sure=sureness(each.score),
        sure_words=str(SURE_WORDS[sureness(each.score)]),
        fidelity=_fidelity(each.fidelity),
        reasons=tuple(said(each.reasons)),
        before=_end_of(each.text[:start], CLAUSE_AROUND),
        words=words,
        after=_beginning_of(each.text[end:], CLAUSE_AROUND),
        pieces=pieces(words, passage.words) if comparable else (),
        force=tuple(_force(words, passage.words, each.language)) if comparable else (),
    )


def _force(clause: str, article: str, language: str) -> Iterator[str]:
    """Each change of force as a sentence: “Possibility → commitment: …”."""
    for change in changes_of_force(clause, article, language.split("-")[0]):
        yield sentence_of_change(change, clause, article)


def _end_of(text: str, limit: int) -> str:
    """The last words of what stands before."""
    if len(text) <= limit:
        return text
    return "… " + text[-limit:].partition(" ")[2]


def _beginning_of(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return text[:limit].rpartition(" ")[0] + " …"
