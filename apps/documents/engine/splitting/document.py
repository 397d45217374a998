"""A text from its title to its annexes."""

from apps.documents.engine.splitting.body import loose, units
from apps.documents.engine.splitting.evidence import heading_shape
from apps.documents.engine.splitting.frame import head, opening
from apps.documents.engine.splitting.schemes import Outline, outline
from apps.documents.engine.splitting.source import Draft, Source
from apps.documents.engine.splitting.tail import notes, tail
from apps.documents.engine.splitting.why import SURE


def document(source: Source) -> list[Draft]:
    """The pieces of the whole text, in order."""
    start = source.lines[0].start
    footnotes = notes(source, source.lines[1].start) if len(source.lines) > 1 else []
    end = footnotes[0].at if footnotes else len(source.text)
    found = outline(source, start, end)
    first = found.annexes[0].at if found.annexes else end
    drafts = _zone(source, found, start, first)
    for n, mark in enumerate(found.annexes):
        stop = found.annexes[n + 1].at if n + 1 < len(found.annexes) else end
        sure = SURE["heading"] if mark.weight < 1 else SURE["sequence"]
        drafts.append(Draft(mark.at, "annex", "heading", sure, 0, -1, mark.label, mark.number, mark.rest))
        drafts += _annexed(source, mark.rest, stop)
    return drafts + footnotes


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
    body = units(source, found, start, first, body_end)
    return [*head(source, start, body[0].at), *body, *after]


def _last_words(found: Outline, end: int) -> int:
    """Where the words of the last unit begin: no closing formula stands before."""
    chains = [chain for chain in (found.main, *found.containers) if chain]
    main = found.main or chains[-1]
    return max(link.mark.rest for link in main.links if link.mark.at < end)


def _uncounted(source: Source, start: int, end: int) -> list[Draft]:
    """A text that counts in nothing: its title, recitals if they lead to anything; then paragraphs."""
    after = tail(source, start, end, counted=False)
    stop = after[0].at if after else end
    before, body = opening(source, start, stop)
    return [*before, *(loose(source, body, stop) if stop > body else ()), *after]


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
        drafts = units(source, found, lines[0].start, min(heads), end)
    else:
        drafts = loose(source, lines[first].start, end)
        if len(drafts) == 1 and not drafts[0].label:
            return []  # one paragraph is the annex itself
    lowest = min((draft.rank for draft in drafts), default=0)
    for draft in drafts:
        draft.depth += 1
        draft.rank += 1 - lowest
    return drafts
