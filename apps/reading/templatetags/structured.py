import json

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from apps.reading import structured

register = template.Library()

# A script's text ends at "</script" and turns at "<!--", whatever stands around them; the last two end a line of old
# JavaScript. As escapes of JSON they say the same.
_WITHIN_SCRIPT = {ord(character): f"\\u{ord(character):04X}" for character in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def structured_data(context: Context, page: object) -> SafeString:
    """What the page (one of apps.reading.shapes) says of itself to machines: data, which no browser runs.

    Machines come without an account. Who signs in may see drafts, and those are told to no machine.
    """
    request = context.get("request")
    if request is None or request.user.is_authenticated:
        return SafeString("")
    here, site = request.build_absolute_uri(request.path), request.build_absolute_uri("/").rstrip("/")
    data = {"@context": structured.CONTEXT, "@graph": structured.structured(page, here, site)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_WITHIN_SCRIPT)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - nothing in it is markup
