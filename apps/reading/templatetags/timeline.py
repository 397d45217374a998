"""Small words of the timeline's templates."""

from django import template
from django.utils.translation import gettext as _

from apps.core.templatetags.ui import listing, notes_count
from apps.reading.selectors.timeline import shortened
from apps.reading.shapes.pictures import TimelineDocument

register = template.Library()


@register.filter
def per_cent(number: float) -> str:
    """A length for an attribute of SVG: with a point, whatever the reader's language."""
    return f"{number:g}%"


@register.filter
def short_title(title: str) -> str:
    return shortened(title)


@register.filter
def spoken(document: TimelineDocument) -> str:
    """Everything that the line shows of a document, as the name of its link."""
    relations = (f"{sentence} {title}" for sentence, title, _url in document.relations)
    parts = (
        document.title,
        document.signed or _("date not stated"),
        listing(document.parties),
        notes_count(document.notes),
        _("draft") if document.status == "draft" else "",
        *relations,
    )
    return "; ".join(part for part in parts if part)
