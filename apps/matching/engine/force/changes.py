"""Which promises of one text stand in another with another force.

Two marks belong together when the words beside them do: the act that is promised, by whom. Their words are compared
as bags in which near words weigh more, so that a clause may move and its sentence may be turned; the best pairs are
taken first (as in maximum-weight matching by greed, which is symmetric in the two texts).
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping

from apps.matching.engine.force.reading import force_of
from apps.matching.engine.force.shapes import Change, Direction, Mark
from apps.matching.engine.force.table import table_of
from apps.matching.engine.force.view import View

# What is promised stands within so many words of the promise; who, and on what condition, within fewer.
NEAR, FAR = 4, 8
# A word counts less the further it stands: the object of the verb more than the purposes and the exceptions.
FADING = 0.8
# Letters by which words are compared: "providing" and "provide", "развивают" and "развивать".
STEM = 5
# Little words ("of", "и") say nothing of the act.
SHORTEST = 3
# Measured on 300 articles of trade agreements: of clauses in which four words of five that have a synonym were
# replaced, 95 in 100 share .37 or more with the original; of 4,000 pairs of other clauses 95 in 100 share .30 or less.
ENOUGH = 0.35
# A word that stands beside so many marks of a text leads only to those near in order, or long texts would take the
# square of their length.
FREQUENT, WINDOW = 40, 20

Beside = Mapping[str, float]


def changes_of_force(old: str, new: str, language: str) -> tuple[Change, ...]:
    """Each promise that both texts make and of which level, hedges or negation differ, in the old text's order.

    A promise that stands in one text alone is no change of force, and gives none here. Swapping the texts swaps each
    change and its direction. None in a language without a table.
    """
    table = table_of(language)
    if table is None or old == new:
        return ()
    marks = force_of(old, language), force_of(new, language)
    beside = [
        _beside(View(text, table.words.adverbs, ()), found, verb_last=table.verb_last)
        for text, found in zip((old, new), marks, strict=True)
    ]
    pairs = ((marks[0][one], marks[1][other]) for one, other in _pairs(*beside))
    return tuple(
        Change(before, after, direction)
        for before, after in pairs
        if (direction := _direction(before, after)) is not None
    )


def _direction(old: Mark, new: Mark) -> Direction | None:
    if old.negated != new.negated:
        return Direction.REVERSED
    if old.strength == new.strength:
        return None
    return Direction.STRENGTHENED if new.strength > old.strength else Direction.WEAKENED


def _beside(view: View, marks: Iterable[Mark], *, verb_last: bool) -> list[Beside]:
    """For each mark the stems of the words beside it with their weights, in its sentence and up to the next mark."""
    spans = [
        (bisect_left(view.starts, mark.start), bisect_left(view.starts, mark.end), _hedging(view, mark))
        for mark in marks
    ]
    found: list[Beside] = []
    for number, (first, after, hedging) in enumerate(spans):
        floor = max(view.sentence_start[first], spans[number - 1][1] if number else 0)
        ceiling = min(
            view.sentence_end[first], spans[number + 1][0] if number + 1 < len(spans) else view.size
        )
        before, behind = (FAR, NEAR) if verb_last else (NEAR, FAR)
        words: dict[str, float] = {}
        for run, reach in ((range(first - 1, floor - 1, -1), before), (range(after, ceiling), behind)):
            _weigh(view, (word for word in run if word not in hedging), reach, words)
        found.append(words)
    return found


def _weigh(view: View, run: Iterable[int], reach: int, words: dict[str, float]) -> None:
    weight = 1.0
    for word in run:
        if len(view.keys[word]) < SHORTEST:
            continue
        stem = view.keys[word][:STEM]
        words[stem] = max(words.get(stem, 0.0), weight)
        weight *= FADING
        reach -= 1
        if not reach:
            return


def _hedging(view: View, mark: Mark) -> frozenset[int]:
    return frozenset(
        word
        for start, end in mark.hedges
        for word in range(bisect_left(view.starts, start), bisect_left(view.starts, end))
    )


def _pairs(old: list[Beside], new: list[Beside]) -> list[tuple[int, int]]:
    shared = _shared(old, new)
    sums = [sum(words.values()) for words in old], [sum(words.values()) for words in new]
    scored = []
    for (one, other), common in shared.items():
        score = 2 * common / (sums[0][one] + sums[1][other])
        if score >= ENOUGH:
            # Rounded, so that the order of adding does not decide between equals; then the nearer in order.
            scored.append((-round(score, 6), abs(one - other), one + other, one, other))
    taken: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for *_rank, one, other in sorted(scored):
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            pairs.append((one, other))
    return sorted(pairs)


def _shared(old: list[Beside], new: list[Beside]) -> dict[tuple[int, int], float]:
    """The weight that pairs share."""
    places = _places(old), _places(new)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for stem in sorted(places[0].keys() & places[1].keys()):
        ones, others = places[0][stem], places[1][stem]
        near = max(len(ones), len(others)) > FREQUENT
        for one in ones:
            reach = (
                others[bisect_left(others, one - WINDOW) : bisect_right(others, one + WINDOW)]
                if near
                else others
            )
            for other in reach:
                shared[one, other] += min(old[one][stem], new[other][stem])
    return shared


def _places(marks: list[Beside]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(marks):
        for stem in words:
            places[stem].append(number)
    return places
