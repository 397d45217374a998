"""Which document each reference is of: named beside it, held or not, or the one that is spoken of."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from apps.quotations.engine.references.citing import Cited
from apps.quotations.engine.references.grammar import Grammar
from apps.quotations.engine.references.mentions import Found
from apps.quotations.engine.references.tokens import Tokens

# "of the recently published", between a reference and its document.
GAP = 5


@dataclass(frozen=True, slots=True)
class Beside:
    """A reference's document in the same phrase: its tokens, and the mention where it is one of a held document.

    ``mention`` is None for "NATO's" and "of his letter": a text that is not held.
    """

    start: int
    end: int
    mention: Found | None


def beside(
    tokens: Tokens, grammar: Grammar, cited: Cited, mentions: Sequence[Found], starts: Sequence[int]
) -> Beside | None:
    """``starts`` are those of ``mentions``."""
    return _behind(tokens, grammar, cited, mentions, starts) or _before(
        tokens, grammar, cited, mentions, starts
    )


def _behind(
    tokens: Tokens, grammar: Grammar, cited: Cited, mentions: Sequence[Found], starts: Sequence[int]
) -> Beside | None:
    """ "Clause 1 of the allied treaty", "пункт 1 декларации", "Article 5 of NATO's treaty"."""
    if grammar.figures_first:
        return None
    at = cited.end
    linked = tokens.word(at) in grammar.ofs
    begin = at + linked
    place = bisect_left(starts, at)
    mention = mentions[place] if place < len(mentions) else None
    if mention and begin <= mention.start <= begin + GAP and (linked or not grammar.exact):
        gap = range(begin, mention.start)
        if not linked and len(gap) > 0:
            mention = None
        elif all(_nominal(tokens, grammar, token) for token in gap):
            return Beside(begin, mention.end, None if mention.foreign else mention)
    word = tokens.word(begin)
    if linked and grammar.exact and tokens.word(at) != "to":
        if word in grammar.theirs or word in grammar.indefinite:
            return Beside(begin, begin + 1, None) if tokens.word(at) in {"of", "from"} else None
        begin += word in grammar.definite
        foreign = tokens.word(at) == "of" and tokens.capital(begin)
        return Beside(begin, begin + 1, None) if foreign else None
    # "статья 5 НАТО"
    printed = tokens.printed(begin)
    return (
        Beside(begin, begin + 1, None)
        if not linked and len(printed) > 1 and printed.isupper() and printed.isalpha()
        else None
    )


def _nominal(tokens: Tokens, grammar: Grammar, at: int) -> bool:
    """May stand in the name of a document, before its noun."""
    word = tokens.word(at)
    return (tokens.is_word(at) or word in {"-", "“", "«", '"'}) and word not in grammar.attributing.say


def _before(
    tokens: Tokens, grammar: Grammar, cited: Cited, mentions: Sequence[Found], starts: Sequence[int]
) -> Beside | None:
    """ "Bəyannamənin 1-ci bəndi", "the declaration's Article 11", "NATO's Article 5", "Santa Clause 3"."""
    start, last = cited.start, cited.start - 1
    place = bisect_left(starts, start) - 1
    mention = mentions[place] if place >= 0 else None
    if mention and mention.end == start:
        owning = grammar.figures_first or tokens.tails.get(last) == "s" or not mention.foreign
        begin = mention.start - (tokens.word(mention.start - 1) in grammar.definite)
        return Beside(begin, start, None if mention.foreign else mention) if owning else None
    if (
        grammar.figures_first
        and tokens.word(last - 1) == "-"
        and tokens.capital(last - 2)
        and _owns(tokens, last)
    ):
        return Beside(last - 2, start, None)
    if not tokens.is_word(last):
        return None
    if grammar.exact and tokens.tails.get(last) == "s":
        return Beside(last, start, None)
    if not tokens.capital(last) or last in tokens.sentence_starts or not tokens.capital(start):
        owner = grammar.figures_first and tokens.capital(last) and _owns(tokens, last)
        return Beside(last, start, None) if owner else None
    known = grammar.ands | grammar.ofs | grammar.stops | grammar.definite | frozenset(grammar.relatives)
    return Beside(last, start, None) if tokens.word(last) not in known and grammar.exact else None


def _owns(tokens: Tokens, at: int) -> bool:
    """A name in the genitive: "NATO'nun", "BMT-nin"."""
    ending = tokens.tails.get(at) or (tokens.word(at) if tokens.word(at - 1) == "-" else "")
    return ending.endswith(("in", "un", "ün"))
