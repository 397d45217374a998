"""What a language's table holds, and how its shorthand is read.

A form is a word, or a stem and its endings: ``стат|ья ьи ье`` stands for статья, статьи, статье; ``~`` is no ending.
Words may stand before a stem; after endings a semicolon parts them from the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from apps.quotations.engine.references.shapes import Relative
from apps.quotations.engine.references.tokens import folded

# Units from the coarsest to the finest: "paragraph 2 of Article 4" puts the finer into the coarser.
RANKS = {
    "annex": 0,
    "part": 1,
    "chapter": 2,
    "section": 3,
    "preamble": 3,
    "article": 4,
    "clause": 5,
    "recital": 5,
    "paragraph": 5,
    "subparagraph": 6,
    "item": 7,
    "sentence": 8,
}
# Their articles count on through the document.
CONTAINERS = frozenset({"part", "chapter", "section"})


@dataclass(frozen=True)
class Word:
    """What a word of a table stands for. ``plural``: None where the form does not tell."""

    value: str
    plural: bool | None = None


@dataclass(frozen=True)
class Attributing:
    """Words by which a text is said to speak. ``parties``: who agrees; ``agree``: what they do; ``say``: what a
    document does;
    ``passive``: what is done in it ("it is emphasized"), after one of ``impersonal``; ``between``:
    adverbs that may stand in between; ``text``: the text of a document; ``auxiliary``: verbs that belong to the one
    before ("qeyd olunur")."""

    parties: frozenset[str]
    agree: frozenset[str]
    say: frozenset[str]
    passive: frozenset[str]
    impersonal: frozenset[str]
    between: frozenset[str]
    text: frozenset[str]
    auxiliary: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Grammar:
    """The words of a language by which clauses and documents are spoken of. Keys are folded."""

    code: str
    units: Mapping[str, Word]
    short: frozenset[str]  # units that are none without a full stop: "art."
    loose: frozenset[str]  # units that an ordinal makes a reference only beside a document: "the first part"
    phrases: Mapping[str, Mapping[str, frozenset[str]]]  # unit of two words: first word → unit → second words
    ordinals: Mapping[str, int]
    tens: Mapping[str, int]  # the first word of "twenty-first"
    cardinals: Mapping[str, int]  # that may stand behind a unit: "Article Two"
    tails: frozenset[str]  # of ordinals in figures: "1st", "11-ci"
    counts: Mapping[str, int]  # "the first two paragraphs"
    ands: frozenset[str]
    tos: frozenset[str]
    froms: frozenset[str]  # "пункты с 5 по 9"
    ofs: frozenset[str]  # between a finer unit and a coarser, or a unit and its document
    relatives: Mapping[str, Relative]
    definite: frozenset[str]  # articles
    demonstrative: frozenset[str]
    indefinite: frozenset[str]  # "a", "any", "his": what follows is no document spoken of
    theirs: frozenset[str]  # "his first article"
    its: frozenset[str]  # of these, those that are said of a document too: "its preamble"
    kinds: Mapping[str, Word]  # nouns for documents → their class
    compounds: frozenset[str]  # forms of these that are named by the word before: "sülh müqaviləsi"
    neutral: frozenset[str]  # adjectives that tell no document from another
    modifiers: tuple[str, ...]  # endings of adjectives, where the language has them
    stops: frozenset[str]  # words without weight in titles
    topics: frozenset[str]  # behind a noun for a document they begin what it is about: "of", "on"
    betweens: frozenset[str]  # before the parties: "between", "with"
    dated: frozenset[str]  # between a document and its date: "signed", "of", "on"
    months: Mapping[str, int]
    year_words: frozenset[str]
    attributing: Attributing
    particles: frozenset[str]  # between a pointer and its unit: "в той же статье"
    again: Mapping[str, str]  # "ibid.": its first word → its second, or ""
    alone: frozenset[str]  # verbs that say of themselves that a text speaks: "отмечается"
    figures_first: bool = False  # "4-cü maddənin 2-ci bəndi": the number, and the coarser unit, come first
    dot_is_ordinal: bool = False  # "1. madde"
    bare: bool = False  # no articles: a noun alone may point at a document
    exact: bool = False  # words do not change their endings but for a plural


def forms(entry: str) -> list[str]:
    """Every form of an entry, folded."""
    found: list[str] = []
    for part in entry.split(";"):
        before, bar, endings = part.strip().partition("|")
        whole = before.split()
        if bar:
            stem = whole.pop()
            whole += [stem + ("" if ending == "~" else ending) for ending in endings.split()]
        found += map(folded, whole)
    return found


def words(entry: str) -> frozenset[str]:
    return frozenset(forms(entry))


def counted(entries: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """One entry to a line, numbered from ``first``."""
    return {
        form: first + step * place
        for place, entry in enumerate(filter(str.strip, entries.splitlines()))
        for form in forms(entry)
    }


def named(entries: Mapping[str, str], *, plural: bool | None = None) -> dict[str, Word]:
    """Each form with the name of its entry."""
    return {form: Word(name, plural) for name, entry in entries.items() for form in forms(entry)}


def related(entries: Mapping[Relative, str]) -> dict[str, Relative]:
    return {form: relative for relative, entry in entries.items() for form in forms(entry)}
