"""The words of a comparison, with what differs and what tells a changed force."""

import re
from collections.abc import Iterator, Sequence

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.reading.differing import GONE, NEW, SAME, Run

register = template.Library()

# Words that stayed are folded where they are longer than a paragraph, but for what leads to the next difference.
LONG, LEADING = 700, 170
# Of what has no counterpart the first lines are shown: enough to see what it is about.
OPENING = 520
_ENDS = re.compile(r"\n+|(?<=[^\W\d])[.;:?!]\s+")


@register.simple_tag
def run_words(runs: Sequence[Run]) -> SafeString:
    """The runs of a clause: what went is struck through, what came underlined, and both are said; evidence of a changed
    force has the number of its sentence. What stayed over many lines is folded, and what stands alone behind its first
    lines. White space stays outside the marks.

    Written here: a long row has hundreds.
    """
    last = {run.evidence: place for place, run in enumerate(runs) if run.evidence and not run.foreign}
    said = {GONE: _("removed:"), NEW: _("added:")}
    parts: list[str] = []
    for place, run in enumerate(runs):
        if run.state == SAME and not run.evidence and len(run.text) > LONG:
            parts += _folded(run.text, first=place == 0, last=place == len(runs) - 1)
        else:
            parts.append(_run(run, said.get(run.state, ""), last.get(run.evidence) == place))
    return mark_safe("".join(parts))  # noqa: S308 - each part escapes what it is given


def _folded(text: str, *, first: bool, last: bool) -> Iterator[str]:
    """``first`` and ``last``: no difference stands before, or after."""
    start = OPENING if first and last else LEADING
    head = _cut(text, start)
    tail = len(text) if last else max(head, _resumes(text, len(text) - LEADING))
    words = len(text[head:tail].split())
    yield escape(text[:head].rstrip())
    if words:
        alone = first and last
        sentence = (
            ngettext("%(number)d more word", "%(number)d more words", words)
            if alone
            else ngettext("%(number)d word stayed the same", "%(number)d words stayed the same", words)
        )
        folded = escape(text[head:tail].strip())
        summary = escape(sentence % {"number": words})
        yield f'<details class="same-words"><summary>{summary}</summary>{folded}</details>'
    yield escape(text[tail:].lstrip() if words else text[tail:])


def _cut(text: str, near: int) -> int:
    """The end of the paragraph or sentence before the place, else of a word. A number with a point ends nothing."""
    ends = [found.end() for found in _ENDS.finditer(text, near // 2, near)]
    if ends:
        return ends[-1]
    space = text.find(" ", near)
    return space if space >= 0 else len(text)


def _resumes(text: str, near: int) -> int:
    """The beginning of a sentence a little after the place, else of the word before it."""
    sentence = _ENDS.search(text, near - LEADING // 2, near + LEADING // 2)
    return sentence.end() if sentence else text.rfind(" ", 0, near)


def _run(run: Run, said: str, ends: bool) -> str:
    words = run.text.strip()
    before, _words, after = run.text.partition(words) if words else (run.text, "", "")
    html: str = escape(words)
    if run.evidence:
        number = f'<sup aria-hidden="true">{run.evidence}</sup>' if ends else ""
        html = f'<span class="evidence">{html}{number}</span>'
    if run.state in (GONE, NEW) and words:
        tag = "del" if run.state == GONE else "ins"
        html = f'<{tag}><span class="visually-hidden">{escape(said)} </span>{html}</{tag}>'
    elif run.foreign:
        return ""
    if run.foreign and words[0].isalnum() and not (before or after):
        after = " "  # at the beginning of a text, where no word has a space before it
    html = f"{escape(before)}{html}{escape(after)}"
    # Where the other side's words are not shown, neither are the spaces around them.
    return f'<span class="elsewhere">{html}</span>' if run.foreign else html
