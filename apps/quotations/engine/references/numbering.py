"""Reads numbers and lists of numbers behind a unit: "4(2)(a)", "5 to 9", "3, 4 and 7", "с 5 по 9"."""

from dataclasses import dataclass

from apps.matching.engine.numbers import readings
from apps.quotations.engine.references.grammar import Grammar, Word
from apps.quotations.engine.references.shapes import Path
from apps.quotations.engine.references.tokens import Tokens

# NAFTA counts its articles by the thousand (1904); what has five figures numbers no clause.
FIGURES = 4
# Behind a comma such a number is a year: "Articles 3 and 4, 1997".
YEARS = range(1900, 2100)
# "Articles 1 to 200" speaks of a text and no longer of its clauses.
MANY = 60
INSERTED = frozenset({"bis", "ter", "quater", "quinquies"})
LETTERED = frozenset({"item", "subparagraph", "annex", "part", "section", "paragraph", "article"})
NAMED = frozenset({"annex", "part", "section"})  # "Annex A lists", where "Article A lists" is a misprint
NUMERALS = frozenset("IVXLCDMІХСМ")  # the last four are Cyrillic
SINGLE = {"I": "1", "V": "5", "X": "10", "І": "1", "Х": "10"}
QUOTES = frozenset("\"'“”„«»‘")
# What makes a figure a price, a share or an hour.
SPOILERS = frozenset("%$€£₽₼°")


@dataclass(frozen=True, slots=True)
class Listing:
    """Number paths at the tokens ``start`` to ``end`` (exclusive)."""

    paths: tuple[Path, ...]
    start: int
    end: int


def roman(printed: str) -> str:
    """The figures of a numeral in capitals, "" for anything else: a letter alone is one only where lists use it so."""
    if (
        not printed or not set(printed) <= NUMERALS or len(printed) > 8
    ):  # XXXVIII and its like are as long as they get
        return ""
    if len(printed) == 1:
        return SINGLE.get(printed, "")
    values = readings(printed)
    return str(next(iter(values))[0]) if len(values) == 1 else ""


def item_at(tokens: Tokens, at: int, grammar: Grammar, unit: str, *, named: bool) -> tuple[Path, int] | None:
    """The number that begins at a token, and the token behind it. ``named``: the unit has a capital, so that a
    letter or a numeral alone is its name ("Annex A")."""
    word, parts = tokens.word(at), []
    if word.isdecimal():
        if len(word) > FIGURES or int(word) == 0:
            return None
        parts, at = [str(int(word))], at + 1
        at = _tail_behind(tokens, at, grammar)
    elif word and (count := grammar.cardinals.get(word)) is not None and (named or not grammar.exact):
        parts, at = [str(count)], at + 1
    elif grammar.code == "ru" and word in grammar.ordinals:
        return (str(grammar.ordinals[word]),), at + 1
    elif named and (value := roman(tokens.printed(at))):
        parts, at = [value], at + 1
    elif unit in LETTERED and (found := _letter(tokens, at, unit, named=named)):
        parts, at = [found[0]], found[1]
    elif word != "(":
        return None
    at = _more(tokens, at, parts, grammar)
    return (tuple(parts), at) if parts and not _spoilt(tokens, at) else None


def _tail_behind(tokens: Tokens, at: int, grammar: Grammar) -> int:
    """Past the ending of an ordinal: "в пункте 5-м"."""
    if (
        tokens.word(at) == "-"
        and tokens.tight(at - 1)
        and tokens.tight(at)
        and tokens.word(at + 1) in grammar.tails
    ):
        return at + 2
    return at


def _letter(tokens: Tokens, at: int, unit: str, *, named: bool) -> tuple[str, int] | None:
    quoted = tokens.word(at) in QUOTES
    at += quoted
    letter = tokens.word(at)
    if len(letter) != 1 or not letter.isalpha():
        return None
    closed = tokens.word(at + 1) in QUOTES if quoted else tokens.word(at + 1) == ")"
    if closed:
        return letter, at + 2
    alone = named and tokens.capital(at) and (unit in NAMED or not tokens.is_word(at + 1))
    return (letter, at + 1) if alone and not quoted else None


def _more(tokens: Tokens, at: int, parts: list[str], grammar: Grammar) -> int:
    """The inner parts of a number: "4.2", "4(2)(a)", "5a", "5 bis"."""
    while len(parts) < 6:  # article, paragraph, subparagraph, item and two more: deeper than any treaty
        word, following = tokens.word(at), tokens.word(at + 1)
        if word == "(" and tokens.word(at + 2) == ")" and _inner(following):
            parts.append(following if not following.isdecimal() else str(int(following)))
            at += 3
        elif not parts:
            return at
        elif word in INSERTED:
            parts[-1] += word
            at += 1
        elif word == "-" and following in INSERTED:
            parts[-1] += following
            at += 2
        elif tokens.tight(at - 1) and _joined(tokens, at, grammar):
            parts.append(following if not following.isdecimal() else str(int(following)))
            at += 2
        elif tokens.tight(at - 1) and len(word) == 1 and word.isalpha() and parts[-1].isdecimal():
            parts[-1] += word
            at += 1
        else:
            return at
    return at


