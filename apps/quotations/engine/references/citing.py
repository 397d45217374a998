"""Where an article cites units of a text: by number, by place, by pointing, or as a whole ("the preamble")."""

from dataclasses import dataclass, replace

from apps.quotations.engine.references.grammar import CONTAINERS, RANKS, Grammar, Word
from apps.quotations.engine.references.numbering import Listing, listing_at
from apps.quotations.engine.references.ordinals import listing_before
from apps.quotations.engine.references.shapes import Path, Relative
from apps.quotations.engine.references.tokens import BREAK, Tokens

# Units that a text has one of: they are cited without a number.
WHOLE = frozenset({"preamble", "annex"})
AGAIN = ""  # the unit of "ibid."


@dataclass(frozen=True, slots=True)
class Cited:
    """A unit with its numbers at the tokens ``start`` to ``end`` (exclusive).

    ``bare``: no number, no pointer; it may still be the article that a paragraph is cited of. ``ordinal``: "the first
    article", which newspapers have too. ``within``: the unit that holds it was cited bare or by pointing.
    """

    start: int
    end: int
    unit: str
    paths: tuple[Path, ...] = ()
    relative: Relative | None = None
    bare: bool = False
    ordinal: bool = False
    within: Relative | None = None
    theirs: bool = False
    its: bool = False


def citations_in(tokens: Tokens, grammar: Grammar) -> list[Cited]:
    """In order; none overlaps another."""
    found: list[Cited] = []
    least = 0
    for at, word in enumerate(tokens.words):
        if at < least or (
            word not in grammar.units and word not in grammar.phrases and word not in grammar.again
        ):
            continue
        cited = _again_at(tokens, grammar, at) or _cited_at(tokens, grammar, at, least)
        if cited is None:
            continue
        least = cited.end
        cited = _article_before(tokens, grammar, cited, found[-1].end if found else 0)
        joined = _joined(tokens, grammar, found[-1], cited) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(cited)
    return [cited for cited in found if not cited.bare]


def _again_at(tokens: Tokens, grammar: Grammar, at: int) -> Cited | None:
    """ "Ibid.", "там же": what was cited last, whatever it was."""
    second = grammar.again.get(tokens.word(at))
    if second is None or (second and tokens.word(at + 1) != second):
        return None
    return Cited(at, at + 1 + bool(second), AGAIN, relative=Relative.SAME)


def _unit_at(tokens: Tokens, grammar: Grammar, at: int) -> tuple[Word, int] | None:
    """The unit that is named at a token, and the token behind its name."""
    word, following = tokens.word(at), tokens.word(at + 1)
    if word in grammar.phrases:
        behind = at + 1 + (following == "-")
        for name, seconds in grammar.phrases[word].items():
            if tokens.word(behind) in seconds:
                return Word(name, plural=tokens.word(behind).endswith("s")), behind + 1
    unit = grammar.units.get(word)
    if unit is None:
        return None
    if word in grammar.short:
        # "art." in the singular needs its full stop; "Art 5" in capitals goes without.
        if following == ".":
            return unit, at + 2
        return (unit, at + 1) if tokens.capital(at) and following.isdecimal() else None
    return unit, at + 1 + (word == "§" == following)


