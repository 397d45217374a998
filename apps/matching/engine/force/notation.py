"""Phrases as the tables write them.

A phrase is words with spaces between. Each word may have alternatives (``may|might``), endings (``agree(,s,d)``), any
ending (``обязу*``) or any beginning (``*malıdır``), and be left out (``not?``). ``~`` stands for up to three adverbs or
asides between commas, ``_`` for up to three words of any kind. Case and how accents are composed do not matter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from apps.matching.engine.force.view import View
from apps.matching.engine.words import words_of

# "express their full readiness", "shall not also seek": longer stretches are no longer one phrase.
GAP = 3
# Words whose entries are remembered: those of a large corpus in one language, and no more for whatever comes.
REMEMBERED = 1 << 16
Entry = TypeVar("Entry")
_ENDINGS = re.compile(r"\(([^)]*)\)")


@dataclass(frozen=True, slots=True)
class Slot:
    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    optional: bool = False
    gap: str = ""

    def takes(self, key: str) -> bool:
        return (
            key in self.words
            or (bool(self.beginnings) and key.startswith(self.beginnings))
            or (bool(self.endings) and key.endswith(self.endings))
        )


Phrase = tuple[Slot, ...]


class NotationError(ValueError):
    """A table holds a phrase that cannot be read."""


def phrase_of(written: str) -> Phrase:
    phrase = tuple(_slot(part) for part in written.split())
    if not phrase or phrase[0].gap or phrase[0].optional:
        raise NotationError(f"“{written}” does not begin with a word that must be there")
    return phrase


def folded(word: str) -> str:
    keys = words_of(word).keys
    if len(keys) != 1:
        raise NotationError(f"“{word}” is not one word")
    return keys[0].replace("ё", "е")


def _slot(part: str) -> Slot:
    if part in ("~", "_"):
        return Slot(gap=part)
    forms = [form for written in part.removesuffix("?").split("|") for form in _expanded(written)]
    return Slot(
        words=frozenset(folded(form) for form in forms if "*" not in form),
        beginnings=tuple(folded(form[:-1]) for form in forms if form.endswith("*")),
        endings=tuple(folded(form[1:]) for form in forms if form.startswith("*")),
        optional=part.endswith("?"),
    )


def _expanded(written: str) -> Iterator[str]:
    """ "agree(,s)" as "agree", "agrees"."""
    parts = _ENDINGS.split(written)
    choices = [part.split(",") if number % 2 else [part] for number, part in enumerate(parts)]
    for chosen in product(*choices):
        yield "".join(chosen)


def end_of(phrase: Phrase, view: View, at: int, slot: int = 0) -> int:
    """The word after the phrase if it stands at word ``at``, within one sentence; -1 if it does not."""
    if slot == len(phrase):
        return at
    wanted = phrase[slot]
    limit = view.sentence_end[at - 1] if slot else view.size
    if wanted.gap:
        return _over_gap(phrase, view, at, slot, limit)
    if at < limit and wanted.takes(view.keys[at]):
        end = end_of(phrase, view, at + 1, slot + 1)
        if end >= 0:
            return end
    return end_of(phrase, view, at, slot + 1) if wanted.optional else -1


def _over_gap(phrase: Phrase, view: View, at: int, slot: int, limit: int) -> int:
    adverbs = phrase[slot].gap == "~"
    for _ in range(GAP + 1):
        end = end_of(phrase, view, at, slot + 1)
        if end >= 0:
            return end
        if at >= limit:
            return -1
        if adverbs and (after := view.after_aside(at)) > at:
            at = after
        elif view.is_adverb(at) if adverbs else not view.pause[at]:
            at += 1
        else:
            return -1
    return -1


class Lexicon(Generic[Entry]):
    """Entries by the word that their phrase begins with, so that a word which begins none costs one look."""

    def __init__(self, entries: Iterable[tuple[Phrase, Entry]]) -> None:
        self._words: dict[str, list[tuple[Phrase, Entry]]] = {}
        self._beginnings: dict[str, list[tuple[Phrase, Entry]]] = {}
        self._endings: dict[str, list[tuple[Phrase, Entry]]] = {}
        for phrase, entry in entries:
            for forms, index in (
                (phrase[0].words, self._words),
                (phrase[0].beginnings, self._beginnings),
                (phrase[0].endings, self._endings),
            ):
                for form in forms:
                    index.setdefault(form, []).append((phrase, entry))
        self._known: dict[str, tuple[tuple[Phrase, Entry], ...]] = {}

    def at(self, view: View, at: int) -> list[tuple[int, Entry]]:
        """What stands at a word, each with the word after it, the longest first."""
        candidates = self._candidates(view.keys[at])
        if not candidates:
            return []
        found = [(end, entry) for phrase, entry in candidates if (end := end_of(phrase, view, at)) >= 0]
        found.sort(key=lambda pair: -pair[0])
        return found

    def places(self, view: View) -> list[int]:
        """The words with which a phrase may begin."""
        keys = {key for key in set(view.keys) if self._candidates(key)}
        return [word for word, key in enumerate(view.keys) if key in keys]

    def first(self, view: View, at: int) -> int:
        """The word after the longest phrase at a word; the word itself where there is none."""
        candidates = self._candidates(view.keys[at]) if at < view.size else ()
        return max([at, *(end_of(phrase, view, at) for phrase, _entry in candidates)]) if candidates else at

    def _candidates(self, key: str) -> tuple[tuple[Phrase, Entry], ...]:
        known = self._known.get(key)
        if known is not None:
            return known
        found = [*self._words.get(key, ())]
        found += [pair for form, pairs in self._beginnings.items() if key.startswith(form) for pair in pairs]
        # A longer ending says more: "-mirlər" is the negation of "-irlər".
        for form in sorted(self._endings, key=len, reverse=True):
            if key.endswith(form):
                found += self._endings[form]
        if len(self._known) < REMEMBERED:
            self._known[key] = tuple(found)
        return tuple(found)
