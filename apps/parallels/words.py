"""Force in words for people: of its levels, its directions, and of a change."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core.templatetags.ui import capital, listing, quoted
from apps.matching.engine.force import Change, Direction, Level, Mark

# In rising order, as choices are shown.
LEVEL_WORDS: Mapping[int, str | Promise] = {
    Level.NONE: gettext_lazy("no promise"),
    Level.RECOGNITION: gettext_lazy("recognition"),
    Level.ASPIRATION: gettext_lazy("aspiration"),
    Level.POSSIBILITY: gettext_lazy("possibility"),
    Level.COMMITMENT: gettext_lazy("commitment"),
    Level.OBLIGATION: gettext_lazy("obligation"),
}
DIRECTION_WORDS: Mapping[str, str | Promise] = {
    Direction.STRENGTHENED: gettext_lazy("strengthened"),
    Direction.WEAKENED: gettext_lazy("weakened"),
    Direction.REVERSED: gettext_lazy("reversed"),
    "mixed": gettext_lazy("strengthened and weakened"),  # of a row whose changes differ
}


def level_word(level: int) -> str:
    """Of a `Level` or its number."""
    return str(LEVEL_WORDS[level])


def direction_word(direction: str) -> str:
    """Of a `Direction`, or of what a row of a comparison says of its force ("mixed"); "" for ""."""
    return str(DIRECTION_WORDS.get(direction, ""))


def mark_word(mark: Mark) -> str:
    """The level of one expression, and whether it is a promise not to act."""
    name = level_word(mark.level)
    return _("%(level)s not to act") % {"level": name} if mark.negated else name


def sentence_of_change(change: Change, old: str, new: str) -> str:
    """“Possibility → commitment: ‘may consider’ became ‘will’.”; where the level stayed, “Obligation: ‘shall’ became
    ‘shall’ with ‘where possible’.” ``old`` and ``new`` are the texts that the spans of the change are in."""
    words = {
        "old": capital(mark_word(change.old)),
        "new": mark_word(change.new),
        "was": _expression(change.old, old),
        "is": _expression(change.new, new),
    }
    if mark_word(change.old) == mark_word(change.new):
        return _("%(old)s: %(was)s became %(is)s.") % words
    return _("%(old)s → %(new)s: %(was)s became %(is)s.") % words


def _expression(mark: Mark, text: str) -> str:
    words = quoted(text[mark.start : mark.end])
    hedges = listing([quoted(" ".join(text[start:end].split())) for start, end in mark.hedges])
    return _("%(words)s with %(hedges)s") % {"words": words, "hedges": hedges} if hedges else words
