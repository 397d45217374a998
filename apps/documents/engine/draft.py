"""What an editor can do to the proposed clauses of a text on its way in.

Every act is a function from the rows to a `Change`: the slice of rows that it replaces and what stands there
afterwards. A change can be turned round, so that each act can be taken back, and only the slice need be kept. What an
act leaves hanging in the air comes up, and is part of what it was part of.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from apps.documents.engine.rows import (
    NEW,
    Change,
    Row,
    becomes,
    dump,
    left_out,
    load,
    parents,
    rows_from,
    stepwise,
    subtree,
    tidy,
    words_of,
)

__all__ = [
    "NEW",
    "Change",
    "NotPossible",
    "Row",
    "Step",
    "assure",
    "becomes",
    "chain",
    "deepen",
    "drop",
    "dump",
    "edit",
    "is_unsure",
    "left_out",
    "load",
    "merge",
    "pair",
    "paragraphs",
    "parents",
    "rows_from",
    "settle",
    "split",
    "subtree",
    "take",
    "tidy",
    "words_of",
]

SURE = 0.8  # a match with a lower score is for a person to look at
DEEPEST = 12  # no declaration nests so deep; a limit so that a held key does no harm


class NotPossible(ValueError):
    """The act does not fit the rows; ``code`` says why: gone, first, last, deepest, top, nothing to split."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


Step = Callable[[Sequence[Row]], Change]


def chain(rows: Sequence[Row], steps: Iterable[Step]) -> Change:
    """Several steps as one, that is taken back as one."""
    after = list(rows)
    for step in steps:
        after = step(after).applied_to(after)
    return becomes(rows, after)


def merge(rows: Sequence[Row], key: str) -> Change:
    """The row becomes part of the one before it: its label and words stand behind that one's. They continue the clause
    of the first, or that of the second where the first is new."""
    at = _place(rows, key)
    if at == 0:
        raise NotPossible("first")
    one, other = rows[at - 1], rows[at]
    lead = " ".join(part for part in (other.label, other.heading) if part)
    first = f"{lead} {other.text}".strip() if lead else other.text
    known = one if one.clause is not None or other.clause is None else other
    joined = replace(
        one,
        text="\n\n".join(part for part in (one.text, first) if part),
        start=min(one.start, other.start),
        end=max(one.end, other.end),
        sure=1.0,
        why="",
        clause=known.clause,
        match=known.match,
        score=known.score,
        moved=known.moved,
        decided=known.decided,
        also=_without(known.clause, (*one.also, *_held(other))),
    )
    return _change(rows, at - 1, 2, (joined,))


def split(rows: Sequence[Row], key: str, places: Iterable[int], source: str = "") -> Change:
    """The row's words, divided at these offsets (code points of its text): the first part keeps label and clause, the
    others are of its kind and depth without a label. White space around a cut falls away.

    ``source`` is the whole text; the parts share the row's part of it where its words stand there as they are in the
    row, and have all of it each where they were rewritten.
    """
    at = _place(rows, key)
    row = rows[at]
    inside = sorted(
        {place for place in places if place > 0 and row.text[:place].strip() and row.text[place:].strip()}
    )
    spans = [
        (start, end)
        for start, end in zip([0, *inside], [*inside, len(row.text)], strict=True)
        if row.text[start:end].strip()
    ]
    if len(spans) < 2:
        raise NotPossible("nothing to split")
    keys = _fresh(rows)
    cuts = _in_source(row, [start for start, _end in spans[1:]], source)
    parts = []
    for number, (start, end) in enumerate(spans):
        part = replace(row, text=row.text[start:end].strip(), sure=1.0, why="")
        if cuts:
            part = replace(part, start=cuts[number], end=cuts[number + 1])
        if number:
            part = replace(part, key=next(keys), label="", heading="", clause=None, match="", score=0.0, moved=False,
                           decided=False, also=_held(row), external="")  # fmt: skip
        parts.append(part)
    return _change(rows, at, 1, parts)


def paragraphs(text: str) -> list[int]:
    """Where the paragraphs after the first begin: offsets to divide the words at."""
    return [place + 2 for place in range(len(text)) if text.startswith("\n\n", place)]


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
    return _change(rows, at, 1, (edited,))


def deepen(rows: Sequence[Row], key: str, by: int) -> Change:
    """The row and all that is part of it, so many levels deeper, or less deep where ``by`` is negative: as far as it
    can go."""
    at = _place(rows, key)
    end = subtree(rows, at)
    highest = rows[at - 1].depth + 1 if at else 0
    wanted = min(max(rows[at].depth + by, 0), highest, DEEPEST)
    step = wanted - rows[at].depth
    if step == 0:
        raise NotPossible("top" if by < 0 else "deepest")
    moved = [replace(row, depth=min(row.depth + step, DEEPEST)) for row in rows[at:end]]
    return _change(rows, at, end - at, moved)


def drop(rows: Sequence[Row], key: str) -> Change:
    """The row does not become a clause (a running head, a caption). What is part of it stays."""
    return _change(rows, _place(rows, key), 1, ())


def take(rows: Sequence[Row], text: str, start: int, end: int) -> Change:
    """A part of the source that no row holds becomes one: a paragraph, as deep as the row before it."""
    words = words_of(text[start:end])
    if not words or any(row.start < end and start < row.end for row in rows):
        raise NotPossible("gone")
    at = next((place for place, row in enumerate(rows) if row.start >= end), len(rows))
    depth = rows[at - 1].depth if at else 0
    return _change(rows, at, 0, (Row(next(_fresh(rows)), "paragraph", "", "", words, depth, start, end),))


def assure(rows: Sequence[Row], key: str) -> Change:
    """A person looked at the boundary and finds it right."""
    at = _place(rows, key)
    return _change(rows, at, 1, (replace(rows[at], sure=1.0, why=""),))


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
        rows[at],
        clause=clause,
        match=NEW if clause is None else "decided",
        score=1.0,
        moved=False,
        decided=True,
        also=_without(clause, rows[at].also),
    )
    return _change(rows, low, high - low, after)


def settle(rows: Sequence[Row]) -> Change:
    """A person finds every match right that was doubtful still."""
    return becomes(rows, [replace(row, decided=True) if is_unsure(row) else row for row in rows])


def is_unsure(row: Row) -> bool:
    return row.clause is not None and not row.decided and row.score < SURE


def _change(rows: Sequence[Row], at: int, number: int, after: Sequence[Row]) -> Change:
    """So many rows from a place on are replaced; the depths of what follows are put right."""
    return becomes(rows, stepwise([*rows[:at], *after, *rows[at + number :]]))


def _in_source(row: Row, cuts: Sequence[int], source: str) -> list[int]:
    """The row's part of the source, divided as its words are: where each part begins, and where the last ends. Empty
    where the words do not end the part as they stand in the row, letter by letter."""
    whole = source[row.start : row.end]
    places = [row.start + place for place, letter in enumerate(whole) if not letter.isspace()]
    letters = "".join(whole.split())
    words = "".join(row.text.split())
    if not words or not letters.endswith(words):
        return []
    before = len(letters) - len(words)
    begin = [places[before + len("".join(row.text[:cut].split()))] for cut in cuts]
    return [row.start, *begin, row.end]


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
