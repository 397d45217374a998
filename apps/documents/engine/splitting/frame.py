"""What stands around the clauses: title and preamble before them, closing, signatures and footnotes after them."""

import re
from collections.abc import Sequence

from apps.documents.engine.splitting.body import item_draft
from apps.documents.engine.splitting.evidence import heading_shape
from apps.documents.engine.splitting.items import Item, items_of
from apps.documents.engine.splitting.lines import TOKEN, Line, ended, folded
from apps.documents.engine.splitting.source import Draft, Source
from apps.documents.engine.splitting.vocabulary import (
    CLOSING,
    CLOSING_VERB,
    ENACTING,
    NOTES,
    PREAMBLE,
    RECITAL,
    RECITAL_END,
    SIGNING,
)
from apps.documents.engine.splitting.why import SURE

TITLE_MOST = 600  # characters; a longer paragraph at the top is no title
PARTICIPLE = re.compile(r"(?:ing|вая|ясь|ывая|ируя|arak|erek|araq|ərək)$")
INNER = re.compile(r"[;,]\s+(?=[^\W\d_a-zа-яё])")
CLOSING_PART = 0.4  # of the text: a closing formula stands in the last two fifths
RULE = re.compile(r"[_\-–—*=]{3,}\s*$")
NOTE = re.compile(
    r"(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,3}\]|\*{1,3}(?=\s?[^\W_])|\(\d{1,3}\)(?=\s)|\d{1,3}\s+(?=[^\W\d_a-z]))"
)
SURE_PREAMBLE = 0.85
FORMULA_MOST = 400  # characters; "have agreed as follows" at the end of a longer stretch is not all of it
RECITALS_MOST = 60  # paragraphs that are looked at for recitals
SIGNED_LINES = 60  # of signatures, the titles of many ministers included
SIGNED_WORDS = 6  # a line of more words that ends with a full stop is a sentence, not a name
SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
# "The Government of A and the Government of B," names who speaks; it is no recital.
PARTIES = re.compile(
    r"government|republic|kingdom|parties|president|правительств|республик|сторон|президент|gouvernement|république|"
    r"gobierno|república|hökumət|respublika|hükümet|cumhuriyet|prezident|cumhurbaşkan",
    re.I,
)
SHORT_LINE = 110  # characters of a line in a block of signatures


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
    titles = 0
    while titles < len(paragraphs) - 1 and heading_shape(
        text, paragraphs[titles].start, len(text[: stops[titles]].rstrip())
    ):
        titles += 1
    recitals = 0
    for n in range(titles, min(len(paragraphs), titles + RECITALS_MOST)):
        stretch = text[paragraphs[n].start : stops[n]].rstrip()
        if _participle(text, paragraphs[n].start, stops[n]):
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
    return bool(PARTICIPLE.search(word)) and len(word) > 5 and stretch.endswith((",", ";"))


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
        elif (at == start and found) or (
            draft.why == "layout" and found[-1:] == found[:1] and draft.kind != "recital"
        ):
            continue  # the heading itself, or who speaks
        found.append(draft)
    if found[0].kind != "preamble":
        for draft in found:
            draft.depth -= 1
    return found


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
    found = {line.start for line in source.paragraphs_in(start, end)} | set(items)
    for line in source.lines_in(start, end):
        before = source.lines[line.index - 1] if line.start > start else None
        if before and text[before.end - 1] in ",;:" and _begins_recital(text, line.start, line.end):
            found.add(line.start)
        found.update(
            match.end()
            for match in INNER.finditer(text, line.start, line.end)
            if _begins_recital(text, match.end(), line.end)
        )
    return sorted(found)


def _begins_recital(text: str, start: int, end: int) -> bool:
    token = TOKEN.match(text, start, end)
    return token is not None and folded(token[0]) in RECITAL


def tail(source: Source, start: int, end: int, *, counted: bool) -> list[Draft]:
    """Closing formula and signatures, searched from ``start``, which is within the last clause if the text is
    ``counted``."""
    lines = source.lines_in(start, end)
    if not counted:
        lines = lines[int(len(lines) * CLOSING_PART) :]
    closing = next((line for line in lines if _closes(source, line, end)), None)
    found: list[Draft] = []
    if closing:
        found.append(_plain(closing, "closing", "formula"))
        lines = [line for line in lines if line.start > closing.start]
    if signing := _signing(source, lines, after=closing is not None):
        found.append(_plain(signing, "signatures", "layout"))
    return found


def _plain(line: Line, kind: str, why: str) -> Draft:
    return Draft(line.start, kind, why, SURE[why], 0, -1, rest=line.start, titled=False)


def _closes(source: Source, line: Line, end: int) -> bool:
    text = source.text
    if not (line.blank or source.layout.begins(line)):
        return False
    if CLOSING.match(text, line.start, line.end):
        return True
    following = source.lines[line.index + 1 : line.index + 4]
    stop = next((after.start for after in following if source.layout.begins(after)), end)
    return bool(CLOSING_VERB.search(text, line.start, min(stop, end, line.start + FORMULA_MOST)))


def _signing(source: Source, lines: Sequence[Line], *, after: bool) -> Line | None:
    """The first line of the signatures: from there on all lines are short and end no sentence."""
    first = None
    seen = False
    marks = source.marks_in(lines[0].start, lines[-1].end) if lines else []
    # "A. Name" has initials, not a letter that counts.
    listed = {mark.line.index for mark in marks if not mark.word and not mark.number.isupper()}
    for line in reversed(lines[-SIGNED_LINES:]):
        signs = bool(SIGNING.match(source.text, line.start, line.end))
        if line.end - line.start > SHORT_LINE or _sentence(source, line):
            break
        if line.index in listed and not signs:
            break
        seen = seen or signs
        if signs or (after and line.blank):
            first = line
    return first if seen or after else None


def _sentence(source: Source, line: Line) -> bool:
    """Whether a line ends as a sentence does, initials and abbreviations apart."""
    tail = source.text[line.start : line.end]
    return tail.endswith((";", ":")) or (
        ended(source.text, line.start, line.end) and len(TOKEN.findall(tail)) > SIGNED_WORDS
    )


def notes(source: Source, start: int) -> list[Draft]:
    """Footnotes: behind a rule or a heading, or by their own marks at the very end of the text."""
    text, lines = source.text, source.lines_in(start, len(source.text))
    begin = len(lines)
    for n in range(len(lines) - 1, -1, -1):
        if NOTE.match(text, lines[n].start, lines[n].end):
            begin = n
        elif lines[n].blank or _heads_notes(text, lines[n]):
            break
    if begin == len(lines):
        return []
    named = begin and _heads_notes(text, lines[begin - 1])
    if not named and (text[lines[begin].start].isdecimal() or text[lines[begin].start] in "(*"):
        return []
    found = []
    for line in lines[begin:]:
        if match := NOTE.match(text, line.start, line.end):
            label = match[0].strip()
            number = label.strip("[]()").translate(SUPERSCRIPTS)
            found.append(
                Draft(
                    line.start,
                    "footnote",
                    "note",
                    SURE["note"],
                    0,
                    1,
                    label,
                    number,
                    match.end(),
                    titled=False,
                )
            )
    if named:
        found[0].at = lines[begin - 1].start
    return found


def _heads_notes(text: str, line: Line) -> bool:
    return RULE.match(text, line.start, line.end) is not None or is_word(text, line, NOTES)
