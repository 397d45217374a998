"""Dates of which a part may be unknown, for people."""

from django import template

from apps.documents.dates import display

register = template.Library()


@register.filter
def partial_date(value: str) -> str:
    """ "2022-02-22" → "22 February 2022", "XXXX-11-10" → "10 November, year unknown"."""
    return display(value)
