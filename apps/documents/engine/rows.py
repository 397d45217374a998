"""The proposed clauses of a text on its way in: what a row is, and what holds of rows together.

Depths are steps: no row is more than one level deeper than the one before it, so that each has something to be part
of (`stepwise`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from apps.documents.engine.pieces import Piece

# What parts a printed number from the words behind it is no part of it. (A dash alone is a label.)
LABEL_ENDS = " .,:;—–-"
LONGEST_TITLE = 300  # characters; the longest title of 450 trade agreements has 180
NEW = "new"  # the match of a row that is no known clause's


@dataclass(frozen=True, slots=True)
class Row:
    """A proposed clause.

    ``key`` names it for as long as the import is worked on. ``start`` and ``end`` are the part of the source (code
    points) that it was made from. ``sure`` and ``why`` are the splitter's word on its beginning; 1.0 and "" once a
    person touched it. ``clause`` is the id of the clause that it is the new wording
    of, None for a new one; ``match`` says how that was found (the kind of a `Group`, "" where nobody looked),
    ``score`` how sure, ``moved`` that it left the order of its neighbours, ``decided`` whether a person said so.
    ``also`` are further clauses whose words it holds (merged with it, or divided). ``external`` is its identifier in
    the file it came from.
    """

    key: str
    kind: str
    label: str
    heading: str
    text: str
    depth: int
    start: int
    end: int
    sure: float = 1.0
    why: str = ""
    clause: int | None = None
    match: str = ""
    score: float = 0.0
    moved: bool = False
    decided: bool = False
    also: tuple[int, ...] = ()
    external: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """``rows[at:at + len(before)]``, which is ``before``, becomes ``after``."""

    at: int
    before: tuple[Row, ...]
    after: tuple[Row, ...]

    def applied_to(self, rows: Sequence[Row]) -> list[Row]:
        return [*rows[: self.at], *self.after, *rows[self.at + len(self.before) :]]


def rows_from(text: str, pieces: Iterable[Piece]) -> list[Row]:
    """A row for each piece. Line ends within a paragraph become spaces; paragraphs stay apart."""
    rows = [
        Row(
            key=f"r{number}",
            kind=piece.kind,
            label=printed(piece.label),
            heading=tidy(piece.heading),
            text=words_of(text[piece.words_start : piece.words_end]),
            depth=piece.depth,
            start=piece.start,
            end=piece.end,
            sure=round(piece.sure, 3),
            why=piece.why,
            external=piece.external,
        )
        for number, piece in enumerate(pieces, 1)
    ]
    return stepwise(rows)


def becomes(rows: Sequence[Row], after: Sequence[Row]) -> Change:
    """The change that makes the one of the other; it replaces no more than must be."""
    shorter = min(len(rows), len(after))
    at = next((n for n in range(shorter) if rows[n] != after[n]), shorter)
    left = shorter - at
    tail = next((n for n in range(left) if rows[-1 - n] != after[-1 - n]), left)
    return Change(at, tuple(rows[at : len(rows) - tail]), tuple(after[at : len(after) - tail]))


def stepwise(rows: Sequence[Row]) -> list[Row]:
    """Each row one level deeper than what it is part of."""
    found: list[Row] = []
    for row, parent in zip(rows, parents(rows), strict=True):
        depth = 0 if parent is None else found[parent].depth + 1
        found.append(row if row.depth == depth else replace(row, depth=depth))
    return found


def words_of(text: str) -> str:
    """The words of a clause: one line a paragraph, without white space around it."""
    lines = (tidy(part) for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n"))
    return "\n\n".join(line for line in lines if line)


def printed(label: str) -> str:
    """A label without what parts it from the words."""
    return tidy(label).rstrip(LABEL_ENDS) or tidy(label)


def title_in(rows: Sequence[Row]) -> str:
    """The words before everything else, if they are short, unnumbered and no sentence; else ""."""
    first = rows[0] if len(rows) > 1 else None
    if first is None or first.kind != "paragraph" or first.label or first.depth or rows[1].depth:
        return ""
    words = tidy(f"{first.heading} {first.text}")
    return words if len(words) <= LONGEST_TITLE and not words.endswith((".", ",", ";", ":")) else ""


def without_title(rows: Sequence[Row], title: str) -> list[Row]:
    """The rows, but for a first one that is the document's title and no known clause: it is no clause of its own."""
    named = title_in(rows)
    if named and rows[0].clause is None and named.casefold() == tidy(title).casefold():
        return list(rows[1:])
    return list(rows)


def tidy(text: str) -> str:
    return " ".join(text.split())


def left_out(rows: Sequence[Row], text: str) -> list[tuple[int, int]]:
    """The parts of the source that no row holds and that are more than white space, without white space around."""
    found = []
    done = 0
    for start, end in (*sorted((row.start, row.end) for row in rows), (len(text), len(text))):
        gap = text[done:start]
        if gap.strip():
            found.append((done + len(gap) - len(gap.lstrip()), done + len(gap.rstrip())))
        done = max(done, end)
    return found


def subtree(rows: Sequence[Row], at: int) -> int:
    """Where the part of the rows that belongs to the row ends."""
    end = at + 1
    while end < len(rows) and rows[end].depth > rows[at].depth:
        end += 1
    return end


def parents(rows: Sequence[Row]) -> list[int | None]:
    """For each row the place of the one that it is part of: the nearest before it that is less deep."""
    found: list[int | None] = []
    above: list[int] = []
    for place, row in enumerate(rows):
        while above and rows[above[-1]].depth >= row.depth:
            above.pop()
        found.append(above[-1] if above else None)
        above.append(place)
    return found


def dump(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """As JSON holds them: only what is not the default."""
    plain = {field.name: field.default for field in fields(Row)}
    return [{name: value for name, value in asdict(row).items() if value != plain[name]} for row in rows]


def load(stored: Iterable[Mapping[str, Any]]) -> list[Row]:
    return [Row(**{**row, "also": tuple(row.get("also", ()))}) for row in stored]
