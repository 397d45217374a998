"""What an article of plain words says of itself: in its first lines, and in its signature."""

import re

from apps.commentary.intake.dates import edtf_of
from apps.commentary.intake.names import BYLINE, is_name, names_in, signature_in, without_byline
from apps.commentary.intake.shapes import Facts, Origin

HEAD, TAIL = 8, 4  # lines that say something of the article, at its beginning and at its end
ADDRESS = re.compile(r"(?:[^\W\d_]+:\s*)?(https?://\S+)", re.IGNORECASE)
LONGEST_BYLINE = 120  # characters


def add_line_facts(facts: Facts, text: str) -> None:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    head = lines[:HEAD]
    tail = lines[max(HEAD, len(lines) - TAIL) :][::-1]
    for line in (*head, *tail):
        if address := ADDRESS.fullmatch(line):
            facts.add("url", address[1], Origin.WORDS)
        elif date := edtf_of(line):
            facts.add("published_on", date, Origin.WORDS)
    facts.add("author", _byline(head) or _signature(tail or head[:0:-1]), Origin.WORDS)


def _byline(head: list[str]) -> str:
    """A line that says itself that it names the author."""
    for line in head:
        if len(line) <= LONGEST_BYLINE and BYLINE.match(line) and not line.startswith(("—", "–", "-")):
            names = names_in(line)
            if names and all(is_name(name) for name in names):
                return ", ".join(names)
            if signed := signature_in(without_byline(line)):
                return signed
    return ""


def _signature(tail: list[str]) -> str:
    """The last line that is only a person's name, from below: "Leave a review" may stand under it."""
    return next((name for line in tail if (name := signature_in(line))), "")
