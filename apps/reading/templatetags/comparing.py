"""The words of a comparison, with what differs and what tells a changed force."""

from collections.abc import Sequence

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from apps.reading.differing import GONE, NEW, Run

register = template.Library()


@register.simple_tag
def run_words(runs: Sequence[Run]) -> SafeString:
    """The runs of a clause: what went is struck through, what came underlined, and both are said; evidence of a changed
    force has the number of its sentence. White space stays outside the marks.

    Written here: a long row has hundreds.
    """
    last = {run.evidence: place for place, run in enumerate(runs) if run.evidence and not run.foreign}
    said = {GONE: _("removed:"), NEW: _("added:")}
    parts = [
        _run(run, said.get(run.state, ""), last.get(run.evidence) == place) for place, run in enumerate(runs)
    ]
    return mark_safe("".join(parts))  # noqa: S308 - each part escapes what it is given


def _run(run: Run, said: str, ends: bool) -> str:
    words = run.text.strip()
    before, _words, after = run.text.partition(words) if words else (run.text, "", "")
    html = escape(words)
    if run.evidence:
        number = f'<sup aria-hidden="true">{run.evidence}</sup>' if ends else ""
        html = f'<span class="evidence">{html}{number}</span>'
    if run.state in (GONE, NEW) and words:
        tag = "del" if run.state == GONE else "ins"
        name = f'{tag} class="elsewhere"' if run.foreign else tag
        html = f'<{name}><span class="visually-hidden">{escape(said)} </span>{html}</{tag}>'
    elif run.foreign:
        return ""
    return f"{escape(before)}{html}{escape(after)}"
