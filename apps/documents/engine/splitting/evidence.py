"""What speaks for a label to be, and against it, before any sequence is looked at.

Each sign has a weight; their sum is about 1 for a plain heading, above it where much agrees, and below 0 for what
reads as a reference or as the middle of a sentence. The weights are judgements, tried on scanned treaties; what
matters is their order and that a good sequence outweighs one bad sign.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from apps.documents.engine.splitting.lines import ENDS, TOKEN, Line, ended, folded, is_low, starts_low
from apps.documents.engine.splitting.marks import Mark
from apps.documents.engine.splitting.vocabulary import AFTER_REFERENCE, BEFORE_REFERENCE

WEIGHTS = {
    "alone": 1.2,  # nothing else stands in the line
    "separated": 0.9,  # "Article 5." or "Article 5 –" before a capital
    "capital": 0.5,  # what follows begins with a capital or a number
    "blank": 0.4,  # a blank line before
    "after a sentence": 0.2,
    "in a list": 0.2,  # the line before ends with a colon, or as an item does: "1. work for peace;" goes on
    "hint": 1.0,  # the format calls it a heading
    "low": -2.2,  # what follows goes on in lower case
    "cites": -1.6,  # "of", "shall", "and" follow
    "joined": -2.0,  # a comma, "(2)" or a closing bracket follows the number
    "in a sentence": -1.4,  # the line before has no end
    "after a preposition": -1.8,  # the line before ends with "in", "under", "of"
    "dangling": -2.5,  # it ends a line that has begun with another label
    "small": -1.2,  # "article 5" where headings have a capital
    "leaders": -1.6,  # "Article 5 ........ 12": a table of contents
    "listed": -2.0,  # the next one follows with hardly a line between: a table of contents, a list of references
    "remark": -1.2,  # "Article 5.6 (Confidentiality) shall"
}
REMARK = re.compile(r"\([^)\n]{3,120}\)[,.]?\s+[a-z(]")
INNER = re.compile(r"\(?[^\W_]{1,4}\s?[.)]\s")  # "Article 5. (a)", "Art. 5 i. "
# "…; and", "…, or": how the last item but one of a list ends. Before the comma stands a word: "(a), (b), and" and
# "1, 2, or" are references that go on.
LAST_BUT_ONE = re.compile(
    r"(?:;[\d”\"»’]{0,4}|[^\W\d_]{3}\)?,)\s*"
    r"(?:and/or|and|or|nor|y/o|et/ou|et|ou|ni|[yeou]|и/или|или|и|və ya|və|yaxud|ya da|veya|ve)$",
    re.I,
)
TAIL = 40  # characters before a label in which its sentence shows whether it goes on
LEADERS = re.compile(r"(?:\.\s?){4,}|…|\t\s*\d+\s*$|\s{3,}\d+\s*$")
SPECK = 1  # character behind a number that is no word but dirt
HEADING_LIMIT = 200  # characters; a heading is shorter


def weigh(text: str, lines: list[Line], mark: Mark, heading: int) -> None:
    """Sets the mark's signs and its weight."""
    line, signs = mark.line, mark.signs
    _before(text, lines, mark)
    if heading:
        signs.add("hint")
    if line.end - mark.rest <= SPECK:
        signs.add("dangling" if mark.inline else "alone")
        signs.discard("separated")
    else:
        _after(text, mark)
    if mark.word and is_low(text[mark.at]):
        signs.add("small")
    mark.weight = round(sum(WEIGHTS[sign] for sign in signs), 2)


def mark_lists(text: str, lines: list[Line], marks: Sequence[Mark]) -> None:
    """Lowers what follows its like with no more than a name between."""
    words = [mark for mark in marks if mark.word and not mark.inline]
    listed: list[Mark] = []
    for mark, following in pairwise(words):
        between = lines[mark.line.index + 1 : following.line.index]
        if mark.form != following.form or len(between) > 1 or following.weight < 0:
            continue
        if "alone" in mark.signs:
            name = not between or heading_shape(text, between[0].start, between[0].end)
        else:
            name = not between and heading_shape(text, mark.rest, mark.line.end)
        if name:
            listed += [mark, following]
    whole = {form for form in {mark.form for mark in listed} if _is_the_text(form, words, listed)}
    for mark in listed:
        if "listed" not in mark.signs and mark.form not in whole:
            mark.signs.add("listed")
            mark.weight = round(mark.weight + WEIGHTS["listed"], 2)


def _is_the_text(form: str, words: Sequence[Mark], listed: Sequence[Mark]) -> bool:
    """Whether what looks like a table of contents is all there is, from 1 on: articles of a line each."""
    values = [mark.readings[0].value for mark in words if mark.form == form and mark.weight >= 0]
    count = len({mark.at for mark in listed if mark.form == form})
    return count == len(values) and values == [(n,) for n in range(1, count + 1)]


def _before(text: str, lines: list[Line], mark: Mark) -> None:
    line, signs = mark.line, mark.signs
    if mark.inline:
        return
    if line.blank:
        signs.add("blank")
    if not line.index:
        return
    before = lines[line.index - 1]
    tail = text[max(before.start, before.end - TAIL) : before.end]
    if not mark.word and (
        tail.endswith((":", ";")) or LAST_BUT_ONE.search(text, max(0, before.end - TAIL), before.end)
    ):
        signs.add("in a list")
        return
    words = TOKEN.findall(tail)
    if ended(text, before.start, before.end):
        signs.add("after a sentence")
    elif words and tail.endswith(words[-1]) and words[-1].islower() and folded(words[-1]) in BEFORE_REFERENCE:
        signs.add("after a preposition")
    elif not line.blank and not tail.endswith((",", ";", ":", "-", "–", "—")) and not _title(text, before):
        signs.add("in a sentence")


def _after(text: str, mark: Mark) -> None:
    end, signs = mark.line.end, mark.signs
    glued = "joined" in signs
    if LEADERS.search(text, mark.rest, end):
        signs.add("leaders")
    if starts_low(text, mark.rest, end) and not INNER.match(text, mark.rest, end):
        word = TOKEN.search(text, mark.rest, end)
        cites = word is not None and folded(word[0]) in AFTER_REFERENCE
        if mark.word or (mark.form in ("N.", "N.N", "sign") and "in a list" not in signs):
            signs.add("low")
        if cites and mark.word:
            signs.add("cites")
        if not mark.line.blank:
            signs.discard("separated")
    elif not glued:
        signs.add("capital")
        if mark.word and "separated" not in signs and REMARK.match(text, mark.rest, end):
            signs.add("remark")


def _title(text: str, line: Line) -> bool:
    """Whether a line can be a heading by its shape: it is short and set in capitals or as a title."""
    return heading_shape(text, line.start, line.end) > 0


def heading_shape(text: str, start: int, end: int) -> float:
    """How much a stretch looks like a heading: 1 capitals, .7 as a title, .4 short without an end, 0 not at all."""
    words = TOKEN.findall(text[start : min(end, start + HEADING_LIMIT + 1)])
    if not words or end - start > HEADING_LIMIT or is_low(text[start]):
        return 0.0
    tail = text[start:end].rstrip("\"'”»*)¹²³")
    if tail.endswith((*ENDS, ",", "-", "–", "—")) and not (tail.endswith(".") and tail.isupper()):
        return 0.0
    if not any(c.islower() for c in text[start:end]):
        return 1.0
    long = [word for word in words if len(word) > 3]
    if long and sum(word[0].isupper() for word in long) >= 0.7 * len(long) and len(words) > 1:
        return 0.7
    return 0.4 if len(words) <= 12 and end - start <= 90 else 0.0
