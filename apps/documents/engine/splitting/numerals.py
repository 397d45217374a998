"""Numbers as documents print them: digits, roman numerals, letters, ordinals, and what scanning makes of them."""

import re
import unicodedata
from dataclasses import dataclass

from apps.documents.engine.splitting.lines import INVISIBLE, folded

ROMAN = re.compile(r"(?=[ivxlcd])(cd|c{0,4})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.I)
VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500}
# One list per alphabet; a letter that some language leaves out is a small gap (see `sequence`).
LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS = {
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "": LATIN,
}
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"  # without ё, й, ъ, ы, ь, by which nothing is counted
SUFFIXES = ("bis", "ter", "quater", "quinquies", "sexies", "septies")
# What scanning reads for digits and for the strokes of roman numerals.
AS_DIGITS = str.maketrans("OoQIl|iSsBZ", "00011115582")
AS_STROKES = str.maketrans("1l|!", "IIII")
MISREAD = 0.6  # the price of such a reading: less than a gap in the sequence, more than a clean one
TOKEN = re.compile(r"(?:[^\W_]|[\u0300-\u036f|]){1,14}")
MORE = re.compile(rf"[{INVISIBLE}]?([.\-–:])[{INVISIBLE}]?(\d{{1,3}})(?!\d)")
# "1-ci", "2-nci", "3-я", "1º", "1er", "1st"
ORDINAL_TAIL = re.compile(
    r"[-–]?(?:[iıuü]?n?c[iıuü]|st|nd|rd|th|er|re|[eè]me|º|ª|°|ая|я|й|ый|ой|ое|е|го)(?![^\W_])", re.I
)
SUFFIX = re.compile(rf"[ \u00a0]?((?ai:{'|'.join(SUFFIXES)}))(?![^\W_])")
ORDINALS = {
    folded(word): number
    for number, words in enumerate(
        (
            "one first premier première primero primer primera первая первый первое birinci",
            "two second deuxième second seconde segundo segunda вторая второй второе ikinci",
            "three third troisième tercero tercer tercera третья третий третье üçüncü",
            "four fourth quatrième cuarto cuarta четвертая четвёртая четвертый dördüncü",
            "five fifth cinquième quinto quinta пятая пятый beşinci",
            "six sixth sixième sexto sexta шестая шестой altıncı",
            "seven seventh septième séptimo séptima седьмая седьмой yedinci yeddinci",
            "eight eighth huitième octavo octava восьмая восьмой sekizinci səkkizinci",
            "nine ninth neuvième noveno novena девятая девятый dokuzuncu doqquzuncu",
            "ten tenth dixième décimo décima десятая десятый onuncu",
        ),
        1,
    )
    for word in words.split()
}
TEN = 10
TEENS = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
ORDINALS |= {word: number for number, word in enumerate(TEENS.split(), TEN + 1)}
ORDINALS |= {
    folded(word): number
    for number, words in (
        (20, "twenty twentieth двадцать двадцатая vingt vigésimo yirmi iyirmi"),
        (30, "thirty thirtieth тридцать тридцатая trente trigésimo otuz"),
        (40, "forty fortieth сорок quarante kırk qırx"),
        (50, "fifty fiftieth пятьдесят cinquante elli əlli"),
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a number: ``style`` arabic, roman, Roman, letter, Letter or word; ``price`` for a misreading, and
    then ``meant`` is what stood there."""

    style: str
    value: tuple[int, ...]
    price: float = 0.0
    suffix: int = 0
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed, where it ends, and its readings, the likeliest first."""

    end: int
    printed: str
    readings: tuple[Reading, ...]


def roman(token: str) -> int:
    """The value of a roman numeral of usual form up to 499, 0 for anything else."""
    if not token.isascii() or not ROMAN.fullmatch(token):  # the dotless i would pass for an i
        return 0
    digits = [VALUES[c] for c in token.lower()]
    return sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits))


def letter(token: str, language: str) -> int:
    """a is 1, z is 26, aa is 27; 0 where it counts nothing."""
    low = unicodedata.normalize("NFC", token).replace("I", "i").lower()
    if not low or len(set(low)) != 1 or len(low) > 2:
        return 0
    for alphabet in (ALPHABETS.get(language, LATIN), LATIN, CYRILLIC):
        if low[0] in alphabet:
            return alphabet.index(low[0]) + 1 + len(alphabet) * (len(low) - 1)
    return 0


