"""Which chapters correspond: units that are nothing but a heading, and whose few words prove little."""

from collections import Counter
from collections.abc import Sequence

from apps.matching.engine.choice import Way, parents
from apps.matching.engine.decided import Decided
from apps.matching.engine.groups import Unit
from apps.matching.engine.headings import Headings

# How much of the counterparts of a chapter's parts stand in the other, of both chapters, at least; less where the
# headings agree, since a chapter that was written anew keeps none of them.
PARTS = 0.5
AGREEING_PARTS = 0.2

Pair = tuple[int, int]


def chapters(
    old: Sequence[Unit], new: Sequence[Unit], headings: Headings, chosen: Sequence[Way], decided: Decided
) -> list[Pair]:
    """Pairs of chapters by what stands in them, as ``chosen`` has it, and by their headings: the surest first."""
    above = parents(old), parents(new)
    votes: Counter[Pair] = Counter()
    parts: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for way in chosen:
        one, other = above[0][way.old[0]], above[1][way.new[0]]
        if one is not None and other is not None and headings.bare[0][one] and headings.bare[1][other]:
            votes[one, other] += 1
            parts[0][one] += 1
            parts[1][other] += 1
    scored = []
    for pair in votes.keys() | headings.kindred():
        number, alike = votes[pair], headings.alike(*pair)
        most = max(parts[0][pair[0]], parts[1][pair[1]])
        share = number / most if most else 0.0
        both = bool(parts[0][pair[0]] and parts[1][pair[1]])
        # One part may stand anywhere, unless the headings have at least a word in common.
        fewest = 2 if headings.contrary(*pair) else 1
        if (share >= AGREEING_PARTS or not both) if alike else (share >= PARTS and number >= fewest):
            scored.append((-(share + alike), abs(pair[0] / len(old) - pair[1] / len(new)), pair))
    taken = {i for way in chosen for i in way.old}, {j for way in chosen for j in way.new}
    found = []
    for _score, _distance, (i, j) in sorted(scored):
        if i not in taken[0] and j not in taken[1] and decided.allows((i,), (j,)):
            taken[0].add(i)
            taken[1].add(j)
            found.append((i, j))
    return found
