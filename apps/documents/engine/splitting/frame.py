"""What stands before the clauses: the title, and the preamble with its recitals."""

import re
from collections.abc import Sequence

from apps.documents.engine.splitting.body import item_draft
from apps.documents.engine.splitting.evidence import heading_shape
from apps.documents.engine.splitting.items import Item, items_of
from apps.documents.engine.splitting.lines import TOKEN, Line, folded, starts_low
from apps.documents.engine.splitting.source import Draft, Source
from apps.documents.engine.splitting.vocabulary import (
    ENACTING,
    PREAMBLE,
    RECITAL,
    RECITAL_END,
)
from apps.documents.engine.splitting.why import SURE

TITLE_MOST = 600  # characters; a longer paragraph at the top is no title
# An adverbial participle in Russian ends so, as many a name does: those begin with a capital.
RUSSIAN = re.compile(r"(?:я|ясь|вши|вшись)$")
PARTICIPLE = re.compile(r"(?:ing|arak|erek|araq|ərək)$")
NO_RECITAL = frozenset(("contracting", "including", "during", "following", "king"))
INNER = re.compile(r"[;,]\s+(?=[^\W\d_a-zа-яё])")
SURE_PREAMBLE = 0.85
FORMULA_MOST = 400  # characters; "have agreed as follows" at the end of a longer stretch is not all of it
RECITALS_MOST = 60  # paragraphs that are looked at for recitals
# "The Government of A and the Government of B," names who speaks; it is no recital.
PARTIES = re.compile(
    r"government|republic|kingdom|parties|president|правительств|республик|сторон|президент|gouvernement|république|"
    r"gobierno|república|hökumət|respublika|hükümet|cumhuriyet|prezident|cumhurbaşkan",
    re.I,
)


def head(source: Source, start: int, end: int) -> list[Draft]:
    """Title, contents and preamble: what stands before the first clause."""
    paragraphs = source.paragraphs_in(start, end)
    if not paragraphs:
        return []
    first = next(
        (n for n, line in enumerate(paragraphs) if _opens_preamble(source, line, paragraphs, n, end)), None
    )
    if first is None:
        return [_front(paragraphs[0])]
    found = [_front(paragraphs[0])] if first else []
    return [*found, *preamble(source, paragraphs[first].start, end)]


def opening(source: Source, start: int, end: int) -> tuple[list[Draft], int]:
    """Title and preamble of a text without numbered clauses, and where its clauses begin."""
    text, paragraphs = source.text, source.paragraphs_in(start, end)
    stops = [*(line.start for line in paragraphs[1:]), end]
    titles = _titles(source, paragraphs, stops)
    recitals = 0
    for n in range(titles, min(len(paragraphs), titles + RECITALS_MOST)):
        stretch = text[paragraphs[n].start : stops[n]].rstrip()
        if _participle(text, _words(source, paragraphs[n]), stops[n]):
            recitals = n + 1
        elif n == recitals and recitals and len(stretch) < FORMULA_MOST and ENACTING.search(stretch):
            recitals = n + 1
            break
        elif n > titles + 1 and recitals <= n - 1:
            break
    front = [_front(paragraphs[0])] if titles else []
    if not recitals:
        return front, stops[titles - 1] if titles else start
    return [*front, *preamble(source, paragraphs[titles].start, stops[recitals - 1])], stops[recitals - 1]


def _titles(source: Source, paragraphs: Sequence[Line], stops: Sequence[int]) -> int:
    """How many paragraphs at the top are the title: set as headings, and none below the level of the first."""
    for n, line in enumerate(paragraphs[:-1]):
        level = source.headings.get(line.index, 0)
        below = n and level > source.headings.get(paragraphs[0].index, 0)
        stretch = source.text[line.start : min(stops[n], line.start + TITLE_MOST)].rstrip()
        if below or not heading_shape(source.text, line.start, line.start + len(stretch)):
            return n
    return max(0, len(paragraphs) - 1)


def _words(source: Source, line: Line) -> int:
    """Where a line begins behind its number or dash."""
    marks = [mark for mark in source.marks_in(line.start, line.start + 1) if not mark.word]
    return marks[0].rest if marks else line.start


def _front(line: Line) -> Draft:
    return Draft(line.start, "paragraph", "layout", SURE["layout"], 0, -1, rest=line.start, titled=False)


def _opens_preamble(source: Source, line: Line, paragraphs: Sequence[Line], n: int, end: int) -> bool:
    text = source.text
    if is_word(text, line, PREAMBLE):
        return True
    stop = paragraphs[n + 1].start if n + 1 < len(paragraphs) else end
    stretch = text[line.start : stop].rstrip()
    if _participle(text, line.start, stop):
        return True
    if len(stretch) > TITLE_MOST:
        return True
    return stretch.endswith((",", ";", ":", ".")) and heading_shape(text, line.start, line.end) < 1


