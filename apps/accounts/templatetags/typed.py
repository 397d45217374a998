from django import template

from apps.accounts.typed import Typed

register = template.Library()


@register.filter
def typed_texts(carried: str) -> list[str]:
    """The longer texts of a carried form, for people to copy; none where it holds nothing readable."""
    typed = Typed.loads(carried)
    return typed.texts() if typed else []
