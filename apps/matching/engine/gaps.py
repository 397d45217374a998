"""What words could not decide, between neighbours that correspond: units without words, and tiny or rewritten ones."""

from bisect import bisect
from collections.abc import Iterator, Sequence

from apps.matching.engine.choice import FLOOR_IN_PLACE, Way, plain
from apps.matching.engine.decided import Decided
from apps.matching.engine.groups import Unit, left_their_order
from apps.matching.engine.headings import Headings
from apps.matching.engine.likeness import Likenesses
from apps.matching.engine.sequence import best_sequence

# How sure a pair is for which only its label and depth, its label, or its depth and place speak.
LABEL_AND_DEPTH, LABEL, PLACE = 1.0, 0.7, 0.5
# A unit of up to three words ("(a) goods;") may be reworded entirely and still be its label's unit.
TINY = 3
TINY_LIKENESS = 0.2


def filled(
    old: Sequence[Unit],
    new: Sequence[Unit],
    likenesses: Likenesses,
    chosen: Sequence[Way],
    decided: Decided = Decided(),  # noqa: B008 - it never changes
) -> Iterator[Way]:
    """Ways for what is left over in each gap between the chosen ones that kept their order."""
    alike = _Alike(old, new, likenesses, decided)
    for left, right in _gaps(len(old), len(new), chosen):
        if left and right:
            for n, m, likeness in best_sequence(left, right, alike):
                yield Way((n,), (m,), likeness, likeness, likenesses.old[n] == likenesses.new[m])


class _Alike:
    def __init__(
        self, old: Sequence[Unit], new: Sequence[Unit], likenesses: Likenesses, decided: Decided
    ) -> None:
        self.old, self.new, self.likenesses, self.decided = old, new, likenesses, decided
        self.headings = Headings(old, new)

    def __call__(self, i: int, j: int) -> float:
        if not self.decided.allows((i,), (j,)) or self.headings.bare[0][i] or self.headings.bare[1][j]:
            return 0.0
        one, other = self.old[i], self.new[j]
        words = len(self.likenesses.old[i]), len(self.likenesses.new[j])
        labelled = plain(one.label) == plain(other.label) != ""
        deep = one.depth == other.depth
        if not any(words):
            if labelled:
                return LABEL_AND_DEPTH if deep else LABEL
            return PLACE if deep and one.kind == other.kind and not (one.label and other.label) else 0.0
        if not all(words):
            return 0.0
        overlap = self.likenesses.of(i, j).overlap
        if overlap >= max(FLOOR_IN_PLACE, self.headings.floor(i, j)):
            return overlap
        return TINY_LIKENESS if labelled and deep and max(words) <= TINY else 0.0


def _gaps(old: int, new: int, chosen: Sequence[Way]) -> Iterator[tuple[list[int], list[int]]]:
    standing = sorted(chosen, key=lambda way: way.new[0])
    moved = left_their_order([way.old[0] for way in standing])
    fixed = [way for position, way in enumerate(standing) if position not in moved]
    left: list[list[int]] = [[] for _ in range(len(fixed) + 1)]
    right: list[list[int]] = [[] for _ in range(len(fixed) + 1)]
    taken_old = {i for way in chosen for i in way.old}
    taken_new = {j for way in chosen for j in way.new}
    olds, news = [way.old[0] for way in fixed], [way.new[0] for way in fixed]
    for i in range(old):
        if i not in taken_old:
            left[bisect(olds, i)].append(i)
    for j in range(new):
        if j not in taken_new:
            right[bisect(news, j)].append(j)
    yield from zip(left, right, strict=True)
