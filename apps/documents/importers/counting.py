"""Numbers as lists print them: 1, 01, a, A, i, I, and the letters of other alphabets."""

from collections.abc import Callable

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"  # as Word counts: without ё, й, ъ, ы, ь
LARGEST_ROMAN = 3999
MANY = 100_000  # letters for larger numbers would be longer than any label


def decimal(number: int) -> str:
    return str(number)


def padded(number: int) -> str:
    return f"{number:02d}"


def roman(number: int) -> str:
    """Lower case; figures where there is no Roman number."""
    if not 0 < number <= LARGEST_ROMAN:
        return str(number)
    out = ""
    for value, letters in ROMAN:
        out += letters * (number // value)
        number %= value
    return out


def alphabetic(number: int, letters: str = LATIN) -> str:
    """a … z, aa, ab … as HTML counts (CSS Counter Styles 3, section 5.4: alphabetic)."""
    if not 0 < number <= MANY:
        return str(number)
    out = ""
    while number:
        number, rest = divmod(number - 1, len(letters))
        out = letters[rest] + out
    return out


def repeated(number: int, letters: str = LATIN) -> str:
    """a … z, aa, bb … as Word counts (ISO/IEC 29500-1, 17.18.59: lowerLetter)."""
    if not 0 < number <= MANY // len(letters):
        return str(number)
    turns, place = divmod(number - 1, len(letters))
    return letters[place] * (turns + 1)


HTML: dict[str, Callable[[int], str]] = {
    "1": decimal,
    "a": alphabetic,
    "A": lambda number: alphabetic(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}
# CSS Lists 3, list-style-type, as far as it counts like the types of HTML.
CSS = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
# ISO/IEC 29500-1, 17.18.59 ST_NumberFormat. Word formats that are not here are written in figures.
WORD: dict[str, Callable[[int], str]] = {
    "decimal": decimal,
    "decimalZero": padded,
    "lowerLetter": repeated,
    "upperLetter": lambda number: repeated(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "russianLower": lambda number: repeated(number, CYRILLIC),
    "russianUpper": lambda number: repeated(number, CYRILLIC).upper(),
    "ordinal": lambda number: f"{number}{_english_ending(number)}",
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda _number: "",
}


def _english_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
