"""Where spans of an old text stand in a new one: exactly, elsewhere, reworded, or nowhere that is sure.

In the own clause first, then in the clauses it was matched to, then, only if the words are many and rare and stand
once, anywhere. What is not safe is lost: a note without a place is found by a person, one at a wrong place by nobody.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from apps.matching.engine.edges import fitted, words_within
from apps.matching.engine.find import Fidelity
from apps.matching.engine.normal import normalise
from apps.matching.engine.passage import Passage, Side, Stretch, standing
from apps.matching.engine.words import Words, words_of

# A passage of which less than this share of its words, and of their weight, stands where it stood is gone.
SURVIVING = 0.45
SURVIVING_WEIGHT = 0.35
# The words that survive must not lie strewn over a place much longer than the passage was.
DENSITY = 0.3
# So much of a passage surviving in its own clause, no other clause is looked at.
ENOUGH = 0.9

# Words that left their place are believed to be the same passage if there are four, and their surprise is that of
# four words which stand once in a text of a thousand: shorter ones are phrases that any clause may use.
FEWEST = 4
SURPRISE = 4 * math.log(1_000)
# Within its clause, words that left their place are believed before words that only resemble them, unless so many
# of those survive.
RESEMBLING = 0.75

# Scores below those of find.py: punctuation apart; the same words in another clause, matched or any.
PUNCTUATION = 0.94
MATCHED, ANYWHERE = 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Carried:
    """``unit`` is an index in the new text, ``start`` and ``end`` code points of its text, end-exclusive.

    ``state``: "exact" (the same code points in the same clause), "moved" (the same in another clause), "reworded" or
    "lost"; a span that is lost has no place.
    """

    state: str
    unit: int | None
    start: int | None
    end: int | None
    score: float


LOST = Carried("lost", None, None, None, 0.0)


def carry(
    old: Sequence[str],
    new: Sequence[str],
    partners: Mapping[int, Sequence[int]],
    spans: Sequence[tuple[int, int, int]],
) -> list[Carried]:
    """What became of each span (old unit, start, end), in their order.

    ``partners`` gives the new units that each old unit was matched to, its own continuation first.
    """
    carriage = _Carriage(old, new, partners)
    return [carriage.span(*span) for span in spans]


def carry_within(old: str, new: str, spans: Sequence[tuple[int, int]]) -> list[Carried]:
    """The same for one clause, whose new wording is known."""
    return carry([old], [new], {0: (0,)}, [(0, start, end) for start, end in spans])


class _Carriage:
    def __init__(self, old: Sequence[str], new: Sequence[str], partners: Mapping[int, Sequence[int]]) -> None:
        self.old, self.new = old, new
        self.partners = {
            i: tuple(dict.fromkeys(j for j in found if 0 <= j < len(new))) for i, found in partners.items()
        }
        self.origins: dict[int, list[int]] = {}
        for i, found in sorted(self.partners.items()):
            for j in found:
                if 0 <= i < len(old):
                    self.origins.setdefault(j, []).append(i)
        self._words: dict[tuple[bool, int], Words] = {}
        self._passages: dict[tuple[tuple[int, ...], tuple[int, ...]], Passage] = {}

    def span(self, unit: int, start: int, end: int) -> Carried:
        if not 0 <= unit < len(self.old) or not 0 <= start < end <= len(self.old[unit]):
            return LOST
        partners = self.partners.get(unit, ())
        if partners and self.old[unit] == self.new[partners[0]]:
            return Carried("exact", partners[0], start, end, 1.0)
        words = self.words(False, unit)
        within = words_within(words, start, end)
        if within is None:
            return self._wordless(unit, start, end)
        found = self._matched(unit, start, end, within) if partners else None
        return found or self._anywhere(unit, start, end, within) or LOST

    def words(self, is_new: bool, unit: int) -> Words:
        key = (is_new, unit)
        if key not in self._words:
            self._words[key] = words_of((self.new if is_new else self.old)[unit])
        return self._words[key]

    def passage(self, unit: int) -> Passage:
        """What the unit belongs to: with it the others that were merged, or all parts of a split."""
        new = tuple(sorted(self.partners[unit]))
        together = self.origins[new[0]] if len(new) == 1 else [unit]
        # Others that were matched to more than this one have a passage of their own.
        old = tuple(i for i in together if tuple(self.partners[i]) == new) if len(new) == 1 else (unit,)
        if (old, new) not in self._passages:
            self._passages[old, new] = Passage(
                Side(old, [self.words(False, i) for i in old]), Side(new, [self.words(True, j) for j in new])
            )
        return self._passages[old, new]

    def _matched(self, unit: int, start: int, end: int, within: Stretch) -> Carried | None:
        passage = self.passage(unit)
        shift = passage.old.offsets[passage.old.units.index(unit)]
        stretch = Stretch(within.first + shift, within.last + shift)
        best: tuple[float, Stretch, int] | None = None
        for j in self.partners[unit]:
            place = passage.new.units.index(j)
            found = self._in_unit(passage, stretch, place)
            if found and (best is None or found[0] > best[0]):
                best = (*found, j)
                if found[0] >= ENOUGH:
                    break
        if best is None:
            return None
        share, target, j = best
        offset = passage.new.offsets[passage.new.units.index(j)]
        return self._placed(
            (unit, start, end), within, j, Stretch(target.first - offset, target.last - offset), share
        )

    def _in_unit(self, passage: Passage, stretch: Stretch, place: int) -> tuple[float, Stretch] | None:
        """The share that survives, and where, in the new unit at this place of the passage."""
        share, weight = passage.survival(stretch, place)
        if share == 1.0:
            followed = passage.followed(stretch, place)
            if followed and followed.last - followed.first == stretch.last - stretch.first:
                return share, followed
        length = stretch.last - stretch.first + 1
        again = self._again(passage, stretch, place, share)
        if again is not None:
            return 1.0, Stretch(again, again + length - 1)
        if share < SURVIVING or weight < SURVIVING_WEIGHT:
            return None
        followed = passage.followed(stretch, place)
        if followed is None or share * length < DENSITY * (followed.last - followed.first + 1):
            return None
        return share, followed

    def _again(self, passage: Passage, stretch: Stretch, place: int, share: float) -> int | None:
        """Where the same words stand in the unit, if it is sure that they are these."""
        low, high = passage.new.offsets[place], passage.new.ends[place]
        sought = passage.old.keys[stretch.first : stretch.last + 1]
        there = [low + at for at in standing(sought, passage.new.keys[low:high])]
        if not there:
            return None
        agreed = [(passage.agreement(stretch, at), at) for at in there]
        most = max(agreed)[0]
        best = [at for agreement, at in agreed if agreement == most]
        if most:
            return best[0] if len(best) == 1 else None
        if len(there) > 1 or share >= RESEMBLING or not self._telling(sought):
            return None
        return there[0] if len(list(standing(sought, passage.old.keys))) == 1 else None

    def _anywhere(self, unit: int, start: int, end: int, within: Stretch) -> Carried | None:
        sought = self.words(False, unit).keys[within.first : within.last + 1]
        if not self._telling(sought):
            return None
        phrase = f" {' '.join(sought)} "
        if self._old_text.count(phrase) != 1 or self._new_text.count(phrase) != 1:
            return None
        at = self._new_text.index(phrase)
        word = self._new_text.count(" ", 0, at + 1) - 1
        place = self._whole_new.where(word)
        first = word - self._whole_new.offsets[place]
        target = Stretch(first, first + len(sought) - 1)
        if target.last >= len(self._whole_new.words[place]):
            return None
        return self._placed((unit, start, end), within, place, target, 1.0)

    def _placed(
        self, span: tuple[int, int, int], within: Stretch, j: int, target: Stretch, share: float
    ) -> Carried:
        unit, start, end = span
        old, new = self.old[unit], self.new[j]
        low, high = fitted(old, self.words(False, unit), start, end, within, new, self.words(True, j), target)
        partners = self.partners.get(unit, ())
        own = bool(partners) and j == partners[0]
        factor = 1.0 if own else MATCHED if j in partners else ANYWHERE
        if old[start:end] == new[low:high]:
            return Carried("exact" if own else "moved", j, low, high, factor)
        score = factor * self._fidelity(old[start:end], new[low:high], share)
        return Carried("reworded", j, low, high, round(score, 3))

    def _fidelity(self, one: str, other: str, share: float) -> float:
        for fidelity in (Fidelity.TYPOGRAPHY, Fidelity.CASE):
            fold = fidelity is Fidelity.CASE
            if normalise(one, fold_case=fold).text == normalise(other, fold_case=fold).text:
                return float(fidelity.value)
        if words_of(one).keys == words_of(other).keys:
            return PUNCTUATION
        return PUNCTUATION * share

    def _wordless(self, unit: int, start: int, end: int) -> Carried:
        """Marks without a word are where they were only between the same words."""
        return LOST

    def _telling(self, words: Sequence[str]) -> bool:
        if len(words) < FEWEST:
            return False
        count, total = self._count
        return sum(math.log(total / max(1, count[word])) for word in words) >= SURPRISE

    @cached_property
    def _count(self) -> tuple[Counter[str], int]:
        count = Counter(self._whole_new.keys)
        return count, max(1_000, len(self._whole_new.keys))

    @cached_property
    def _whole_new(self) -> Side:
        return Side(range(len(self.new)), [self.words(True, j) for j in range(len(self.new))])

    @cached_property
    def _new_text(self) -> str:
        return f" {' '.join(self._whole_new.keys)} "

    @cached_property
    def _old_text(self) -> str:
        return f" {' '.join(key for i in range(len(self.old)) for key in self.words(False, i).keys)} "
