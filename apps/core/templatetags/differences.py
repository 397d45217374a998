"""Two states of a text, word by word."""

from collections.abc import Sequence

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def differing_words(pieces: Sequence[tuple[str, str]]) -> SafeString:
    """``pieces`` are (state, text), state being "same", "gone" or "new": what is gone is struck through, what is new
    underlined, and both are said. White space around words stays outside the marks, and words that went do not run into
    those that came."""
    marks = {"gone": ("del", _("removed:")), "new": ("ins", _("added:"))}
    parts: list[str] = []
    for place, (state, text) in enumerate(pieces):
        words = text.strip() or text  # where white space is all that changed, it is marked
        before, _words, after = text.partition(words)
        if state in marks and words:
            tag, said = marks[state]
            html = f'<{tag}><span class="visually-hidden">{escape(said)} </span>{escape(words)}</{tag}>'
            follows = pieces[place + 1] if place + 1 < len(pieces) else ("", "")
            if state == "gone" and follows[0] == "new" and not after and follows[1][:1].isalnum():
                after = " "
        else:
            html = escape(words)
        parts += [escape(before), html, escape(after)]
    return mark_safe("".join(parts))  # noqa: S308 - each part is escaped
