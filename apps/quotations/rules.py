"""What readers may see of a passage: the expert's words are quoted briefly, the declaration's are not counted."""

from dataclasses import dataclass

from apps.quotations.engine.cutting import cut_after, cut_before
from apps.quotations.models import OWN_WORDS_LIMIT, Fidelity, PassageKind, Quotation

# Of the clause's own words though somebody else wrote them down; a reworded passage is the expert's way to say it.
_THE_CLAUSES = (Fidelity.VERBATIM, Fidelity.TYPOGRAPHY, Fidelity.CUT)


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it is shown: its words, and the expert's own before and after it. ``cut``: something of the
    expert's is left out, at whichever side."""

    before: str
    words: str
    after: str
    cut: bool = False


def words_are_the_clauses(*, kind: str, fidelity: str, marked: bool) -> bool:
    """Whether a passage is the declaration's own words, in quotation marks or because it is the same words."""
    return kind != PassageKind.REFERENCE and (marked or fidelity in _THE_CLAUSES)


def shown(quotation: Quotation) -> Shown:
    """Of the expert's own words at most OWN_WORDS_LIMIT code points, cut between words, the passage itself first."""
    return limited(
        quotation.before,
        quotation.words,
        quotation.after,
        clauses=words_are_the_clauses(
            kind=quotation.kind, fidelity=quotation.fidelity, marked=quotation.marked
        ),
    )


def limited(before: str, words: str, after: str, *, clauses: bool, limit: int = OWN_WORDS_LIMIT) -> Shown:
    """``clauses``: the words are the declaration's and do not count."""
    left = limit
    kept = words
    if not clauses:
        kept = cut_after(words, left)
        left -= len(kept)
    if kept != words:
        return Shown("", kept, "", cut=True)
    # Half of what is left for each side; what one does not need, the other gets.
    room = max(left // 2, left - len(after))
    head = cut_before(before, room)
    tail = cut_after(after, left - len(head))
    return Shown(head, words, tail, cut=(head, tail) != (before, after))


ELIDED = "[…]"  # for the declaration's words in the midst of the expert's


def own_words(quotation: Quotation) -> str:
    """What the expert says in the sentence of a passage, at most OWN_WORDS_LIMIT code points, with the declaration's
    words left out; "" where nothing is the expert's."""
    before, words, after = quotation.before, quotation.words, quotation.after
    if not words_are_the_clauses(kind=quotation.kind, fidelity=quotation.fidelity, marked=quotation.marked):
        whole = limited(before, words, after, clauses=False)
        return f"{whole.before}{whole.words}{whole.after}".strip()
    if not any(sign.isalnum() for sign in before + after):
        return ""
    around = limited(before, "", after, clauses=True, limit=OWN_WORDS_LIMIT - len(ELIDED))
    return f"{around.before}{ELIDED}{around.after}".strip()
