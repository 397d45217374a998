"""What splitting a text gives: the pieces that clauses are made of, and what a format knew of its lines beforehand.

All offsets are code points of the text, end-exclusive.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hint:
    """What a format says of the line that begins at ``at``, beyond its words.

    ``heading`` is a level from 1 (highest), 0 where the line is no heading. ``indent`` is how deep a list or a margin
    puts it, 0 for running text.
    """

    at: int
    heading: int = 0
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """One clause to be, in reading order.

    ``kind`` is a value of ClauseKind; ``label`` is what is printed ("Article 5", "(a)", "§ 3"), ``number`` its number
    alone ("5", "a"), both "" where there is none; ``heading`` is the name that stands with the label. ``start`` and
    ``end`` hold the label and the heading too, and end where the next piece begins, however deep; ``words_start`` and
    ``words_end`` are the clause's own words without white space around them, equal where it has none.

    ``depth`` is its level in the tree, 0 at the top; the piece it is part of is the nearest one before it that is less
    deep. ``rank`` is 0 for the units in which the document counts (mostly its articles), negative for coarser ones
    (parts, chapters, the preamble), positive for finer ones and for what an annex counts by itself. ``sure`` from 0 to
    1 says how sure it is that a clause begins here, and ``why`` names what speaks for it or against it, one of the
    words in `splitting.WHY`. ``external`` is the identifier that the file itself gives it (Akoma Ntoso's eId).
    """

    start: int
    end: int
    words_start: int
    words_end: int
    kind: str
    label: str = ""
    number: str = ""
    heading: str = ""
    depth: int = 0
    rank: int = 0
    sure: float = 1.0
    why: str = ""
    external: str = ""
