"""What a page says, its tags and line breaks apart."""

import re
from html import unescape


def said(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
