from typing import Any

from django import template
from django.template import Context

from apps.core import slots

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str, **about: Any) -> str:
    """A place that another app fills: ``{% slot "clause" slug=… ref=… %}``; empty in a template without a request."""
    request = context.get("request")
    return slots.content(name, request, **about) if request is not None and hasattr(request, "user") else ""
