"""PDFs for tests, set line by line with fpdf2."""

import random
from collections.abc import Sequence

from fpdf import FPDF
from fpdf.enums import AccessPermission

LOREM = (
    "The Parties shall respect each other's sovereignty, territorial integrity and the inviolability of their "
    "internationally recognised borders, and shall refrain from any threat or use of force against each other. "
    "They shall settle every dispute by peaceful means, in accordance with the Charter of the United Nations. "
)
WORDS = [
    "peace",
    "border",
    "treaty",
    "parties",
    "respect",
    "sovereignty",
    "of",
    "the",
    "and",
    "in",
    "shall",
    "with",
    "their",
    "State",
    "mutual",
    "trust",
    "region",
    "good",
    "neighbourly",
    "relations",
    "principle",
    "international",
    "law",
    "commission",
    "delimitation",
    "recognised",
    "communication",
    "transport",
]


def prose(seed: int, count: int = 60) -> str:
    """Words without sense whose lines break elsewhere each time."""
    rng = random.Random(seed)  # noqa: S311 - for variety, not for secrets
    return " ".join(rng.choice(WORDS) for _ in range(count)).capitalize() + "."


class Paper(FPDF):
    """A4 in points, with a running head and a page number unless they are empty."""

    def __init__(self, head: str = "", foot: str = "") -> None:
        super().__init__(unit="pt", format="A4")
        self.head, self.foot = head, foot
        self.set_margin(72)
        self.set_auto_page_break(auto=True, margin=90)
        self.set_font("Times", size=11)

    def header(self) -> None:
        if self.head:
            self.set_font("Times", "I", 9)
            self.cell(0, 10, self.head, new_x="LMARGIN", new_y="NEXT", align="C")
            self.ln(20)
            self.set_font("Times", size=11)

    def footer(self) -> None:
        if self.foot:
            self.set_y(-50)
            self.set_font("Times", size=9)
            self.cell(0, 10, self.foot.format(page=self.page_no()), align="C")

    def heading(self, words: str, size: float = 14) -> None:
        self.set_font("Times", "B", size)
        self.multi_cell(0, size * 1.2, words, align="C", new_x="LMARGIN", new_y="NEXT")
        self.ln(6)
        self.set_font("Times", size=11)

    def paragraph(self, words: str, *, left: float = 0, align: str = "J") -> None:
        self.set_left_margin(72 + left)
        self.set_x(72 + left)
        self.multi_cell(0, 13, words, align=align, new_x="LMARGIN", new_y="NEXT")
        self.ln(6)
        self.set_left_margin(72)
        self.set_x(72)

    def two_columns(self, paragraphs: Sequence[str], gutter: float = 24) -> None:
        with self.text_columns(ncols=2, gutter=gutter, text_align="J", line_height=1.18) as columns:
            for words in paragraphs:
                with columns.paragraph(bottom_margin=6) as paragraph:
                    paragraph.write(words)

    def lines(self, *lines: str) -> None:
        """Lines that end where they are told to."""
        for line in lines:
            self.cell(0, 13, line, new_x="LMARGIN", new_y="NEXT")
        self.ln(6)

    def marked(self, words: str, mark: str, rest: str) -> None:
        """A line with a raised mark in it."""
        self.write(13, words)
        self.char_vpos = "SUP"
        self.write(13, mark)
        self.char_vpos = "LINE"
        self.write(13, rest)
        self.ln(19)

    def note(self, mark: str, *lines: str) -> None:
        """Small type at the foot of the page, which begins with a raised mark."""
        self.set_y(700)
        self.set_font("Times", size=8)
        self.char_vpos = "SUP"
        self.write(10, mark)
        self.char_vpos = "LINE"
        self.write(10, f" {lines[0]}")
        for line in lines[1:]:
            self.ln(10)
            self.write(10, line)
        self.set_font("Times", size=11)

    def picture(self) -> None:
        """A page without a letter on it."""
        self.add_page()
        self.rect(100, 100, 200, 300, style="F")

    def locked(self, password: str) -> None:
        self.set_encryption(
            owner_password="owner", user_password=password, permissions=AccessPermission.none()
        )

    def bytes(self) -> bytes:
        return bytes(self.output())
