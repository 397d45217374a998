"""Shortens words at a boundary between two, and says so with an ellipsis, which counts."""

ELLIPSIS = "…"


def cut_after(text: str, limit: int) -> str:
    """The beginning of the text, at most ``limit`` code points; the text itself where it is short enough."""
    if len(text) <= limit:
        return text
    if limit < 2:
        return ELLIPSIS[:limit]
    kept = text[: limit - 1]
    if not text[limit - 1].isspace() and any(sign.isspace() for sign in kept):
        kept = kept.rstrip() if kept[-1].isspace() else kept.rsplit(None, 1)[0]
    return kept.rstrip() + ELLIPSIS


def cut_before(text: str, limit: int) -> str:
    """The end of the text, by the same rule."""
    return cut_after(text[::-1], limit)[::-1]
