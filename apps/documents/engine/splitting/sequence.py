"""The best increasing sequence of numbers through all labels of one scheme, by dynamic programming.

A chain earns the weight of each label in it and pays for what is out of the ordinary: numbers left out, a beginning
above 1, a number read otherwise than printed, a restart. The best chain that ends with a number is all that need be
kept, so the work is one step for each label and each of the few numbers before its own. (A heaviest increasing
subsequence with prices for the steps; the recurrence is that of Smith and Waterman, "Identification of common molecular
subsequences", 1981, on one text.)
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from apps.documents.engine.splitting.marks import Mark
from apps.documents.engine.splitting.numerals import Reading

STEPS = 12  # so many numbers may be missing between two neighbours without a long jump
GAP_FIRST, GAP_EACH = 1.7, 0.2  # for the first number left out, and for each more
JUMP = 4.0  # for any longer jump forward
START_FIRST, START_EACH, START_MOST = 1.5, 0.2, 3.0  # the same for a sequence that does not begin with 1
RESTART = 0.4  # to begin again with 1 under a new chapter
SECOND = 2  # a restart may lack its first number
RESTART_FREE = 3.5  # to begin again where nothing names a chapter
PLAIN = 1.5  # the weight of a plain heading, which a label needs for that
MISFIT = 0.5  # for roman among arabic numbers
WILD = 2.2  # for a number that cannot be what is printed, where its neighbours leave one place
WILD_LEAST = 1.6  # the weight that a label needs for that
TOLL = 0.6  # to count on past the heading of an annex
UNEXPLAINED = 0.6  # of its weight, for a good label that the chain leaves out


@dataclass(slots=True)
class Link:
    """One label in a chain; ``step`` tells how it follows the one before: next, gap, jump, start, restart, wild."""

    mark: Mark
    reading: Reading
    step: str
    score: float
    before: "Link | None"


@dataclass(frozen=True, slots=True)
class Chain:
    """``score`` is the chain's own; ``fit`` less the good labels that it leaves out."""

    form: str
    links: tuple[Link, ...]
    score: float
    fit: float

    @property
    def first(self) -> int:
        return self.links[0].mark.at

    @property
    def last(self) -> int:
        return self.links[-1].mark.at


def best_chain(
    form: str,
    marks: Sequence[Mark],
    restarts: Sequence[int] = (),
    tolls: Sequence[int] = (),
    style: str = "",
    strictness: float = 1.0,
) -> Chain | None:
    """Of ``marks`` in the order of the text.

    ``restarts`` and ``tolls`` are offsets of headings under which counting may begin again, or is unlikely to go on.
    With a ``style``, only numbers of that style are read. Numbers left out cost ``strictness`` of their price.
    """
    usual = style or _usual(marks)
    search = _Search(restarts, tolls, strictness)
    for mark in marks:
        search.take(mark, [r for r in mark.readings if style in ("", r.style)], usual)
    if search.best is None:
        return None
    links: list[Link] = []
    link: Link | None = search.best
    while link is not None:
        links.append(link)
        link = link.before
    links.reverse()
    chosen = {id(link.mark) for link in links}
    left = sum(max(0.0, m.weight) for m in marks if id(m) not in chosen)
    return Chain(form, tuple(links), search.best.score, search.best.score - UNEXPLAINED * left)


def _usual(marks: Iterable[Mark]) -> str:
    """The style in which most of the numbers are printed."""
    styles = Counter(m.readings[0].style for m in marks if m.weight > 0)
    return styles.most_common(1)[0][0] if styles else ""


class _Search:
    def __init__(self, restarts: Sequence[int], tolls: Sequence[int], strictness: float) -> None:
        self.strictness = strictness
        # By the numbers before the last ("8" of "8.3"), and by the last: the best chain that ends there.
        self.ends: dict[tuple[int, ...], dict[int, tuple[float, Link]]] = {}
        self.best: Link | None = None
        self.closed: Link | None = None  # the best before the latest heading under which counting may restart
        self.restarts, self.tolls = list(restarts), list(tolls)
        self.toll = 0.0
        self.tops: dict[tuple[int, ...], tuple[float, Link]] = {}

    def take(self, mark: Mark, readings: Sequence[Reading], usual: str) -> None:
        while self.tolls and self.tolls[0] < mark.at:
            self.tolls.pop(0)
            self.toll += TOLL
        while self.restarts and self.restarts[0] < mark.at:
            self.restarts.pop(0)
            self.closed = self.best
        found = [self._link(mark, reading, usual) for reading in readings]
        if mark.weight >= WILD_LEAST and (wild := self._wild(mark)):
            found.append(wild)
        for link in found:
            self._keep(link)

    def _link(self, mark: Mark, reading: Reading, usual: str) -> Link:
        odd = MISFIT if reading.style not in (usual, "word") and not reading.price else 0.0
        gain = mark.weight - reading.price - odd
        *head, last = reading.value
        before, price, step = (
            None,
            min(START_MOST, START_FIRST + START_EACH * (last - 2)) if last > 1 else 0.0,
            "start",
        )
        price *= self.strictness
        best = -price
        for score, link, cost, name in self._candidates(tuple(head), last, reading.suffix):
            if score - cost > best:
                best, before, step = score - cost, link, name
        if all(value == 1 for value in head) and last <= SECOND and self.closed is not None:
            score = self.closed.score - RESTART - (last - 1)
            if score > best:
                best, before, step = score, self.closed, "restart"
        if max(reading.value) == 1 and mark.word and mark.weight >= PLAIN and self.best is not None:
            score = self.best.score - RESTART_FREE
            if score > best:
                best, before, step = score, self.best, "restart"
        return Link(mark, reading, step, best + gain, before)

    def _candidates(
        self, head: tuple[int, ...], last: int, suffix: int
    ) -> Iterable[tuple[float, Link, float, str]]:
        ends = self.ends.get(head, {})
        for back in range(1 if not suffix else 0, STEPS + 1):
            if (kept := ends.get(last - back)) and (back or kept[1].reading.suffix < suffix):
                missing = max(0, back - 1)
                cost = GAP_FIRST + GAP_EACH * (missing - 1) if missing else 0.0
                yield kept[0] - self.toll, kept[1], cost * self.strictness, "gap" if missing else "next"
        top = self.tops.get(head)
        if top and top[1].reading.value[-1] < last - STEPS:
            yield top[0] - self.toll, top[1], JUMP * self.strictness, "jump"
        if head:
            for back in (1, 2, 3):
                if top := self.tops.get((*head[:-1], head[-1] - back)):
                    cost = GAP_EACH * (last - 1 + 2 * (back - 1))
                    yield top[0] - self.toll, top[1], cost, "next" if not cost else "gap"

    def _wild(self, mark: Mark) -> Link | None:
        """The number after the best chain's last, whatever is printed."""
        if self.best is None:
            return None
        *head, last = self.best.reading.value
        reading = Reading("wild", (*head, last + 1), WILD)
        return Link(mark, reading, "wild", self.best.score + mark.weight - WILD, self.best)

    def _keep(self, link: Link) -> None:
        *head, last = link.reading.value
        ends = self.ends.setdefault(tuple(head), {})
        key = link.score + self.toll
        if last not in ends or key > ends[last][0]:
            ends[last] = (key, link)
        if tuple(head) not in self.tops or key > self.tops[tuple(head)][0]:
            self.tops[tuple(head)] = (key, link)
        if self.best is None or link.score > self.best.score:
            self.best = link
