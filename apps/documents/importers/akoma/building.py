"""Text and pieces as they grow together, so that every offset is right from the start."""

import re
from dataclasses import dataclass, field

from apps.documents.engine.pieces import Piece
from apps.documents.engine.refs import number_in
from apps.documents.importers import problems
from apps.documents.importers.cleaning import Cleaner

LONGEST_LABEL = 60  # what fits into a clause's label; more is words
BLANK = re.compile(r"[ \t\r\n\f]+")
# Where a line ends, and where a number within words ends, which shares its line. XML can hold neither character.
LINE = "\x1f"
AFTER_NUMBER = "\x1e"
SAME_LINE = re.compile(rf"{AFTER_NUMBER}[\s{LINE}]*")


@dataclass(slots=True)
class Opened:
    """A piece that is being written."""

    kind: str
    depth: int
    external: str
    unit: str  # the element's name, for its rank
    start: int = 0
    label: str = ""
    heading: str = ""
    words_start: int = -1
    words_end: int = -1
    rank: int = 0


@dataclass(slots=True)
class Builder:
    """Raises ImportProblem when there are more than ``limit`` characters."""

    limit: int
    cleaner: Cleaner = field(default_factory=Cleaner)
    opened: list[Opened] = field(default_factory=list)
    length: int = 0
    _parts: list[str] = field(default_factory=list)

    def open(self, kind: str, depth: int, external: str, unit: str) -> Opened:
        if self._parts:
            self._put("\n\n")
        piece = Opened(kind, depth, external, unit, start=self.length)
        self.opened.append(piece)
        return piece

    def label(self, piece: Opened, words: str) -> None:
        """What is printed before the words. Nothing else may stand in the piece yet."""
        if len(words) > LONGEST_LABEL:
            self.words(piece, words)
            return
        self._put(words)
        piece.label = words

    def heading(self, piece: Opened, words: str) -> None:
        self._put(("\n" if piece.heading else " ") + words if self.length > piece.start else words)
        piece.heading = f"{piece.heading} {words}".strip()

    def words(self, piece: Opened, words: str) -> None:
        if self.length > piece.start:
            # A label and its words share a line; after a heading, or another paragraph, a new one begins.
            self._put(" " if piece.words_start < 0 and not piece.heading else "\n")
        if piece.words_start < 0:
            piece.words_start = self.length
        self._put(words)
        piece.words_end = self.length

    def tidy(self, raw: str) -> str:
        """Text of the XML as it reads: white space collapsed, line breaks where they were asked for."""
        lines = [
            BLANK.sub(" ", self.cleaner.clean(line)).strip(" ")
            for line in SAME_LINE.sub(" ", raw).split(LINE)
        ]
        return "\n".join(line for line in lines if line).strip()

    def pieces(self) -> tuple[Piece, ...]:
        ends = [piece.start for piece in self.opened[1:]] + [self.length]
        return tuple(_finished(piece, end) for piece, end in zip(self.opened, ends, strict=True))

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)
        if self.length > self.limit:
            raise problems.too_long(self.limit)


def _finished(piece: Opened, end: int) -> Piece:
    if piece.words_start < 0:
        # No words of its own: an empty span behind label and heading.
        piece.words_start = piece.words_end = piece.start + len(f"{piece.label} {piece.heading}".strip())
    return Piece(
        start=piece.start,
        end=end,
        words_start=piece.words_start,
        words_end=piece.words_end,
        kind=piece.kind,
        label=piece.label,
        number=number_in(piece.label),
        heading=piece.heading,
        depth=piece.depth,
        rank=piece.rank,
        external=piece.external,
    )
