"""A document in Akoma Ntoso as text and pieces, in one walk without recursion."""

from dataclasses import dataclass
from typing import Any

from lxml import etree

from apps.documents.importers.akoma.building import AFTER_NUMBER, LINE, Builder, Opened
from apps.documents.importers.akoma.vocabulary import (
    BESIDE,
    BLOCKS,
    KINDS,
    LOOSE,
    NOTES,
    QUOTED,
    TRANSPARENT,
)
from apps.documents.importers.trees import local

NAMES = ("num", "heading", "subheading")


@dataclass(slots=True)
class Frame:
    """An element that is a piece, or (``loose``) in which each paragraph is one."""

    element: Any
    name: str
    kind: str
    loose: bool
    piece: Opened | None = None
    current: Opened | None = None  # where words go: the piece, or what goes on after its parts
    parted: bool = False  # a piece within it has begun: what follows is a piece of its own


class Walker:
    """``walk`` once; then the builder has text and pieces, footnotes last."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.frames: list[Frame] = []
        self.buffer: list[str] = []
        self.notes: list[tuple[str, Any]] = []
        self.quoted = 0
        self.name: Any = None  # the number or heading that is being read
        self.row: Any = None
        self.block: Any = None
        self.signed = False

    def walk(self, root: Any) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            name = local(element)
            if event == "start":
                if name in BESIDE or name in NOTES:
                    self._beside(element, name)
                    walker.skip_subtree()
                else:
                    self._start(element, name)
                    self._text(element.text)
            else:
                if name not in BESIDE and name not in NOTES:
                    self._end(element, name)
                if element is not root:
                    self._text(element.tail)
        self._flush()
        self._write_notes()

    def _text(self, text: str | None) -> None:
        if text:
            self.buffer.append(text)

    def _beside(self, element: Any, name: str) -> None:
        if name in NOTES:
            mark = (element.get("marker") or "").strip() or str(len(self.notes) + 1)
            self.notes.append((mark, element))
            self.buffer.append(f"[{mark}]")

    def _start(self, element: Any, name: str) -> None:
        self.signed = self.signed or name == "signature"
        if name in QUOTED:
            self.quoted += 1
        if name == "noteRef" and element.get("marker"):
            self.buffer.append(f"[{element.get('marker')}]")
        if name in ("eol", "br"):
            self.buffer.append(LINE)
        elif name in ("td", "th"):
            self.buffer.append("\t")
        elif self._is_within():
            self._separate(name)
        elif name in LOOSE or (name in KINDS and not self._is_transparent(element, name)):
            self._flush()
            self.frames.append(Frame(element, name, KINDS.get(name) or LOOSE[name], name in LOOSE))
        elif name in NAMES and self.frames and self.frames[-1].element is element.getparent():
            self._flush()
            self.name = element
        elif name in BLOCKS:
            self._flush()
            self.block = element
            self.row = element if name == "tr" else None

    def _end(self, element: Any, name: str) -> None:
        if name in QUOTED:
            self.quoted -= 1
            self.buffer.append(LINE)
        elif element is self.name:
            self.name = None
            self._flush_name(name)
        elif element is self.row:
            self.row = None
            self._flush()
        elif self._is_within():
            if name == "num":
                self.buffer.append(AFTER_NUMBER)
            else:
                self._separate(name)
        elif self.frames and self.frames[-1].element is element:
            self._flush()
            self.frames.pop()
        elif name in BLOCKS:
            self._flush()

    def _is_transparent(self, element: Any, name: str) -> bool:
        """A list without a number or heading is only how its points are written."""
        return name in TRANSPARENT and not any(local(child) in NAMES for child in element)

    def _is_within(self) -> bool:
        """Inside what is one block whatever stands in it: a quotation, a number, a heading, a row of a table."""
        return bool(self.quoted) or self.name is not None or self.row is not None

    def _separate(self, name: str) -> None:
        if name in BLOCKS or name in KINDS:
            self.buffer.append(LINE if self.quoted else " ")

    def _flush_name(self, name: str) -> None:
        words = self._taken()
        frame = self.frames[-1]
        if not words:
            return
        if frame.parted or (frame.piece is not None and frame.piece.words_start >= 0):
            self._write(words)
            return
        if frame.piece is None:
            frame.piece = frame.current = self._open(frame.kind, frame.element)
        if name == "num" and not frame.piece.label and not frame.piece.heading:
            self.builder.label(frame.piece, words)
        else:
            self.builder.heading(frame.piece, words.replace("\n", " "))

    def _flush(self) -> None:
        words = self._taken()
        if words:
            self._write(words)
        self.signed = False

    def _taken(self) -> str:
        raw, self.buffer = "".join(self.buffer), []
        return self.builder.tidy(raw)

    def _write(self, words: str) -> None:
        """Puts the words where they belong: into the piece of the innermost frame, or into one of their own."""
        frame = self.frames[-1] if self.frames else None
        if frame is None or frame.loose or (frame.parted and frame.piece is None):
            kind = frame.kind if frame is not None and frame.loose else "paragraph"
            if kind == "closing" and self.signed:
                kind = "signatures"
            self.builder.words(self._open(kind, self._named(frame)), words)
            return
        if frame.piece is None:
            frame.piece = frame.current = self._open(frame.kind, frame.element)
        elif frame.parted:
            frame.current = self._open("paragraph", self._named(frame))
            frame.parted = False
        if frame.current is not None:
            self.builder.words(frame.current, words)

    def _named(self, frame: Frame | None) -> Any:
        """The block that was read last, or what is around it within the frame and has a name."""
        element = self.block
        while element is not None and not element.get("eId"):
            above = element.getparent()
            if above is None or (frame is not None and above is frame.element):
                break
            element = above
        return element

    def _open(self, kind: str, element: Any) -> Opened:
        depth = sum(frame.piece is not None for frame in self.frames)
        for frame in self.frames:
            frame.parted = frame.parted or frame.element is not element
        external = "" if element is None else element.get("eId") or element.get("wId") or ""
        return self.builder.open(kind, depth, external, "" if element is None else local(element))

    def _write_notes(self) -> None:
        for mark, element in self.notes:
            words = self.builder.tidy(" ".join(" ".join(element.itertext()).split()))
            if not words:
                continue
            self.block = element
            piece = self._open("footnote", element)
            self.builder.label(piece, f"[{mark}]")
            self.builder.words(piece, words)
