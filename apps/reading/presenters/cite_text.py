"""A citation in words."""

from datetime import date

from apps.reading.shapes import Citation


def present(citation: Citation, site: str, _seen: date) -> str:
    return f"{citation.text} {site}{citation.path}"
