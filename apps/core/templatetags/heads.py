"""What stands in the head of a page: its name and description, also for those who show links, and its address."""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Within an attribute. Text that was cleaned as HTML comes as safe and may hold any of them but "&".
_IN_ATTRIBUTES = str.maketrans({'"': "&quot;", "'": "&#x27;", "<": "&lt;", ">": "&gt;"})


@register.simple_block_tag
def page_title(content: str) -> SafeString:
    """The page's name: ``{% page_title %}…{% endpage_title %}``, written twice and said once."""
    text = _one_line(content)
    return mark_safe(f'<title>{text}</title>\n    <meta property="og:title" content="{text}">')  # noqa: S308 - escaped


@register.simple_block_tag
def page_description(content: str) -> SafeString:
    """What can be read on the page, in a sentence; nothing where the sentence is empty."""
    text = _one_line(content)
    if not text:
        return SafeString("")
    return mark_safe(  # noqa: S308 - escaped
        f'<meta name="description" content="{text}">\n    <meta property="og:description" content="{text}">'
    )


@register.simple_tag(takes_context=True)
def canonical(context: Context, number: int = 1) -> SafeString:
    """The one address of what the page shows, without a filter; of a long list each page (``number``) has its own."""
    request = context["request"]
    address = request.build_absolute_uri(request.path) + (f"?page={number}" if number > 1 else "")
    return format_html('<link rel="canonical" href="{0}"><meta property="og:url" content="{0}">', address)


def _one_line(content: str) -> str:
    """Escaped text from a template, fit for an attribute. Nothing is escaped twice."""
    return " ".join(content.split()).translate(_IN_ATTRIBUTES)
