"""A citation in words for Markdown, with its address as a link."""

from datetime import date

from apps.reading.presenters.markdown import address, plain
from apps.reading.shapes import Citation


def present(citation: Citation, site: str, _seen: date) -> str:
    return f"{plain(citation.text)} {address(site + citation.path)}"
