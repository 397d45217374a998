"""PDFs: what a reader sees, in the order in which it is read."""

from collections.abc import Callable

import pytest

from apps.documents.importers import ImportProblem, Limits, Reading, read
from tests.documents.importers.print import LOREM, Paper, prose


def made(draw: Callable[[Paper], None], head: str = "", foot: str = "") -> Reading:
    paper = Paper(head, foot)
    paper.add_page()
    draw(paper)
    return read(paper.bytes(), "a.pdf")


def blocks(draw: Callable[[Paper], None]) -> list[str]:
    return made(draw).text.split("\n\n")


def treaty(paper: Paper) -> None:
    paper.heading("TREATY OF PEACE", 18)
    for number in range(1, 9):
        paper.heading(f"Article {number}")
        paper.paragraph(f"1. {LOREM * 2}")
        paper.paragraph(f"(a) {LOREM}", left=30)
        paper.paragraph("(b) and nothing else.", left=30)


def test_lines_become_paragraphs_and_furniture_goes() -> None:
    reading = made(treaty, head="Treaty Series 2020, vol. 12", foot="- {page} -")
    expected = ["TREATY OF PEACE"]
    for number in range(1, 9):
        expected += [
            f"Article {number}",
            f"1. {LOREM * 2}".strip(),
            f"(a) {LOREM}".strip(),
            "(b) and nothing else.",
        ]
    assert reading.text.split("\n\n") == expected
    assert reading.notes == (
        "Left out a running head or page number on 3 pages: “Treaty Series 2020, vol. 12”.",
        "Left out a running head or page number on 3 pages: “- 1 -”.",
    )
    assert [hint.heading for hint in reading.hints if hint.heading] == [1] + [2] * 8
    assert reading.title == "TREATY OF PEACE"
    deep = [reading.text[hint.at :][:3] for hint in reading.hints if hint.indent]
    assert deep == ["(a)", "(b)"] * 8


def test_two_columns_are_read_one_after_the_other() -> None:
    paragraphs = [f"{number}. {prose(number)}" for number in range(1, 20)]

    def draw(paper: Paper) -> None:
        paper.heading("TWO COLUMNS", 18)
        paper.two_columns(paragraphs)

    assert blocks(draw) == ["TWO COLUMNS", *paragraphs]


def test_a_narrow_gutter_is_found_too() -> None:
    paragraphs = [f"{number}. {prose(number)}" for number in range(1, 20)]
    assert blocks(lambda paper: paper.two_columns(paragraphs, gutter=14)) == paragraphs


def test_articles_at_the_top_of_each_page_are_no_running_heads() -> None:
    def draw(paper: Paper) -> None:
        for number in range(1, 6):
            if number > 1:
                paper.add_page()
            paper.heading(f"Article {number}")
            paper.paragraph(LOREM)

    assert [block for block in blocks(draw) if block.startswith("Article")] == [
        f"Article {n}" for n in range(1, 6)
    ]


def test_words_that_were_divided_at_the_end_of_a_line_are_whole_again() -> None:
    lines = (
        "The Parties shall respect each other's sovereignty, territorial inte-",
        "grity and the right of their peoples to self-",
        "determination, and Nagorno-",
        "Karabakh is mentioned here as one name in the text of the document.",
    )
    assert blocks(lambda paper: paper.lines(*lines)) == [
        "The Parties shall respect each other's sovereignty, territorial integrity and the right of their peoples to "
        "self-determination, and Nagorno-Karabakh is mentioned here as one name in the text of the document."
    ]


def test_a_paragraph_goes_on_over_the_page() -> None:
    def draw(paper: Paper) -> None:
        paper.paragraph(LOREM)
        paper.paragraph(LOREM * 16)

    assert blocks(draw) == [LOREM.strip(), (LOREM * 16).strip()]


def test_footnotes_go_to_the_end_and_their_marks_become_one_kind() -> None:
    def draw(paper: Paper) -> None:
        for number in (1, 2):
            if number > 1:
                paper.add_page()
            paper.paragraph(LOREM)
            paper.marked("The border", "1", " is open, and ten square metres are 10 m")
            paper.note("1", f"See map {number} of the annex to", "the Treaty.")

    reading = made(draw)
    assert "The border[1] is open" in reading.text
    assert "The border[2] is open" in reading.text
    assert reading.text.endswith(
        "[1] See map 1 of the annex to the Treaty.\n\n[2] See map 2 of the annex to the Treaty."
    )
    assert "2 footnotes were put at the end." in reading.notes


def test_a_raised_figure_that_calls_no_note_is_a_power() -> None:
    assert blocks(lambda paper: paper.marked("An area of ten m", "2", " of land.")) == [
        "An area of ten m² of land."
    ]


def test_progress_is_told_page_by_page() -> None:
    paper = Paper()
    for _ in range(3):
        paper.add_page()
        paper.paragraph(LOREM)
    told: list[tuple[int, int]] = []
    read(paper.bytes(), "a.pdf", progress=lambda done, all_: told.append((done, all_)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def problem(data: bytes, limits: Limits | None = None) -> ImportProblem:
    with pytest.raises(ImportProblem) as caught:
        read(data, "a.pdf", limits=limits)
    return caught.value


def test_a_scan_without_text_says_how_many_pages_and_what_to_do() -> None:
    paper = Paper()
    paper.picture()
    paper.picture()
    told = problem(paper.bytes())
    assert told.code == "scanned"
    assert "2 pages" in str(told)
    assert "OCR" in str(told)


def test_pages_that_are_pictures_are_named() -> None:
    paper = Paper()
    paper.add_page()
    paper.paragraph(LOREM)
    paper.picture()
    reading = read(paper.bytes(), "a.pdf")
    assert reading.text == LOREM.strip()
    assert reading.notes == ("Page 2 is a picture without text and was left out.",)


def test_a_locked_file_says_so_and_one_that_only_restricts_is_read() -> None:
    paper = Paper()
    paper.locked("secret")
    paper.add_page()
    paper.paragraph(LOREM)
    assert problem(paper.bytes()).code == "encrypted"
    paper = Paper()
    paper.locked("")
    paper.add_page()
    paper.paragraph(LOREM)
    assert read(paper.bytes(), "a.pdf").text == LOREM.strip()


def test_damaged_empty_and_endless_files_are_refused() -> None:
    paper = Paper()
    paper.add_page()
    paper.add_page()
    data = paper.bytes()
    assert problem(data).code == "empty"
    assert problem(data[:200]).code == "damaged"
    assert problem(b"%PDF-1.7\n").code == "damaged"
    assert problem(data, Limits(pages=1)).code == "too-many-pages"


def test_too_much_time_or_memory_ends_the_reading() -> None:
    paper = Paper()
    treaty_pages = 40
    for _ in range(treaty_pages):
        paper.add_page()
        paper.paragraph(LOREM * 8)
    assert problem(paper.bytes(), Limits(seconds=0)).code == "too-slow"
    assert problem(paper.bytes(), Limits(memory=8 * 1024 * 1024)).code in ("too-slow", "damaged")


def test_what_the_file_says_of_itself() -> None:
    paper = Paper()
    paper.set_title("Declaration on Peace")
    paper.set_author("A. B.")
    paper.add_page()
    paper.paragraph(LOREM)
    reading = read(paper.bytes(), "a.pdf")
    assert reading.title == "Declaration on Peace"
    assert reading.facts["author"] == "A. B."
