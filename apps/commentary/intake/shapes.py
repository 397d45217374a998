"""What bringing an article in proposes. Everything is plain text; an editor checks all of it before it is kept."""

from dataclasses import dataclass, field
from enum import StrEnum

LONGEST = {"title": 500, "author": 200, "publisher": 200, "url": 1000, "language": 35, "published_on": 10}


class Origin(StrEnum):
    """Where a fact stands, the surest first."""

    DATA = "data"  # what the page says to machines: schema.org
    META = "meta"  # citation_*, Dublin Core, OpenGraph and other <meta>
    PAGE = "page"  # its title, headings and bylines, its link to itself, its language
    FILE = "file"  # what a file says of itself
    WORDS = "words"  # the article's own words: first lines, a signature, its language
    ADDRESS = "address"  # what the article's web address makes likely


@dataclass(slots=True)
class Facts:
    """What an article says of itself, under the names of a source's columns; the first that says something counts."""

    said: dict[str, str] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)

    def add(self, name: str, value: str, origin: Origin) -> None:
        """Keeps the value where the fact is not known yet. One that no column holds is none: nobody cuts a title."""
        value = " ".join(value.split())
        if value and name not in self.said and len(value) <= LONGEST[name]:
            self.said[name] = value
            self.origins[name] = origin

    def take(self, name: str) -> str:
        """What is said there, which is unknown from now on."""
        self.origins.pop(name, None)
        return self.said.pop(name, "")

    def get(self, name: str) -> str:
        return self.said.get(name, "")


@dataclass(frozen=True, slots=True)
class Article:
    """``text`` has its paragraphs parted by empty lines. ``whole`` is True where no main text was found, so that it is
    everything that stands on the page; ``left_out`` holds the paragraphs that are not in it."""

    text: str
    facts: Facts
    left_out: str = ""
    whole: bool = False
    notes: tuple[str, ...] = ()
