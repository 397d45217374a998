"""What stands where on the pages of a PDF. Also a program of its own: a PDF in, one line of JSON for each page out.

As a program it imports nothing of ours: it starts quickly, may take only so much time and memory, and takes nobody
with it when PDFium falls over a broken file.
"""

import ctypes
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

BOLD = 600  # of the weights from 100 to 900; semi-bold begins here
WORD_GAP = 0.15  # of the letters' height: wider, and it is a space that nobody wrote
LINE_GAP = (
    0.4  # of the height: wider, and what follows may stand in another column; narrow gutters have an em
)
SAME_LINE = 0.25  # of the height: letters whose feet differ by more are raised or lowered
SAME_SIZE = 0.08
QUARTER = math.pi / 2
HYPHENS = {0x02: "-", 0xAD: "-"}  # how PDFium and some writers mark a hyphen at a line's end
MOST_LETTERS = 200_000  # on one page: a poster of small print has 30,000


class Letter:
    """A letter and its place on a page that stands upright: x to the right, y upwards, in points."""

    __slots__ = ("bold", "bottom", "left", "right", "text", "top", "y")

    def __init__(self, text: str, box: tuple[float, float, float, float], y: float, bold: bool) -> None:
        self.text = text
        self.left, self.bottom, self.right, self.top = box
        self.y = y
        self.bold = bold


def read_pages(data: bytes) -> Iterator[dict[str, Any]]:
    """First {"pages": how many, "meta": …}, then each page: width, height, its fragments, and what has no letters.

    A fragment is [text, left, right, y, size, bold]. Yields {"problem": "encrypted" or "damaged"} instead when it
    cannot be opened.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        yield {"problem": "encrypted" if "assword" in str(error) else "damaged"}
        return
    with document:
        count = len(document)
        yield {"pages": count, "meta": document.get_metadata_dict(skip_empty=True)}
        for index in range(count):
            try:
                page = document[index]
            except pypdfium2.PdfiumError:
                yield {"width": 0, "height": 0, "fragments": [], "pictures": False, "lost": 0, "broken": True}
                continue
            try:
                yield _read_page(page)
            finally:
                page.close()


def _read_page(page: Any) -> dict[str, Any]:
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        letters, lost = _letters(textpage, page)
    finally:
        textpage.close()
    pictures = False
    if not letters:
        kinds = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING)
        pictures = next(iter(page.get_objects(filter=kinds, max_depth=3)), None) is not None
    return {
        "width": round(width, 1),
        "height": round(height, 1),
        "fragments": _fragments(letters),
        "pictures": pictures,
        "lost": lost,
    }


def _letters(textpage: Any, page: Any) -> tuple[list[Letter | None], int]:
    """The letters in the order of the file, None where a gap or a new line was seen by PDFium; and how many have no
    character behind them."""
    count = min(textpage.count_chars(), MOST_LETTERS)
    weights: dict[int, bool] = {}
    found: list[Letter | None] = []
    angles: list[int] = []
    lost = 0
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if pdfium.FPDFText_IsGenerated(textpage, index) == 1 and code != 0x02:
            found.append(None)
            angles.append(-1)
            continue
        if code in (0, 0xFFFE, 0xFFFF, 0xFFFD) or 0xE000 <= code <= 0xF8FF:
            lost += 1
            continue
        if 0xD800 <= code <= 0xDFFF:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(textpage, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        place = (box.left, box.bottom, box.right, box.top)
        if not all(map(math.isfinite, (*place, x.value, y.value))):
            continue
        text = HYPHENS.get(code, chr(code))
        before = found[-1] if found else None
        # Within a word the weight stays; asking is the slowest of all.
        within = before is not None and not before.text.isspace()
        bold = before.bold if before is not None and within else _is_bold(textpage, index, weights)
        letter = Letter(text, place, y.value, bold)
        turned = round(pdfium.FPDFText_GetCharAngle(textpage, index) / QUARTER) % 4
        angles.append(turned)
        found.append(letter)
        if turned:
            letter.y = x.value
    return _upright(found, angles, page), lost


def _is_bold(textpage: Any, index: int, known: dict[int, bool]) -> bool:
    """By the weight or the name of the font, asked for once for each piece of text."""
    item = pdfium.FPDFText_GetTextObject(textpage, index)
    key = ctypes.cast(item, ctypes.c_void_p).value or 0
    if key not in known:
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(textpage, index, name, len(name), flags)
        said = name.value.decode("latin-1").lower()
        weight = pdfium.FPDFText_GetFontWeight(textpage, index)
        known[key] = weight >= BOLD or "bold" in said or "black" in said or "heavy" in said
    return known[key]


def _upright(letters: list[Letter | None], angles: list[int], page: Any) -> list[Letter | None]:
    """The letters that stand as most of the page does, turned so that they are upright; a stamp at its side goes."""
    turns = Counter(angle for angle in angles if angle >= 0).most_common(1)
    turn = turns[0][0] if turns else 0
    kept: list[Letter | None] = []
    for letter, angle in zip(letters, angles, strict=True):
        if letter is None or angle == turn:
            kept.append(letter)
    if turn:
        for letter in kept:
            if letter is not None:
                _turn(letter, turn)
    return kept


def _turn(letter: Letter, turn: int) -> None:
    left, bottom, right, top, y = letter.left, letter.bottom, letter.right, letter.top, letter.y
    if turn == 1:  # runs upwards
        letter.left, letter.right, letter.bottom, letter.top, letter.y = bottom, top, -right, -left, -y
    elif turn == 3:  # runs downwards
        letter.left, letter.right, letter.bottom, letter.top, letter.y = -top, -bottom, left, right, y
    else:
        letter.left, letter.right, letter.bottom, letter.top, letter.y = -right, -left, -top, -bottom, -bottom


def _fragments(letters: list[Letter | None]) -> list[list[Any]]:
    """Letters that follow each other on a line in one size and weight, as [text, left, right, y, size, bold]."""
    out: list[list[Any]] = []
    run: list[Letter] = []
    text = ""
    gap = False
    for letter in letters:
        if letter is None:
            gap = True
            continue
        if letter.text.isspace():
            gap = True
            continue
        if run and not _goes_on(run[-1], letter):
            out.append(_fragment(run, text))
            run, text = [], ""
        spaced = run and (gap or letter.left - run[-1].right > WORD_GAP * _size(letter))
        text += (
            f" {letter.text}"
            if spaced and letter.left - run[-1].right > -0.1 * _size(letter)
            else letter.text
        )
        run.append(letter)
        gap = False
    if run:
        out.append(_fragment(run, text))
    return out


def _size(letter: Letter) -> float:
    return max(letter.top - letter.bottom, 0.1)


def _goes_on(before: Letter, after: Letter) -> bool:
    size = max(_size(before), _size(after))
    return (
        abs(before.y - after.y) <= 0.05 * size
        and -0.6 * size <= after.left - before.right <= LINE_GAP * size
        and abs(_size(before) - _size(after)) <= SAME_SIZE * size
        and before.bold == after.bold
    )


def _fragment(run: list[Letter], text: str) -> list[Any]:
    size = sorted(_size(letter) for letter in run)[len(run) // 2]
    return [
        text,
        round(run[0].left, 1),
        round(max(letter.right for letter in run), 1),
        round(run[0].y, 1),
        round(size, 1),
        sum(letter.bold for letter in run) * 2 > len(run),
    ]


def main() -> None:
    """Reads standard input. The arguments are the most seconds of computing and the most bytes of memory."""
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits; the parent still watches the clock
    for page in read_pages(sys.stdin.buffer.read()):
        sys.stdout.write(json.dumps(page) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
