"""The list of a review's passages as HTML, a line each: made in Python, as there may be a thousand of them."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.desk.selectors.review import Asked, Row
from apps.desk.selectors.review_article import SURE_WORDS
from apps.documents.models.document import Status
from apps.quotations.models import Decision


def lines_html(
    lines: Iterable[Row], asked: Asked, current: Row | None, *, swapped: bool = False
) -> SafeString:
    """Those that the filter leaves out are hidden. ``swapped``: for htmx, which puts each in the place of the one that
    is there; what was decided stays to be seen."""
    here = current.pk if current else None
    return format_html_join("", "{}", ((_line(line, asked, here, swapped),) for line in lines))


def _line(line: Row, asked: Asked, here: int | None, swapped: bool) -> SafeString:
    is_hidden = not swapped and line.pk != here and not line.passes(asked)
    how = ' hx-swap-oob="true"' if swapped else " hidden" if is_hidden else ""
    return format_html(
        '<li id="line-{}"{}><a class="review-line is-{}" href="?{}" data-passage="{}"{}>'
        '<span class="review-number">{}</span> <span class="review-line-words">{}<bdi>{}</bdi></span> '
        '<span class="review-line-clause"><bdi>{}</bdi></span> <span class="review-state">{}</span></a></li>',
        line.key,
        SafeString(how),
        line.sureness if line.waits else line.decision,
        asked.of(line.pk),
        line.pk,
        SafeString(' aria-current="true"') if line.pk == here else "",
        line.number,
        _count(line),
        line.beginning,
        f"{line.clause} – {line.clause_last}" if line.clause_last else line.clause,
        _state(line),
    )


def _count(line: Row) -> SafeString:
    if line.count < 2:
        return SafeString("")
    said = ngettext("%(count)d in a row", "%(count)d in a row", line.count)
    return format_html('<span class="badge">{}</span> ', said % {"count": line.count})


def _state(line: Row) -> str:
    if line.decision == Decision.REJECTED:
        return f"✗ {_('rejected')}"
    if line.decision == Decision.ACCEPTED:
        return f"✓ {_('published') if line.status == Status.PUBLISHED else _('accepted')}"
    return str(SURE_WORDS[line.sureness])
