"""Text without what is no part of any words: characters that steer devices, and the many ways to end a line."""

import re
from dataclasses import dataclass

from django.utils.translation import ngettext

# CR LF first, or it would be two. NEL, the Unicode separators, and the vertical tab and form feed of old printers.
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 without tab and line feed, the byte order mark in mid-text, halves of pairs, and what is no character.
# Marks of direction and joiners (U+200C to U+200F, U+202A to U+202E, U+2066 to U+2069) are part of words and stay.
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Bullets of the fonts Symbol and Wingdings as Word writes them; no other font has a picture for them.
BULLETS = str.maketrans(dict.fromkeys("\uf06e\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc", "•"))
SOFT_HYPHEN = re.compile("\u00ad[ \t]*\n[ \t]*(?=\\w)|\u00ad")
BLANKS_AT_END = re.compile(r"[^\S\n]+$", re.MULTILINE)
EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(slots=True)
class Cleaner:
    """Cleans piece by piece and counts what it takes out."""

    controls: int = 0
    hyphens: int = 0

    def clean(self, text: str) -> str:
        text = LINE_ENDS.sub("\n", text).translate(BULLETS)
        text, count = CONTROLS.subn("", text)
        self.controls += count
        text, count = SOFT_HYPHEN.subn("", text)
        self.hyphens += count
        return text

    def notes(self) -> list[str]:
        found = []
        if self.controls:
            found.append(
                ngettext(
                    "Left out %(count)s character that no text has (NUL or another control character).",
                    "Left out %(count)s characters that no text has (NUL or other control characters).",
                    self.controls,
                )
                % {"count": self.controls}
            )
        if self.hyphens:
            found.append(
                ngettext(
                    "Left out %(count)s hyphen that shows only where a line breaks.",
                    "Left out %(count)s hyphens that show only where a line breaks.",
                    self.hyphens,
                )
                % {"count": self.hyphens}
            )
        return found


def tidy(text: str) -> str:
    """Without blanks at the ends of lines, and with one empty line at most between two others."""
    return EMPTY_LINES.sub("\n\n", BLANKS_AT_END.sub("", text)).strip("\n")
