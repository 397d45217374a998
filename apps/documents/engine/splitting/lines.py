"""The lines of a text that hold anything, and the paragraphs that they make."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

# What str.splitlines() takes for the end of a line, form feeds of scanned pages included.
LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Characters that nobody sees: they may stand anywhere, before an "Article" or within its number.
INVISIBLE = "\0\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
GAP = re.compile(rf"[\s{INVISIBLE}]*")
TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
ENDS = tuple(".!?;:…。؟")
CLOSERS = "\"'”’»)]*¹²³⁴⁵⁶⁷⁸⁹⁰ \t\u00a0\u200e\u200f"
LONG_LINE = 160  # no page of paper sets more characters in a line: it is a paragraph by itself
FEW_BLANKS = 0.02  # a blank line to fifty lines: blank lines do not part the paragraphs of this text
FULL_LINE = 0.75  # a line that ends before three quarters of the usual width was ended on purpose


@dataclass(frozen=True, slots=True)
class Line:
    """``start`` is its first visible character, ``end`` is after its last; ``blank`` tells of a blank line before."""

    index: int
    start: int
    end: int
    blank: bool
    indent: int


def fold(word: str) -> str:
    """Lower case without accents, and one i for the four of Turkish: how words of the vocabulary are compared."""
    plain = unicodedata.normalize("NFKD", word.replace("İ", "i").replace("ı", "i").lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    return fold(word)


def lines_of(text: str) -> list[Line]:
    found: list[Line] = []
    last = 0
    blank = True
    for match in LINE.finditer(text):
        gap = text[last : match.start()]
        last = match.end()
        blank = blank or (len(gap) > 1 and len(BREAK.findall(gap)) > 1)
        start = GAP.match(text, match.start(), match.end()).end()  # type: ignore[union-attr]  # it may match nothing
        if start == match.end():
            blank = True
            continue
        end = match.start() + len(match[0].rstrip())
        found.append(Line(len(found), start, end, blank, start - match.start()))
        blank = False
    return found


def ended(text: str, start: int, end: int) -> bool:
    """Whether a sentence may end where this stretch ends."""
    return text[max(start, end - 12) : end].rstrip(CLOSERS).endswith(ENDS)


def is_low(c: str) -> bool:
    """Whether a sentence could not begin with this letter; in Georgian, which has no capitals for that, it could."""
    return c.islower() and c.title() != c


def starts_low(text: str, at: int, end: int) -> bool:
    """Whether what follows goes on in lower case, as a sentence that was begun before does."""
    for c in text[at : min(end, at + 12)]:
        if c.isalpha():
            return is_low(c)
        if c.isdigit():
            return False
    return False


class Layout:
    """Where paragraphs begin, by the way this text is set."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text, self.lines = text, lines
        self.told: set[int] = set()  # the lines of which a format says that they begin a paragraph
        sizes = [line.end - line.start for line in lines] or [0]
        self.width = sorted(sizes)[int(len(sizes) * 0.9)]
        blanks = sum(line.blank for line in lines[1:])
        self.parted = len(lines) > 1 and blanks >= max(1, FEW_BLANKS * len(lines))
        # Lines of very different lengths are whole paragraphs each; those of a page are about as long as another.
        self.whole = self.width > LONG_LINE or (
            not self.parted and sum(ended(text, line.start, line.end) for line in lines) > 0.6 * len(lines)
        )
        self.usual = median(sizes)

    def begins(self, line: Line) -> bool:
        """Whether a paragraph begins with this line."""
        if line.index in self.told:
            return True
        if line.blank or line.index == 0:
            return not (line.index and self._runs_on(line))
        before = self.lines[line.index - 1]
        if not ended(self.text, before.start, before.end):
            return self.whole and not starts_low(self.text, line.start, line.end) and not self.parted
        if starts_low(self.text, line.start, line.end):
            return False
        if self.whole:
            return True
        return not self.parted and (
            before.end - before.start < FULL_LINE * self.width or line.indent > before.indent
        )

    def _runs_on(self, line: Line) -> bool:
        """A sentence that a blank line cuts in two, as at the foot of a scanned page."""
        before = self.lines[line.index - 1]
        return (
            starts_low(self.text, line.start, line.end)
            and not ended(self.text, before.start, before.end)
            and self.text[before.end - 1] not in ",-–—"
            and before.end - before.start > FULL_LINE * self.usual
        )
