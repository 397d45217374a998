"""A citation for BibTeX and biblatex.

Letters of every script stay as they are, in UTF-8: programs of our day read it, and commands for Cyrillic letters
would need fonts that few texts load. What LaTeX takes for commands is written so that it prints; braces are written
as commands, because BibTeX counts even those behind a backslash.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from apps.reading.shapes import Citation

_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\lbrace{}",
    "}": r"\rbrace{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "`": r"\textasciigrave{}",
    **{letter: f"\\{letter}" for letter in "&%$#_"},
}
_NO_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[?!,])(?=[`,])")
_FULL_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
_UNSAFE_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def present(citation: Citation, site: str, seen: date) -> str:
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(citation, site, seen))
    return f"@misc{{{citation.key},\n{fields}\n}}\n"


def _fields(citation: Citation, site: str, seen: date) -> Iterator[tuple[str, str]]:
    if citation.author:
        yield "author", f"{{{escaped(citation.author)}}}"  # one name, not a family's and a given one
    yield "title", f"{{{escaped(citation.title)}}}"  # braces keep its capitals
    if citation.translator:
        yield "translator", f"{{{escaped(citation.translator)}}}"
    if _FULL_DATE.fullmatch(citation.dated):
        yield "date", citation.dated
        yield "year", citation.dated[:4]
    yield "howpublished", "Glossator"
    note = "; ".join(part for part in (citation.remark, citation.state) if part)
    if note:
        yield "note", escaped(note)
    if citation.language:
        yield "language", escaped(citation.language)
    yield "url", f"{site}{citation.path}".translate(_UNSAFE_IN_ADDRESS)  # biblatex takes it as it stands
    yield "urldate", seen.isoformat()


def escaped(text: str) -> str:
    """The text as LaTeX prints it, in one line, with balanced braces. Control characters go."""
    line = " ".join(text.split())
    shown = (letter for letter in line if unicodedata.category(letter) not in ("Cc", "Cs"))
    split = _NO_LIGATURE.split("".join(shown))
    return "{}".join("".join(_COMMANDS.get(letter, letter) for letter in part) for part in split)