def is_word(text: str, line: Line, words: frozenset[str]) -> bool:
    """Whether the line is one word of these and no more."""
    token = TOKEN.search(text, line.start, line.end)
    return token is not None and line.end - line.start <= len(token[0]) + 3 and folded(token[0]) in words


def _participle(text: str, start: int, end: int) -> bool:
    token = TOKEN.match(text, start, end)
    if token is None:
        return False
    word = folded(token[0])
    stretch = text[start:end].rstrip()
    if word in RECITAL:
        return True
    if RECITAL_END.search(stretch[-24:]):
        return True
    if word in NO_RECITAL or not stretch.endswith((",", ";")):
        return False
    return bool(PARTICIPLE.search(word)) or (bool(RUSSIAN.search(word)) and token[0][0].islower())


def preamble(source: Source, start: int, end: int) -> list[Draft]:
    """The preamble and, one level deeper, its recitals and the words by which they lead to the clauses.

    Where it begins with a recital it has no words of its own, and the recitals stand by themselves.
    """
    text = source.text
    opening = source.lines_in(start, end)[0]
    marks = [mark for mark in source.marks_in(start, end) if not mark.word and not mark.inline]
    items = {item.mark.at: item for item in items_of(marks)}
    places = _places(source, start, end, items)
    found: list[Draft] = []
    enacted = False
    if is_word(text, opening, PREAMBLE):
        found.append(Draft(start, "preamble", "heading", SURE["sequence"], 0, -1, rest=start))
    for n, at in enumerate(places):
        stop = places[n + 1] if n + 1 < len(places) else end
        if item := items.get(at):
            draft = item_draft(item, 1, 1, "")
            draft.kind = "item" if enacted or item.depth else "recital"
        else:
            draft = _stretch(text, at, stop)
        enacted = enacted or (
            not item and ENACTING.search(text, at, min(stop, at + FORMULA_MOST)) is not None
        )
        if draft.why in ("layout", "formula") and not found:
            draft = Draft(at, "preamble", "layout", SURE_PREAMBLE, 0, -1, rest=at, titled=False)
        elif found and (
            at == start or (draft.why == "layout" and len(found) == 1 and not _listed(text, at, stop))
        ):
            continue  # the heading itself, or who speaks
        found.append(draft)
    if found[0].kind != "preamble":
        for draft in found:
            draft.depth -= 1
    return found


def _listed(text: str, at: int, stop: int) -> bool:
    """Whether a stretch that is no participle is one of a list: behind a colon, or with a semicolon at its end."""
    return text[max(0, at - 3) : at].rstrip().endswith(":") or text[at:stop].rstrip().endswith(";")


def _stretch(text: str, at: int, stop: int) -> Draft:
    """A part of a preamble that has no number."""
    stretch = text[at:stop].rstrip()
    kind, why = "paragraph", "layout"
    if _participle(text, at, stop):
        kind, why = "recital", "participle"
    elif len(stretch) < FORMULA_MOST and ENACTING.search(stretch):
        why = "formula"
    elif stretch.endswith((",", ";")) and not PARTIES.search(stretch):
        kind = "recital"
    return Draft(at, kind, why, SURE[why], 1, 1, rest=at, titled=False)


def _places(source: Source, start: int, end: int, items: dict[int, Item]) -> list[int]:
    """Where something begins in a preamble: a paragraph, a number or dash, a participle after a comma or semicolon."""
    text = source.text
    found = {line.start for line in source.paragraphs_in(start, end) if _speaks(text, line, start)} | set(
        items
    )
    for line in source.lines_in(start, end):
        before = source.lines[line.index - 1] if line.start > start else None
        if before and text[before.end - 1] in ",;:" and _begins_recital(text, line.start, line.end):
            found.add(line.start)
        found.update(
            match.end()
            for match in INNER.finditer(text, line.start, min(line.end, end))
            if _begins_recital(text, match.end(), line.end)
        )
    return sorted(found)


def _speaks(text: str, line: Line, start: int) -> bool:
    """Whether a line has words of its own: it is no page number, and does not go on with the line before."""
    if line.start == start:
        return True
    before = text[max(start, line.start - 12) : line.start].rstrip()
    goes_on = starts_low(text, line.start, line.end) and not before.endswith((",", ";", ":", "."))
    return not goes_on and TOKEN.search(text, line.start, line.end) is not None


def _begins_recital(text: str, start: int, end: int) -> bool:
    token = TOKEN.match(text, start, end)
    return token is not None and folded(token[0]) in RECITAL
