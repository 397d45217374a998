"""Which promises of one text stand in another with another force.

Two marks belong together when their sentences do, and above all the words beside them: the act that is promised, by
whom. They are compared as bags, so that a clause may move and its sentence may be turned; the best pairs are taken
first (as in maximum-weight matching by greed, which is symmetric in the two texts).
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from apps.matching.engine.force.direction import Act, direction
from apps.matching.engine.force.reading import force_of
from apps.matching.engine.force.shapes import Change, Mark
from apps.matching.engine.force.table import Table, table_of
from apps.matching.engine.force.view import View

# What is promised stands within so many words of the promise; who, and on what condition, within fewer.
NEAR, FAR = 4, 8
# A word counts less the further it stands: the object of the verb more than the purposes and the exceptions.
FADING = 0.8
# Letters by which words are compared: "providing" and "provide", "развивают" and "развивать".
STEM = 5
# Little words ("of", "и") say nothing of the act.
SHORTEST = 3
# Words before and behind a mark that are its sentence's; a text without full stops is no one sentence.
SENTENCE = 40
# Of the words beside, so that only pairs worth it are compared as sentences.
ENOUGH_BESIDE = 0.35
# The mean of both. Of what was found between twelve pairs of trade agreements and read by eye, the pairs that speak of
# the same act have .6 or more; of those that speak of two ("a good may", "a good shall") one in fifteen has as much.
ENOUGH = 0.6
# A word that stands beside so many marks of a text leads only to those near in order, or long texts would take the
# square of their length.
FREQUENT, WINDOW = 40, 20


@dataclass(frozen=True, slots=True)
class Beside:
    """The stems of the words beside a mark with their weights, in its sentence and up to the next mark; those of its
    sentence; and the act."""

    words: Mapping[str, float]
    sentence: Counter[str]
    act: Act


def changes_of_force(old: str, new: str, language: str) -> tuple[Change, ...]:
    """Each promise that both texts make and of which level, hedges or negation differ, in the old text's order.

    A promise that stands in one text alone is no change of force, and gives none here. Swapping the texts swaps each
    change and its direction. None in a language without a table.
    """
    table = table_of(language)
    if table is None or old == new:
        return ()
    marks = force_of(old, language), force_of(new, language)
    views = [View(text, table.words.adverbs, ()) for text in (old, new)]
    beside = [_beside(view, found, table) for view, found in zip(views, marks, strict=True)]
    found = []
    for one, other in _pairs(*beside):
        before, after = marks[0][one], marks[1][other]
        # A comma more may let the same words be read otherwise; they promise what they did.
        if _sentence(views[0], before) == _sentence(views[1], after):
            continue
        turned = direction(before, after, beside[0][one].act, beside[1][other].act)
        if turned is not None:
            found.append(Change(before, after, turned))
    return tuple(found)


def _beside(view: View, marks: Iterable[Mark], table: Table) -> list[Beside]:
    spans = [
        (bisect_left(view.starts, mark.start), bisect_left(view.starts, mark.end), _hedging(view, mark))
        for mark in marks
    ]
    found: list[Beside] = []
    before, behind = (FAR, NEAR) if table.verb_last else (NEAR, FAR)
    for number, (first, after, hedging) in enumerate(spans):
        start, end = view.sentence_start[first], view.sentence_end[first]
        if not table.verb_last and not any(_tells(view, word, hedging) for word in range(after, end)):
            end = min(view.size, after + SENTENCE)  # what they "shall:" stands in the list that follows
        floor = max(start, spans[number - 1][1] if number else 0)
        ceiling = min(end, spans[number + 1][0] if number + 1 < len(spans) else view.size)
        words: dict[str, float] = {}
        for run, reach in ((range(first - 1, floor - 1, -1), before), (range(after, ceiling), behind)):
            _weigh(view, (word for word in run if word not in hedging), reach, words)
        around = (
            *range(max(start, first - SENTENCE), first),
            *range(after, min(end, after + SENTENCE)),
        )
        sentence = Counter(_stem(view.keys[word]) for word in around if _tells(view, word, hedging))
        found.append(Beside(words, sentence, _act(view, (first, after), (floor, ceiling), table)))
    return found


def _sentence(view: View, mark: Mark) -> tuple[str, ...]:
    word = bisect_left(view.starts, mark.start)
    return tuple(view.keys[view.sentence_start[word] : view.sentence_end[word]])


def _tells(view: View, word: int, hedging: Collection[int]) -> bool:
    return word not in hedging and len(view.keys[word]) >= SHORTEST


def _act(view: View, mark: tuple[int, int], reach: tuple[int, int], table: Table) -> Act:
    """What is promised: the verb behind the mark, or the mark's own; before it where verbs stand last."""
    (first, after), (floor, ceiling) = mark, reach
    if table.verb_last:
        verbs = {_stem(view.keys[word]) for word in range(max(floor, first - 1), first + 1)}
        own, governed = None, range(max(floor, first - FAR), first)
    else:
        skipped = table.words.passives | table.words.links | table.words.adverbs
        behind = (word for word in range(after, ceiling) if view.keys[word] not in skipped)
        verbs = {_stem(view.keys[word]) for word in (*behind,)[:1]}
        own, governed = _stem(view.keys[after - 1]), range(after, min(ceiling, after + FAR))
    sentence = {
        view.keys[word]
        for word in range(
            max(first - SENTENCE, view.sentence_start[first]), min(after + SENTENCE, view.sentence_end[first])
        )
    }
    return Act(
        frozenset(verbs),
        own,
        not table.words.comparatives.isdisjoint(view.keys[word] for word in governed),
        not table.words.exceptions.isdisjoint(sentence),
        view.keys[first],
    )


def _stem(key: str) -> str:
    """ "party" and "parties" have the same."""
    return key[:STEM].replace("y", "i")


def _weigh(view: View, run: Iterable[int], reach: int, words: dict[str, float]) -> None:
    weight = 1.0
    for word in run:
        if len(view.keys[word]) < SHORTEST:
            continue
        stem = _stem(view.keys[word])
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
    sums = [sum(one.words.values()) for one in old], [sum(one.words.values()) for one in new]
    scored = []
    for (one, other), common in _shared(old, new).items():
        beside = 2 * common / (sums[0][one] + sums[1][other])
        if beside < ENOUGH_BESIDE:
            continue
        score = (beside + _alike(old[one].sentence, new[other].sentence)) / 2
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


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """How much of both sentences stands in both (Dice), and how much of the shorter: an end may have been cut off."""
    shared, sizes = (one & other).total(), (one.total(), other.total())
    return (2 * shared / max(1, sum(sizes)) + shared / max(1, min(sizes))) / 2


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
                shared[one, other] += min(old[one].words[stem], new[other].words[stem])
    return shared


def _places(marks: list[Beside]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        for stem in mark.words:
            places[stem].append(number)
    return places
