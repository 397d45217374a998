"""What reading a file gives, and how much of a file is read at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from apps.documents.engine.pieces import Hint, Piece

# Called with how many pages (or other steps) are done, and how many there are.
Progress = Callable[[int, int], None]

NO_FACTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file, and what the file says of it.

    ``format`` is text, html, docx, pdf or akoma-ntoso. ``text`` has a blank line between paragraphs and \\n within
    them; all offsets are its code points. ``pieces`` are given where the format itself says what the clauses are
    (Akoma Ntoso), else the splitter finds them. ``language`` is BCP 47, "" where the file does not say. ``facts`` hold
    only what stands in the file, under English names: author, date, number, url, encoding, FRBRuri … ``notes`` are
    sentences for the editor.
    """

    format: str
    text: str
    hints: tuple[Hint, ...] = ()
    pieces: tuple[Piece, ...] = ()
    language: str = ""
    title: str = ""
    facts: Mapping[str, str] = field(default_factory=lambda: NO_FACTS)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read. Each is many times what a long treaty has, and little enough for a small server."""

    # The longest text of the trade agreements in use for measuring has 2 MB; pictures in a PDF need the rest.
    bytes: int = 20 * 1024 * 1024
    # 20 MB of plain text in two-byte letters: thirty times the longest treaty that we know.
    characters: int = 10_000_000
    # XML packs to a tenth, seldom to a fiftieth; a bomb reaches a thousandth.
    unpacked: int = 100 * 1024 * 1024
    ratio: int = 200
    # One part of a DOCX becomes a tree of objects of some twenty times its size.
    part: int = 24 * 1024 * 1024
    members: int = 5_000
    # A printed code of laws. A dense page takes some 30 ms of computing.
    pages: int = 2_000
    # libxml2's own limit; real files stay under 40.
    depth: int = 256
    # For the reading of a PDF, which is done by a program of its own: ten times what the most pages take.
    seconds: int = 600
    memory: int = 2 * 1024 * 1024 * 1024
