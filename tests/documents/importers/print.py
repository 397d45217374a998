"""PDFs for tests, set line by line with fpdf2."""

from collections.abc import Sequence

from fpdf import FPDF
from fpdf.enums import AccessPermission

LOREM = (
    "The Parties shall respect each other's sovereignty, territorial integrity and the inviolability of their "
    "internationally recognised borders, and shall refrain from any threat or use of force against each other. "
    "They shall settle every dispute by peaceful means, in accordance with the Charter of the United Nations. "
)


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
        self.set_x(72 + left)
        self.multi_cell(0, 13, words, align=align, new_x="LMARGIN", new_y="NEXT")
        self.ln(6)

    def two_columns(self, paragraphs: Sequence[str], gutter: float = 24) -> None:
        with self.text_columns(ncols=2, gutter=gutter, text_align="J", line_height=1.18) as columns:
            for words in paragraphs:
                with columns.paragraph(bottom_margin=6) as paragraph:
                    paragraph.write(words)

    def locked(self, password: str) -> None:
        self.set_encryption(
            owner_password="owner", user_password=password, permissions=AccessPermission.none()
        )

    def bytes(self) -> bytes:
        return bytes(self.output())