def _joined(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    """ "4.2", "4.a" and, in Turkish, "4/2"."""
    word, following = tokens.word(at), tokens.word(at + 1)
    if word != "." and not (word == "/" and grammar.dot_is_ordinal):
        return False
    fits = (following.isdecimal() and len(following) < FIGURES) or (
        len(following) == 1 and following.isalpha() and not tokens.capital(at + 1)
    )
    return tokens.tight(at) and fits


def _inner(word: str) -> bool:
    if word.isdecimal():
        return len(word) < 3  # "Article 5 (1997)" gives a year
    return word.isalpha() and (len(word) == 1 or (len(word) < 6 and set(word) <= set("ivx")))


def _spoilt(tokens: Tokens, at: int) -> bool:
    """The figure goes on as something else: "5,000", "5:30", "5%"."""
    word, following = tokens.word(at), tokens.word(at + 1)
    if word in SPOILERS:
        return True
    if word in {",", ":"} and tokens.tight(at - 1) and tokens.tight(at):
        return following.isdecimal() and (word == ":" or len(following) == 3)
    return False


def listing_at(tokens: Tokens, at: int, grammar: Grammar, unit: Word, *, named: bool) -> Listing | None:
    """The list of numbers behind a unit."""
    begin = at
    at += _signs(tokens, at)
    opened = tokens.word(at) in grammar.froms
    at += opened
    first = item_at(tokens, at, grammar, unit.value, named=named)
    if first is None:
        return None
    paths, end = [first[0]], first[1]
    joints: list[str] = []
    cuts = [end]
    while len(paths) < MANY:
        step = _next(tokens, end, grammar, unit, named=named)
        if step is None:
            break
        joint, path, end, _ = step
        if joint == "-":
            paths[-1:] = expanded(paths[-1], path)
        else:
            paths.append(_under(paths[-1], path, tokens.word(step[3])))
        joints.append(joint)
        cuts.append(end)
    if opened and joints[:1] != ["-"]:
        return None  # "пункт с 5 подпунктами"
    if (unit.plural is not True and joints and "," in joints and joints[-1] == ",") or (
        unit.plural is False and joints and joints[-1] == "and" and not _ends_there(tokens, end, grammar)
    ):
        return Listing((first[0],), begin, cuts[0])
    return Listing(tuple(paths[:MANY]), begin, end)


def _ends_there(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    """Behind "Article 4 and 5" something that is not counted by the 5."""
    word = tokens.word(at)
    words = grammar.attributing
    return not tokens.is_word(at) or word in grammar.ofs or word in words.say or word in words.between


def _next(
    tokens: Tokens, at: int, grammar: Grammar, unit: Word, *, named: bool
) -> tuple[str, Path, int, int] | None:
    """How the next number is joined, its path, and the tokens behind it and at which it begins."""
    word, begin = tokens.word(at), at + 1
    if word in grammar.ands:
        joint = "and"
    elif word in grammar.tos or word == "-":
        joint = "-"
    elif word == ",":
        joint = ","
        if tokens.word(begin) in grammar.ands:
            joint, begin = "and", begin + 1
    else:
        return None
    spelled = not grammar.exact and tokens.word(begin) in grammar.ordinals
    if not (spelled or _figures_at(tokens, begin)):
        return None
    found = item_at(tokens, begin, grammar, unit.value, named=named)
    if found is None or (found[0][0].isdecimal() and int(found[0][0]) in YEARS):
        return None
    # "Articles 3 and 4, paragraph 2" ends at the 4; "Articles 3, 4-cü" does not occur.
    if grammar.figures_first and tokens.word(found[1]) in grammar.units:
        return None
    return joint, found[0], found[1], begin


def _figures_at(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return word.isdecimal() or word == "(" or bool(roman(tokens.printed(at)))


def _signs(tokens: Tokens, at: int) -> int:
    """How many tokens "No." or "№" is."""
    if tokens.word(at) == "no" and tokens.word(at + 1) == "." and tokens.word(at + 2).isdecimal():
        return 2
    return int(tokens.word(at) == "№")


def _under(last: Path, path: Path, first: str) -> Path:
    """ "Article 1 (a) and (b)": the second letter is of the same article."""
    return (*last[:-1], *path) if first == "(" and len(last) > 1 and len(path) == 1 else path


def expanded(first: Path, last: Path) -> list[Path]:
    """Every number of a range; only its ends where it is none or too long."""
    if first[:-1] != last[:-1]:
        last = (*first[:-1], *last) if len(last) == 1 and len(first) > 1 else last
    if first[:-1] != last[:-1]:
        return [first, last]
    low, high = first[-1], last[-1]
    if low.isdecimal() and high.isdecimal() and int(low) < int(high) <= int(low) + MANY:
        return [(*first[:-1], str(number)) for number in range(int(low), int(high) + 1)]
    if len(low) == len(high) == 1 and low.isascii() and high.isascii() and low.isalpha() and low < high:
        return [(*first[:-1], chr(code)) for code in range(ord(low), ord(high) + 1)]
    return [first, last] if first != last else [first]
