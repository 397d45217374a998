"""Which labels are those in which a document counts, and which of the coarser ones stand above them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from apps.documents.engine.splitting.marks import UNKNOWN_FORM, Mark
from apps.documents.engine.splitting.sequence import Chain, best_chain
from apps.documents.engine.splitting.source import Source
from apps.documents.engine.splitting.vocabulary import CONTAINERS

# How much rather one counts in these than in others of the same length: an article is hardly ever part of another
# unit, while numbered paragraphs mostly are.
PRIORS = {
    ("article", ""): 2.0,
    ("sign", ""): 1.6,
    ("section", ""): 1.2,
    ("paragraph", ""): 1.0,
    ("N.", "arabic"): 0.8,
    ("N)", "arabic"): 0.75,
    ("(N)", "arabic"): 0.7,
    ("N.", "Roman"): 0.6,
}
UNKNOWN_PRIOR = (
    0.9  # a word that the vocabulary does not know: it may be "Table 1", or an article in Georgian
)
FEWEST = 2  # one label is no sequence
EXCERPT = 0.2  # of the price of numbers left out, where an excerpt explains every label
UNDISTURBED = 0.9  # of a chain's score is left when the labels outside it are taken off
PLAIN_STEPS = ("start", "next", "gap", "jump")
LEAST_EACH = 0.3  # of weight, on average
CONTAINER_LEAST = 0.4  # of weight, for a chapter: less, and it is one that the text speaks of
ANNEX_LEAST = 0.9  # of weight: it stands alone or before a capital, with nothing against it
NEAR = 12  # lines from an annex's heading to its first article, where chapters begin to count again as well


@dataclass(frozen=True, slots=True)
class Outline:
    """``main`` is the sequence in which the document counts, ``containers`` the coarser ones, the coarsest first."""

    main: Chain | None
    containers: tuple[Chain, ...]
    annexes: tuple[Mark, ...]


def counted(source: Source) -> bool:
    """Whether the text counts in anything."""
    return bool(source.lines) and outline(source, source.lines[0].start, len(source.text)).main is not None


def outline(source: Source, start: int, end: int) -> Outline:
    """Of the text from ``start`` to ``end``."""
    marks = [mark for mark in source.marks_in(start, end) if not mark.inline]
    annexes = [m for m in marks if m.form == "annex" and m.weight >= ANNEX_LEAST and m.at > start]
    chapters = {
        form: [m for m in marks if m.form == form and m.weight >= CONTAINER_LEAST] for form in CONTAINERS
    }
    main = _main(marks, annexes, chapters)
    if main:
        annexes = _annexes_after(main, annexes)
    limit = annexes[0].at if annexes else end
    return Outline(main, _containers(chapters, main, limit), tuple(annexes))


def _main(marks: Sequence[Mark], annexes: Sequence[Mark], chapters: dict[str, list[Mark]]) -> Chain | None:
    groups: dict[tuple[str, str, int], list[Mark]] = defaultdict(list)
    for mark in marks:
        for form, style in {(mark.form, "" if mark.word else r.style) for r in mark.readings}:
            if (form, style) in PRIORS or form.startswith(UNKNOWN_FORM):
                groups[form, style, len(mark.readings[0].value)].append(mark)
    tolls = [mark.at for mark in annexes]
    found: list[tuple[float, Chain]] = []
    for (form, style, _arity), group in groups.items():
        if not _printed(group, style):
            continue
        above = CONTAINERS if form == "article" else CONTAINERS[:2]
        restarts = sorted([*tolls, *(m.at for name in above for m in chapters[name])])
        chain = _chain(form, group, restarts, tolls, style)
        if chain and len(chain.links) >= FEWEST and chain.score >= LEAST_EACH * len(chain.links):
            found.append((chain.fit * PRIORS.get((form, style), UNKNOWN_PRIOR), chain))
    found = [(value, chain) for value, chain in found if value > 0]
    found = [(value, chain) for value, chain in found if not _spanned(chain, found)]
    free = [(v, c) for v, c in found if not any(_within(c, other) and w >= v for w, other in found)]
    return max(free, key=lambda pair: pair[0])[1] if free else None


def _spanned(chain: Chain, found: Sequence[tuple[float, Chain]]) -> bool:
    """Whether these are sections through which finer units count on, all but undisturbed."""
    return chain.form in CONTAINERS and any(
        len(other.links) > len(chain.links)
        and other.fit >= UNDISTURBED * other.score
        and not _within(other, chain)
        and all(link.step != "restart" for link in other.links)
        for _value, other in found
    )


def _chain(
    form: str, group: Sequence[Mark], restarts: Sequence[int], tolls: Sequence[int], style: str
) -> Chain | None:
    """The best; where it leaves labels out that would all fit an excerpt, theirs."""
    chain = best_chain(form, group, restarts, tolls, style)
    good = sum(mark.weight > 0 for mark in group)
    if good > len(chain.links if chain else ()):
        lenient = best_chain(form, group, restarts, tolls, style, EXCERPT)
        plain = lenient and all(link.step in PLAIN_STEPS and not link.reading.price for link in lenient.links)
        if lenient and plain and len(lenient.links) >= good:
            return lenient
    return chain


def _printed(group: Sequence[Mark], style: str) -> bool:
    """Whether most of a group is printed in this style, not misread from another."""
    clean = sum(any(r.style == style and not r.price for r in mark.readings) for mark in group)
    return not style or 2 * clean >= len(group)


def _within(chain: Chain, other: Chain) -> bool:
    """Whether the whole chain stands in one unit of the other."""
    return chain is not other and any(
        link.mark.at < chain.first and (n + 1 == len(other.links) or other.links[n + 1].mark.at > chain.last)
        for n, link in enumerate(other.links)
    )


def _annexes_after(main: Chain, annexes: Sequence[Mark]) -> list[Mark]:
    """Those after the first unit, from the first after which the count does not go on."""
    for n, annex in enumerate(annexes):
        if annex.at < main.first:
            continue
        following = next((link for link in main.links if link.mark.at > annex.at), None)
        if following is None:
            return list(annexes[n:])
        begun = any(link.step == "restart" for link in main.links if link.mark.at < annex.at)
        near = following.mark.line.index - annex.line.index <= NEAR
        if following.step == "restart" and (near or not begun):
            return list(annexes[n:])
    return []


def _containers(chapters: dict[str, list[Mark]], main: Chain | None, limit: int) -> tuple[Chain, ...]:
    """The one that appears first is the coarsest: a part is opened before its first chapter."""
    groups = [
        group
        for form in CONTAINERS
        if not (main and main.form == form) and (group := [m for m in chapters[form] if m.at < limit])
    ]
    groups.sort(key=lambda group: group[0].at)
    chains: list[Chain] = []
    for group in groups:
        restarts = sorted(link.mark.at for chain in chains for link in chain.links)
        chain = best_chain(group[0].form, group, restarts)
        if (
            chain
            and (len(chain.links) >= FEWEST or group[0].weight >= 1)
            and not (main and _within(chain, main))
        ):
            chains.append(chain)
    return tuple(chains)
