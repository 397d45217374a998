"""The formats in which things can be taken along, by the word that stands for each in an address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.reading.presenters import (
    cite_bibtex,
    cite_csl,
    cite_markdown,
    cite_text,
    take_csv,
    take_json,
    take_markdown,
    take_rows,
)
from apps.reading.shapes import Citation, TakenComparison, TakenView

Present = TypeVar("Present")


@dataclass(frozen=True, slots=True)
class Format(Generic[Present]):
    """``extension`` is that of the file and the word in the address."""

    extension: str
    label: str | Promise
    media_type: str
    present: Present


Cite = Callable[[Citation, str, date], str]
Take = Callable[[TakenView], str]
TakeRows = Callable[[TakenComparison], str]

_CITE: tuple[Format[Cite], ...] = (
    Format("txt", _("Plain text"), "text/plain", cite_text.present),
    Format("md", "Markdown", "text/markdown", cite_markdown.present),
    Format("bib", "BibTeX", "application/x-bibtex", cite_bibtex.present),
    Format("json", "CSL-JSON", "application/vnd.citationstyles.csl+json", cite_csl.present),
)
_TAKE: tuple[Format[Take], ...] = (
    Format("csv", "CSV", "text/csv", take_csv.present),
    Format("md", "Markdown", "text/markdown", take_markdown.present),
    Format("json", "JSON", "application/json", take_json.present),
)
_ROWS: tuple[Format[TakeRows], ...] = (
    Format("csv", "CSV", "text/csv", take_rows.present_csv),
    Format("json", "JSON", "application/json", take_rows.present_json),
)
CITE: Mapping[str, Format[Cite]] = {each.extension: each for each in _CITE}
TAKE: Mapping[str, Format[Take]] = {each.extension: each for each in _TAKE}
ROWS: Mapping[str, Format[TakeRows]] = {each.extension: each for each in _ROWS}
