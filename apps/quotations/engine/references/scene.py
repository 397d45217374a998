"""What the search for references looks at: an article's tokens and dates, a language, the documents that are held."""

from dataclasses import dataclass, field

from apps.quotations.engine.references.dates import Date, dates_in
from apps.quotations.engine.references.grammar import Grammar
from apps.quotations.engine.references.naming import Library
from apps.quotations.engine.references.tokens import Tokens


@dataclass(frozen=True)
class Scene:
    """What the search for mentions looks at."""

    tokens: Tokens
    grammar: Grammar
    library: Library
    dates_by_start: dict[int, Date]
    dates_by_end: dict[int, Date]
    # Documents that a date fits, once for each date: a corpus has hundreds.
    dated: dict[tuple[int, int, int], dict[int, float]] = field(default_factory=dict)


def scene_of(tokens: Tokens, grammar: Grammar, library: Library) -> Scene:
    dates = dates_in(tokens, grammar)
    return Scene(
        tokens, grammar, library, {date.start: date for date in dates}, {date.end: date for date in dates}
    )
