"""Where a sentence begins and ends."""


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentences that hold a span."""
    return max(text.rfind("\n", 0, start), text.rfind(". ", 0, start) + 1, -1) + 1, end
