"""The clauses between preamble and closing: chapters, the units in which the document counts, and what they hold."""

from collections.abc import Iterable, Iterator, Sequence

from apps.documents.engine.splitting.evidence import heading_shape
from apps.documents.engine.splitting.items import Item, items_of
from apps.documents.engine.splitting.lines import TOKEN, Line, ended
from apps.documents.engine.splitting.marks import Mark
from apps.documents.engine.splitting.schemes import Outline
from apps.documents.engine.splitting.sequence import PLAIN, Chain, Link
from apps.documents.engine.splitting.source import Draft, Source
from apps.documents.engine.splitting.why import SURE

KINDS = {
    "part": "part",
    "chapter": "chapter",
    "section": "section",
    "article": "article",
    "sign": "section",
    "paragraph": "paragraph",
    "N.": "paragraph",
    "N)": "paragraph",
    "(N)": "paragraph",
}
DOUBTFUL = 0.0  # the weight below which a label reads as a reference
CLEAR = 0.6  # the weight from which nothing is wanting
UNCLEAR = 0.12  # what a label loses that is neither
HEADING_WIDE = 70  # characters of a heading that no number and no format names
LOWEST = 7  # the level of such a heading: below the six that formats know
TITLE = 0.7  # of `heading_shape`: capitals, or set as a title


def units(source: Source, found: Outline, zone: int, start: int, end: int) -> list[Draft]:
    """Chapters, units and their items from ``start`` to ``end``, in order. There is a main sequence, or chapters.

    The first may have a heading before ``start``, but not before ``zone``.
    """
    drafts = list(_containers(found.containers, start, end))
    main = [link for link in found.main.links if start <= link.mark.at < end] if found.main else []
    drafts += [_unit(link) for link in main]
    drafts.sort(key=lambda draft: draft.at)
    drafts = _headed(source, drafts, zone)
    _nest(drafts)
    return sorted(_filled(source, drafts, end, finer=1 if found.main else 0), key=lambda draft: draft.at)


def _containers(chains: Sequence[Chain], start: int, end: int) -> Iterator[Draft]:
    for level, chain in enumerate(chains):
        for link in chain.links:
            if start <= link.mark.at < end:
                draft = _unit(link)
                draft.rank = level - len(chains)
                yield draft


def _unit(link: Link) -> Draft:
    mark = link.mark
    why, sure = judged(mark, link.step, link.reading.price, CLEAR)
    return Draft(
        mark.at,
        KINDS.get(mark.form, "article"),
        why,
        sure,
        0,
        0,
        mark.label,
        link.reading.meant or mark.number,
        mark.rest,
    )


def judged(mark: Mark, step: str, price: float, clear: float) -> tuple[str, float]:
    """Why a label counts, and how sure that is; with a weight of ``clear`` nothing is wanting."""
    if mark.weight < DOUBTFUL:
        return "reference", SURE["reference"]
    why = {
        "next": "sequence",
        "opens": "sequence",
        "gap": "gap",
        "late": "start",
        "jump": "out of sequence",
        "wild": "out of sequence",
        "restart": "restart",
        "again": "restart",
    }.get(step, "sequence" if mark.readings[0].value[-1] <= 1 else "start")
    if price and step != "wild":
        why = "misread"
    if mark.readings[0].style == "dash":
        why = "list"
    return why, SURE[why] - (UNCLEAR if mark.weight < clear else 0)


def _headed(source: Source, drafts: list[Draft], start: int) -> list[Draft]:
    """Adds the headings that stand right before a unit, with a number of their own or with none, as sections."""
    found: list[Draft] = []
    before, last = start, 0
    for n, draft in enumerate(drafts):
        if draft.rank == 0 and (line := _heading_before(source, before, draft.at, first=n == 0)):
            section = _section(source, line, last)
            last = last + 1 if section.why == "sequence" else last
            found.append(section)
        found.append(draft)
        before = draft.at
    if len(found) > len(drafts):
        for draft in drafts:  # these sections stand between the chapters and the units
            draft.rank -= draft.rank < 0
    return found


def _section(source: Source, line: Line, last: int) -> Draft:
    draft = Draft(line.start, "section", "heading", SURE["heading"], 0, -1, rest=line.start)
    if mark := _numbered(source, line):
        draft.label, draft.number, draft.rest = mark.label, mark.number, mark.rest
        if any(reading.value == (last + 1,) for reading in mark.readings):
            draft.why, draft.sure = "sequence", SURE["sequence"]
    return draft


def _numbered(source: Source, line: Line) -> Mark | None:
    marks = source.marks_in(line.start, line.start + 1)
    return marks[0] if marks and marks[0].form != "-" and marks[0].rest < line.end else None


def _heading_before(source: Source, start: int, end: int, *, first: bool) -> Line | None:
    """The heading that stands right before ``end``, set apart on both sides from what is after ``start``."""
    lines, following = source.lines_in(start, end), source.lines_in(end, end + 1)
    if len(lines) < 2 or not following:
        return None
    before, last = lines[-2:]
    mark = _numbered(source, last)
    shape = heading_shape(source.text, mark.rest if mark else last.start, last.end)
    if source.headings.get(last.index):
        return last if shape else None
    if first and not mark and source.text[before.end - 1] != ":":
        return None  # it is rather the title of the whole
    apart = last.blank and (mark or following[0].blank)
    if not apart or not ended(source.text, before.start, before.end):
        return None
    return last if shape >= TITLE or (mark and shape and mark.readings[0].style == "Roman") else None


