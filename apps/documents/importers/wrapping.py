"""Lines that were broken to fit a page, made paragraphs again."""

import re
from collections.abc import Sequence
from itertools import pairwise

# A break was forced when the next word would not have fitted. Text on a screen or a page is set this wide.
NARROWEST, WIDEST = 40, 100
FEWEST = 6  # breaks: fewer may be chance
FORCED = 0.75  # of the breaks within blocks; the last lines of paragraphs without an empty line after them are the rest
BEGINS_ITEM = re.compile(
    r"\s*(?:[-–—•·*▪◦]\s|\(?(?:\d{1,3}|[^\W\d_]|[ivxlcIVXLC]{1,5})(?:\.\d{1,3})*[.)]{1,2}\s|§|[A-ZА-ЯƏÖÜĞİŞÇ]{3,}\s+[\dIVXLC]+\b"
    r"|(?:Article|Art\.|Section|Chapter|Part|Annex|Статья|Глава|Раздел|Maddə|Fəsil|Madde|Bölüm|Artículo|Capítulo)\s+[\dIVXLC]+"
    r"|\d+(?:-\w+)?\s+(?:maddə|madde)\b)"
)
ENDS_SENTENCE = re.compile(r"[.;:!?…»”\"’)\]]\s*$")
HYPHENATED = re.compile(r"([^\W\d_]+)[-‐]$")
GOES_ON = re.compile(r"[^\W\d_]+")
# Parts that take a hyphen wherever they stand, not only at the end of a line.
KEEP_HYPHEN = {"self", "non", "vice", "ex"}


def unwrap(text: str) -> tuple[str, int]:
    """The text with its forced line breaks undone, and how many; as it was where it is not clearly hard-wrapped."""
    lines = text.split("\n")
    width = _width(lines)
    if not width:
        return text, 0
    vocabulary = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+", text))
    out: list[str] = []
    last = ""  # the line as it stood, for whether its end was forced
    undone = 0
    for line in lines:
        if out and last.strip() and line.strip() and _joins(last, line, width):
            out[-1] = join(out[-1], line, vocabulary)
            undone += 1
        else:
            out.append(line)
        last = line
    return "\n".join(out), undone


def join(before: str, after: str, vocabulary: set[str] | frozenset[str] = frozenset()) -> str:
    """Two lines of a paragraph as one. A hyphen at the end goes, unless the word has it elsewhere too."""
    before, after = before.rstrip(), after.strip()
    broken, rest = HYPHENATED.search(before), GOES_ON.match(after)
    if not broken or not rest or not rest[0][0].islower():
        dash = bool(broken and rest)  # "Nagorno-" and "Karabakh": the hyphen is the word's own
        return f"{before}{'' if dash else ' '}{after}"
    whole, apart = broken[1] + rest[0], f"{broken[1]}-{rest[0]}"
    kept = broken[1].casefold() in KEEP_HYPHEN or (apart in vocabulary and whole not in vocabulary)
    return before + after if kept else before[:-1] + after


def _width(lines: Sequence[str]) -> int:
    """How wide the lines were set, 0 where they were not broken to a width."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(pairs) < FEWEST or not lengths:
        return 0
    # The widest line, but for one in fifty: an address that would not break.
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.98))]
    if not NARROWEST <= width <= WIDEST or lengths[-1] > 3 * WIDEST:
        return 0
    plain = [(a, b) for a, b in pairs if not BEGINS_ITEM.match(b)]
    forced = sum(_forced(a, b, width) for a, b in plain)
    return width if len(plain) >= FEWEST and forced >= FORCED * len(plain) else 0


def _forced(line: str, following: str, width: int) -> bool:
    words = following.split(maxsplit=1)
    return bool(words) and len(line.rstrip()) + 1 + len(words[0]) > width


def _joins(line: str, following: str, width: int) -> bool:
    if not _forced(line, following, width) and not HYPHENATED.search(line.rstrip()):
        return False
    if BEGINS_ITEM.match(following) and ENDS_SENTENCE.search(line):
        return False
    return not (_margin(following) > _margin(line) and ENDS_SENTENCE.search(line))


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())
