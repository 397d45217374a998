"""What headings say of whether units correspond, beside their words."""

from collections.abc import Sequence

from apps.matching.engine.groups import Unit
from apps.matching.engine.words import words_of

# Words of a heading are compared by their beginnings ("Procedure", "Procedures"); shorter ones ("of") say nothing.
STEM, SHORTEST = 5, 4
# As a rule. Units with contrary headings need more: articles on quantitative restrictions and on national treatment of
# two treaties share .42, those on the territory, under two names, .9. A chapter's few words prove little ("Trade in
# goods" and "Trade in services" share .55): what stands in it decides, unless they are nearly the same.
CONTRARY, BARE = 0.45, 0.75

Heading = tuple[str, ...]


class Headings:
    """Of two texts. Units without headings, and callers that give none, are none the worse for it."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        self.old, self.new = [_words(unit) for unit in old], [_words(unit) for unit in new]
        self._stems = (
            [{w[:STEM] for w in words if len(w) >= SHORTEST} for words in self.old],
            [{w[:STEM] for w in words if len(w) >= SHORTEST} for words in self.new],
        )
        self.bare = [is_bare(unit) for unit in old], [is_bare(unit) for unit in new]

    def same(self, i: int, j: int) -> bool:
        return bool(self.old[i]) and self.old[i] == self.new[j]

    def contrary(self, i: int, j: int) -> bool:
        """Both say what they are about, and it is not the same."""
        one, other = self._stems[0][i], self._stems[1][j]
        return bool(one and other) and one.isdisjoint(other)

    def floor(self, i: int, j: int) -> float:
        """How much of the words has to be shared at least, however much else speaks for the pair."""
        if self.bare[0][i]:
            return BARE
        return CONTRARY if self.contrary(i, j) else 0.0

    def fit(self, old: Sequence[int], new: Sequence[int]) -> bool:
        """A chapter, which is nothing but its heading, corresponds to a chapter, and to one alone."""
        bare = {self.bare[0][i] for i in old} | {self.bare[1][j] for j in new}
        return bare == {False} or (bare == {True} and len(old) == len(new) == 1)


def is_bare(unit: Unit) -> bool:
    """Whether it has a heading and no other words."""
    return bool(unit.heading) and unit.text.strip() == unit.heading.strip()


def _words(unit: Unit) -> Heading:
    return words_of(unit.heading).keys if unit.heading else ()