def _cited_at(tokens: Tokens, grammar: Grammar, at: int, least: int) -> Cited | None:
    named = _unit_at(tokens, grammar, at)
    if named is None:
        return None
    unit, end = named
    if (
        grammar.exact
        and tokens.word(at - 1) in grammar.demonstrative
        and tokens.word(at - 1) not in grammar.relatives
    ):
        return None  # "at this point 5 states left"
    before = listing_before(tokens, at, grammar)
    behind = None
    if before is None or before.start < least or _heads_behind(tokens, grammar, at, before):
        behind = listing_at(
            tokens, end, grammar, _counted(unit, tokens.word(at), grammar), named=tokens.capital(at)
        )
        before = None
    if behind:
        return Cited(at, behind.end, unit.value, behind.paths)
    if before:
        owner = tokens.word(before.start - 1)
        loose = tokens.word(at) in grammar.loose
        spelled = any(word in grammar.ordinals for word in tokens.words[before.start : at])
        ordinal = spelled or (loose and grammar.exact)
        return Cited(
            before.start,
            end,
            unit.value,
            before.paths,
            ordinal=ordinal,
            theirs=owner in grammar.theirs,
            its=owner in grammar.its,
        )
    pointer = at - 1 - (tokens.word(at - 1) in grammar.particles)
    relative = grammar.relatives.get(tokens.word(pointer)) if pointer >= least else None
    if relative and unit.plural is not True:
        return Cited(pointer, end, unit.value, relative=relative)
    owner = tokens.word(at - 1)
    theirs, its = owner in grammar.theirs, owner in grammar.its
    whole = unit.value == "preamble" or (unit.value == "annex" and tokens.word(at - 1) in grammar.definite)
    if whole and unit.plural is not True:
        return Cited(at, end, unit.value, theirs=theirs, its=its)
    return Cited(at, end, unit.value, bare=True, theirs=theirs)


def _counted(unit: Word, word: str, grammar: Grammar) -> Word:
    """Abbreviations and the sign § stand for several as for one."""
    return Word(unit.value, plural=None) if word in grammar.short or word == "§" else unit


def _heads_behind(tokens: Tokens, grammar: Grammar, at: int, before: Listing) -> bool:
    """The figure before belongs to the last sentence: "… sayısı 11. Madde 4 …"."""
    dotted = grammar.dot_is_ordinal and tokens.word(at - 1) == "."
    return dotted and tokens.capital(at) and tokens.word(at + 1).isdecimal() and not tokens.tight(at - 1)


def _article_before(tokens: Tokens, grammar: Grammar, cited: Cited, least: int) -> Cited:
    """ "the first paragraph": the article belongs to the reference."""
    known = tokens.word(cited.start - 1) in grammar.definite and cited.start - 1 >= least
    return replace(cited, start=cited.start - 1) if known else cited


def _joined(tokens: Tokens, grammar: Grammar, last: Cited, cited: Cited) -> Cited | None:
    """Two units of which one lies in the other: "paragraph 2 of Article 4", "ст. 4, п. 2", "4. maddenin 2. fıkrası"."""
    if AGAIN in (last.unit, cited.unit):
        return None
    gap = tokens.words[last.end : cited.start]
    if BREAK in gap or len(gap) > 2 or RANKS[last.unit] == RANKS[cited.unit]:
        return None
    finer_first = RANKS[last.unit] > RANKS[cited.unit]
    direct = not gap
    if finer_first and not ((direct and not grammar.exact) or (len(gap) == 1 and gap[0] in grammar.ofs)):
        return None
    if not finer_first and not (direct or gap == [","] or gap == ["("]):
        return None
    if not finer_first and grammar.exact and cited.bare:
        return None
    inner, outer = (last, cited) if finer_first else (cited, last)
    if inner.bare:
        return None
    return _placed(inner, outer, last.start, cited.end + (gap == ["("] and tokens.word(cited.end) == ")"))


def _placed(inner: Cited, outer: Cited, start: int, end: int) -> Cited | None:
    both = replace(inner, start=start, end=end, ordinal=inner.ordinal and outer.bare, theirs=outer.theirs)
    if outer.unit == "preamble":
        return replace(both, unit="recital")
    if (
        outer.unit in CONTAINERS
        and RANKS[inner.unit] <= RANKS["paragraph"]
        and not outer.bare
        and not outer.relative
    ):
        return both  # articles count on through the chapters
    if outer.bare or outer.relative:
        return replace(both, within=outer.relative or Relative.SAME)
    if len(outer.paths) != 1 and outer.unit != "annex":
        return None
    head = outer.paths[0] if outer.paths else ()
    if outer.unit == "annex":
        head = ("annex", *head)
    return replace(both, paths=tuple((*head, *path) for path in inner.paths))
