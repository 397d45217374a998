"""Reads lists of ordinals before a unit: "first and second", "первый и второй", "5-9-cu", "3. ve 4."."""

from apps.quotations.engine.references.grammar import Grammar
from apps.quotations.engine.references.numbering import FIGURES, MANY, Listing, expanded, roman
from apps.quotations.engine.references.shapes import Path
from apps.quotations.engine.references.tokens import Tokens


def listing_before(tokens: Tokens, at: int, grammar: Grammar) -> Listing | None:
    """The list of ordinals that ends before the token ``at``: "5-9-cu", "first and second", "3. ve 4."."""
    if first := _first_few(tokens, at, grammar):
        return first
    found = _ordinal_before(tokens, at, grammar, tailed=True)
    if found is None:
        return None
    paths, start = [found[0]], found[1]
    while len(paths) < MANY:
        word = tokens.word(start - 1)
        if word in grammar.tos or word == "-":
            joint, behind = "-", start - 1
        elif word in grammar.ands or word == ",":
            joint, behind = "and", start - 1
        else:
            break
        found = _ordinal_before(tokens, behind, grammar, tailed=False)
        if found is None or len(found[0][0]) >= FIGURES:
            break
        paths[:1] = expanded(found[0], paths[0]) if joint == "-" else [found[0], paths[0]]
        start = found[1]
    return Listing(tuple(paths[:MANY]), start, at)


def _first_few(tokens: Tokens, at: int, grammar: Grammar) -> Listing | None:
    """ "The first two paragraphs"."""
    count = grammar.counts.get(tokens.word(at - 1))
    if count is None or grammar.ordinals.get(tokens.word(at - 2)) != 1:
        return None
    return Listing(tuple((str(number),) for number in range(1, count + 1)), at - 2, at)


def _ordinal_before(tokens: Tokens, at: int, grammar: Grammar, *, tailed: bool) -> tuple[Path, int] | None:
    """The ordinal that ends before ``at`` and the token it begins at; ``tailed``: figures need their ending."""
    last = at - 1
    word = tokens.word(last)
    if (value := grammar.ordinals.get(word)) is not None:
        start = last
        ten = start - 2 if tokens.word(start - 1) == "-" else start - 1
        if value < 10 and (more := grammar.tens.get(tokens.word(ten))):
            value, start = value + more, ten
        return (str(value),), start
    if word in grammar.tails:
        figure = last - 2 if tokens.word(last - 1) == "-" else last - 1
        return _figure_before(tokens, figure)
    if grammar.dot_is_ordinal and word == "." and tokens.tight(last - 1):
        return _figure_before(tokens, last - 1)
    if word.isdecimal() and (not tailed or tokens.tails.get(last, "-") in grammar.tails):
        return _figure_before(tokens, last)
    if (
        grammar.figures_first
        and word == ")"
        and tokens.word(last - 2) == "("
        and len(tokens.word(last - 1)) == 1
    ):
        return (tokens.word(last - 1),), last - 2
    # "III fəsil"
    return _figure_before(tokens, last) if grammar.figures_first and tailed and not word.isdecimal() else None


def _figure_before(tokens: Tokens, at: int) -> tuple[Path, int] | None:
    word = tokens.word(at)
    if not word.isdecimal():
        value = roman(tokens.printed(at))
        return ((value,), at) if value else None
    if len(word) > FIGURES or int(word) == 0:
        return None
    path: Path = (str(int(word)),)
    while len(path) < 4 and tokens.word(at - 1) == "." and tokens.tight(at - 2) and tokens.tight(at - 1):
        outer = tokens.word(at - 2)
        if not outer.isdecimal() or len(outer) >= FIGURES:
            break
        path, at = (str(int(outer)), *path), at - 2
    return path, at
