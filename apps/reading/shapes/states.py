"""Earlier states of a document, and what changed from one to another."""

from dataclasses import dataclass

from apps.reading.shapes.notes import PlaceRef


@dataclass(frozen=True, slots=True)
class StateView:
    """The state that a page shows, where it is not the present one."""

    sentence: str  # "You are reading the state of 1 March 2022."
    name: str  # "1 March 2022", "revision 2 of 5 March 2022"
    clauses: int  # that have changed since, or are new or gone
    notes: int
    withdrawn: int  # notes shown then that were withdrawn since
    withdrawn_shown: bool  # to editors
    editions_withdrawn: int
    now_url: str
    before: PlaceRef | None  # the states beside it
    after: PlaceRef | None
    revisions_url: str
    query: str  # of its address, with the "?"
    file_name: str  # what a file of it is called
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A revision of an edition, with what it changed of the one that readers saw before."""

    edition: str  # "English, as quoted by A newspaper"
    edition_ref: str
    number: int
    day: str  # "" while it is not published
    moment: str  # as ISO, for machines
    reason: str
    by: str  # who made it, told to editors; "" where the history names nobody
    state: str  # "" | "unpublished" | "unseen": published together with a later one
    holds: bool  # today
    first: bool
    clauses: int  # that it holds
    changed: int
    new: int
    gone: int
    read_url: str  # "" where readers never saw it
    compare_url: str  # "" for the first


@dataclass(frozen=True, slots=True)
class RevisionsPage:
    slug: str
    title: str
    url: str
    status: str
    several: bool  # editions, so that each row names its own
    rows: tuple[RevisionRow, ...]  # newest first
    first_day: str  # that can be asked for, as ISO; "" where readers never saw the document
    last_day: str


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """A clause that is not the same in two revisions."""

    state: str  # changed | new | gone
    name: str
    url: str
    remarks: tuple[str, ...]  # sentences: moved, renumbered …
    heading: tuple[tuple[str, str], ...]  # (same | gone | new, text); empty where it has none
    words: tuple[tuple[str, str], ...]  # the same; empty where they did not change


@dataclass(frozen=True, slots=True)
class UnchangedClauses:
    number: int

    unchanged = True


@dataclass(frozen=True, slots=True)
class RevisionChoice:
    number: int
    label: str  # "3, of 5 March 2022"
    is_from: bool
    is_to: bool


@dataclass(frozen=True, slots=True)
class ComparePage:
    slug: str
    title: str
    url: str
    status: str
    edition: str
    edition_ref: str
    language: str
    editions: tuple[tuple[str, str, bool], ...]  # (name, address, chosen)
    choices: tuple[RevisionChoice, ...]
    older: RevisionRow | None  # None, both, where there are not two to compare
    newer: RevisionRow | None
    entries: tuple[ComparedClause | UnchangedClauses, ...]
    totals: tuple[str, ...]  # "3 clauses reworded", "1 new"
    problems: tuple[str, ...]

    @property
    def pair(self) -> tuple[RevisionRow, ...]:
        return tuple(row for row in (self.older, self.newer) if row)
