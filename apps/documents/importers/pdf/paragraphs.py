"""Lines of a page joined to paragraphs, by what a reader sees: gaps, indents, short lines, size and weight."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from apps.documents.importers.pdf.geometry import Line, body_size, leading
from apps.documents.importers.wrapping import BEGINS_ITEM, ENDS_SENTENCE, HYPHENATED, join

GAP = 1.3  # of the usual distance of lines: wider, and a paragraph begins
SHORT = 0.12  # of the column's width, by which the last line of a paragraph stays behind
VERY_SHORT = 0.3
INDENT = 0.8  # of the letters' height
STEP = 1.5  # of the height: a level of a list
LARGER = 1.1  # than the text: a heading
OTHER_SIZE = 0.07
LONGEST_HEADING = 200
CENTRED = 0.04  # of the column's width, between the middles
LABEL_ALONE = re.compile(r"\s*(?:[^\W\d_]+\.?\s+)?[\dIVXLCA-H]{1,6}\s*[.:]?\s*$")


@dataclass(slots=True)
class Block:
    """A paragraph or a heading."""

    lines: list[Line] = field(default_factory=list)
    heading: int = 0

    @property
    def style(self) -> tuple[float, bool]:
        return round(self.lines[0].size * 2) / 2, self.lines[0].bold

    def text(self, vocabulary: frozenset[str]) -> str:
        words = self.lines[0].text
        for line in self.lines[1:]:
            words = f"{words}\n{line.text}" if "\t" in line.text else join(words, line.text, vocabulary)
        return words

    def indent(self) -> int:
        first = self.lines[0]
        margin = min(line.left for line in self.lines)
        if self.heading or is_centred(first):
            return 0
        return min(int(max(margin - first.column[0], 0) / (STEP * first.size)), 9)


def blocks_of(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The blocks of a document in reading order, headings with their level."""
    lines = [line for page in pages for line in page]
    size, step = body_size(lines), leading(lines)
    out: list[Block] = []
    for line in lines:
        if out and not _begins(out[-1], line, step):
            out[-1].lines.append(line)
        else:
            out.append(Block([line]))
    _set_headings(out, size)
    return out


def is_centred(line: Line) -> bool:
    left, right = line.column
    width = right - left
    middle = (line.left + line.right) / 2
    margin = INDENT * line.size
    return (
        line.left - left > margin
        and right - line.right > margin
        and abs(middle - (left + right) / 2) < CENTRED * width
    )


def _begins(block: Block, line: Line, step: float) -> bool:
    """Whether a block begins with the line."""
    last = block.lines[-1]
    size = max(last.size, line.size)
    if abs(last.size - line.size) > OTHER_SIZE * size or last.bold != line.bold:
        return True
    if "\t" in line.text or "\t" in last.text:
        return not ("\t" in line.text and "\t" in last.text and last.page == line.page)
    if last.page != line.page or line.y > last.y:
        return not _goes_over(block, last, line)
    if HYPHENATED.search(last.text) and last.y > line.y:
        return False
    if step and last.y - line.y > GAP * max(step, 1.05 * size):
        return True
    short = last.right < last.column[1] - SHORT * (last.column[1] - last.column[0])
    if BEGINS_ITEM.match(line.text) and (short or ENDS_SENTENCE.search(last.text)):
        return True
    if is_centred(last) and is_centred(line):
        return bool(LABEL_ALONE.match(last.text)) or bool(ENDS_SENTENCE.search(last.text))
    return _indented(block, last, line) or (short and _ends(last, line))


def _goes_over(block: Block, last: Line, line: Line) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    over = bool(ENDS_SENTENCE.search(last.text.rstrip('”"’)]')))
    if BEGINS_ITEM.match(line.text) or over:
        return not over and line.text.lstrip()[:1].islower()
    if last.right < last.column[1] - VERY_SHORT * (last.column[1] - last.column[0]):
        return line.text.lstrip()[:1].islower()
    return is_centred(last) == is_centred(line)


def _indented(block: Block, last: Line, line: Line) -> bool:
    by = line.left - last.left
    first = len(block.lines) == 1
    if by > INDENT * line.size:
        # After a number its words may hang; else an indent begins a paragraph.
        return not (first and BEGINS_ITEM.match(f"{last.text} "))
    if by < -INDENT * line.size:
        # A first line that was indented is followed by one that is not; a hanging item by the next item.
        return not first
    return False


def _ends(last: Line, line: Line) -> bool:
    """After a short line: its sentence is over, or it is so short that the next word would have fitted."""
    if ENDS_SENTENCE.search(last.text):
        return True
    very = last.right < last.column[1] - VERY_SHORT * (last.column[1] - last.column[0])
    return very and not line.text.lstrip()[:1].islower()


def _set_headings(blocks: Iterable[Block], size: float) -> None:
    found = [block for block in blocks if _is_heading(block, size)]
    styles = sorted({block.style for block in found}, key=lambda style: (-style[0], not style[1]))
    for block in found:
        block.heading = min(styles.index(block.style) + 1, 6)


def _is_heading(block: Block, size: float) -> bool:
    words = " ".join(line.text for line in block.lines)
    if (
        len(words) > LONGEST_HEADING
        or len(block.lines) > 4
        or "\t" in words
        or words.rstrip().endswith((";", ","))
    ):
        return False
    if not any(letter.isalpha() for letter in words):
        return False
    first = block.lines[0]
    return first.size >= LARGER * size or first.bold or (is_centred(first) and words.upper() == words)
