"""The number in a label, in any of the scripts and styles of the field: "Article 5", "5-ci maddə", "Глава IV", "(a)".

A label may be read in more than one way: "(i)" is the first item or the ninth, "(d)" the fourth, or the fifth in
Azerbaijani, whose third letter is ç. All readings are given; who compares two labels asks whether they share one.
"""

import re

Number = tuple[int, ...]

_DIGITS = re.compile(r"\d+(?:\.\d+)*")
# What may follow the digits: an item ("4.2.a") or an inserted article ("5a", "5 bis").
# An ordinal's ending ("5-ci", "5-я") is no part.
_INSERTED = re.compile(r"\.?([^\W\d_])(?!\w)|\s?(bis|ter|quater|quinquies)\b", re.IGNORECASE)
_LATIN_ORDER = {"bis": 2, "ter": 3, "quater": 4, "quinquies": 5}
_TOKEN = re.compile(r"[^\W_]+")

_ROMAN = re.compile(r"(?=.)M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
# Cyrillic letters with which Roman numerals are typed where the keyboard has no Latin ones.
_LOOKALIKE = str.maketrans("ІХСМУ", "IXCMV")

# Lists in Russian leave out ё, й and the letters that begin no word; those in Turkic languages follow their alphabets.
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "abcçdefgğhıijklmnoöprsştuüvyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
)

# A number of so many digits ("20221122") numbers nothing, and reading thousands of them would be slow.
TOO_LONG = 7


def readings(label: str) -> frozenset[Number]:
    """Every number that the label may mean; none where it has none."""
    digits = _DIGITS.search(label)
    if digits:
        number = tuple(int(part) for part in digits[0].split(".") if len(part) < TOO_LONG)
        inserted = _INSERTED.match(label, digits.end())
        if inserted is None:
            return frozenset([number] if number else [])
        if inserted[2]:
            return frozenset([(*number, _LATIN_ORDER[inserted[2].lower()])])
        return frozenset((*number, place) for place in _places(inserted[1]))
    tokens = _TOKEN.findall(label)
    if not tokens:
        return frozenset()
    last = tokens[-1]
    found = set(_places(last)) if len(last) == 1 else set()
    # "Chapter IV" and "IV fəsil". A small numeral stands alone; in a sentence "mix" is a word.
    numerals = [token for token in (last, tokens[0]) if token.isupper() or len(tokens) == 1]
    if value := next(filter(None, map(_roman, numerals)), 0):
        found.add(value)
    return frozenset((place,) for place in found)


def _places(letter: str) -> set[int]:
    letter = "i" if letter == "İ" else letter.lower()
    return {alphabet.index(letter) + 1 for alphabet in _ALPHABETS if letter in alphabet}


def _roman(token: str) -> int:
    numeral = token.upper().translate(_LOOKALIKE)
    if not _ROMAN.fullmatch(numeral):
        return 0
    values = [_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
