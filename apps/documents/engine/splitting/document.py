"""A text from its title to its annexes."""

from .body import loose, units
from .evidence import heading_shape
from .frame import head, tail
from .schemes import Outline, outline
from .source import Draft, Source
from .why import SURE


def document(source: Source) -> list[Draft]:
    """The pieces of the whole text, in order."""
    start, end = source.lines[0].start, len(source.text)
    found = outline(source, start, end)
    first = found.annexes[0].at if found.annexes else end
    drafts = _zone(source, found, start, first)
    for n, mark in enumerate(found.annexes):
        stop = found.annexes[n + 1].at if n + 1 < len(found.annexes) else end
        sure = SURE["heading"] if mark.weight < 1 else SURE["sequence"]
        drafts.append(Draft(mark.at, "annex", "heading", sure, 0, -1, mark.label, mark.number, mark.rest))
        drafts += _annexed(source, mark.rest, stop)
    return drafts


def _zone(source: Source, found: Outline, start: int, end: int) -> list[Draft]:
    """One text with its frame: the document without its annexes, or one of those."""
    heads = [link.mark.at for link in found.main.links if link.mark.at < end] if found.main else []
    heads += [link.mark.at for chain in found.containers for link in chain.links if link.mark.at < end]
    if not heads:
        return _uncounted(source, start, end)
    last = _last_words(found, end)
    after = tail(source, last, end, counted=True)
    body_end = after[0].at if after else end
    first = min(heads)
    return [*head(source, start, first), *units(source, found, first, body_end), *after]


def _last_words(found: Outline, end: int) -> int:
    """Where the words of the last unit begin: no closing formula stands before."""
    chains = [chain for chain in (found.main, *found.containers) if chain]
    main = found.main or chains[-1]
    return max(link.mark.rest for link in main.links if link.mark.at < end)


def _uncounted(source: Source, start: int, end: int) -> list[Draft]:
    """A text that counts in nothing: recitals at its beginning, if they lead to anything; then paragraphs."""
    after = tail(source, start, end, counted=False)
    stop = after[0].at if after else end
    return [*loose(source, start, stop), *after] if stop > start else after


def _annexed(source: Source, start: int, end: int) -> list[Draft]:
    """The clauses of an annex, one level deeper and finer than those of the document."""
    lines = source.lines_in(start, end)
    text = source.text
    # Its name stands in the lines after its label.
    first = next(
        (n for n, line in enumerate(lines) if not heading_shape(text, line.start, line.end)), len(lines)
    )
    if first == len(lines):
        return []
    found = outline(source, lines[0].start, end)
    found = Outline(found.main, found.containers, ())
    if found.main or found.containers:
        heads = [chain.first for chain in (found.main, *found.containers) if chain]
        drafts = units(source, found, min(heads), end)
    else:
        drafts = loose(source, lines[first].start, end)
        if len(drafts) == 1 and not drafts[0].label:
            return []  # one paragraph is the annex itself
    lowest = min((draft.rank for draft in drafts), default=0)
    for draft in drafts:
        draft.depth += 1
        draft.rank += 1 - lowest
    return drafts
