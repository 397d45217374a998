"""What headings say of whether units correspond, beside their words."""

from collections import defaultdict
from collections.abc import Sequence

from apps.matching.engine.groups import Unit
from apps.matching.engine.words import words_of

# Words of a heading are compared by their beginnings ("Procedure", "Procedures"); shorter ones ("of") say nothing.
STEM, SHORTEST = 5, 4
# As a rule. Units with contrary headings need more: articles on quantitative restrictions and on national treatment of
# two treaties share .42, those on the territory, under two names, .9.
CONTRARY = 0.45

# Chapters of one name ("General provisions") are compared with as many before and behind the one that is the same in
# order; a text with more of them tells them apart by nothing else.
NAMESAKES = 10

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

    def alike(self, i: int, j: int) -> float:
        """1 for the same heading; less where one says all that the other says ("Services", "Trade in Services"); else
        0."""
        if self.same(i, j):
            return 1.0
        one, other = self._stems[0][i], self._stems[1][j]
        if not one or not other or not (one <= other or other <= one):
            return 0.0
        return min(len(one), len(other)) / max(len(one), len(other))

    def kindred(self) -> set[tuple[int, int]]:
        """Pairs of chapters with headings that are alike."""
        places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side in (0, 1):
            for unit, stems in enumerate(self._stems[side]):
                if self.bare[side][unit]:
                    for stem in stems or {" ".join((self.new if side else self.old)[unit])}:
                        places[stem][side].append(unit)
        pairs = {
            (i, j)
            for old, new in places.values()
            for nth, i in enumerate(old)
            for j in new[max(0, nth - NAMESAKES) : nth + NAMESAKES + 1]
        }
        return {pair for pair in pairs if self.alike(*pair)}

    def floor(self, i: int, j: int) -> float:
        """How much of the words has to be shared at least, however much else speaks for the pair."""
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
