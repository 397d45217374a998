"""What stands behind the clauses: closing formula, signatures, footnotes."""

import re
from collections.abc import Sequence

from apps.documents.engine.splitting.frame import is_word
from apps.documents.engine.splitting.lines import TOKEN, Line, ended
from apps.documents.engine.splitting.source import Draft, Source
from apps.documents.engine.splitting.vocabulary import CLOSING, CLOSING_VERB, NOTES, SIGNING
from apps.documents.engine.splitting.why import SURE

CLOSING_PART = 0.4  # of the text: a closing formula stands in the last two fifths
RULE = re.compile(r"[_\-–—*=]{3,}\s*$")
NOTE = re.compile(
    r"(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,3}\]|\*{1,3}(?=\s?[^\W_])|\(\d{1,3}\)(?=\s)|\d{1,3}\s+(?=[^\W\d_a-z]))"
)
SIGNED_WORDS = 6  # a line of more words that ends with a full stop is a sentence, not a name
SIGNED_LINES = 60  # of signatures, the titles of many ministers included
SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
SHORT_LINE = 110  # characters of a line in a block of signatures
CLOSING_MOST = 400  # characters in which the verb of a closing formula comes


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
    return bool(CLOSING_VERB.search(text, line.start, min(stop, end, line.start + CLOSING_MOST)))


def _signing(source: Source, lines: Sequence[Line], *, after: bool) -> Line | None:
    """The first line of the signatures: from there on all lines are short and end no sentence."""
    first = None
    seen = False
    marks = source.marks_in(lines[0].start, lines[-1].end) if lines else []
    # "A. Name" has initials, not a letter that counts.
    listed = {mark.line.index for mark in marks if not mark.word and not mark.number.isupper()}
    for line in reversed(lines[-SIGNED_LINES:]):
        signs = bool(SIGNING.match(source.text, line.start, line.end))
        # "For the Republic:" heads a name.
        if line.end - line.start > SHORT_LINE or (
            _sentence(source, line) and not (signs and _heads(source, line))
        ):
            break
        if line.index in listed and not signs:
            break
        seen = seen or signs
        if signs or (after and line.blank):
            first = line
    return first if seen or after else None


def _heads(source: Source, line: Line) -> bool:
    return source.text[line.end - 1] == ":"


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
    sign = text[lines[begin].start]
    # "(1)" alone is an item as well, unless everything has been closed and signed.
    closed = sign == "(" and any(
        CLOSING.match(text, line.start, line.end) for line in lines[:begin][-SIGNED_LINES:]
    )
    if not (named or closed) and (sign.isdecimal() or sign in "(*"):
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
