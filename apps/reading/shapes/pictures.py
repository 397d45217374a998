"""What the pictures of a page are drawn from: the map of a document, its strip of stances, the line of documents."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ink:
    """Where one colour is seen: one path of strokes as wide as the map, however many there are."""

    colour: str  # a stance, "group-1" …, "force-5" …, "unread", or "none"
    path: str  # the attribute d of an SVG path


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the map that can be clicked: one clause, or neighbours where clauses are thinner than a pointer."""

    first: int  # places among the clauses, both inclusive
    last: int
    path: str


@dataclass(frozen=True, slots=True)
class Minimap:
    """Lengths are units of the viewBox; ``slot`` is the height of a clause."""

    width: int
    height: int
    slot: int
    shape: str  # path of the outlines of all bars
    by_stance: tuple[Ink, ...]
    by_topic: tuple[Ink, ...]
    by_force: tuple[Ink, ...]
    left_out: str  # path of strokes over the clauses that the filter leaves out
    parts: str  # path of the lines above the clauses that have others under them
    zones: tuple[Zone, ...]


@dataclass(frozen=True, slots=True)
class ZoneView:
    url: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend."""

    colour: str
    label: str
    language: str = ""  # of a label that is data
    number: int = 0  # of clauses, where they are counted


@dataclass(frozen=True, slots=True)
class Weave:
    """Upright threads by which a colour of the map is told from the others without its colour. Lengths are units of the
    viewBox."""

    colour: str
    period: int
    thread: int  # of the period, how much is coloured


@dataclass(frozen=True, slots=True)
class MinimapView:
    map: Minimap
    pixels: int  # height on a screen that has room for it
    zones: tuple[ZoneView, ...]
    stances: tuple[Key, ...]
    groups: tuple[Key, ...]
    forces: tuple[Key, ...]  # from the strongest
    weaves: tuple[Weave, ...]  # one for each of them
    clauses: int
    noted: int  # clauses with visible notes
    heaviest: str  # label of the clause with most notes, "" without notes
    most: int  # and how many


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a place is read in one way."""

    value: str
    number: int


@dataclass(frozen=True, slots=True)
class StripCell:
    url: str  # of the clause
    tallies: tuple[Tally, ...]  # empty where nobody reads it for the party
    differ: bool  # experts differ on a clause of the column, for the party


@dataclass(frozen=True, slots=True)
class StripColumn:
    name: str  # a clause's label; "1–25" for neighbours that share a column
    url: str  # of the first of them
    notes: int
    differ: bool


@dataclass(frozen=True, slots=True)
class StripRow:
    party: str  # "" for nobody named
    cells: tuple[StripCell, ...]  # one for each column


@dataclass(frozen=True, slots=True)
class Strip:
    columns: tuple[StripColumn, ...]
    rows: tuple[StripRow, ...]
    differ: tuple[tuple[str, str], ...]  # name and url of each clause on which experts differ
    whole_differs: str  # url of what is said of the whole document where they differ on that, else ""
    shared: int  # clauses that share a column; 1 where each has its own
    parties_left_out: int


@dataclass(frozen=True, slots=True)
class CourseLine:
    """From a passage to a clause that it speaks of; both by their places, from 0."""

    passage: int
    clause: int
    path: str


@dataclass(frozen=True, slots=True)
class Course:
    """How passages move through the clauses of a document. Lengths are units of the viewBox."""

    width: int
    height: int
    above: int  # y of the passages
    below: int  # and of the clauses
    points: tuple[int, ...]  # x of each passage
    places: tuple[int, ...]  # x of each clause that is spoken of
    lines: tuple[CourseLine, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Documents at one place of the line. Positions are per cent of its width, ``y`` is in pixels.

    A single document has a label in a lane; a bundle has a bar and no label.
    """

    key: int  # of the document or the bundle
    x: float  # of the point, or of the stretch's middle
    left: float
    width: float  # of the stretch within which the date is known; 0 for a day
    size: int  # documents
    y: int = 0  # of the label, or the length of the bar
    end: bool = False  # the label ends at the point, instead of beginning there


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation, or several between the same two bundles."""

    first: int  # keys of the marks
    second: int
    kind: str  # "" where kinds are mixed
    number: int
    path: str


@dataclass(frozen=True, slots=True)
class LineOfTime:
    """The geometry of a timeline."""

    step: int  # years in a bundle; 0 where every document has its own mark
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    arcs: tuple[Arc, ...]
    height: int  # pixels
    axis: int  # y of the line
    off: tuple[int, ...]  # keys of documents whose date is too little known for a place on it


@dataclass(frozen=True, slots=True)
class TimelineDocument:
    key: int
    url: str
    title: str
    signed: str  # for people, "" where no source states it
    parties: tuple[str, ...]
    notes: int
    status: str
    relations: tuple[tuple[str, str, str], ...]  # sentence, title and address of the other document


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A document on the line, or the documents of a bundle."""

    mark: Mark
    name: str  # "2014" or "1990s" for a bundle
    documents: tuple[TimelineDocument, ...]


@dataclass(frozen=True, slots=True)
class TimelineArc:
    arc: Arc
    title: str
    kind: str  # a word without spaces, for the style of the line


@dataclass(frozen=True, slots=True)
class Timeline:
    line: LineOfTime | None  # None where no document has a date with a place on it
    marks: tuple[TimelineMark, ...]
    arcs: tuple[TimelineArc, ...]
    kinds: tuple[Key, ...]  # of relations, for the legend
    undated: tuple[TimelineDocument, ...]
