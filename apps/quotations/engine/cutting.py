"""Shortens words at a boundary between two, and says so with an ellipsis, which counts."""

import re

ELLIPSIS = "…"
_LAST_WORD = re.compile(r"\s\S*$")


def cut_after(text: str, limit: int) -> str:
    """The beginning of the text, at most ``limit`` code points; the text itself where it is short enough."""
    if len(text) <= limit:
        return text
    if limit < 2:
        return ELLIPSIS[:limit]
    kept = text[: limit - 1]
    inside = None if text[limit - 1].isspace() else _LAST_WORD.search(kept)
    if inside is not None and kept[: inside.start()].strip():
        kept = kept[: inside.start()]
    return kept.rstrip() + ELLIPSIS


def cut_before(text: str, limit: int) -> str:
    """The end of the text, by the same rule."""
    return cut_after(text[::-1], limit)[::-1]
