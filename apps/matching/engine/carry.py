"""Where spans of an old text stand in a new one: exactly, elsewhere, reworded, or nowhere that is sure.

In the own clause first, then in the clauses it was matched to, then, only if the words are many and rare and stand
once, anywhere. What is not safe is lost: a note without a place is found by a person, one at a wrong place by nobody.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from apps.matching.engine.edges import fitted
from apps.matching.engine.elsewhere import FEWEST, Elsewhere
from apps.matching.engine.find import Fidelity
from apps.matching.engine.normal import normalise
from apps.matching.engine.passage import Passage, Side
from apps.matching.engine.spans import Span, Stretch, Text
from apps.matching.engine.words import words_of

# A passage of which less than this share of its words, and of their weight, stands where it stood is gone.
SURVIVING = 0.45
SURVIVING_WEIGHT = 0.35
# The words that survive must not lie strewn over a place much longer than the passage was.
DENSITY = 0.3
# So much of a passage surviving in its own clause, no other clause is looked at.
ENOUGH = 0.9

# Where the same words stand several times, those are the passage's to which the alignment leads this share of them.
AGREEING = 0.5
# Within its clause, words that left their place are believed before words that only resemble them, unless so many
# of those survive.
RESEMBLING = 0.75

# Scores below those of find.py: the same words apart from punctuation, of which a reworded passage gets the share that
# both have in common. In another clause, matched or any, a passage is as much less sure.
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
        self.old, self.new = [Text(text) for text in old], [Text(text) for text in new]
        self.partners: dict[int, tuple[int, ...]] = {}
        self.origins: dict[int, list[int]] = {}
        for i, found in sorted(partners.items()):
            known = tuple(dict.fromkeys(j for j in found if 0 <= j < len(new)))
            if known and 0 <= i < len(old):
                self.partners[i] = known
                for j in known:
                    self.origins.setdefault(j, []).append(i)
        self.elsewhere = Elsewhere(self.old, self.new)
        self._passages: dict[tuple[tuple[int, ...], tuple[int, ...]], Passage] = {}

    def span(self, unit: int, start: int, end: int) -> Carried:
        if not 0 <= unit < len(self.old) or not 0 <= start < end <= len(self.old[unit].text):
            return LOST
        partners = self.partners.get(unit, ())
        if partners and self.old[unit].text == self.new[partners[0]].text:
            return Carried("exact", partners[0], start, end, 1.0)
        span = Span.of(self.old[unit], start, end)
        if span.stretch is None:
            return (self._marks(unit, span) if partners else None) or LOST
        found = self._matched(unit, span, span.stretch) if partners else None
        return found or self._anywhere(unit, span, span.stretch) or LOST

    def passage(self, unit: int) -> tuple[Passage, int]:
        """What the unit belongs to, and its place there: with the others that were merged, and all parts of a split."""
        new = tuple(sorted(self.partners[unit]))
        old = tuple(i for i in self.origins[new[0]] if sorted(self.partners[i]) == list(new))
        if (old, new) not in self._passages:
            self._passages[old, new] = Passage(
                Side([self.old[i] for i in old]), Side([self.new[j] for j in new])
            )
        return self._passages[old, new], old.index(unit)

    def _matched(self, unit: int, span: Span, stretch: Stretch) -> Carried | None:
        passage, place = self.passage(unit)
        units = sorted(self.partners[unit])
        within = stretch.shifted(passage.old.offsets[place])
        best: tuple[float, Stretch] | None = None
        for part in passage.parts(within, first=units.index(self.partners[unit][0])):
            found = self._in_part(passage, within, part)
            if found and (best is None or found[0] > best[0]):
                best = found
                if found[0] >= ENOUGH:
                    break
        if (best is None or best[0] < RESEMBLING) and (astray := self._astray(passage, within)):
            best = 1.0, astray
        if best is None:
            return None
        part = passage.new.where(best[1].first)
        target = best[1].shifted(-passage.new.offsets[part])
        return self._placed(unit, span, stretch, units[part], target, best[0])

    def _in_part(self, passage: Passage, stretch: Stretch, part: int) -> tuple[float, Stretch] | None:
        """The share that survives, and where, in the new unit at this place of the passage."""
        share, weight = passage.survival(stretch, part)
        followed = passage.followed(stretch, part)
        if followed is None or (len(stretch) < FEWEST and not self._held(passage, stretch, followed)):
            return None
        if share == 1.0 and len(followed) == len(stretch):
            return share, followed
        if again := passage.again(stretch, part, AGREEING):
            return 1.0, again
        if share < SURVIVING or weight < SURVIVING_WEIGHT or share * len(stretch) < DENSITY * len(followed):
            return None
        return share, followed

    def _held(self, passage: Passage, stretch: Stretch, followed: Stretch) -> bool:
        """A few words may stand anywhere: something beside them has stayed, or both versions have them once."""
        if passage.held(stretch, followed):
            return True
        sought = passage.old.keys[stretch.first : stretch.last + 1]
        return passage.old.only(sought) is not None and passage.new.only(sought) is not None

    def _astray(self, passage: Passage, stretch: Stretch) -> Stretch | None:
        """Where the same words stand out of their order, if it is sure that they are these."""
        sought = passage.old.keys[stretch.first : stretch.last + 1]
        if not self.elsewhere.telling(sought) or passage.old.only(sought) is None:
            return None
        found = passage.new.only(sought)
        return found if found and passage.new.where(found.first) == passage.new.where(found.last) else None

    def _marks(self, unit: int, span: Span) -> Carried | None:
        """Marks without a word are where they were only between the same words."""
        passage, place = self.passage(unit)
        j = self.partners[unit][0]
        part = sorted(self.partners[unit]).index(j)
        after = bisect_right(self.old[unit].words.ends, span.start)
        at = passage.gap(passage.old.offsets[place] + after, place, part)
        if at is None:
            return None
        low, high = self.old[unit].gap(after)
        there, end = self.new[j].gap(at - passage.new.offsets[part])
        one, other = self.old[unit].text[low:high], self.new[j].text[there:end]
        if one == other:
            start = there + span.start - low
        elif one.count(span.quote) == other.count(span.quote) == 1:
            start = there + other.index(span.quote)
        else:
            return None
        return Carried("exact", j, start, start + span.end - span.start, 1.0)

    def _anywhere(self, unit: int, span: Span, stretch: Stretch) -> Carried | None:
        found = self.elsewhere.find(self.old[unit].words.keys[stretch.first : stretch.last + 1])
        return found and self._placed(unit, span, stretch, found[0], found[1], 1.0)

    def _placed(
        self, unit: int, span: Span, stretch: Stretch, j: int, target: Stretch, share: float
    ) -> Carried:
        low, high = fitted(span, stretch, self.new[j], target)
        if low >= high:
            return LOST  # its beginning and its end would meet: a part of a word, and that word is gone
        partners = self.partners.get(unit, ())
        own = partners[:1] == (j,)
        factor = 1.0 if own else MATCHED if j in partners else ANYWHERE
        words = self.new[j].text[low:high]
        if span.quote == words:
            return Carried("exact" if own else "moved", j, low, high, factor)
        both = 2 * share * len(stretch) / (len(stretch) + len(target))
        return Carried("reworded", j, low, high, round(factor * _fidelity(span.quote, words, both), 3))


def _fidelity(one: str, other: str, share: float) -> float:
    if words_of(one).keys != words_of(other).keys:
        return PUNCTUATION * share
    for fidelity in (Fidelity.TYPOGRAPHY, Fidelity.CASE):
        fold = fidelity is Fidelity.CASE
        if normalise(one, fold_case=fold).text == normalise(other, fold_case=fold).text:
            return float(fidelity.value)
    return PUNCTUATION
