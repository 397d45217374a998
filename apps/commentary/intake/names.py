"""Names of people, as bylines and signatures write them."""

import re

from apps.core.folding import fold

BYLINE = re.compile(
    r"^(?:by|written by|author|authors|автор|авторы|müəllif|müellif|yazar|yazan|text)\b\s*:?\s+|^[—–-]\s*",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*(?:[;,/|&]|\s(?:and|и|və|ve)\s)\s*")
WORD = re.compile(r"(?:[^\W\d_]\.){1,2}|[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*\.?")
# Small words that stand inside names.
_SMALL = "de da del di du van von der den la le al el bin ibn ben oglu qizi kizi ogly kyzy"
PARTICLES = frozenset(_SMALL.split())
# Lines of two or three capitalised words that pages end with, and that nobody is called.
_FURNITURE = (
    "read more share related news comment comments review source photo photos video subscribe follow us contact about "
    "all rights reserved editorial staff redaction admin administrator newsroom desk press service agency "
    "читать далее источник фото видео редакция новости комментарии подписаться администратор "
    "oxu daha etiketler menbe xeberler redaksiya paylas serh haber haberler editor kaynak yorum devamini"
)
NO_NAME = frozenset(_FURNITURE.split())
FEWEST, MOST = 2, 4  # words of a full name
LONGEST = 60  # characters


def is_name(line: str) -> bool:
    """Whether a line is nothing but what looks like a person's full name."""
    words = line.split()
    if not FEWEST <= len(words) <= MOST or len(line) > LONGEST:
        return False
    if line.isupper() or any(fold(word) in NO_NAME for word in words):
        return False
    capitals = [word for word in words if word[0].isupper()]
    return (
        len(capitals) >= FEWEST
        and all(WORD.fullmatch(word) for word in words)
        and all(word[0].isupper() or fold(word) in PARTICLES for word in words)
    )


def without_byline(line: str) -> str:
    """ "By Leyla Hasanova" → "Leyla Hasanova"."""
    return BYLINE.sub("", line.strip()).strip()


def names_in(line: str) -> list[str]:
    """The names of a byline, each once, in its order; a line that no names are found in is one name."""
    bare = without_byline(line)
    parts = [part.strip(" .") if not part.strip().endswith("..") else part for part in BETWEEN.split(bare)]
    found = [part for part in parts if part]
    return list(dict.fromkeys(found))


def turned(name: str) -> str:
    """ "Hüseynova, Günel" → "Günel Hüseynova", as citations write it; any other name as it is."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() and "," not in first else name


def signature_in(line: str) -> str:
    """The name of a line that signs an article: "Nasimi Mammadli", "Nasimi Mammadli, political observer"; else ""."""
    bare = without_byline(line)
    if is_name(bare):
        return bare
    head, comma, rest = bare.partition(",")
    return head if comma and is_name(head) and rest.strip()[:1].islower() and len(rest) <= LONGEST else ""
