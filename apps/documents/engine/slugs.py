"""Proposes short names for addresses from titles and publishers."""

import re
from collections.abc import Callable, Iterable
from itertools import count

from apps.core.folding import fold

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def slug_of(words: Iterable[str], *, limit: int) -> str:
    """The words as an address: "İlham Əliyev", "2022" → "ilham-eliyev-2022"; "" where nothing of them can stand there.

    Cut between words where it is longer than ``limit``.
    """
    slug = _NOT_IN_SLUG.sub("-", fold(" ".join(words))).strip("-")
    if len(slug) <= limit:
        return slug
    head, _separator, _tail = slug[: limit + 1].rpartition("-")
    return head or slug[:limit]


def free_slug(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """The address itself, or with -2, -3 … where it is taken."""
    if not is_taken(wanted):
        return wanted
    return next(slug for number in count(2) if not is_taken(slug := f"{wanted}-{number}"))
