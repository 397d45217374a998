"""The proposed clauses of a text on its way in, and what an editor can do to them.

Every act is a function from the rows to a `Change`: the slice of rows that it replaces and what stands there
afterwards. A change can be turned round, so that each act can be taken back, and only the slice need be kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from itertools import count
from typing import Any

from apps.documents.engine.pieces import Piece

DEEPEST = 12  # no declaration nests so deep; a limit so that a held key does no harm

NEW = "new"  # the match of a row that is no known clause's


class NotPossible(ValueError):
    """The act does not fit the rows; ``code`` says why: gone, first, last, deepest, top, nothing to split."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Row:
    """A proposed clause.

    ``key`` names it for as long as the import is worked on. ``start`` and ``end`` are the part of the source (code
    points) that it was made from, ``own`` where its words begin there. ``sure`` and ``why`` are the splitter's word on
    its beginning; 1.0 and "" once a person touched it. ``clause`` is the id of the clause that it is the new wording
    of, None for a new one; ``match`` says how that was found (the kind of a `Group`, "" where nobody looked),
    ``score`` how sure, ``moved`` that it left the order of its neighbours, ``decided`` whether a person said so. ``also`` are further clauses
    whose words it holds (merged with it, or divided). ``external`` is its identifier in the file it came from.
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
    return [
        Row(
            key=f"r{number}",
            kind=piece.kind,
            label=tidy(piece.label),
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


def words_of(text: str) -> str:
    """The words of a clause: one line a paragraph, without white space around it."""
    lines = (tidy(part) for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n"))
    return "\n\n".join(line for line in lines if line)


def tidy(text: str) -> str:
    return " ".join(text.split())


def merge(rows: Sequence[Row], key: str) -> Change:
    """The row becomes part of the one before it: its label and words stand behind that one's."""
    at = _place(rows, key)
    if at == 0:
        raise NotPossible("first")
    one, other = rows[at - 1], rows[at]
    lead = " ".join(part for part in (other.label, other.heading) if part)
    first = f"{lead} {other.text}".strip() if lead else other.text
    joined = replace(
        one,
        text="\n\n".join(part for part in (one.text, first) if part),
        start=min(one.start, other.start),
        end=max(one.end, other.end),
        sure=1.0,
        why="",
        also=_without(one.clause, (*one.also, *_held(other))),
    )
    return Change(at - 1, (one, other), (joined,))


def split(rows: Sequence[Row], key: str, places: Sequence[int]) -> Change:
    """The row's words, divided at these offsets (code points of its text): the first part keeps label and clause, the
    others are of its kind and depth without a label. White space around a cut falls away."""
    at = _place(rows, key)
    row = rows[at]
    cuts = [0, *sorted({place for place in places if 0 < place < len(row.text)}), len(row.text)]
    parts = [
        part for start, end in zip(cuts, cuts[1:], strict=False) if (part := row.text[start:end].strip())
    ]
    if len(parts) < 2:  # noqa: PLR2004 - one part is no division
        raise NotPossible("nothing to split")
    keys = _fresh(rows)
    first = replace(row, text=parts[0], sure=1.0, why="")
    rest = [
        replace(row, key=next(keys), label="", heading="", text=part, sure=1.0, why="", clause=None, match="",
                score=0.0, moved=False, decided=False, also=_held(row), external="")
        for part in parts[1:]
    ]  # fmt: skip
    return Change(at, (row,), (first, *rest))


def edit(rows: Sequence[Row], key: str, values: Mapping[str, str]) -> Change:
    """Other words, label, heading or kind."""
    at = _place(rows, key)
    row = rows[at]
    edited = replace(
        row,
        kind=values.get("kind", row.kind),
        label=values.get("label", row.label),
        heading=values.get("heading", row.heading),
        text=values.get("text", row.text),
        sure=1.0,
        why="",
    )
    return Change(at, (row,), (edited,))


def deepen(rows: Sequence[Row], key: str, by: int) -> Change:
    """The row and all that is part of it, so many levels deeper, or less deep where ``by`` is negative.

    No row is more than one level deeper than the one before it, so that each has something to be part of.
    """
    at = _place(rows, key)
    end = subtree(rows, at)
    highest = rows[at - 1].depth + 1 if at else 0
    wanted = min(max(rows[at].depth + by, 0), highest, DEEPEST)
    step = wanted - rows[at].depth
    if step == 0:
        raise NotPossible("top" if by < 0 else "deepest")
    before = tuple(rows[at:end])
    return Change(at, before, tuple(replace(row, depth=min(row.depth + step, DEEPEST)) for row in before))


def drop(rows: Sequence[Row], key: str) -> Change:
    """The row does not become a clause (a running head, a caption). What is part of it stays."""
    at = _place(rows, key)
    return Change(at, (rows[at],), ())


def take(rows: Sequence[Row], text: str, start: int, end: int) -> Change:
    """A part of the source that no row holds becomes one: a paragraph, as deep as the row before it."""
    at = next((place for place, row in enumerate(rows) if row.start >= end), len(rows))
    words = words_of(text[start:end])
    if not words:
        raise NotPossible("gone")
    depth = rows[at - 1].depth if at else 0
    taken = Row(next(_fresh(rows)), "paragraph", "", "", words, depth, start, end)
    return Change(at, (), (taken,))


def assure(rows: Sequence[Row], key: str) -> Change:
    """A person looked at the boundary and finds it right."""
    at = _place(rows, key)
    return Change(at, (rows[at],), (replace(rows[at], sure=1.0, why=""),))


def pair(rows: Sequence[Row], key: str, clause: int | None) -> Change:
    """A person says of which clause this is the new wording; None: of none, it is a new clause.

    A clause has one wording in an edition, so another row that held it holds none afterwards.
    """
    at = _place(rows, key)
    holder = next((n for n, row in enumerate(rows) if clause is not None and row.clause == clause), at)
    low, high = min(at, holder), max(at, holder) + 1
    after = [
        replace(row, clause=None, match=NEW, score=0.0)
        if row.clause == clause and clause is not None
        else row
        for row in rows[low:high]
    ]
    after[at - low] = replace(
        rows[at], clause=clause, match=NEW if clause is None else "decided", score=1.0, decided=True
    )
    return Change(low, tuple(rows[low:high]), tuple(after))


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


def _held(row: Row) -> tuple[int, ...]:
    """Every clause whose words the row holds."""
    return row.also if row.clause is None else (row.clause, *row.also)


def _without(clause: int | None, held: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(each for each in held if each != clause))


def _place(rows: Sequence[Row], key: str) -> int:
    for place, row in enumerate(rows):
        if row.key == key:
            return place
    raise NotPossible("gone")


def _fresh(rows: Iterable[Row]) -> Iterator[str]:
    """Keys that no row has."""
    taken = {row.key for row in rows}
    return (key for number in count(len(taken) + 1) if (key := f"r{number}") not in taken)