def _nest(drafts: Iterable[Draft]) -> None:
    """Depths from ranks: what is finer is part of the coarser before it."""
    open_ranks: list[int] = []
    for draft in drafts:
        while open_ranks and open_ranks[-1] >= draft.rank:
            open_ranks.pop()
        draft.depth = len(open_ranks)
        open_ranks.append(draft.rank)


def _filled(source: Source, drafts: Sequence[Draft], end: int, *, finer: int) -> Iterator[Draft]:
    """Each unit with its items, each chapter that has no units with its paragraphs, which are so much finer."""
    for n, draft in enumerate(drafts):
        yield draft
        stop = drafts[n + 1].at if n + 1 < len(drafts) else end
        marks = [m for m in source.marks_in(max(draft.rest, draft.at + 1), stop) if m.form not in ("annex",)]
        if draft.rank == 0:
            yield from _doubtful(marks, draft)
            for item in items_of(_inner(marks), draft.number):
                yield item_draft(item, draft.depth + 1, 1, draft.kind)
        elif n + 1 == len(drafts) or drafts[n + 1].rank <= draft.rank:
            for inner in _loose(source, draft, stop):
                inner.rank += finer
                yield inner


def _doubtful(marks: Iterable[Mark], within: Draft) -> Iterator[Draft]:
    """Labels set as those of units that the sequence leaves out: shown within the unit, for a person to judge."""
    for mark in marks:
        if mark.word and KINDS.get(mark.form) == within.kind and mark.weight >= PLAIN:
            why = "out of sequence"
            yield Draft(
                mark.at, within.kind, why, SURE[why], within.depth + 1, 1, mark.label, mark.number, mark.rest
            )


def _inner(marks: Iterable[Mark]) -> list[Mark]:
    """Labels that can stand within a unit: no chapters, no articles."""
    return [mark for mark in marks if not mark.word or mark.form == "paragraph"]


def _loose(source: Source, draft: Draft, stop: int) -> Iterator[Draft]:
    """The paragraphs of a chapter that has no units; its first lines are its heading."""
    lines = source.lines_in(draft.rest, stop)
    start = next((line.start for line in lines if not heading_shape(source.text, line.start, line.end)), stop)
    if start < stop:
        for inner in loose(source, start, stop):
            inner.depth += draft.depth + 1
            yield inner


def item_draft(item: Item, depth: int, rank: int, within: str) -> Draft:
    mark = item.mark
    why, sure = judged(mark, item.step, item.reading.price, DOUBTFUL)
    plain = item.depth == 0 and item.reading.style in ("arabic", "word") and within != "paragraph"
    kind = "paragraph" if plain or mark.form == "paragraph" else "item"
    return Draft(
        mark.at,
        kind,
        why,
        sure,
        depth + item.depth,
        rank + item.depth,
        mark.label,
        item.reading.meant or mark.number,
        mark.rest,
        titled=False,
    )


def loose(source: Source, start: int, end: int) -> list[Draft]:
    """The paragraphs of a text that counts in nothing, its headings and its items."""
    items = {item.mark.at: item for item in items_of(_inner(source.marks_in(start, end)))}
    # What has no letter is a page number or a rule.
    plain = [
        line
        for line in source.paragraphs_in(start, end)
        if line.start not in items
        and (line.start == start or TOKEN.search(source.text, line.start, line.end))
    ]
    places = sorted([*items, *(line.start for line in plain)])
    lines = {line.start: line for line in plain}
    found: list[Draft] = []
    headings: list[int] = []
    opened = 0  # the depth that a colon opens for the items after it
    for at in places:
        if line := lines.get(at):
            level = _level(source, line, end)
            if level:
                while headings and headings[-1] >= level:
                    headings.pop()
                found.append(Draft(at, "section", "heading", SURE["heading"], len(headings), -1, rest=at))
                headings.append(level)
                continue
            why = "layout" if line.blank else "break"
            found.append(Draft(at, "paragraph", why, SURE[why], len(headings), 0, rest=at, titled=False))
            opened = 1
        else:
            item = items[at]
            top = (
                item.depth == 0 and item.reading.style in ("arabic", "Roman") and not _introduced(source, at)
            )
            draft = item_draft(
                item, len(headings) + (0 if top else opened), 0 if top else opened, "paragraph"
            )
            if top:
                draft.kind, opened = "paragraph", 0
            found.append(draft)
    return found


def _introduced(source: Source, at: int) -> bool:
    """Whether a colon stands before."""
    return source.text[max(0, at - 12) : at].rstrip().endswith(":")


def _level(source: Source, line: Line, end: int) -> int:
    """Of a heading in a text without numbers, 0 where the line is none."""
    if level := source.headings.get(line.index, 0):
        return level
    following = source.lines[line.index + 1 : line.index + 2]
    alone = line.blank and following and following[0].start < end and following[0].blank
    if not alone or line.end - line.start > HEADING_WIDE:
        return 0
    shape = heading_shape(source.text, line.start, line.end)
    return LOWEST if shape >= TITLE or (shape and _sentence(source, following[0])) else 0


def _sentence(source: Source, line: Line) -> bool:
    """Whether a paragraph of sentences begins with this line."""
    wide = line.end - line.start
    return wide > HEADING_WIDE or wide > source.layout.usual or ended(source.text, line.start, line.end)