def readings(token: str, language: str = "") -> tuple[Reading, ...]:
    """Every way to read one word without its punctuation."""
    if token.isdecimal():
        found = [Reading("arabic", (int(token),))] if len(token) < 5 else []
        if set(token) == {"1"} and len(token) < 4:
            found.append(Reading("Roman", (len(token),), MISREAD, meant="I" * len(token)))
        return tuple(found)
    found = []
    upper = token.isupper() or token in ("I", "V", "X")
    if value := roman(token):
        found.append(Reading("Roman" if upper else "roman", (value,)))
    elif value := roman(meant := token.translate(AS_STROKES)):
        found.append(Reading("Roman" if meant.isupper() else "roman", (value,), MISREAD, meant=meant))
    if value := letter(token, language):
        found.append(Reading("Letter" if upper else "letter", (value,)))
    digits = token.translate(AS_DIGITS)
    likely = any(c.isdigit() for c in token) or (set(token) <= set("Il|") and not token.isupper())
    if likely and digits.isdecimal() and len(token) < 4 and digits[0] != "0":
        found.append(Reading("arabic", (int(digits),), MISREAD, meant=digits))
    return tuple(found)


def number_at(text: str, at: int, end: int, language: str = "") -> Number | None:
    """The number that begins at ``at``, whatever its shape; None where none does."""
    match = TOKEN.match(text, at, end)
    if match is None:
        return None
    token = match[0]
    if value := ORDINALS.get(folded(token)):
        return _spelled(text, match, value, end)
    head = re.match(r"\d{1,4}", token)
    if head and head.end() < len(token):
        return _tailed(text, at, end, head[0], token) or _clean(text, match, readings(token, language))
    if head and head.end() == len(token):
        return _digits(text, match, end)
    return _headed(text, match, end) or _clean(text, match, readings(token, language))


def _spelled(text: str, match: re.Match[str], value: int, end: int) -> Number:
    """ "ELEVEN", "TWENTY-ONE", "двадцать первая"."""
    stop = match.end()
    if value >= TEN and value % TEN == 0 and text[stop : stop + 1] in ("-", " "):
        more = TOKEN.match(text, stop + 1, end)
        unit = ORDINALS.get(folded(more[0]), TEN) if more else TEN
        if more and unit < TEN:
            value, stop = value + unit, more.end()
    return Number(stop, text[match.start() : stop], (Reading("word", (value,)),))


def _headed(text: str, match: re.Match[str], end: int) -> Number | None:
    """ "A-01", "IV.2": the article behind the letter or roman number of its chapter."""
    token, more = match[0], MORE.match(text, match.end(), end)
    if more is None or not token.isupper():
        return None
    heads = [value for value in (letter(token, ""), roman(token)) if value]
    found = tuple(Reading("Letter", (head, int(more[2]))) for head in heads)
    return Number(more.end(), text[match.start() : more.end()], found) if found else None


def _clean(text: str, match: re.Match[str], found: tuple[Reading, ...]) -> Number | None:
    return Number(match.end(), match[0], found) if found else None


def _digits(text: str, match: re.Match[str], end: int) -> Number | None:
    values, at = [int(match[0])], match.end()
    while len(values) < 5 and (more := MORE.match(text, at, end)):
        values.append(int(more[2]))
        at = more.end()
    if len(values) > 1:
        return Number(at, text[match.start() : at], (Reading("arabic", tuple(values)),))
    if suffix := SUFFIX.match(text, at, end):
        found = Reading("arabic", tuple(values), 0.0, SUFFIXES.index(suffix[1].lower()) + 2)
        return Number(suffix.end(), text[match.start() : suffix.end()], (found,))
    if tail := ORDINAL_TAIL.match(text, at, end):
        return Number(tail.end(), match[0], (Reading("arabic", tuple(values)),))
    return _clean(text, match, readings(match[0]))


def _tailed(text: str, at: int, end: int, head: str, token: str) -> Number | None:
    """Digits with letters behind: "1er", "5a", "5bis"."""
    if tail := ORDINAL_TAIL.match(text, at + len(head), end):
        return Number(tail.end(), head, (Reading("arabic", (int(head),)),))
    rest = token[len(head) :].lower()
    suffix = SUFFIXES.index(rest) + 2 if rest in SUFFIXES else letter(rest, "") if len(rest) == 1 else 0
    if not suffix or rest in ("l", "o"):
        return None
    return Number(at + len(token), token, (Reading("arabic", (int(head),), 0.0, suffix),))
