"""A citation as CSL-JSON, which Zotero, Pandoc and citation processors read.

Keys and types are those of the published schema of CSL input data; it allows no others.
"""

import json
import re
from datetime import date
from typing import Any

from apps.documents.dates import display
from apps.reading.shapes import Citation

_IN_PARTS = re.compile(r"\[\s+\[[\d,\s]+\]\s+\]")  # a date, which is read in one line
_KNOWN = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)


def present(citation: Citation, site: str, seen: date) -> str:
    text = json.dumps([item(citation, site, seen)], ensure_ascii=False, indent=2)
    return _IN_PARTS.sub(lambda found: re.sub(r"\s+", "", found[0]).replace(",", ", "), text) + "\n"


def item(citation: Citation, site: str, seen: date) -> dict[str, Any]:
    """What is cited is a page in a certain state, whatever the kind of the document: a webpage with a version."""
    found: dict[str, Any] = {
        "id": citation.key,
        "type": "webpage",
        "title": citation.title,
        "container-title": "Glossator",
        "genre": citation.genre,
        "section": citation.section,
        "author": _names(citation.author),
        "translator": _names(citation.translator),
        "original-author": _names(*citation.experts),
        "original-title": citation.source_title,
        "original-publisher": citation.source_publisher,
        "issued": _date(citation.dated),
        "version": citation.state,
        "note": citation.remark,
        "language": citation.language,
        "URL": f"{site}{citation.path}",
        "accessed": _date(seen.isoformat()),
    }
    return {name: value for name, value in found.items() if value}


def _names(*names: str) -> list[dict[str, str]]:
    """As they are written: which part is the family's is not known."""
    return [{"literal": name} for name in names if name]


def _date(value: str) -> dict[str, Any]:
    """A date of which the year is unknown has no parts that a processor could use: it is given in words."""
    if not value:
        return {}
    if not _KNOWN.fullmatch(value):
        return {"literal": display(value)}
    return {"date-parts": [[int(part) for part in value.split("-")]]}
