"""A tree of HTML as blocks of text, as a browser would lay them out one under another."""

import re
from typing import Any

from lxml import etree

from apps.documents.importers.html.numbers import Listing, labelled, listing
from apps.documents.importers.html.sifting import HEADINGS
from apps.documents.importers.lines import Lines
from apps.documents.importers.trees import local
from apps.documents.importers.wrapping import unwrap

BLOCKS = HEADINGS | frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend",
    "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot",
    "thead", "tr", "ul",
])  # fmt: skip
CELLS = frozenset(["td", "th"])
INSIDE_LAYOUT = ("table", "ol", "ul", *sorted(HEADINGS))
BLANK = re.compile(r"[ \t\n\r\f]+")  # what HTML collapses; a no-break space stays
BREAKS = re.compile(r" *\n *")
PARAGRAPHS = re.compile(r"\n{2,}")
LEVEL = re.compile(r"\bat-level-(\d)\b")  # our own mark, from what DOCX says of its lists
POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
FIGURES = re.compile(r"\s*\d{1,3}\s*$", re.ASCII)
MANY_PARAGRAPHS = 3  # in a cell: more, and the table only places things on the page


class Blocks:
    """Walks a tree once, without recursion, and adds what it finds to ``lines``."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.buffer: list[str] = []
        self.lists: list[Listing] = []
        self.quotes = 0
        self.heading = 0
        self.level = 0
        self.label = ""
        self.verbatim = 0
        self.row: Any = None
        self.rows = 0  # of the table that is being read, so far

    def walk(self, root: Any) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if self._start(element):
                    walker.skip_subtree()
                else:
                    self._text(element.text)
            else:
                self._end(element)
                if element is not root:
                    self._text(element.tail)
        self._flush()

    def _text(self, text: str | None) -> None:
        if text:
            self.buffer.append(text if self.verbatim else BLANK.sub(" ", text))

    def _start(self, element: Any) -> bool:
        """True where the element was read as a whole."""
        name = local(element)
        if name == "br":
            self.buffer.append(" " if self.row is not None else "\n")
        elif name == "sup" and FIGURES.match("".join(element.itertext())):
            self.buffer.append("".join(element.itertext()).strip().translate(POWERS))
            return True
        elif name == "q":
            self.buffer.append("“")
        elif name in CELLS:
            self._cell()
        elif self.row is not None and name in BLOCKS:
            self.buffer.append(" ")
        elif name in BLOCKS:
            self._flush()
            self._open(element, name)
        return False

    def _cell(self) -> None:
        if self.row is None:
            self._flush()
        elif "".join(self.buffer).strip() or "\t" in self.buffer:
            self.buffer.append("\t")

    def _open(self, element: Any, name: str) -> None:
        if name in HEADINGS:
            self.heading = int(name[1])
        elif element.get("role") == "heading":
            level = element.get("aria-level") or "2"
            self.heading = int(level) if level in "123456" else 2
        elif name in ("ol", "ul", "menu"):
            self.lists.append(listing(element, name))
            self.label = ""
        elif name == "li":
            self.label = self.lists[-1].next_label(element) if self.lists else ""
        elif name in ("blockquote", "dd"):
            self.quotes += 1
        elif name == "pre":
            self.verbatim += 1
        elif name == "table":
            self.rows = 0
        elif name == "tr" and not _is_layout(element):
            self.row = element
        level_mark = LEVEL.search(element.get("class") or "")
        if level_mark:
            self.level = int(level_mark[1])

    def _end(self, element: Any) -> None:
        name = local(element)
        if name == "q":
            self.buffer.append("”")
        if name in CELLS and self.row is None:
            self._flush()
        if name not in BLOCKS:
            return
        if self.row is not None and self.row is not element:
            self.buffer.append(" ")
            return
        self._flush()
        if name in HEADINGS or element.get("role") == "heading":
            self.heading = 0
        elif name in ("ol", "ul", "menu") and self.lists:
            self.lists.pop()
        elif name in ("blockquote", "dd"):
            self.quotes -= 1
        elif name == "pre":
            self.verbatim -= 1
        elif name == "li":
            self.label = ""
        elif self.row is element:
            self.row = None
        self.level = 0

    def _flush(self) -> None:
        raw, self.buffer = "".join(self.buffer), []
        if not raw.strip():
            return
        if self.row is not None:
            self._flush_row(raw)
            return
        words = unwrap(raw)[0] if self.verbatim else BREAKS.sub("\n", re.sub(" {2,}", " ", raw))
        for part in PARAGRAPHS.split(words.strip()):
            part = part.strip()
            if part and self.label:
                part, self.label = labelled(self.label, part), ""
            indent = self.level or len(self.lists) + self.quotes
            self.lines.add(part, heading=self.heading, indent=min(indent, 9))

    def _flush_row(self, raw: str) -> None:
        cells = [re.sub(r"\s+", " ", cell).strip() for cell in raw.split("\t")]
        self.lines.add("\t".join(cells), close=self.rows > 0, indent=len(self.lists))
        self.rows += 1


def _is_layout(row: Any) -> bool:
    """Whether a row's cells only place things on the page: they hold headings, lists or many paragraphs."""
    cells = [cell for cell in row if local(cell) in CELLS]
    if len(cells) < 2:
        return True
    return any(
        next(cell.iter(*INSIDE_LAYOUT), None) is not None
        or sum(1 for _ in cell.iter("p", "div")) > MANY_PARAGRAPHS
        for cell in cells
    )
