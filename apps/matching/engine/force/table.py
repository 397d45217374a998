"""The table of one language, as ``languages/<code>.toml`` holds it.

``[words]`` are lists of single words (wordlists.py), ``[phrases]`` lists of phrases (notation.py), ``[[marker]]``
the expressions of force: ``level``; ``phrases``; ``nuance``, what they are stronger or weaker within the level;
``negated``, which else follows from the words; ``needs``, where they must stand to count (``Needs``); ``not_after``
and ``not_before``, neighbours with which they are other words (``@name`` stands for a list of ``[words]``, ``#`` for
a number); ``untitled``, which do not count where they are written with a capital; ``passive``, whose subject is not
bound. The level "none" is of what only looks like an expression of force. ``[[hedge]]`` are phrases that weaken by
``by``; those that are ``close`` only behind a marker.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from apps.matching.engine.force.notation import Lexicon, NotationError, Phrase, folded, phrase_of
from apps.matching.engine.force.shapes import STEP, Level
from apps.matching.engine.force.wordlists import WordLists

_ENDINGS = ("adverb_endings", "participle_endings", "oblique_endings", "fragment_endings")
_FOLDER = Path(__file__).parent / "languages"
LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


class Needs(StrEnum):
    NOTHING = ""
    ACTOR = "actor"  # somebody who is bound is the subject, or the text begins with the verb
    PAUSE = "pause"  # at the beginning of a sentence or after a comma, as recitals are
    OPENING = "opening"  # at the beginning, or behind the actor and a comma
    DENIAL = "denial"  # behind "nothing", "no provision"
    NOBODY = "nobody"  # nobody who is bound is the subject
    FINAL = "final"  # an actor, and the end of its clause, where Turkic verbs stand


@dataclass(frozen=True, slots=True)
class Marker:
    level: Level
    strength: int
    negated: bool | None
    needs: Needs
    not_after: frozenset[str]
    not_before: frozenset[str]
    untitled: bool
    passive: bool


@dataclass(frozen=True)
class Table:
    words: WordLists
    markers: Lexicon[Marker]
    loose_hedges: Lexicon[int]  # anywhere in the sentence
    close_hedges: Lexicon[int]  # what follows the marker: "may consider"
    negators: Lexicon[None]  # what follows the marker: "shall not"
    inverters: Lexicon[None]  # "will refrain from"
    limits: Lexicon[None]  # with which "not" denies nothing: "not only", "not less than"
    conditions: Lexicon[None]
    relatives: Lexicon[None]
    asides: Lexicon[None]  # adverbs that are written like a marker, between commas: "может быть"
    verb_last: bool
    strict_subjects: bool  # a verb counts only next to its subject, since its form may be a noun's
    adverb_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    oblique_endings: tuple[str, ...]  # of names that are no subjects
    fragment_endings: tuple[str, ...]  # of a passage's first word within a sentence: "occupying …"


def table_of(language: str) -> Table | None:
    """By the first part of a language tag ("ru-RU"); None where there is no table."""
    code = language.replace("_", "-").split("-")[0].lower()
    return _read(code) if code in LANGUAGES else None


@cache
def _read(code: str) -> Table:
    raw = tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    words = {name: frozenset(map(folded, listed.split())) for name, listed in raw["words"].items()}
    phrases = {name: [phrase_of(line) for line in lines] for name, lines in raw["phrases"].items()}
    unknown = phrases.keys() - {"negators", "inverters", "limits", "conditions", "relatives", "asides"}
    if unknown:
        raise NotationError(f"{code}: nobody reads the phrases {sorted(unknown)}")

    def lexicon(name: str) -> Lexicon[None]:
        return Lexicon((phrase, None) for phrase in phrases.get(name, []))

    markers = [(phrase_of(line), _marker(row, words)) for row in raw["marker"] for line in row["phrases"]]
    hedges = [(phrase_of(line), row) for row in raw["hedge"] for line in row["phrases"]]
    return Table(
        words=WordLists(**words),
        markers=Lexicon(markers),
        loose_hedges=Lexicon((phrase, row["by"]) for phrase, row in hedges if not row.get("close")),
        close_hedges=Lexicon((phrase, row["by"]) for phrase, row in hedges if row.get("close")),
        negators=lexicon("negators"),
        inverters=lexicon("inverters"),
        limits=lexicon("limits"),
        conditions=lexicon("conditions"),
        relatives=lexicon("relatives"),
        asides=lexicon("asides"),
        verb_last=raw.get("verb_last", False),
        strict_subjects=raw.get("strict_subjects", False),
        **{name: _endings(raw, name) for name in _ENDINGS},
    )


def _endings(raw: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(map(folded, raw.get(name, "").split()))


def _marker(row: Mapping[str, Any], words: Mapping[str, Collection[str]]) -> Marker:
    unknown = row.keys() - {
        "phrases",
        "level",
        "nuance",
        "negated",
        "needs",
        "not_after",
        "not_before",
        "untitled",
        "passive",
    }
    if unknown:
        raise NotationError(f"nobody reads {sorted(unknown)} of a marker")
    level = Level[row["level"].upper()]
    return Marker(
        level=level,
        strength=level * STEP + row.get("nuance", 0),
        negated=row.get("negated"),
        needs=Needs(row.get("needs", "")),
        not_after=_neighbours(row.get("not_after", ""), words),
        not_before=_neighbours(row.get("not_before", ""), words),
        untitled=row.get("untitled", False),
        passive=row.get("passive", False),
    )


def _neighbours(written: str, words: Mapping[str, Collection[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in written.split():
        if word.startswith("@"):
            found.update(words[word[1:]])
        else:
            found.add(word if word == "#" else folded(word))
    return frozenset(found)


__all__ = ["LANGUAGES", "Marker", "Needs", "Phrase", "Table", "table_of"]
