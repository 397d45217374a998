"""What goes into the search for references and what comes out: plain data. Spans are code points, end-exclusive."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

# Numbers from the outermost unit inwards, as printed but in small letters and with Roman numerals of the first
# unit in figures: Article 4(2)(a) is ("4", "2", "a").
Path = tuple[str, ...]


class Reason(StrEnum):
    """Why a document or a clause is meant. Machine readable; screens translate them."""

    # Of documents
    NAME = "name"  # words of its title or of another name
    DATE = "date"
    PARTIES = "parties"
    KIND = "kind"  # "the treaty", where it is the one treaty spoken of
    LAST = "last"  # the document spoken of last
    MAIN = "main"  # the document that the article is mainly about
    ONLY_DOCUMENT = "only document"  # nothing else was asked for
    # Of clauses
    NUMBER = "number"
    OTHER_KIND = "other kind"  # the number is right; "Article" is said of a paragraph
    PLACE = "place"  # counted, where no number is known: "the third recital"
    UNIT = "unit"  # the preamble as a whole
    RELATIVE = "relative"  # "the same article"
    WITHIN = "within"  # "paragraph 2", read inside the article cited last
    # Of passages (see `fusing`)
    WORDS = "words"
    DOCUMENT = "document"
    LEAD_IN = "lead-in"
    MARKS = "marks"
    ONLY_HOLDER = "only holder"
    SHARED = "shared"  # other clauses have the words too


class Relative(StrEnum):
    SAME = "same"
    PREVIOUS = "previous"
    NEXT = "next"


class Telling(StrEnum):
    """How a document is mentioned."""

    NAME = "name"
    DESCRIPTION = "description"  # its kind with a date or with parties
    POINTER = "pointer"  # "this document"


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document and what it may be called by.

    ``names``: the title, then every other name, in any language. ``date``: EDTF ("" where unknown).
    ``parties``: for each party its names, an ISO 3166-1 alpha-3 code among them where there is one.
    ``kind``: a value of ``DocumentKind``.
    """

    id: int
    names: tuple[str, ...]
    date: str = ""
    parties: tuple[tuple[str, ...], ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A clause as a reference can point at it.

    ``kind``: a value of ``ClauseKind``. ``label``: as printed ("Article 11", "(a)"), "" where no source gives one.
    ``ref``: its address, read where there is no label. ``parent``: the clause that holds it. ``path`` overrides what
    label, address and parents say. ``ordinal``: its place among the clauses of its kind in the document (within
    its parent, for what lies in an article), from 1; 0 where the order is not known or not all clauses are held.
    """

    clause_id: int
    kind: str
    label: str = ""
    ref: str = ""
    path: Path = ()
    parent: int | None = None
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class DocumentWeight:
    """A document that may be meant, from 0 to 1."""

    document_id: int
    weight: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseWeight:
    """A clause that may be meant, from 0 to 1."""

    clause_id: int
    document_id: int
    weight: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a document is spoken of. Several documents: the words fit them all; the likeliest first."""

    start: int
    end: int
    telling: Telling
    documents: tuple[DocumentWeight, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where clauses are cited by number, by place or by pointing ("the same article").

    ``unit``: article, paragraph, recital, preamble, annex …. ``document_span`` is the name of the document where
    it is part of the reference; such a document may be one that is not held. ``clauses`` is empty where no clause
    with the number is held.
    """

    start: int
    end: int
    unit: str
    paths: tuple[Path, ...] = ()
    relative: Relative | None = None
    document_span: tuple[int, int] | None = None
    documents: tuple[DocumentWeight, ...] = ()
    clauses: tuple[ClauseWeight, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that say only that a document speaks: "it is emphasized", "the parties also agreed"."""

    start: int
    end: int
    documents: tuple[DocumentWeight, ...] = ()


@dataclass(frozen=True, slots=True)
class References:
    """Everything that an article says of which text it speaks, each list in the article's order."""

    references: tuple[Reference, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    main: tuple[DocumentWeight, ...] = field(default=())

    def __iter__(self) -> Iterator[Reference]:
        return iter(self.references)
