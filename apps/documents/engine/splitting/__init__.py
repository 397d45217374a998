"""A text into the pieces that clauses are made of.

Labels are found at the beginnings of lines (`marks`) and weighed each by itself (`evidence`); the best sequence of
numbers through all of them says which count (`sequence`, `schemes`); within each unit a second search nests the items
(`items`). What stands around the units is found by its formulas (`frame`). The text is never changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from apps.documents.engine.pieces import Hint, Piece
from apps.documents.engine.splitting.assemble import assembled
from apps.documents.engine.splitting.document import document
from apps.documents.engine.splitting.language import detected
from apps.documents.engine.splitting.runs import apart, together
from apps.documents.engine.splitting.schemes import counted
from apps.documents.engine.splitting.source import Draft, source_of
from apps.documents.engine.splitting.why import SURE, WHY

__all__ = ["WHY", "Splitting", "split"]


@dataclass(frozen=True, slots=True)
class Splitting:
    """The pieces in order, and the language of the text: as given, or else as detected, or ""."""

    pieces: tuple[Piece, ...]
    language: str


def split(text: str, *, language: str = "", hints: Sequence[Hint] = ()) -> Splitting:
    """Splits ``text``, in about linear time; never fails.

    Together the pieces cover everything but white space, and do not overlap. Offsets are code points of ``text`` as
    given. A text without any visible character has no pieces; one in which nothing is found has one.
    """
    language = language or detected(text)
    source = source_of(text, language.lower()[:2], hints)
    if not text.strip():
        return Splitting((), language)
    if together(source) and not counted(source) and counted(parted := apart(source)):
        source = parted
    drafts = document(source) if source.lines else []
    if len(drafts) < 2 and not any(draft.label for draft in drafts):
        why = "nothing found"
        drafts = [Draft(0, "paragraph", why, SURE[why], rest=0, titled=False)]
    return Splitting(assembled(source, drafts), language)
